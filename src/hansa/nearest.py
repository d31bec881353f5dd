"""The nearest right words to one that is unknown: every error that names neighbours asks here."""

from __future__ import annotations

from collections.abc import Iterable

CLOSE = 0.6
"""How alike two words are, from 0 to 1, for one to be meant by the other: a slip of a letter or two in a name leaves 0.8 and more,
a form in another language about 0.7. At 0.5, "Frnace" already brings Suriname."""
LOOSE = 0.35
"""For ids and keys of a closed list, where the start alone is often remembered (``caida`` for ``caida_as_relationships`` leaves
0.37) and a wrong neighbour still shows what the list is like."""
LONGEST = 200
"""Letters of a word that count, so that a hostile one costs little."""


def suggest(word: str, known: Iterable[str], most: int = 3, close: float = CLOSE) -> list[str]:
    """Return what is known and nearest to a word, the nearest first.

    Parameters
    ----------
    word : str
        What was written.
    known : iterable of str
        What might have been meant.
    most : int, optional
        At most so many.
    close : float, optional
        :data:`CLOSE` or :data:`LOOSE`.
    """
    from difflib import get_close_matches

    return get_close_matches(word[:LONGEST], list(known), n=most, cutoff=close)
