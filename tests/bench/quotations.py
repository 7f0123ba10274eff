"""How well quotations and speakers are found: `python -m tests.bench.quotations` prints the table.

What is right stands in `quotations.yml`; of texts that may not be kept here, in the archive's own quote records.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click

from parley.drafting.extract import Quotation, quotations
from parley.quotations import prepare

from .passages import NOBODY, Passage, Said, parts_of, passages, sources


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
    """Quotations found whose speaker is given without a TODO, or rightly told not to be in the archive."""
    named_well: int = 0
    """Those of them that are right."""
    recalled: int = 0
    """Quotations that are there whose speaker is so given, and rightly, for every part that was found."""
    offered: int = 0
    """Those, and such whose speaker is rightly offered behind a TODO."""
    wrong: list[str] = field(default_factory=list)
    """Speakers that are wrong, and nothing says that they may be."""


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
        by_part = {part: said for said in passage.said for part in said.parts}
        told.wanted, told.found = told.wanted + len(passage.said), told.found + len(found)
        told.right += len({said.key for said in found} & by_key.keys())
        got = [part for said in found for part in said.parts]
        told.parts_wanted, told.parts_found = told.parts_wanted + len(by_part), told.parts_found + len(got)
        told.parts_right += len(by_part.keys() & set(got))
        pieces: dict[Said, list[Said]] = {said: [] for said in passage.said if said.by != (NOBODY,)}
        for said in found:
            match = by_key.get(said.key) or next((by_part[p] for p in said.parts if p in by_part), None)
            if match in pieces:
                pieces[match].append(said)
            told.named += bool(match and said.is_sure and said.by)
            told.named_well += bool(match and said.is_sure and said.by == match.by)
            if said.is_done and said.by and said.by != (match.by if match else ()):
                told.wrong.append(f"{passage.name}: {said.key[:50]} | {said.by}, not {match.by if match else 'quoted'}")
        told.speakers += len(pieces)
        for match, parts in pieces.items():
            is_right = bool(parts) and all(part.by == match.by for part in parts)
            told.recalled += is_right and all(part.is_sure for part in parts)
            told.offered += is_right
    return told


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
        share(told.named_well, told.named),
        share(told.recalled, told.speakers),
        share(told.offered, told.speakers),
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
    every = [p for p in (*passages(), *(sources(content, folder) if folder else ())) if only in (None, p.set)]
    results = {"Parley": [(p, parley(p)) for p in every]}
    if model:
        from .beside import textacy

        results["textacy"] = list(textacy(every, model))
    click.echo("\n".join(HEAD))
    sets = {name: {name} for name in dict.fromkeys(p.set for p in every)}
    if not only:
        sets["all passages"] = sets.keys() - {"sources"}
    for name, chosen in sets.items():
        for who, found in results.items():
            click.echo(row(f"{who}, {name}", score(pair for pair in found if pair[0].set in chosen)))
    for who, found in results.items() if wrong else ():
        click.echo(f"\n{who}:")
        _tell(found)


def _tell(results: Iterable[tuple[Passage, list[Said]]]) -> None:
    for passage, found in results:
        keys = {said.key: said for said in found}
        for said in passage.said:
            got = keys.pop(said.key, None)
            if got is None:
                click.echo(f"  missed: {passage.name}: {said.key[:70]}")
            elif not got.is_sure or got.by != said.by:
                how = "WRONG" if got.is_done and got.by else "open"
                click.echo(f"  {how}: {passage.name}: {said.key[:50]}: {got.by}, {said.by}")
        for said in keys.values():
            click.echo(f"  more: {passage.name}: {said.key[:70]} | {said.by} {'sure' if said.is_sure else ''}")


if __name__ == "__main__":
    main()
