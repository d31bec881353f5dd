"""OpenDocument's side: a reference document made from the theme, and what Pandoc leaves to be finished."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from hansa.reports.formats.package import pack, replace, unpack
from hansa.reports.formats.styles import INDENT_MM, LINE, MARGIN_MM, PAGE_MM, STYLES, Style
from hansa.reports.theme import LIGHT, OFFICE_FONT, PRINT_POINTS

SHEET = "styles.xml"
BODY = "content.xml"
PAGE_END = "Page End"
LINK = 'text:style-name="Internet_20_link" text:visited-style-name="Visited_20_Internet_20_Link"'


def reference(default: bytes) -> bytes:
    """Return Pandoc's default reference document with our styles, page and footer."""
    parts = unpack(default)
    sheet = parts[SHEET].decode()
    styles = [style for style in STYLES if style.open]
    for style in styles:
        sheet = re.sub(
            rf'<style:style style:name="{_ident(style)}"[^>]*?(/>|>.*?</style:style>)', "", sheet, flags=re.DOTALL
        )
    sheet = re.sub(r'<style:style style:name="Internet_20_link".*?</style:style>', "", sheet, flags=re.DOTALL)
    sheet = re.sub(
        r'(<style:style style:name="Heading") .*?</style:style>',
        r'\1 style:family="paragraph" style:parent-style-name="Standard" style:class="text"/>',
        sheet,
        count=1,
        flags=re.DOTALL,
    )
    sheet = re.sub(r'(<style:style style:name="(?:MP1)".*?fo:text-align=)"center"', r'\1"end"', sheet, flags=re.DOTALL)
    sheet = re.sub(
        r'fo:page-width="[^"]*"\s+fo:page-height="[^"]*"',
        f'fo:page-width="{PAGE_MM[0]}mm" fo:page-height="{PAGE_MM[1]}mm"',
        sheet,
    )
    sheet = re.sub(r'fo:margin-(top|bottom|left|right)="1in"', rf'fo:margin-\1="{MARGIN_MM}mm"', sheet)
    sheet = sheet.replace(
        'style:font-name="Times New Roman" fo:font-size="12pt"',
        f'style:font-name="{OFFICE_FONT}" fo:font-size="{PRINT_POINTS}pt"',
        1,
    )
    face = f'<style:face style:name="{OFFICE_FONT}" svg:font-family="{OFFICE_FONT}"/></office:font-face-decls>'
    parts[SHEET] = sheet.encode()
    replace(parts, SHEET, "</office:font-face-decls>", face.replace("style:face", "style:font-face"))
    replace(parts, SHEET, "</office:styles>", f"{''.join(_style(style) for style in styles)}{_links()}</office:styles>")
    return pack(parts)


def finish(packed: bytes, language: str, pictures: Sequence[tuple[str, str]]) -> bytes:
    """Return a document with rules in its tables, a title and words for each picture, and its country.

    Parameters
    ----------
    packed : bytes
        What Pandoc wrote.
    language : str
        Language and country: ``fr-FR``.
    pictures : sequence of (str, str)
        Label and alternative text of each picture, in order.
    """
    parts = unpack(packed)
    body = parts[BODY].decode()
    texts = iter(pictures)
    body = re.sub(
        r"(<draw:frame.*?)(</draw:frame>)", lambda found: _described(found, next(texts)), body, flags=re.DOTALL
    )
    for name, colour in (("TableHeaderRowCell", "ink"), ("TableRowCell", "rule")):
        rule = f'fo:border="none" fo:border-bottom="0.5pt solid {LIGHT[colour]}" fo:padding="0.6mm" fo:padding-left="0mm" fo:padding-right="2mm"'
        body = re.sub(rf'(style:name="{name}".*?)fo:border="none"', rf"\1{rule}", body, count=1, flags=re.DOTALL)
    parts[BODY] = body.replace("<text:a ", f"<text:a {LINK} ").encode()
    country = language.split("-")[1]
    parts[SHEET] = re.sub(r'fo:country="[^"]*"', f'fo:country="{country}"', parts[SHEET].decode()).encode()
    return pack(parts)


def _described(found: re.Match[str], texts: tuple[str, str]) -> str:
    title, words = (escape(text) for text in texts)
    return f"{found[1]}<svg:title>{title}</svg:title><svg:desc>{words}</svg:desc>{found[2]}"


def _ident(style: Style) -> str:
    return style.open.replace(" ", "_20_")


def _style(style: Style) -> str:
    keep = ' fo:keep-with-next="always"' if style.keep else ""
    level = f' style:default-outline-level="{style.level}"' if style.level else ""
    weight = ' fo:font-weight="bold"' if style.bold else ""
    space = f'fo:margin-top="{style.before}pt" fo:margin-bottom="{style.after}pt" fo:line-height="{LINE:.0%}"'
    look = f'style:font-name="{OFFICE_FONT}" fo:font-size="{style.points}pt" fo:color="{LIGHT[style.colour]}"'
    properties = f"<style:paragraph-properties {space}{keep}{_entry(style)}"
    return (
        f'<style:style style:name="{_ident(style)}" style:display-name="{style.open}" style:family="paragraph"'
        f' style:parent-style-name="Standard"{level}>{properties}'
        f"<style:text-properties {look}{weight}/></style:style>"
    )


def _entry(style: Style) -> str:
    """Return the end of a style's opening tag: an entry of the table of contents stands in, with dots to the page's number."""
    if not style.entry:
        return ' fo:break-after="page"/>' if style.open == PAGE_END else "/>"
    inset = (style.entry - 1) * INDENT_MM
    line = PAGE_MM[0] - 2 * MARGIN_MM - inset
    stop = f'<style:tab-stop style:position="{line}mm" style:type="right" style:leader-style="dotted" style:leader-text="."/>'
    return f' fo:margin-left="{inset}mm"><style:tab-stops>{stop}</style:tab-stops></style:paragraph-properties>'


def _links() -> str:
    look = f'<style:text-properties fo:color="{LIGHT["muted"]}" style:text-underline-style="none"/></style:style>'
    names = ("Internet_20_link", "Visited_20_Internet_20_Link")
    return "".join(
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" style:family="text">{look}'
        for name in names
    )
