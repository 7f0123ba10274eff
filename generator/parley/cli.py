"""The command `parley`: each of its commands is a module in `commands/`, found by being there."""

import pkgutil
from importlib import import_module

import click

from parley import commands

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(click.Group):
    """The commands of a package; a module is imported only when its command is asked for, or help lists them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, sorted."""
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return command


@click.command(cls=Commands, context_settings=SETTINGS)
@click.version_option(package_name="parley")
def main() -> None:
    """Check, verify and show an archive of conflict briefings.

    `mkdocs build` makes the site. Exit status: 0 fine, 1 problems in the content, 2 wrong usage.
    """
