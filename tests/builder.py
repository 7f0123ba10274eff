"""A process that has read the program and has built nothing, of which each build is a copy: so none reads it again."""

import json
import os
import runpy
import sys
from importlib import import_module

from parley.discover import modules

READ = ("mkdocs.commands.build", "mkdocs.config.defaults", "parley.build", "parley.plugin.fast", "parley.publish")
"""What any build reads; of what is found by being there, all."""


def main() -> None:
    """For each line, the words of a command and the file for what it tells: a build. Its exit status, a line each."""
    for name in READ:
        import_module(name)
    for package in ("parley.records", "parley.pages", "parley.outputs"):
        list(modules(import_module(package)))
    for line in sys.stdin:
        words, output = json.loads(line)
        child = os.fork()
        if not child:
            told = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(told, 1)
            os.dup2(told, 2)
            sys.argv = words
            runpy.run_module(words[0], run_name="__main__", alter_sys=True)
            return
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
