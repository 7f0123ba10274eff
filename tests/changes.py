"""A small archive, and the difference that some edits of it make."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from parley.diff.compare import difference
from parley.diff.difference import Difference
from sites import write

Files = Mapping[str, str]

BASE: Files = {
    "actors/ann.md": "---\nname: Ann\nkind: person\nroles: [{title: baker, as_of: '2030'}]\n---\n",
    "actors/bob.md": "---\nname: Bob\nkind: person\n---\n",
    "articles/paper.md": "---\ntitle: Headline\npublished: 2031-03-05\nlanguage: en\n---\n\nOf [[ann]] and [[bob]].\n",
    "articles/letter.md": "---\ntitle: Letter\nlanguage: en\n---\n\nOf [[ann]].\n",
    "quotes/hello.md": (
        "---\nspeaker: ann\ndate: 2031-03-01\narticle: paper\ntopics: [war]\n---\n\nGood morning… all.\n"
    ),
    "quotes/bye.md": "---\nunnamed: a baker\narticle: paper\n---\n\nGood night.\n",
    "topics/war.md": "---\nname: War\n---\n",
    "processes/karsa.md": "---\ntitle: Karsa talks\n---\n",
    "talks/first.md": "---\ntitle: First round\nprocess: karsa\nstart: 2031-03-01\noutcome: Nothing.\n---\n",
    "places/karsa.md": "---\nname: Karsa\n---\n",
    "events/clash.md": (
        "---\ntitle: Clash\nkind: clash\ndate: 2031-03-01\nplace: karsa\n"
        "actors: [{actor: ann, role: party}, {actor: bob, role: witness, according_to: ann}]\n---\n"
    ),
    "series/dead.md": "---\ntitle: How many?\nmeasure: deaths\n---\n",
    "figures/few.md": "---\nseries: dead\nvalue: 5\nattributed_to: ann\narticle: paper\nscope: all\n---\n\n“Five.”\n",
}

Compare = Callable[..., Difference]


def compared(folder: Path) -> Compare:
    """The difference between the records above, some of them other or more, and these with some edits."""

    def made(new: Mapping[str, str | None], old: Files = MappingProxyType({}), *, pages: bool = False) -> Difference:
        before = {**BASE, **old}
        after = {name: text for name, text in {**before, **new}.items() if text is not None}
        for side in ("old", "new"):
            shutil.rmtree(folder / side, ignore_errors=True)
        write(folder / "old/content", before)
        write(folder / "new/content", after)
        return difference(str(folder / "old/content"), folder / "new/content", pages=pages, jobs=1)

    return made


def edited(name: str, was: str, now: str) -> dict[str, str]:
    assert was in BASE[name]
    return {name: BASE[name].replace(was, now, 1)}


def codes(found: Difference) -> list[tuple[str, str, int]]:
    return [(p.code, p.path, p.line) for p in found.problems if p.level == "error"]
