"""Documents as the store keeps them: plain JSON that a later server reads back, with the run that they belong to."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from hansa.errors import HansaError
from hansa.reports import content
from hansa.reports.content import Document, Reference

if TYPE_CHECKING:
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
        "blocks": [{"block": type(one).__name__, "holds": _pack(one)} for one in document.blocks],
    }


def _pack(block: content.Block) -> dict[str, Any]:
    if isinstance(block, content.Figure):  # drawn now: what draws it, the edition with it, is gone later
        return {
            "chart": block.chart,
            **{name: getattr(block, name) for name in ("alt", "caption", "sources", "width_mm")},
        }
    return asdict(block)


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
    if kind == content.Figure.__name__:
        chart, holds = dict(holds["chart"]), {name: value for name, value in holds.items() if name != "chart"}
        holds["draw"] = lambda: chart
    block: content.Block = _reader(kind).validate_python(holds)
    return block


@cache
def _reader(kind: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(BLOCKS[kind])
