"""Pickling: a record comes back as it was from another process or an earlier build, and takes little room there."""

import pickle
from typing import Any

import pytest

from parley.dates import Edtf
from parley.kinds import kinds
from parley.link import Archive
from parley.outputs.records import plain
from parley.records.base import Record
from parley.records.events import Participation
from parley.references import references, statements
from parley.validate import salvage
from samples import CHOICES, MINIMAL, all_keys, record, sample, source


def again(made: Any) -> Any:
    return pickle.loads(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))


def as_told(made: Record) -> tuple[Any, ...]:
    """All of a record that any stage may ask for, the order of its fields included."""
    return type(made), made, repr(made), list(vars(made)), plain(made), made.public(), list(map(str, made.faults()))


@pytest.mark.parametrize("kind", kinds())
def test_every_record_of_the_toy_archive_comes_back_as_it_was(toy: Archive, kind: str) -> None:
    made = list(toy.of(kind))
    assert list(map(as_told, again(made))) == list(map(as_told, made))


@pytest.mark.parametrize("kind", kinds())
def test_a_record_comes_back_with_all_keys_or_with_the_least(kind: str) -> None:
    every = [record(kind, all_keys(kind, choice)) for choice in CHOICES.get(kind, ("",))]
    for made in [record(kind, MINIMAL[kind]), *every]:
        assert as_told(again(made)) == as_told(made)
        assert references(again(made)) == references(made)
        assert statements(again(made)) == statements(made)


@pytest.mark.parametrize("values", [{}, {"kind": 7, "name": "Ann", "aliases": ["A"]}])
def test_what_is_right_in_a_broken_record_comes_back_too(values: dict[str, Any]) -> None:
    made, _ = salvage(source("actors", values), kinds())
    assert again(made) == made


def test_a_statement_that_came_back_stands_for_the_same_in_a_set() -> None:
    made = Participation(actor="ann", role="party", article="paper")
    assert {made, again(made)} == {made}


def test_what_a_record_leaves_out_is_not_in_its_bytes() -> None:
    told = pickle.dumps(sample("quotes", "hello", date="2031"))
    assert b"speaker" in told
    assert not [name for name in (b"content_warning", b"translated_by", b"earliest") if name in told]


def test_records_that_came_back_share_nothing_that_changes() -> None:
    ann, bob = again([sample("actors", "ann"), sample("actors", "bob")])
    assert ann.native_names is not bob.native_names
    changed = ann.model_copy(update={"aliases": ("A",)})
    assert (changed.aliases, ann.aliases, bob.aliases) == (("A",), (), ())
    assert ann.model_fields_set == bob.model_fields_set == changed.model_fields_set - {"aliases"}


def test_dates_written_alike_are_one_value_again() -> None:
    day = Edtf.parse("2031-03-01")
    assert again(day) is day is Edtf.parse(" 2031-03-01 ")
    assert again(sample("quotes", "hello", date="2031-03-01")).date is day
