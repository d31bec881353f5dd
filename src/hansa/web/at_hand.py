"""What pages made last, kept at hand."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class AtHand(Generic[T]):
    """Keeps what was made last at hand; once it is full, it begins anew.

    Parameters
    ----------
    most : int
        How much it holds.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[Hashable, T] = {}
        self._turn = threading.Lock()

    def find(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what stands under a key, made if need be."""
        held = self._held.get(key)
        return self._make(key, make) if held is None else held

    def _make(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._turn:  # what several ask for at once is made once
            held = self._held.get(key)
            if held is None:
                held = make()
                if len(self._held) >= self._most:
                    self._held.clear()
                self._held[key] = held
            return held
