"""A set document as Pandoc's tree, so that text is never parsed as mark-up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hansa.reports.formats.index import index
from hansa.reports.formats.typeset import Set

VERSION = [1, 23, 1]
LOCALES = {"en": "en-GB", "fr": "fr-FR"}
PLAIN: list[Any] = ["", [], []]
ALIGN = {"left": {"t": "AlignLeft"}, "right": {"t": "AlignRight"}}

Node = dict[str, Any]


def to_tree(page: Set) -> Node:
    """Return a set document as Pandoc's JSON tree; a figure's ``picture`` is its file name."""
    blocks = [node for block in page["blocks"] for node in _block(block)]
    if page["sources"]:
        blocks.append(_heading(2, "sources", page["labels"]["sources"]))
        blocks.append(_list([_source(source) for source in page["sources"]], numbered=True))
    blocks.append(_styled("Colophon", [_text(page["colophon"])]))
    meta = {
        "title": _inlines([_text(page["title"])]),
        "lang": _inlines([_text(LOCALES[page["lang"]])]),
        "keywords": {"t": "MetaList", "c": [_inlines([_text(word)]) for word in page["keywords"]]},
    }
    if page["subtitle"]:
        meta["subtitle"] = _inlines([_text(page["subtitle"])])
    return {"pandoc-api-version": VERSION, "meta": meta, "blocks": blocks}


def _block(block: Set) -> list[Node]:
    match block["kind"]:
        case "heading":
            return [_heading(block["level"], block["id"], block["text"])]
        case "paragraph":
            inlines = _inline(block)
            style = {"lead": "Lead", "note": "Note"}.get(block["style"])
            return [_styled(style, inlines) if style else {"t": "Para", "c": inlines}]
        case "items":
            items = [[{"t": "Para", "c": _inline(item)}] for item in block["items"]]
            return [_list(items, numbered=block["numbered"])]
        case "contents":
            return [{"t": "RawBlock", "c": [kind, text]} for kind, text in index(block)]
        case _:
            return _shown(block)


def _shown(block: Set) -> list[Node]:
    """Return what is not running text: key figures, a table, a picture."""
    if block["kind"] == "figures":
        return [_figures(block["figures"])]
    if block["kind"] == "grid":
        return [_grid(block), *([_styled("Note", _runs(block["note"]))] if block["note"] else [])]
    width = [["width", f"{block['width_mm']}mm"]]
    picture = {"t": "Image", "c": [["", [], width], [_text(block["alt"])], [block["picture"], ""]]}
    return [_styled("Figure Title", _caption(block)), _styled("Picture", [picture])]


def _heading(level: int, anchor: str, text: str) -> Node:
    return {"t": "Header", "c": [level - 1, [anchor, [], []], [_text(text)]]}


def _styled(style: str, inlines: list[Node]) -> Node:
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [{"t": "Para", "c": inlines}]]}


def _list(items: list[list[Node]], *, numbered: bool) -> Node:
    if numbered:
        return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}
    return {"t": "BulletList", "c": items}


def _figures(figures: list[Set]) -> Node:
    """Return key figures as a table of one row, value above label."""
    cells = [
        [_styled("Key Value", [_text(figure["value"])]), _styled("Key Label", _inline(figure))] for figure in figures
    ]
    shares = [(1 / len(figures), "left")] * len(figures)
    return _table(shares, [], [cells], [])


def _grid(block: Set) -> Node:
    shares = [(column["share"], column["align"]) for column in block["columns"]]
    heads = [[{"t": "Plain", "c": [_text(column["title"])]}] for column in block["columns"]]
    rows = [[[{"t": "Plain", "c": _runs(cell)}] for cell in row] for row in block["rows"]]
    return _table(shares, heads, rows, [{"t": "Plain", "c": _caption(block)}])


def _table(
    shares: list[tuple[float, str]], heads: list[list[Node]], rows: list[list[list[Node]]], caption: list[Node]
) -> Node:
    columns = [[ALIGN[align], {"t": "ColWidth", "c": share}] for share, align in shares]
    head = [PLAIN, [_row(heads)] if heads else []]
    body = [PLAIN, 0, [], [_row(row) for row in rows]]
    return {"t": "Table", "c": [PLAIN, [None, caption], columns, head, [body], [PLAIN, []]]}


def _row(cells: Iterable[list[Node]]) -> list[Any]:
    return [PLAIN, [[PLAIN, {"t": "AlignDefault"}, 1, 1, cell] for cell in cells]]


def _caption(block: Set) -> list[Node]:
    label = {"t": "Strong", "c": [_text(f"{block['label']}.")]}
    return [label, _text(" "), *_runs(block["caption"]), *_notes(block["notes"])]


def _inline(part: Set) -> list[Node]:
    return [*_runs(part["runs"]), *_notes(part["notes"])]


def _runs(runs: Iterable[Any]) -> list[Node]:
    return [{"t": "Strong", "c": [_text(piece)]} if strong else _text(piece) for piece, strong in runs]


def _notes(notes: list[Set]) -> list[Node]:
    if not notes:
        return []
    marks: list[Node] = []
    for note in notes:
        marks += [_text(", ")] if marks else []
        marks.append({"t": "Link", "c": [PLAIN, [_text(str(note["number"]))], [f"#{note['target']}", ""]]})
    return [{"t": "Superscript", "c": [_text("\u200a"), *marks]}]


def _source(source: Set) -> list[Node]:
    inlines = [{"t": "Span", "c": [[source["id"], [], []], _runs(source["runs"])]}]
    if source["link"]:
        inlines += [_text(" "), {"t": "Link", "c": [PLAIN, [_text(source["url"])], [source["url"], ""]]}]
    elif source["url"]:
        inlines.append(_text(f" {source['url']}"))
    return [_styled("Source", inlines)]


def _inlines(nodes: list[Node]) -> Node:
    return {"t": "MetaInlines", "c": nodes}


def _text(text: str) -> Node:
    return {"t": "Str", "c": text}
