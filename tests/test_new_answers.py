"""A record that is begun fills in the drafts that ask for it."""

from pathlib import Path

from click.testing import CliRunner

from parley.cli import main
from sites import write


def test_a_new_actor_answers_the_drafts_that_ask_for_it(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"actors/ann.md": "---\nname: Ann\nkind: person\n---\n"})
    asked = "speaker: TODO  # “Rania Sobhi” is not in the archive; nothing there is near it. If this is somebody new\n"
    other = asked.replace("Sobhi", "Sobhani")
    listed = "actors:\n  - TODO  # “Rania Sobhi” is not in the archive; nearest: ann (Ann)\n  - ann\n"
    write(content, {"quotes/a.md": f"---\n{asked}# kept\n---\nA.\n", "quotes/b.md": f"---\n{other}---\nB.\n"})
    write(content, {"articles/c.md": f"---\ntitle: C\nlanguage: en\n{listed}---\nTODO: summary\n"})
    words = ["new", "actors", "rania-sobhi", "--name", "Rania Sobhi", "--kind", "person"]
    done = CliRunner().invoke(main, [*words, "--content", str(content)])
    assert done.exit_code == 0, done.output
    assert (content / "quotes/a.md").read_text(encoding="utf-8") == "---\nspeaker: rania-sobhi\n# kept\n---\nA.\n"
    assert (content / "quotes/b.md").read_text(encoding="utf-8") == f"---\n{other}---\nB.\n"
    assert "\nactors:\n  - rania-sobhi\n  - ann\n---\nTODO" in (content / "articles/c.md").read_text(encoding="utf-8")
    assert "where it was asked for: content/quotes/a.md" in done.output
