"""Quotations: the exact check of a record's words against the text that was read, and the evidence it leaves.

The same text tells whether what should be our own words is not.
"""

from parley.quotations.copied import Copied, copied
from parley.quotations.diagnose import NotFound
from parley.quotations.evidence import Evidence, EvidenceError, digest, write_evidence
from parley.quotations.match import Form, Found, find, prepare
from parley.quotations.normalise import normalise
from parley.quotations.search import Text

__all__ = [
    "Copied",
    "Evidence",
    "EvidenceError",
    "Form",
    "Found",
    "NotFound",
    "Text",
    "copied",
    "digest",
    "find",
    "normalise",
    "prepare",
    "write_evidence",
]
