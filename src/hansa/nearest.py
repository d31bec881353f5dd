"""The nearest right words to one that is unknown: every error that names neighbours asks here."""

from __future__ import annotations

from collections.abc import Iterable

CLOSE = 0.5
"""Share of letters in common from which a word is taken as meant: a swapped, lost or doubled letter in a word of four passes
(0.75), a word that was cut or lengthened by half as well (0.67); below it, words of a like length share letters by chance."""
ANY = 0.3
"""For short closed lists and long compound ids, where any likeness helps more than none and all of it is shown as a mere offer."""


def suggest(word: str, known: Iterable[str], most: int = 3, close: float = CLOSE) -> list[str]:
    """Return what is known and nearest to a word, the nearest first.

    Parameters
    ----------
    word : str
        What was written; letters after the first 60 do not count, so that a hostile word costs nothing.
    known : iterable of str
        What might have been meant.
    most : int, optional
        At most so many.
    close : float, optional
        :data:`CLOSE`, or :data:`ANY`.
    """
    from difflib import get_close_matches

    return get_close_matches(word[:LONGEST], list(known), n=most, cutoff=close)


LONGEST = 60
