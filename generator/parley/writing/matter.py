"""A page's front matter as YAML: what PyYAML makes of it, at no cost where a value is plainly words."""

import re

import yaml

_WORDS = re.compile(
    r"(?!(?i:yes|no|true|false|on|off|null)\Z)"
    "[A-Za-z\xa1-\u2027\u202a-\ud7ff][ -~\xa1-\u2027\u202a-\ud7ff]*(?<! )"
)
"""None of the words that YAML 1.1 takes for another sort of value; begins with what is no mark of YAML's, holds only
what PyYAML writes as it is, and ends in no space."""


def entry(key: str, value: str) -> str:
    """One key with its words; keys are plainly words."""
    if _WORDS.fullmatch(value):
        if ": " in value or " #" in value or value[-1] == ":":
            value = "'" + value.replace("'", "''") + "'"
        return f"{key}: {value}\n"
    dumped: str = yaml.dump({key: value}, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1_000_000)
    return dumped
