"""One reader of the YAML that people write: a text becomes data with the line of each place, then a model, or faults by line and place.

Every word is taken as it is written (``1.10`` stays ``1.10``, ``NO`` is Norway and not *no*, ``0174`` is not 124); the models say
what is a number or a day, by :mod:`hansa.written.values`.
"""

from hansa.written.building import MOST_DEPTH
from hansa.written.faults import Fault, FaultPlace, excerpt, show_place, tell
from hansa.written.models import build, list_faults
from hansa.written.reading import MOST_BYTES, Written, parse, read_text, read_written

__all__ = [
    "MOST_BYTES",
    "MOST_DEPTH",
    "Fault",
    "FaultPlace",
    "Written",
    "build",
    "excerpt",
    "list_faults",
    "parse",
    "read_text",
    "read_written",
    "show_place",
    "tell",
]
