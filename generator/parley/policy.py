"""The Content-Security-Policy of every page: what a browser may run and fetch there, which is this site alone."""

import base64
import hashlib
import re

from parley.problems import ArchiveError

MARKER = '<meta name="parley-policy">'
"""Where a template wants the policy; a page without it is refused, so that none is ever published without one."""

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_DIRECTIVES = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'self'"),
)


class NoPolicyMarker(ArchiveError):
    """A template does not say where the policy goes."""


def with_policy(html: str, *, reloading: bool = False) -> str:
    """The page with its policy: scripts of the site, and the very inline ones that stand in the page.

    `reloading` also admits the script that MkDocs adds to pages it serves while they are edited, which changes with
    every answer. Raises NoPolicyMarker.
    """
    if MARKER not in html:
        raise NoPolicyMarker(f"the page has no {MARKER}; its template must extend main.html")
    hashes = "" if reloading else "".join(f" '{source}'" for source in inline_hashes(html))
    scripts = "'self' 'unsafe-inline'" if reloading else f"'self'{hashes}"
    policy = "; ".join(f"{name} {value}" for name, value in (*_DIRECTIVES, ("script-src", scripts)))
    return html.replace(MARKER, f'<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def inline_hashes(html: str) -> list[str]:
    """The hash sources (CSP Level 3) of a page's inline scripts, each once, in order."""
    found = [
        match["code"]
        for match in _INLINE.finditer(html)
        if "src=" not in match["attributes"] and "application/json" not in match["attributes"]
    ]
    digests = (hashlib.sha256(code.encode()).digest() for code in found)
    return list(dict.fromkeys(f"sha256-{base64.b64encode(digest).decode()}" for digest in digests))
