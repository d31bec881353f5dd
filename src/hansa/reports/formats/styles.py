"""The paragraph styles of office documents: one list, from the theme, that Word and OpenDocument both get."""

from __future__ import annotations

from dataclasses import dataclass

from hansa.reports.theme import OFFICE_POINTS, SIZES


@dataclass(frozen=True)
class Style:
    """A paragraph style.

    Attributes
    ----------
    word, open : str
        Its name in Word and in OpenDocument; empty where only the other has it.
    size : str
        Its step in the type scale.
    colour : str
        Its name in the theme; empty where the table around it decides.
    before, after : float
        Space in points.
    level : int
        Its level in the outline, 0 for text.
    entry : int
        Its level in the table of contents, 0 elsewhere: indented, with a line of dots to the page's number.
    """

    word: str
    open: str
    size: str = "body"
    bold: bool = False
    colour: str = "text"
    before: float = 0.0
    after: float = 6.0
    keep: bool = False
    level: int = 0
    entry: int = 0

    @property
    def points(self) -> float:
        """Size of the letters, in points."""
        return round(OFFICE_POINTS * SIZES[self.size] * 2) / 2


LINE = 1.08
MARGIN_MM = 22.0
PAGE_MM = (210.0, 297.0)
INDENT_MM = 6.0
"""How far each level of the table of contents stands in."""

STYLES = (
    Style("Body Text", "Text body"),
    Style("First Paragraph", "First paragraph"),
    Style("Compact", "", "small", colour="", before=2, after=2),
    Style("", "Table Contents", "small", before=2, after=2),
    Style("", "Table Heading", "small", bold=True, colour="muted", before=2, after=2, keep=True),
    Style("Title", "Title", "title", bold=True, colour="ink", after=4, keep=True),
    Style("Subtitle", "Subtitle", "lead", colour="muted", after=22, keep=True),
    Style("heading 1", "Heading 1", "section", bold=True, colour="ink", before=22, after=6, keep=True, level=1),
    Style("heading 2", "Heading 2", "part", bold=True, colour="ink", before=14, after=4, keep=True, level=2),
    Style("heading 3", "Heading 3", "body", bold=True, colour="ink", before=10, after=4, keep=True, level=3),
    Style("Lead", "Lead", "lead", after=8),
    Style("Note", "Note", "small", colour="muted", before=2, after=8),
    Style("Table Caption", "TableCaption", "small", before=12, after=4, keep=True),
    Style("Figure Title", "Figure Title", "small", before=12, after=4, keep=True),
    Style("Picture", "Picture", after=12),
    Style("Key Value", "Key Value", "value", bold=True, colour="ink", before=4, keep=True, after=0),
    Style("Key Label", "Key Label", "small", colour="muted", after=6),
    Style("Source", "Source", "tiny", after=3),
    Style("TOC Heading", "Contents Heading", "part", bold=True, colour="ink", before=16, after=6, keep=True),
    Style("toc 1", "Contents 1", "small", bold=True, before=3, after=0, entry=1),
    Style("toc 2", "Contents 2", "tiny", after=0, entry=2),
    Style("toc 3", "Contents 3", "tiny", colour="muted", after=0, entry=3),
    Style("", "Page End", "tiny", after=0),
    Style("Colophon", "Colophon", "small", colour="muted", before=18),
    Style("footer", "Footer", "small", colour="muted", after=0),
)
