"""One place to add: a new module in a folder is found, and nothing else needs to name it."""

import importlib
import inspect
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def modules(package: ModuleType) -> list[ModuleType]:
    """Every module of a package, imported, in order of name."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def classes(package: ModuleType, base: type[T]) -> list[type[T]]:
    """Every concrete subclass of `base` that a module of the package defines, in order of module and of definition."""
    return [
        found
        for module in modules(package)
        for found in vars(module).values()
        if inspect.isclass(found)
        and issubclass(found, base)
        and found.__module__ == module.__name__
        and found is not base
        and not inspect.isabstract(found)
    ]
