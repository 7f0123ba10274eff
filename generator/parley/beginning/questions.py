"""What may be asked of whoever begins a record: one question a key, made of what the kind declares."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pydantic import ValidationError

from parley.dates import Edtf
from parley.describe import choices_of
from parley.front_matter import plain
from parley.records.base import Record, keys_of
from parley.references import declared_reference
from parley.validate import adapter_of

Shape = Literal["one", "many", "pairs", "flag"]

EDTF = (
    "2017-02-23, 2017-02 (a month), 2017-02~ (about), 2017-02? (uncertain), 2017?-02-23 (a year that we infer), "
    "2017-02-25/2017-02-26 (some day in it)"
)
"""What a date may be, by examples."""


@dataclass(frozen=True, slots=True)
class Question:
    """One key: what it holds, and how an answer is read.

    `refers` is the kind of record that it names, if any, and `words` are all that it may be, where these are few. A
    list that `may_be_alone` is written as its one item, where it has one.
    """

    key: str
    about: str
    shape: Shape
    is_required: bool = False
    is_number: bool = False
    is_date: bool = False
    may_be_alone: bool = False
    refers: str = ""
    words: tuple[str, ...] = ()

    @property
    def option(self) -> str:
        """The option of the command by which it is answered."""
        return f"--{self.key.replace('_', '-')}"

    def hint(self) -> str:
        """How it is answered, in words; empty where any words will do."""
        if self.words:
            return f"One of: {', '.join(self.words)}."
        if self.refers:
            return f"An id in {self.refers}/."
        if self.is_date:
            return f"A date in EDTF: {EDTF}."
        return "LANGUAGE=NAME." if self.shape == "pairs" else ""

    def value(self, answers: Sequence[str]) -> Any:
        """The value that answers mean; whether it is right is told when the record is checked."""
        if self.shape == "flag":
            return True
        if self.shape == "pairs":
            return {name.strip(): text.strip() for name, _, text in (answer.partition("=") for answer in answers)}
        values = [self._typed(answer.strip()) for answer in answers]
        is_list = self.shape == "many" and not (self.may_be_alone and len(values) == 1)
        return values if is_list else values[-1]

    def _typed(self, answer: str) -> Any:
        meant = plain(answer)
        number = isinstance(meant, int | float) and not isinstance(meant, bool)
        return meant if number and (self.is_number or (self.is_date and isinstance(meant, int))) else answer


WRITTEN = frozenset({"body", "former_ids"})
"""Keys that are no questions: the text below the keys, and what `parley rename` writes."""


@cache
def questions(kind: type[Record]) -> Mapping[str, Question]:
    """Every key of a kind that can be answered in words, its own before those of all kinds; entries cannot."""
    keys = keys_of(kind)
    ordered = [*(key for key in keys if key not in keys_of(Record)), *(key for key in keys if key in keys_of(Record))]
    made = {key: _question(kind, key, keys[key]) for key in ordered if key not in WRITTEN}
    return {key: question for key, question in made.items() if question}


def _question(kind: type[Record], key: str, name: str) -> Question | None:
    field = kind.model_fields[name]
    wrong = _wrong(kind, name, "x")
    listed = _wrong(kind, name, ["x"])
    alone = not wrong and not listed
    if "tuple_type" in wrong or not listed:
        shape: Shape = "many"
        wrong = listed
    elif "bool_type" in wrong:
        shape = "flag"
    else:
        shape = "pairs" if "dict_type" in wrong else "one"
    if wrong & {"model_type", "model_attributes_type"}:
        return None
    reference = declared_reference(kind, name)
    return Question(
        key,
        " ".join((field.description or "").split()),
        shape,
        field.is_required(),
        bool(wrong & {"int_type", "float_type"}),
        _holds(field.annotation, Edtf),
        alone,
        reference.kind if reference else "",
        tuple(choices_of(field.annotation)),
    )


def _wrong(kind: type[Record], name: str, value: Any) -> set[str]:
    """In what ways a value is not what a field holds: none where it is."""
    try:
        adapter_of(kind, name).validate_python(value)
    except ValidationError as error:
        return {detail["type"] for detail in error.errors()}
    return set()


def _holds(annotation: Any, wanted: type) -> bool:
    return annotation is wanted or any(_holds(part, wanted) for part in get_args(annotation))


def groups(kind: type[Record]) -> Iterable[Sequence[Question]]:
    """What a record of the kind cannot do without: each question by itself, or those of which one is answered."""
    asked = questions(kind)
    choices = {key: keys for keys in kind.one_of for key in keys}
    told: set[str] = set()
    for key, question in asked.items():
        if key not in told and (question.is_required or key in choices):
            keys = choices.get(key, (key,))
            told.update(keys)
            yield [asked[one] for one in keys]
