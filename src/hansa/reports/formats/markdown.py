"""Markdown: CommonMark with GitHub's tables. A figure is told in words, its data standing in the tables around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from hansa.reports.content import Document
from hansa.reports.formats.typeset import Set, set_document

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$])")
ENTITY = re.compile(r"&(?=#?\w+;)")
LEADING = re.compile(r"^(\s*)([#+\-=>]|\d+(?=[.)]))", re.MULTILINE)
RULES = {"left": ":---", "right": "---:"}


def to_markdown(document: Document) -> bytes:
    """Return a document as Markdown."""
    page = set_document(document, lambda _figure, _number: {})
    parts = [f"# {escape(page['title'])}"]
    parts += [escape(page["subtitle"])] if page["subtitle"] else []
    linked = frozenset(one["id"] for block in page["blocks"] for one in block.get("entries", ()))
    parts += [_block(block, linked) for block in page["blocks"]]
    if page["sources"]:
        parts.append(_heading(2, "sources", page["labels"]["sources"], linked))
        parts.append("\n".join(_source(source) for source in page["sources"]))
    parts += ["---", escape(page["colophon"])] if page["colophon"] else []
    return ("\n\n".join(parts) + "\n").encode()


def escape(text: str) -> str:
    """Return plain text so that Markdown shows it as it stands, on one line."""
    return LEADING.sub(_guard, _inline(text))


def _inline(text: str) -> str:
    return ENTITY.sub("&amp;", SPECIAL.sub(r"\\\1", " ".join(text.splitlines())))


def _guard(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark}\\" if mark[0].isdigit() else f"{found[1]}\\{mark}"


def _block(block: Set, linked: frozenset[str]) -> str:
    match block["kind"]:
        case "heading":
            return _heading(block["level"], block["id"], block["text"], linked)
        case "paragraph":
            return _text(block)
        case "items":
            marks = (f"{number}." if block["numbered"] else "-" for number in range(1, len(block["items"]) + 1))
            return "\n".join(f"{mark} {_text(item)}" for mark, item in zip(marks, block["items"], strict=True))
        case "contents":
            return _contents(block)
        case "figures":
            return "\n".join(f"- **{escape(figure['value'])}** {_text(figure)}" for figure in block["figures"])
        case _:
            shown = f"> {escape(block['alt'])}" if block["kind"] == "figure" else _table(block)
            return "\n\n".join(part for part in (_caption(block), shown, _runs(block.get("note", []))) if part)


def _contents(block: Set) -> str:
    """Return links to the headings: an anchor stands before each, as the ids that renderers make differ from one to another."""
    links = [f"{'  ' * (one['level'] - 2)}- [{escape(one['text'])}](#{one['id']})" for one in block["entries"]]
    return "\n".join([f"**{escape(block['title'])}**", "", *links])


def _heading(level: int, anchor: str, text: str, linked: frozenset[str]) -> str:
    mark = f'<a id="{anchor}"></a>\n\n' if anchor in linked else ""
    return f"{mark}{'#' * level} {escape(text)}"


def _text(part: Set) -> str:
    return _runs(part["runs"]) + _notes(part["notes"])


def _runs(runs: Iterable[Any]) -> str:
    """Return runs of text; bold keeps its outer spaces outside, as Markdown needs."""
    whole = ""
    for piece, strong in runs:
        safe = _inline(piece)
        bare = safe.strip()
        whole += safe.replace(bare, f"**{bare}**") if strong and bare else safe
    return LEADING.sub(_guard, whole)


def _notes(notes: Iterable[Set]) -> str:
    numbers = ", ".join(str(note["number"]) for note in notes)
    return f" \\[{numbers}\\]" if numbers else ""


def _caption(block: Set) -> str:
    return f"**{escape(block['label'])}.** {_runs(block['caption'])}{_notes(block['notes'])}"


def _table(block: Set) -> str:
    heads = [escape(column["title"]) for column in block["columns"]]
    rules = [RULES[column["align"]] for column in block["columns"]]
    rows = [[_runs(cell) for cell in row] for row in block["rows"]]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows))


def _source(source: Set) -> str:
    address = f" <{source['url']}>" if source["link"] else f" {escape(source['url'])}"
    return f"{source['number']}. {_runs(source['runs'])}{address}".rstrip()
