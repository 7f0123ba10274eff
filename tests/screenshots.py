"""The command `python -m tests.screenshots`: pictures of every type of page, wide and narrow, light and dark."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent

WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")

README = {"quote": ("quote", 1440), "home": ("home", 1440), "timeline": ("timeline", 1440)}
"""The pictures that README shows: by the name of the file, which page at which width."""

sys.path.insert(0, str(ROOT / "tests"))

from chromium import launch  # noqa: E402 (found from here on)
from pagetypes import PAGES  # noqa: E402 (found from here on)
from sites import build, serve  # noqa: E402 (found from here on)


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(PAGES)))
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=ROOT / "screenshots")
@click.option("--readme", is_flag=True, help="Also take anew the pictures that README shows.")
def main(names: tuple[str, ...], folder: Path, readme: bool) -> None:
    """Take pictures of the pages of these NAMES, or of all types of pages."""
    folder.mkdir(parents=True, exist_ok=True)
    with _site() as address, sync_playwright() as playwright:
        browser = launch(playwright)
        for name, width, scheme in product(names or PAGES, WIDTHS, SCHEMES):
            file = folder / f"{name}-{width}-{scheme}.png"
            file.write_bytes(_picture(browser, address + PAGES[name], width, scheme, whole=True))
            click.echo(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)
        for file_name, (name, width) in README.items() if readme else ():
            file = ROOT / ".github" / f"{file_name}.png"
            file.write_bytes(_picture(browser, address + PAGES[name], width, "light", whole=False))


@contextmanager
def _site() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        built = build(ROOT / "mkdocs.yml", Path(folder) / "site")
        if built.status:
            raise click.ClickException(built.output)
        with serve(built.site) as address:
            yield address


def _picture(browser: Browser, address: str, width: int, scheme: str, *, whole: bool) -> bytes:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    taken = page.screenshot(full_page=whole)
    context.close()
    return taken


if __name__ == "__main__":
    main(prog_name="python -m tests.screenshots")
