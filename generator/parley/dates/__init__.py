"""When things were: dates as the archive's sources know them, in EDTF (ISO 8601-2), levels 0 to 2.

text ─grammar→ expression ─bounds→ possible days ─┐
  │                └──────words→ English          ├→ Edtf, the value that records hold
  └─mends→ what to write instead (DateError)  ────┘
"""

from parley.dates.edtf import Edtf, Precision
from parley.dates.expression import DateError, Day, Span
from parley.dates.grammar import SHAPE

__all__ = ["SHAPE", "DateError", "Day", "Edtf", "Precision", "Span"]
