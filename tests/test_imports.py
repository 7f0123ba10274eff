"""The shape of the package: data flows one way, one module knows MkDocs, no file is long."""

import ast
from pathlib import Path
from statistics import median, quantiles

import pytest

import parley
import parley.pages
from parley.discover import modules
from parley.pages.base import View
from parley.pages.record import RecordPage

PACKAGE = Path(parley.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

STAGES = {
    "load": 0,
    "placing": 0,
    "front_matter": 0,
    "unreadable": 0,
    "validate": 1,
    "wrong_values": 1,
    "unknown_keys": 1,
    "reading": 1,
    "link": 2,
    "chronology": 3,
    "atlas": 3,
    "derived": 3,
    "neighbourhood": 4,
    "writing": 5,
    "pages": 6,
    "views": 6,
}
LATER = {
    "render": 7,
    "dialect": 7,
    "outputs": 7,
    "publish": 7,
    "policy": 7,
    "staging": 7,
    "diff": 7,
    "plugin": 8,
    "commands": 8,
    "cli": 8,
}
ORDER = {**STAGES, **LATER}
"""The stages, and what belongs to them; what stands in no stage serves several."""


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_by(path: Path) -> set[str]:
    """Full names of all modules that a module imports, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_its_own_stage_and_those_before(path: Path) -> None:
    own = ORDER.get(name_of(path))
    for name in imported_by(path):
        if own is not None and name.startswith("parley."):
            assert ORDER.get(name.split(".")[1], 0) <= own, name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_serves_several_stages_knows_none_after_it(path: Path) -> None:
    foundations = {
        "records",
        "dates",
        "body",
        "problems",
        "nearest",
        "ids",
        "references",
        "discover",
        "kinds",
        "urls",
        "quotations",
    }
    if name_of(path) in foundations:
        used = {name.split(".")[1] for name in imported_by(path) if name.startswith("parley.")}
        assert not used & set(ORDER), used


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    folders = {"__init__", "records", "pages", "outputs", "dates", "quotations", "checks", "dialect", "plugin", "atlas"}
    folders |= {"chronology", "drawings", "commands", "beginning", "renaming", "drafting", "diff", "editor", "starter"}
    folders |= {"derived", "writing"}
    graph = {name_of(p): {n.split(".")[1] for n in imported_by(p) if n.startswith("parley.")} for p in MODULES}
    graph = {name: used - folders for name, used in graph.items() if name not in folders}
    while graph:
        free = [name for name, used in graph.items() if not used & graph.keys()]
        assert free, f"a circle among {sorted(graph)}"
        for name in free:
            del graph[name]


def test_a_page_is_a_view_or_the_page_of_a_kind() -> None:
    for module in modules(parley.pages):
        own = [found for found in vars(module).values() if getattr(found, "__module__", "") == module.__name__]
        assert any(isinstance(found, type) and issubclass(found, View | RecordPage) for found in own), module.__name__


def test_the_plugin_alone_knows_mkdocs() -> None:
    knowing = {name_of(p) for p in MODULES if any(n.split(".")[0] in ("mkdocs", "material") for n in imported_by(p))}
    assert knowing == {"plugin"}


def test_nothing_reads_the_clock_or_the_network() -> None:
    clocks = {"plugin/__init__.py", "progress.py", "options.py", "reading.py"}
    for path in MODULES:
        assert not imported_by(path) & {"random", "uuid", "socket", "urllib.request", "http.client", "requests"}
        if path.relative_to(PACKAGE).as_posix() not in clocks:
            assert not imported_by(path) & {"time"}
            assert ".today()" not in path.read_text(encoding="utf-8")


def test_files_are_named_for_what_they_hold() -> None:
    assert not {name_of(p) for p in MODULES} & {"utils", "util", "helpers", "common", "manager", "core", "misc"}


def test_files_are_short() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    assert max(lengths) <= 400
    assert median(lengths) <= 110
    assert quantiles(lengths, n=10)[8] <= 250


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_function_fits_on_a_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name
