"""The server that an editor starts and talks to: completion, hints, the way to a record, and what is wrong."""

import re
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import ServerTextPosition, ServerTextRange, TextDocument

from parley.editor.cursor import key_at
from parley.editor.faults import faults
from parley.editor.offers import Offer, about, offers, part_at
from parley.editor.records import Records, place_of
from parley.kinds import kinds
from parley.problems import Problem
from parley.records.types import Key
from parley.schema import schema_of

KINDS = {
    "key": lsp.CompletionItemKind.Property,
    "word": lsp.CompletionItemKind.EnumMember,
    "id": lsp.CompletionItemKind.Reference,
    "date": lsp.CompletionItemKind.Value,
}
_NAME = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")


class Server(LanguageServer):
    """One session of an editor; `known` are the records of each content folder, as they lay when last looked at."""

    def __init__(self) -> None:
        super().__init__("parley", version("parley"), lsp.TextDocumentSyncKind.Full)
        self.known: dict[Path, Records] = {}

    def opened(self, uri: str) -> tuple[TextDocument, Path, Path, str] | None:
        """A document that is a record, with its path, its content folder and its kind; None for any other."""
        path = Path(to_fs_path(uri) or "")
        place = place_of(path)
        return (self.workspace.get_text_document(uri), path, *place) if place else None

    def records(self, content: Path, *, anew: bool = False) -> Records:
        """The records that lie in a content folder."""
        if anew or content not in self.known:
            self.known[content] = Records.below(content)
        return self.known[content]

    def tell(self, uri: str, *, anew: bool = False) -> None:
        """Tells what is wrong with a document now."""
        found = self.opened(uri)
        if found is None:
            return
        document, path, content, _ = found
        wrong = faults(path, content, document.source, self.records(content, anew=anew))
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, [self.diagnostic(document, problem) for problem in wrong])
        )

    def diagnostic(self, document: TextDocument, problem: Problem) -> lsp.Diagnostic:
        """A problem at its place: to the end of the word there."""
        line = document.lines[problem.line - 1] if problem.line <= len(document.lines) else ""
        word = re.match(r"[\w-]+|.?", line[problem.column - 1 :])
        start = ServerTextPosition(problem.line - 1, problem.column - 1)
        end = ServerTextPosition(problem.line - 1, problem.column - 1 + len(word[0] if word else ""))
        level = lsp.DiagnosticSeverity.Error if problem.level == "error" else lsp.DiagnosticSeverity.Warning
        place = document.position_codec.range_to_client_units(document.lines, ServerTextRange(start, end))
        return lsp.Diagnostic(place, problem.message, level, problem.code, source="parley")


def made() -> Server:
    """A server with all that it answers."""
    server = Server()
    for name, answer in (
        (lsp.TEXT_DOCUMENT_DID_OPEN, _opened),
        (lsp.TEXT_DOCUMENT_DID_CHANGE, _changed),
        (lsp.TEXT_DOCUMENT_DID_SAVE, _opened),
        (lsp.TEXT_DOCUMENT_HOVER, _hover),
        (lsp.TEXT_DOCUMENT_DEFINITION, _definition),
    ):
        server.feature(name)(answer)
    server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["[", " ", "-", "/"]))(
        _completion
    )
    return server


def _opened(server: Server, params: lsp.DidOpenTextDocumentParams | lsp.DidSaveTextDocumentParams) -> None:
    server.tell(params.text_document.uri, anew=True)


def _changed(server: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    server.tell(params.text_document.uri)


def _completion(server: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    found = server.opened(params.text_document.uri)
    if found is None:
        return None
    document, _, content, kind = found
    at = document.position_codec.position_from_client_units(document.lines, params.position)
    lines = [*document.source.split("\n"), ""]
    shown = offers(kind, lines, at.line, at.character, server.records(content))
    items = [_item(number, offer, at, document) for number, offer in enumerate(shown)]
    return lsp.CompletionList(is_incomplete=True, items=items)


def _item(number: int, offer: Offer, at: ServerTextPosition, document: TextDocument) -> lsp.CompletionItem:
    start = ServerTextPosition(at.line, at.character - len(offer.begun))
    place = document.position_codec.range_to_client_units(document.lines, ServerTextRange(start, at))
    return lsp.CompletionItem(
        label=offer.label,
        kind=KINDS[offer.sort],
        detail=offer.detail or None,
        documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, offer.about) if offer.about else None,
        sort_text=f"{number:04}",
        filter_text=f"{offer.begun}{offer.label}" if offer.begun not in offer.label else offer.label,
        text_edit=lsp.TextEdit(place, offer.text),
        insert_text_mode=lsp.InsertTextMode.AsIs,
    )


def _hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    found = server.opened(params.text_document.uri)
    if found is None:
        return None
    document, _, content, kind = found
    at = document.position_codec.position_from_client_units(document.lines, params.position)
    path = key_at(document.source.split("\n"), at.line, at.character)
    part = part_at(schema_of(kinds()[kind]), path) if path else None
    if part:
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, about(part)))
    records = server.records(content)
    named = [records.called(key) or key.id for key in _named(document, at, records)]
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, "\n".join(named))) if named else None


def _definition(server: Server, params: lsp.DefinitionParams) -> list[lsp.Location] | None:
    found = server.opened(params.text_document.uri)
    if found is None:
        return None
    document, _, content, _ = found
    at = document.position_codec.position_from_client_units(document.lines, params.position)
    records = server.records(content)
    start = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    return [lsp.Location(records.files[key].absolute().as_uri(), start) for key in _named(document, at, records)]


def _named(document: TextDocument, at: ServerTextPosition, records: Records) -> list[Key]:
    """The records whose id, with its kind or without, stands at a place."""
    line = document.lines[at.line] if at.line < len(document.lines) else ""
    word = next((m[0] for m in _NAME.finditer(line) if m.start() <= at.character <= m.end()), "")
    kind, _, id_ = word.rpartition("/")
    return records.find(id_, [kind] if kind else kinds())
