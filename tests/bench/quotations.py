"""How well quotations and speakers are found: `python -m tests.bench.quotations` prints the table.

What is right stands in `quotations.yml`; of texts that may not be kept here, in the archive's own quote records.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import yaml

from parley.build import examine
from parley.drafting.extract import Quotation, quotations
from parley.drafting.known import Known
from parley.quotations import normalise, prepare
from parley.records.actors import Actor
from parley.records.articles import Article
from parley.records.places import Place
from parley.records.quotes import Quote
from parley.records.types import Key

TABLE = Path(__file__).with_name("quotations.yml")

NOBODY = "nobody"
"""The speaker of words that the text gives to nobody in particular: whoever names one for sure is wrong."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in its parts, and who speaks: an id, several, `unnamed: ...` or `new: ...`."""

    parts: tuple[str, ...]
    by: tuple[str, ...]
    is_sure: bool = True
    """Whether it says who speaks: an id, the text's own words, or the name of somebody who is not in the archive."""
    is_done: bool = True
    """Whether nothing about the speaker is left to a person."""

    @property
    def key(self) -> str:
        """Its words, whatever their marks."""
        return " … ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what is to be found in it."""

    name: str
    set: str
    text: str
    said: tuple[Said, ...]
    known: Known


@dataclass(slots=True)
class Score:
    """What was found of what is there, over all passages of a set."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    parts_wanted: int = 0
    parts_found: int = 0
    parts_right: int = 0
    speakers: int = 0
    """Quotations whose speaker the text tells."""
    named: int = 0
    """Speakers given without a TODO, or rightly told not to be in the archive."""
    named_right: int = 0
    offered: int = 0
    """Speakers rightly offered behind a TODO."""
    wrong: list[str] = field(default_factory=list)
    """Speakers that are wrong, and nothing says that they may be."""


def part_key(words: str) -> str:
    """Words as they are compared: without marks at their ends."""
    return re.sub(r'^[\s"\']+|[\s"\',.]+$', "", normalise(words).replace('\n"', "\n"))


def parts_of(words: str) -> tuple[str, ...]:
    """The parts of a quotation."""
    return tuple(part_key(part) for part in re.split(r"\[…\]", words) if part_key(part))


def passages() -> Iterator[Passage]:
    """Those of the table."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    cast = {Key("actors", i): Actor(id=i, **values) for i, values in table["cast"]["actors"].items()}
    places = {Key("places", i): Place(id=i, **values) for i, values in table["cast"]["places"].items()}
    known = Known({**cast, **places})
    for one in table["passages"]:
        said = tuple(Said(parts_of(q["words"]), _by(q["by"])) for q in one["quotations"])
        yield Passage(one["name"], one["set"], one["text"], said, known)


def sources(content: Path, folder: Path) -> Iterator[Passage]:
    """The articles whose texts are in a folder, with the archive's quotes in direct speech as what is to be found."""
    import hashlib

    records = examine(content.absolute()).records
    texts = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in sorted(folder.iterdir()) if p.is_file()}
    for record in records.values():
        if isinstance(record, Article) and record.snapshot and record.snapshot.sha256 in texts:
            said = tuple(
                Said(parts_of(q.words), q.speaker or (f"unnamed: {q.unnamed}",))
                for q in records.values()
                if isinstance(q, Quote) and q.article == record.id and q.form != "reported"
            )
            text = texts[record.snapshot.sha256].read_text(encoding="utf-8")
            yield Passage(record.id, "sources", text, said, Known(records))


def _by(value: Any) -> tuple[str, ...]:
    if isinstance(value, dict):
        return tuple(f"{kind}: {words.lower()}" for kind, words in value.items())
    return tuple(value) if isinstance(value, list) else (value,)


def parley(passage: Passage) -> list[Said]:
    """What Parley finds."""
    return [_said(q) for q in quotations(prepare(passage.text), passage.known)]


def _said(quotation: Quotation) -> Said:
    one = quotation.speaker
    by = one.ids or tuple(f"unnamed: {w.lower()}" for w in (one.unnamed,) if w)
    by = by or tuple(f"new: {w.lower()}" for w in (one.new,) if w)
    is_new = bool(one.new and one.doubt == f"“{one.new}” is not in the archive")
    return Said(parts_of(quotation.words), by, one.is_sure or is_new, one.is_sure)


def score(pairs: Iterable[tuple[Passage, list[Said]]]) -> Score:
    """What an extractor found, compared with what is there."""
    told = Score()
    for passage, found in pairs:
        by_key = {said.key: said for said in passage.said}
        told.wanted += len(passage.said)
        told.speakers += sum(said.by != (NOBODY,) for said in passage.said)
        told.found += len(found)
        wanted = [part for said in passage.said for part in said.parts]
        got = [part for said in found for part in said.parts]
        told.parts_wanted, told.parts_found = told.parts_wanted + len(wanted), told.parts_found + len(got)
        told.parts_right += sum(part in wanted for part in dict.fromkeys(got))
        by_part = {part: said for said in passage.said for part in said.parts}
        for said in found:
            told.right += said.key in by_key
            match = by_key.get(said.key) or next((by_part[p] for p in said.parts if p in by_part), None)
            if match:
                _judge(told, passage, said, match)
            elif said.is_done and said.by:
                told.wrong.append(f"{passage.name}: {said.key[:50]} | {said.by} (no quotation)")
    return told


def _judge(told: Score, passage: Passage, said: Said, match: Said) -> None:
    is_right = said.by == match.by
    told.named += bool(said.is_sure and said.by)
    told.named_right += said.is_sure and is_right
    told.offered += bool(not said.is_sure and is_right)
    if said.is_done and said.by and not is_right:
        told.wrong.append(f"{passage.name}: {said.key[:50]} | {said.by}, not {match.by}")


def textacy(passages: Iterable[Passage], model: str) -> Iterator[tuple[Passage, list[Said]]]:
    """What textacy's `direct_quotations` finds; a speaker whose words name somebody of the cast is taken for him."""
    import spacy
    from textacy.extract import direct_quotations

    from parley.drafting.mentions import mentions
    from parley.drafting.tokens import tokens

    nlp = spacy.load(model)
    for passage in passages:
        found = []
        for paragraph in re.split(r"\n\s*\n", passage.text):
            try:
                triples = list(direct_quotations(nlp(" ".join(paragraph.split()))))
            except ValueError:  # it gives up where marks do not pair
                continue
            for triple in triples:
                speaker = normalise(" ".join(token.text for token in triple.speaker))
                named = mentions(tokens(speaker), passage.known)
                ids = tuple(dict.fromkeys(k.id for m in named for k in m.keys if k.kind == "actors"))
                full = _full(passage, speaker, ids)
                found.append(Said(parts_of(triple.content.text), full))
        yield passage, found


def _full(passage: Passage, speaker: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """A speaker as worded, counted right where its words are among those of somebody who is right."""
    if ids:
        return ids
    for said in passage.said:
        for by in said.by:
            if ": " in by and speaker.lower() in by:
                return said.by
    return (f"as worded: {speaker}",)


def row(name: str, told: Score) -> str:
    """One line of the table."""

    def share(part: int, whole: int) -> str:
        return f"{part / whole:.2f}" if whole else "-"

    cells = (
        name,
        str(told.wanted),
        share(told.right, told.found),
        share(told.right, told.wanted),
        share(told.parts_right, told.parts_found),
        share(told.parts_right, told.parts_wanted),
        share(told.named_right, told.named),
        share(told.named_right, told.speakers),
        share(told.named_right + told.offered, told.speakers),
        str(len(told.wrong)),
    )
    return f"| {' | '.join(cells)} |"


HEAD = (
    "| | quotations | precision | recall | parts: precision | recall | speakers: precision | recall "
    "| recall with those behind a TODO | wrong and no TODO |",
    "| --- |" + " ---: |" * 9,
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--sources", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True)
@click.option("--model", help="A spaCy model; textacy then takes part.")
@click.option("--set", "only", help="One set alone.")
@click.option("--wrong", is_flag=True, help="Tell what is missed and what is wrong, too.")
def main(folder: Path | None, content: Path, model: str | None, only: str | None, wrong: bool) -> None:
    """Compare what is found with what is there: in the table's passages, and in the texts of articles."""
    every = [*passages(), *(sources(content, folder) if folder else ())]
    click.echo("\n".join(HEAD))
    for name in dict.fromkeys(p.set for p in every):
        if only and name != only:
            continue
        chosen = [p for p in every if p.set == name]
        results = [(p, parley(p)) for p in chosen]
        click.echo(row(f"Parley, {name}", score(results)))
        if model:
            click.echo(row(f"textacy, {name}", score(textacy(chosen, model))))
        if wrong:
            _tell(results)


def _tell(results: Iterable[tuple[Passage, list[Said]]]) -> None:
    for passage, found in results:
        keys = {said.key: said for said in found}
        for said in passage.said:
            got = keys.pop(said.key, None)
            if got is None:
                click.echo(f"  missed: {passage.name}: {said.key[:70]}")
            elif not got.is_sure or got.by != said.by:
                click.echo(
                    f"  {'WRONG' if got.is_sure else 'open'}: {passage.name}: {said.key[:50]}: {got.by}, {said.by}"
                )
        for said in keys.values():
            click.echo(f"  more: {passage.name}: {said.key[:70]} | {said.by} {'sure' if said.is_sure else ''}")


if __name__ == "__main__":
    main()
