"""Kinds: what each record may say, for every kind that is found."""

import inspect
from typing import Any, get_args

import pytest
from pydantic.fields import FieldInfo

from parley.dates import Edtf
from parley.kinds import kind_named, kinds
from parley.language import ENGLISH
from parley.outputs.records import plain
from parley.problems import UsageError
from parley.records.actors import Actor
from parley.records.base import Model, Record, keys_of
from parley.records.figures import Figure
from parley.records.quotes import Quote
from samples import CHOICES, MINIMAL, all_keys, judged, record, sample

KINDS = tuple(kinds())
TEN = ["actors", "articles", "events", "figures", "places", "processes", "quotes", "series", "talks", "topics"]


def models(model: type[Model]) -> dict[str, type[Model]]:
    """A kind and the parts that its fields are made of."""
    found = {model.__name__: model}
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            found.update(models(inner))
    return found


def _models_in(annotation: Any) -> list[type[Model]]:
    if inspect.isclass(annotation) and issubclass(annotation, Model):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


PARTS = {name: model for kind in kinds().values() for name, model in models(kind).items()}
FIELDS = [(m, name, field) for m in PARTS.values() for name, field in m.model_fields.items()]


def test_the_ten_kinds_are_found() -> None:
    assert set(TEN) <= set(KINDS)


@pytest.mark.parametrize("kind", TEN)
def test_the_least_is_enough(kind: str) -> None:
    made = record(kind, MINIMAL[kind])
    assert (made.key.kind, made.key.id, made.body) == (kind, "sample", "Words.")


@pytest.mark.parametrize("kind", TEN)
@pytest.mark.parametrize("choice", [0, 1, 2])
def test_all_keys_are_read_and_given_out_again(kind: str, choice: int) -> None:
    choices = CHOICES.get(kind, ("",))
    values = all_keys(kind, choices[min(choice, len(choices) - 1)])
    given = plain(record(kind, values))
    assert given.keys() == values.keys() - set(values["withhold"])
    assert given["accounts"] == values["accounts"]


@pytest.mark.parametrize("kind", TEN)
def test_the_samples_leave_no_key_out(kind: str) -> None:
    given = set(all_keys(kind)) | set(CHOICES.get(kind, ()))
    assert given == set(keys_of(kinds()[kind])) - {"body"}


@pytest.mark.parametrize("kind", TEN)
def test_each_required_key_is_missed(kind: str) -> None:
    required = {k for k, n in keys_of(kinds()[kind]).items() if kinds()[kind].model_fields[n].is_required()}
    found = judged(kind, {})
    assert isinstance(found, list)
    assert required <= {str(f.where[0]) for f in found if f.code == "missing-key"} | {"speaker"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "key", ["template", "hide", "icon", "status_", "search", "edit_url", "tags", "Name", "id", "body"]
)
def test_an_unknown_key_is_told_once_at_its_place(kind: str, key: str) -> None:
    found = judged(kind, {**MINIMAL[kind], key: "x"})
    assert isinstance(found, list)
    assert [(f.where, f.code) for f in found] == [((key,), "unknown-key")]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"talks"}))
def test_status_is_a_key_of_talk_rounds_alone(kind: str) -> None:
    found = judged(kind, {**MINIMAL[kind], "status": "new"})
    assert isinstance(found, list)
    assert [f.code for f in found] == ["unknown-key"]


@pytest.mark.parametrize(("model", "name", "field"), FIELDS, ids=[f"{m.__name__}.{n}" for m, n, _ in FIELDS])
def test_a_sentence_stands_under_every_field(model: type[Model], name: str, field: FieldInfo) -> None:
    assert (field.description or "").strip().endswith(("`", ".", "}")), f"{model.__name__}.{name}"


@pytest.mark.parametrize("kind", kinds().values(), ids=KINDS)
def test_a_kind_says_what_it_is(kind: type[Record]) -> None:
    assert kind.folder
    assert kind.noun
    assert kind.plural
    assert (kind.__doc__ or "").strip()


@pytest.mark.parametrize("kind", kinds().values(), ids=KINDS)
def test_records_do_not_change(kind: type[Record]) -> None:
    for model in models(kind).values():
        assert model.model_config["frozen"]
        assert (model.model_config["extra"], model.model_config["strict"]) == ("forbid", True)


@pytest.mark.parametrize(
    ("word", "folder"),
    [
        ("actors", "actors"),
        ("actor", "actors"),
        ("talk", "talks"),
        ("talk-round", "talks"),
        ("talk round", "talks"),
        ("process", "processes"),
        ("series", "series"),
        ("figure", "figures"),
    ],
)
def test_a_kind_is_named_by_its_folder_or_its_singular(word: str, folder: str) -> None:
    assert kind_named(word).folder == folder


@pytest.mark.parametrize("word", ["", "actorss", "a", "Actors", "people"])
def test_no_other_word_is_a_kind(word: str) -> None:
    with pytest.raises(UsageError):
        kind_named(word)


@pytest.mark.parametrize(
    ("values", "day", "holds"),
    [
        ({"from": "2031-01-10", "to": "2031-03-10"}, "2031-01-10", True),
        ({"from": "2031-01-10", "to": "2031-03-10"}, "2031-02", True),
        ({"from": "2031-01-10", "to": "2031-03-10"}, "2031-03", False),
        ({"from": "2031-01-10", "to": "2031-03-10"}, "2031-01-09", False),
        ({"from": "2031-01", "to": "2031-03"}, "2031-01-15", False),
        ({"from": "2031-01", "to": "2031-03"}, "2031-02-15", True),
        ({"as_of": "2031-02-01"}, "2031-02-01", True),
        ({"as_of": "2031-02-01"}, "2031-02-02", False),
        ({"as_of": ["2031-02-01", "2031-02-05"]}, "2031-02-03", True),
        ({"as_of": ["2031-02-01", "2031-02-05"]}, "2031-02", False),
        ({"from": "2031-01-01", "as_of": "2031-02-05"}, "2031-01-20", True),
        ({"from": "2031-01-01", "as_of": "2031-02-05"}, "2031-02-06", False),
        ({"from": "2031-01-01"}, "2031-01-02", False),
        ({}, "2031-01-02", False),
        ({"as_of": "2031-02-01"}, "2031-02-01/..", False),
    ],
)
def test_a_role_holds_only_where_a_source_shows_it(values: dict[str, Any], day: str, holds: bool) -> None:
    actor = sample("actors", "bob", roles=[{"title": "baker", **values}])
    assert isinstance(actor, Actor)
    assert actor.roles[0].holds_on(Edtf.parse(day)) is holds


@pytest.mark.parametrize(
    ("values", "amount"),
    [
        ({"value": 5}, "5"),
        ({"value": 1234567}, "1,234,567"),
        ({"value": 2.5, "qualifier": "about"}, "about 2.5"),
        ({"value": 0, "qualifier": "exactly"}, "exactly 0"),
        ({"value": 31, "qualifier": "at-least"}, "at least 31"),
        ({"value": 400000, "qualifier": "more-than"}, "more than 400,000"),
        ({"range": [300, 400]}, "300 to 400"),
        ({"magnitude": "hundreds-of-thousands"}, "hundreds of thousands"),
    ],
)
def test_a_figure_reads_as_its_claimant_words_it(values: dict[str, Any], amount: str) -> None:
    figure = record("figures", {"series": "dead", "article": "paper", "scope": "all", **values})
    assert isinstance(figure, Figure)
    assert figure.amount(ENGLISH) == amount


@pytest.mark.parametrize(
    ("body", "words", "context"),
    [
        ("Hello", "Hello", ""),
        ("Hello\n\n## Context\n\nSaid at noon.", "Hello", "Said at noon."),
        ("Hello\n\n## context  \nx\n## Context\ny", "Hello", "x\n## Context\ny"),
    ],
)
def test_what_follows_the_heading_context_is_ours(body: str, words: str, context: str) -> None:
    quote = sample("quotes", "q", body)
    assert isinstance(quote, Quote)
    assert (quote.words, quote.context) == (words, context)
