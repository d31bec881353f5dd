"""A document on a terminal: readable in eighty columns, whole when piped, no row without its label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from hansa.language import language
from hansa.reports.formats.typeset import Set, clean, set_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from hansa.language import Language
    from hansa.reports.content import Document

GAP = 2
"""Blank columns between two columns of a table."""
NARROWEST = 14
"""A column of text may be wrapped down to so many signs, if no word of it is longer."""
NARROWEST_LABEL = 24
"""A row's label keeps more room, where there is some."""
LONGEST_FIGURE = 24
"""A longer cell is a text of its own."""
MOST_LINES = 3
"""Rows that would be wrapped over more lines are told as items: a table that must be read downwards and across helps nobody."""
LABEL_AND_TEXT = 2
"""Columns of a table whose rows read as sentences: the title of the text says nothing that its caption does not."""
TextRuns = list[list[Any]]


def open_console() -> Console:
    """Return the terminal on standard output; figures and quoted words stay plain."""
    from rich.console import Console

    return Console(highlight=False, emoji=False)


def print_document(document: Document, console: Console | None = None) -> None:
    """Print a document.

    Parameters
    ----------
    document : Document
        What to print; figures are left out, their data stand in the tables around them.
    console : rich.console.Console, optional
        Where to; standard output by default.
    """
    terminal = console or open_console()
    page = set_document(document, lambda _figure, _number: {})
    terminal.print()
    _print(terminal, [[page["title"], True]])
    if page["subtitle"]:
        _print(terminal, [[page["subtitle"], False]], style="dim")
    for block in page["blocks"]:
        _print_block(terminal, block, page["lang"])
    if page["sources"]:
        _print_heading(terminal, page["labels"]["sources"])
        width = len(str(len(document.references)))
        for number, one in enumerate(document.references, start=1):
            said = ", ".join(clean(part) for part in (one.title, one.publisher, one.date) if part)
            _print_item(terminal, [[said, False]], f"{number:>{width}}.", style="dim")
    terminal.print()
    _print(terminal, [[page["colophon"], False]], style="dim")


def print_grid(document: Document, console: Console | None = None) -> None:
    """Print the tables of a document alone, for lists that need no title and no sources."""
    terminal = console or open_console()
    for block in set_document(document, lambda _figure, _number: {})["blocks"]:
        _print_block(terminal, block, document.lang)


def _print_block(console: Console, block: Set, lang: str) -> None:
    match block["kind"]:
        case "heading":
            _print_heading(console, block["text"])
        case "paragraph":
            console.print()
            _print(console, _runs(block), style="dim" if block["style"] == "note" else "")
        case "items":
            marks = [f"{number}." if block["numbered"] else "•" for number in range(1, len(block["items"]) + 1)]
            for mark, item in zip(marks, block["items"], strict=True):
                _print_item(console, _runs(item), mark)
        case "figures":
            console.print()
            _print_figures(console, block["figures"])
        case "grid":
            _print_grid(console, block, lang)


def _print_heading(console: Console, text: str) -> None:
    console.print()
    _print(console, [[text, True]])


def _runs(part: Set) -> TextRuns:
    """Return a part's text with the numbers of its sources."""
    return [*part["runs"], [_cite(part["notes"]), False]]


def _cite(notes: Sequence[Set]) -> str:
    """Return the numbers of sources, those that follow each other as a span."""
    spans: list[list[int]] = []
    for note in notes:
        number = note["number"]
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return f" [{', '.join('–'.join(map(str, span)) for span in spans)}]" if spans else ""


def _text(runs: TextRuns, style: str = "") -> Text:
    from rich.text import Text

    return Text.assemble(*((piece, "bold" if strong else "") for piece, strong in runs), style=style)


def _wrap(text: Text, width: int) -> list[Text]:
    """Break a text into lines at its plain spaces alone: rich would also break at those that join a figure to its sign."""
    breaks, line, word = [], 0, 0
    plain = text.plain
    for place, sign in enumerate(f"{plain} "):
        if sign != " ":
            continue
        start = word
        while cell_len(plain[line:place]) > width:
            if start > line:
                line = start
            else:  # a word longer than the line
                line += next(n for n in range(width, 0, -1) if cell_len(plain[line : line + n]) <= width)
            breaks.append(line)
        word = place + 1
    lines = list(text.divide(breaks)) if breaks else [text]
    for one in lines:
        one.rstrip()
    return lines


def _print(console: Console, runs: TextRuns, style: str = "") -> None:
    for line in _wrap(_text(runs, style), console.width):
        console.print(line, soft_wrap=True)


def _print_item(console: Console, runs: TextRuns, mark: str, style: str = "") -> None:
    lead = f" {mark} "
    for number, line in enumerate(_wrap(_text(runs, style), console.width - len(lead))):
        console.print(
            _text([[lead if not number else " " * len(lead), False]], style).append_text(line), soft_wrap=True
        )


def _print_figures(console: Console, figures: Sequence[Set]) -> None:
    """Print key figures, one a line, the values under each other."""
    width = max(cell_len(figure["value"]) for figure in figures)
    for figure in figures:
        lead = " " * (width - cell_len(figure["value"]))
        for number, line in enumerate(_wrap(_text(_runs(figure)), console.width - width - GAP)):
            value: TextRuns = [[f"{lead}{figure['value']}", True]] if not number else [[" " * width, False]]
            console.print(_text([*value, [" " * GAP, False]]).append_text(line), soft_wrap=True)


def _print_grid(console: Console, block: Set, lang: str) -> None:
    console.print()
    _print(console, [*block["caption"], [_cite(block["notes"]), False]], style="italic")
    if not block["rows"]:
        return
    widths = _fit(block, console.width)
    if widths is None:
        _print_records(console, block, language(lang))
    else:
        console.print(_tabulate(block, widths))
    if block["note"]:
        _print(console, block["note"], style="dim")


def _fit(block: Set, width: int) -> list[int] | None:
    """Return the columns' widths where the table fits into a line; None where it must be told as items."""
    columns = block["columns"]
    whole = [_measure(place, block) for place in range(len(columns))]
    room = width - GAP * (len(columns) - 1)
    if sum(whole) <= room:
        titles = [cell_len(column["title"]) for column in columns]
        return _widen(whole, titles, room)
    least = _shrink(block, whole, NARROWEST_LABEL)
    if sum(least) > room:
        least = _shrink(block, whole, NARROWEST)
    if sum(least) > room:
        return None
    widths = _widen(least, whole, room)
    worst = max(-(-full // width) for full, width in zip(whole, widths, strict=True))
    return widths if worst <= MOST_LINES else None


def _widen(widths: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Return widths that share the room left: the column that lacks most takes the next sign, none more than it wants."""
    found = list(widths)
    while sum(found) < room:
        lacking = max(range(len(found)), key=lambda place: wanted[place] - found[place])
        if wanted[lacking] <= found[lacking]:
            break
        found[lacking] += 1
    return found


def _shrink(block: Set, whole: Sequence[int], label: int) -> list[int]:
    """Return the least width of each column: figures whole, texts wrapped but no word broken."""
    return [
        full
        if column["align"] == "right"
        else min(full, max(NARROWEST if place else label, _longest_word(place, block)))
        for place, (full, column) in enumerate(zip(whole, block["columns"], strict=True))
    ]


def _measure(place: int, block: Set) -> int:
    """Return the width that a column would like: its longest cell, and the longest word of its title, which may be wrapped."""
    cells = [cell_len(_plain(row[place])) for row in block["rows"]]
    return max(*cells, *_words(block["columns"][place]["title"]), 1)


def _longest_word(place: int, block: Set) -> int:
    return max(
        (length for row in block["rows"] for length in _words(_plain(row[place]))),
        default=0,
    )


def _words(text: str) -> list[int]:
    return [cell_len(word) for word in text.split(" ")] or [0]


def _plain(cell: TextRuns) -> str:
    return "".join(piece for piece, _ in cell)


def _tabulate(block: Set, widths: Sequence[int]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, GAP - 1, 0, 0), show_edge=False)
    for column, width in zip(block["columns"], widths, strict=True):
        title = Text("\n").join(_wrap(_text([[column["title"], True]]), width))
        table.add_column(title, justify=column["align"], no_wrap=True, width=width)
    for row in block["rows"]:
        cells = zip(row, widths, strict=True)
        table.add_row(*(Text("\n").join(_wrap(_text(cell), width)) for cell, width in cells))
    return table


def _print_records(console: Console, block: Set, words: Language) -> None:
    """Tell each row as an item: its label and figures on one line, then each text by its title."""
    titles = [column["title"] for column in block["columns"]]
    label = next((place for place, column in enumerate(block["columns"]) if column["align"] == "left"), 0)
    numbered = not titles[0] and block["columns"][0]["align"] == "right" and label > 0
    prose = {place for place in range(len(titles)) if place != label and _measure(place, block) > LONGEST_FIGURE}
    for row in block["rows"]:
        short = [
            place
            for place in range(len(row))
            if place not in {label, *prose} and place >= numbered and _plain(row[place])
        ]
        runs: TextRuns = [[_plain(row[label]), True]]
        if len(titles) == LABEL_AND_TEXT and prose:
            [text] = prose
            _print_item(console, [*runs, [words.label("", ""), False], *row[text]], "•")
            continue
        for place in short:
            lead = words.label("", "") if place == short[0] else " · "
            runs += [[f"{lead}{titles[place]} ".replace("  ", " "), False], *row[place]]
        mark = f"{_plain(row[0])}." if numbered else "•"
        _print_item(console, runs, mark)
        for place in sorted(prose):
            if _plain(row[place]):
                named = words.label(titles[place], "") if titles[place] else ""
                _print_item(console, [[named, False], *row[place]], " " * len(mark))
