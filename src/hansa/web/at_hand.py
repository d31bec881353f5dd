"""What pages made last, kept at hand."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class AtHand(Generic[T]):
    """Keeps what was asked for last; what several ask for at once is made once.

    Parameters
    ----------
    most : int
        How much it holds.
    """

    def __init__(self, most: int) -> None:
        self._held: LRUCache[Hashable, T] = LRUCache(most)
        self._reading, self._making = threading.Lock(), threading.Lock()

    def find(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what stands under a key, made if need be."""
        held = self._look(key)
        if held is not None:
            return held
        with self._making:
            held = self._look(key)
            if held is None:
                held = make()
                with self._reading:
                    self._held[key] = held
            return held

    def _look(self, key: Hashable) -> T | None:
        with self._reading:  # looking something up moves it to the front
            return self._held.get(key)
