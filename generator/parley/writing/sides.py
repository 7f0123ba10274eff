"""Claims, accounts and names side by side: who says what, on what evidence."""

from collections.abc import Sequence

from parley.derived.contested import ACCOUNTS, NAMES, NUMBERS, Question, Thing
from parley.drawings.svg import Picture
from parley.kinds import kinds
from parley.language import capital
from parley.records.base import Account, NameGiven
from parley.records.types import Key
from parley.urls import record_path
from parley.writing import markup as m
from parley.writing.claims import by_time, chart, claimant, figure_of, has_chart, how, strip, table
from parley.writing.writer import Writer

WORDS = 60
"""How many words of an account are shown; the rest is on the thing's own page."""


def written(w: Writer, some: Sequence[Question | Thing], part: str) -> tuple[list[str], list[Picture]]:
    """What is contested as blocks of a page, and the pictures that they have."""
    about = {
        NUMBERS: w.say("Claims in answer to one question, in the order of the time for which they are made."),
        ACCOUNTS: w.say("What different sides say of one thing. Their accounts need not exclude each other."),
        NAMES: w.say("What different sides call one thing."),
    }
    blocks, pictures = [about[part]] if some else [], []
    for number, one in enumerate(some):
        if isinstance(one, Question):
            name = f"{part}-{_letters(number)}"
            claims = by_time(w, one.claims)
            drawn = has_chart(w, claims)
            if drawn:
                pictures.append(chart(w, name, one.key, claims, unit=one.unit or w.say("people")))
            blocks.append(_question(w, one, claims, m.picture(name) if drawn else ""))
        else:
            blocks.append(_thing(w, one))
    return blocks, pictures


def tiny(w: Writer, question: Question, name: str) -> tuple[str, Picture]:
    """A question for a small place: a line with its claims, and a picture of that name to stand beside it."""
    claims = by_time(w, question.claims)
    told = [
        w.say(
            "{claim} ({claimant})",
            claim=w.beside(key, figure_of(w, key).amount(w.language)),
            claimant=claimant(figure_of(w, key), w),
        )
        for key in claims
    ]
    line = m.joined(w.link(question.key), w.disputed(question.key), *told)
    return line, strip(w, name, question.key, claims)


def _question(w: Writer, question: Question, claims: Sequence[Key], drawn: str) -> str:
    count = w.count(question.total, "claim", "claims")
    rest = w.to(f"{record_path(question.key)}", w.say("All {count}", count=count))
    more = m.part("more", rest) if question.total > len(claims) else ""
    told = m.text(how(w, question.key, claims))
    return m.subsection(w.link(question.key), m.joined(w.disputed(question.key), told), drawn, table(w, claims), more)


def _thing(w: Writer, thing: Thing) -> str:
    kicker = m.part("kicker", m.joined(w.say(capital(kinds()[thing.key.kind].noun)), _dated(w, thing.key)))
    if thing.warning and thing.accounts:
        warned = m.part("content-warning", w.warned(thing.warning))
        return m.subsection(w.link(thing.key), kicker, warned)
    shown = [_account(w, one) for one in thing.accounts] or [_called(w, givers) for givers in thing.names]
    rest = w.to(record_path(thing.key), w.say("All {number}", number=w.number(thing.total)))
    is_more = thing.total > len(thing.accounts) + sum(map(len, thing.names))
    return m.subsection(w.link(thing.key), kicker, m.items(shown), m.part("more", rest) if is_more else "")


def _dated(w: Writer, key: Key) -> str:
    card = w.card(key)
    return w.when(card) if card.when or card.withheld else ""


def _account(w: Writer, account: Account) -> str:
    """Who says what, when, on what evidence."""
    said = account.says.split()
    words = " ".join(said[:WORDS]) + ("\u00a0…" if len(said) > WORDS else "")
    when, rests_on = w.date(account.date) if account.date else "", _evidence(w, account)
    dated = m.part("evidence", m.joined(when, rests_on)) if when else rests_on
    return " ".join(filter(None, [f"**{_by(w, account)}**", w.text(words), dated]))


def _called(w: Writer, givers: Sequence[NameGiven]) -> str:
    """A name, with all who call the thing so."""
    told = "; ".join(m.joined(_by(w, given), _evidence(w, given)) for given in givers)
    return f"**{w.text(w.language.quoted(givers[0].name))}** {told}"


def _by(w: Writer, wording: Account | NameGiven) -> str:
    """Whose words they are; of an article, which one."""
    if wording.by:
        return w.link(Key("actors", wording.by))
    return (
        w.say("The article {article}", article=w.source(wording.article, label=""))
        if wording.article
        else w.say("The article itself")
    )


def _evidence(w: Writer, wording: Account | NameGiven) -> str:
    """On what it rests, unless that has been said."""
    return w.evidence(wording) if wording.by or wording.quote or not wording.article else ""


def _letters(number: int) -> str:
    """A number in letters, as names of pictures are."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
