"""What is missing is asked for at a terminal: each answer is checked at once, and asked for again where it is wrong."""

from collections.abc import Callable, Iterable, Sequence

import click

from parley.alike import Alike, chosen
from parley.beginning.draft import Draft, Fault, faults_of, own_faults
from parley.beginning.questions import Question, groups, questions
from parley.build import Checked
from parley.called import called
from parley.records.base import keys_of
from parley.records.types import Key

MORE = "anything else"


def show(words: str = "") -> None:
    """A line to the person; what the command answers stands by itself on standard output."""
    click.echo(words, err=True)


def completed(draft: Draft, checked: Checked, wrong: Iterable[str]) -> Draft:
    """The draft with all that its kind cannot do without, and whatever else the person knows.

    `wrong` are keys that were given, and given wrong.
    """
    asked = questions(draft.kind)
    for group in groups(draft.kind):
        if not any(question.key in draft.values for question in group):
            question, typed = _one_of(group)
            draft = _answered(draft, checked, question, typed, is_needed=True)
    for key in wrong:
        if key in asked and key not in draft.values:
            draft = _answered(draft, checked, asked[key])
    while more := _more(draft):
        draft = _answered(draft, checked, more)
    if draft.kind.text and not draft.body:
        draft = _with_body(draft, checked)
    # an answer may have made an earlier one wrong
    while faults := [fault for fault in faults_of(draft, checked) if fault.key in (*asked, "body")]:
        _tell(faults)
        keys = click.Choice([*asked, "body"])
        key = click.prompt("key to answer again", type=keys, default=faults[0].key, show_choices=False, err=True)
        draft = draft.without(key)
        draft = _with_body(draft, checked) if key == "body" else _answered(draft, checked, asked[key])
    return draft


def confirmed(near: Sequence[Alike]) -> None:
    """Asks whether a new record is wanted beside those that may be the very thing; ends the command where none is."""
    if near:
        show("The archive may have it already:")
        _listed(near)
        click.confirm("Is yours another, to be written all the same?", err=True, abort=True)


def _one_of(group: Sequence[Question]) -> tuple[Question, str]:
    """The question that the person can answer, of those of which one is; and its answer, if that is typed instead."""
    if len(group) == 1:
        return group[0], ""
    keys = {question.key: question for question in group}
    number = next((question for question in group if question.is_number and question.shape == "one"), None)
    show(f"One of these is needed: {', '.join(keys)}.")
    for question in group:
        show(f"  {question.key}: {question.about}")
    while True:
        typed = str(click.prompt("which", default=group[0].key, err=True)).strip()
        if typed in keys:
            return keys[typed], ""
        if number and number.value([typed]) != typed:
            return number, typed
        show(f"  Type one of {', '.join(keys)}{', or the number itself' if number else ''}.")


def _more(draft: Draft) -> Question | None:
    """A question that the person wants to answer besides."""
    left = {key: question for key, question in questions(draft.kind).items() if key not in draft.values}
    while True:
        key = click.prompt(
            f"{MORE} (Enter: nothing, ?: what there is)", default="", show_default=False, err=True
        ).strip()
        if not key:
            return None
        if key in left:
            return left[key]
        if key not in draft.values and key in keys_of(draft.kind):
            show(f"  `{key}` cannot be asked for here; add it in the file.")
            continue
        for question in left.values():
            show(f"  {question.key}: {question.about}")


def _answered(draft: Draft, checked: Checked, question: Question, typed: str = "", *, is_needed: bool = False) -> Draft:
    """The draft with one question answered rightly; without an answer where none is given and none is needed.

    What has been `typed` already is the first answer.
    """
    if not typed:
        show()
        show(" ".join(part for part in (question.about, question.hint()) if part))
    if question.shape == "many":
        show("Several: one after the other; enter when there are no more.")
    while True:
        answers, typed = [typed] if typed else _answers(checked, question, is_needed=is_needed), ""
        if not answers:
            return draft
        made = draft.told(question.key, question.value(answers))
        faults = _told(made, checked, question.key)
        if all(fault.is_between for fault in faults):  # another key may yet put it right
            return made


def _answers(checked: Checked, question: Question, *, is_needed: bool) -> list[str]:
    if question.shape == "flag":
        return ["true"]
    answers = [_answer(checked, question, is_needed=is_needed)]
    while answers[-1] and question.shape in ("many", "pairs"):
        answers.append(_answer(checked, question))
    return [answer for answer in answers if answer]


def _answer(checked: Checked, question: Question, *, is_needed: bool = False) -> str:
    ask = _asks(question.key, is_needed=is_needed)
    typed = ask()
    while typed and question.refers and not _is_there(Key(question.refers, typed), checked):
        near = chosen(checked.records, question.refers, typed)
        if not near:
            words = f"Nothing in {question.refers}/ is like {typed!r}."
            show(f"{words} If it is new, begin it first: {called()} new {question.refers} ID")
        else:
            _listed(near)
            show("Type its number, or another word.")
        typed = ask()
        typed = near[int(typed) - 1].key.id if typed.isdecimal() and 0 < int(typed) <= len(near) else typed
    return typed


def _is_there(key: Key, checked: Checked) -> bool:
    """Whether there is such a record, right or wrong in itself."""
    return key in checked.records or key in checked.broken


def _asks(key: str, *, is_needed: bool) -> Callable[[], str]:
    def ask() -> str:
        # without a default click asks until something is typed
        default = None if is_needed else ""
        return str(click.prompt(key, default=default, show_default=False, err=True)).strip()

    return ask


def _with_body(draft: Draft, checked: Checked) -> Draft:
    """The draft with its text, on one line; more is written in the file."""
    show()
    show(f"{draft.kind.text} One line; what is longer goes into the file.")
    while True:
        made = draft.told("body", click.prompt("body", default="", show_default=False, err=True))
        if not _told(made, checked, "body"):
            return made


def _told(draft: Draft, checked: Checked, key: str) -> list[Fault]:
    """What is wrong with an answer, told."""
    faults = [fault for fault in own_faults(draft, checked) if fault.key in (key, "")]
    _tell(faults)
    return faults


def _tell(faults: Iterable[Fault]) -> None:
    for message in dict.fromkeys(fault.message for fault in faults):
        show(f"  {message}")


def _listed(near: Sequence[Alike]) -> None:
    width = max(len(one.key.id) for one in near)
    for number, one in enumerate(near, 1):
        show(f"  {number}  {one.key.id:{width}}  {one.name}")
