"""Outputs: each file is read back by a reader of its format and says what the archive says."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from parley.config import Settings
from parley.link import Archive, link
from parley.outputs.records import plain
from parley.publish import files
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import address, record_path
from samples import record, sample

SETTINGS = Settings(Path("content"), site_name='A & B <c> "d"', site_url="https://toy.example/")
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert(1)</script> \"&' ]]> \u0338"


def put_out(archive: Archive) -> dict[str, bytes]:
    return dict(files(archive, SETTINGS))


def feed_of(archive: Archive) -> ET.Element:
    return ET.fromstring(put_out(archive)["feeds/articles.xml"])


def lines_of(archive: Archive, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in put_out(archive)[f"data/{kind}.jsonl"].decode().split("\n")[:-1]]


def test_every_public_record_is_one_line_of_its_kinds_download(toy: Archive) -> None:
    for kind in {key.kind for key in toy.records}:
        lines = lines_of(toy, kind)
        assert [line["id"] for line in lines] == [r.id for r in toy.of(kind)]
        assert {line["address"] for line in lines} == {
            f"https://toy.example/{address(record_path(r.key))}" for r in toy.of(kind)
        }


def test_a_line_gives_back_the_record(toy: Archive) -> None:
    lines = {(kind, line["id"]): line for kind in {k.kind for k in toy.records} for line in lines_of(toy, kind)}
    for made in toy.records.values():
        line = lines[made.key]
        assert line["heading"] == made.heading(toy.name)
        assert line["body"] == made.body
        assert {k: v for k, v in line.items() if k not in ("id", "address", "heading", "body")} == plain(made)
        if not made.withhold and made.folder != "quotes":
            values = {k: v for k, v in line.items() if k not in ("address", "heading", "body", "id")}
            assert record(made.folder, values, made.body, made.id) == made


def test_what_is_no_line_of_json_cannot_break_a_line() -> None:
    made = link([sample("topics", "war", HOSTILE + "\u2028\u2029\r\n{}", name=HOSTILE)])
    [line] = lines_of(made, "topics")
    assert line["name"] == HOSTILE
    assert put_out(made)["data/topics.jsonl"].count(b"\n") == 1


def test_the_feed_is_one_that_a_reader_can_read(toy: Archive) -> None:
    feed = feed_of(toy)
    for name in ("id", "title", "updated", "author/" + ATOM + "name"):
        assert feed.findtext(ATOM + name)
    assert feed.find(f"{ATOM}link[@rel='self']") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 3 + 1
    for entry in feed.iter(f"{ATOM}entry"):
        for name in ("id", "title", "updated"):
            assert entry.findtext(ATOM + name)
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None


def test_the_feed_has_the_newest_first(toy: Archive) -> None:
    told = [entry.findtext(f"{ATOM}updated") for entry in feed_of(toy).iter(f"{ATOM}entry")]
    assert told == sorted(told, key=str, reverse=True)
    assert feed_of(toy).findtext(f"{ATOM}updated") == told[0]


def test_what_has_no_date_is_given_none_by_the_feed() -> None:
    assert list(feed_of(link([sample("articles", "a")])).iter(f"{ATOM}entry")) == []


def test_corrections_are_in_the_feed(toy: Archive) -> None:
    [entry] = [e for e in feed_of(toy).iter(f"{ATOM}entry") if "Corrected" in (e.findtext(f"{ATOM}title") or "")]
    assert entry.findtext(f"{ATOM}title") == "Corrected: Shelling of Karsa"
    assert entry.findtext(f"{ATOM}updated") == "2031-03-12T00:00:00Z"


@pytest.mark.parametrize(
    "published", ["2031", "../2031-03-04", "2031-03-04/..", "Y17E8", "-0044-03", "[2031,2033]", None]
)
def test_any_date_is_a_moment_that_the_feed_may_hold(published: str | None) -> None:
    values = {"published": published} if published else {}
    moment = feed_of(link([sample("articles", "a", **values)])).findtext(f"{ATOM}updated") or ""
    assert len(moment) == len("2031-03-04T00:00:00Z")


def test_hostile_words_are_words_in_the_feed() -> None:
    made = link([sample("articles", "a", title=HOSTILE, published="2031")])
    assert feed_of(made).findtext(f"{ATOM}entry/{ATOM}title") == HOSTILE
    assert feed_of(made).findtext(f"{ATOM}title", "").startswith(SETTINGS.site_name)


def test_the_feed_has_an_end() -> None:
    articles = [sample("articles", f"a{n}", published=f"{1900 + n}") for n in range(150)]
    entries = list(feed_of(link(articles)).iter(f"{ATOM}entry"))
    assert len(entries) == 100
    assert (entries[0].findtext(f"{ATOM}updated") or "").startswith("2049")


def test_a_former_address_leads_on(toy: Archive) -> None:
    html = put_out(toy)["actors/m-dalvet/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../../actors/mira-dalvet/">' in html
    assert '<link rel="canonical" href="https://toy.example/actors/mira-dalvet/">' in html
    assert "Content-Security-Policy" in html


def test_pages_below_a_former_address_lead_on_to_those_below_the_new_one() -> None:
    made = put_out(link([sample("talks", "second", title="Second round", former_ids=["last"])]))
    assert "url=../../../talks/second/briefing/" in made["talks/last/briefing/index.html"].decode()
    assert [path for path in made if path.startswith("talks/second/")] == []


def test_a_former_address_of_hostile_name_leads_on_harmlessly() -> None:
    made = link([sample("topics", "war", name=HOSTILE, former_ids=["strife"])])
    html = put_out(made)["topics/strife/index.html"].decode()
    assert "<script" not in html
    assert html.count('"') % 2 == 0


def test_a_former_address_of_a_withdrawn_record_leads_to_its_notice() -> None:
    gone = sample("topics", "war", former_ids=["strife"], withdrawn={"date": "2031", "reason": "Wrong."})
    html = put_out(link([gone]))["topics/strife/index.html"].decode()
    assert "../../topics/war/" in html
    assert "War" not in html


@pytest.mark.parametrize(
    "hidden",
    [
        sample("quotes", "q", "UNSAYABLE", draft=True),
        sample("quotes", "q", "UNSAYABLE", withdrawn={"date": "2031", "reason": "Wrong."}),
        sample("quotes", "q", "UNSAYABLE", withhold=["body"]),
        sample("articles", "q", title="UNSAYABLE", withhold=["title"]),
        sample("articles", "q", title="UNSAYABLE", corrections=[{"date": "2031", "text": "x"}], draft=True),
    ],
)
def test_what_may_not_be_seen_is_in_no_file(hidden: Record) -> None:
    assert b"UNSAYABLE" not in b"".join(put_out(link([sample("topics", "x"), hidden])).values())


def test_files_are_the_same_whatever_the_order_of_the_records(toy: Archive) -> None:
    records = list(toy.records.values())
    assert put_out(link(records)) == put_out(link(reversed(records)))


def test_no_file_takes_the_place_of_a_page(toy: Archive) -> None:
    addresses = {address(record_path(key)) + "index.html" for key in [*toy.records, Key("actors", "")]}
    assert not addresses & set(put_out(toy))
