"""What a sentence of the catalogue states of the world: years, figures, official names, what is in force; read from its English."""

from __future__ import annotations

import re
from collections.abc import Iterator

YEAR = r"\b(?:19|20)\d\d\b"
FIGURE = r"(?<![\w{_+.])\d+(?:[.,]\d+)*(?![\w}+]|\.\d)"
WORDS = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|seventy|"
    r"ninety|dozens?|twice|half)\b"
)
FORCE = r"\b(?:in force|into force|open for signature|ratified by|permanent since|is permanent)\b"
NAMES = (
    r"Budapest Convention|Convention 108\+?|Malabo|Paris Call|Christchurch Call|Declaration for the Future|Freedom Online"
    r"|Counter Ransomware|Digital Compact|Global Mechanism|World Summit|WSIS|\bICANN\b|Governmental Advisory|Internet Governance"
    r" Forum|\bITU\b|\bISO/IEC\b|\bWTO\b|\b3GPP\b|\bETSI\b|\bOSCE\b|Organization of American|\bOECD\b|\bUNESCO\b|Council of Europe"
    r"|\bG7\b|CBPR|Partnership on AI|Human Rights Council|\bAFRINIC\b|Francophonie|European Union|United Nations|Spyware"
)
CLAIMS = {"year": YEAR, "figure": FIGURE, "number": WORDS, "force": FORCE, "name": NAMES}
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
FUTURE = rf"\bopen for signature until\b|\buntil (?:the end of )?(?:\d+ )?(?:{MONTH} )?20\d\d|\b(?:is|opens|closes|meets|will be) (?:in|on) {MONTH}"
"""How a sentence speaks of what is still to come: only deadlines may, for they know the day of reading."""


def find_claims(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield kind, place and words of each claim of a text."""
    for kind, pattern in CLAIMS.items():
        for found in re.finditer(pattern, text, re.IGNORECASE if kind == "number" else 0):
            yield kind, found.start(), found[0]


def is_covered(text: str, place: int, said: list[str]) -> bool:
    """Return whether a claim lies within words that carry a source or a mark."""
    return any(start <= place < start + len(words) for words in said for start in _places(text, words))


def _places(text: str, words: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(re.escape(words), text))
