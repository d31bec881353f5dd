"""The table of contents of office documents, which Pandoc cannot place within a text: written as each format's own index."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from hansa.reports.formats.typeset import Set


def index(block: Set) -> Iterator[tuple[str, str]]:
    """Yield the table of contents as raw text for Word (``openxml``) and for OpenDocument; Pandoc takes its own and drops the other.

    Assumptions and limits
    ----------------------
    Pages are known to the word processor alone. OpenDocument editors fill the numbers in as they lay the text out. Word would ask
    at each opening whether it may update fields, so there the entries are links, and its own *Update table* adds the pages.
    """
    yield "openxml", _for_word(block)
    yield "opendocument", _for_open(block)


def _for_word(block: Set) -> str:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{block["depth"] - 1}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [
        f'<w:p><w:pPr><w:pStyle w:val="Toc{one["level"] - 1}"/></w:pPr>{"" if number else begin}'
        f'<w:hyperlink w:anchor={quoteattr(one["id"])}><w:r><w:t xml:space="preserve">{escape(one["text"])}</w:t></w:r></w:hyperlink></w:p>'
        for number, one in enumerate(block["entries"])
    ]
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if lines else ""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f'<w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>{escape(block["title"])}</w:t></w:r></w:p>'
        f'{"".join(lines)}<w:p>{end}<w:r><w:br w:type="page"/></w:r></w:p></w:sdtContent></w:sdt>'
    )


def _for_open(block: Set) -> str:
    title = escape(block["title"])
    levels = "".join(_level(level) for level in range(1, block["depth"]))
    lines = "".join(
        f'<text:p text:style-name="Contents_20_{one["level"] - 1}"><text:a xlink:type="simple" xlink:href={quoteattr("#" + one["id"])}>'
        f'{escape(one["text"])}</text:a><text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name={quoteattr(one["id"])}/></text:p>'
        for one in block["entries"]
    )
    return (
        '<text:table-of-content text:name="contents" text:protected="true">'
        f'<text:table-of-content-source text:outline-level="{block["depth"] - 1}">'
        f'<text:index-title-template text:style-name="Contents_20_Heading">{title}</text:index-title-template>{levels}'
        '</text:table-of-content-source><text:index-body><text:index-title text:name="contents-title">'
        f'<text:p text:style-name="Contents_20_Heading">{title}</text:p></text:index-title>{lines}</text:index-body></text:table-of-content>'
        '<text:p text:style-name="Page_20_End"/>'
    )


def _level(level: int) -> str:
    return (
        f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="Contents_20_{level}">'
        '<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
        "<text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>"
    )
