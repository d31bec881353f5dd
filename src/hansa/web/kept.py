"""Documents as the store keeps them: plain JSON that a later server reads back, with the run that they belong to."""

from __future__ import annotations

import threading
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from hansa.errors import HansaError
from hansa.reports import content
from hansa.reports.content import Document, Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from pydantic import TypeAdapter

T = TypeVar("T")

BLOCKS = {
    kind.__name__: kind
    for kind in (
        content.Heading,
        content.Paragraph,
        content.Items,
        content.KeyFigures,
        content.Grid,
        content.Figure,
        content.Contents,
    )
}


def pack_document(document: Document) -> dict[str, Any]:
    """Return a document as JSON keeps it; each block says what it is."""
    return {
        **{name: getattr(document, name) for name in ("title", "subtitle", "lang", "colophon")},
        "keywords": list(document.keywords),
        "references": [asdict(one) for one in document.references],
        "blocks": [{"block": type(one).__name__, "holds": asdict(one)} for one in document.blocks],
    }


def unpack_document(packed: dict[str, Any]) -> Document:
    """Return a document that :func:`pack_document` packed.

    Raises
    ------
    HansaError
        ``run-of-other-version``: an earlier Hansa packed it in another shape.
    """
    try:
        blocks = tuple(_read(one["block"], one["holds"]) for one in packed["blocks"])
        references = tuple(Reference(**one) for one in packed["references"])
        rest = {name: packed[name] for name in ("title", "subtitle", "lang", "colophon")}
        return Document(**rest, keywords=tuple(packed["keywords"]), blocks=blocks, references=references)
    except (KeyError, TypeError, ValueError) as error:
        raise HansaError("run-of-other-version") from error


def _read(kind: str, holds: dict[str, Any]) -> content.Block:
    block: content.Block = _reader(kind).validate_python(holds)
    return block


@cache
def _reader(kind: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(BLOCKS[kind])


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
