"""What a reader finds in a written document: its text, format by format."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

VOID = {"meta", "link", "br", "hr", "img", "input", "col", "path", "line", "rect"}
NOT_TEXT = {"style", "title", "desc"}


class Page(HTMLParser):
    """An HTML page: its elements with their attributes, its visible text, and whether its tags nest."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if not NOT_TEXT & set(self.open):
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def read_html(content: bytes) -> str:
    return "".join(Page(content.decode()).words)


def read_md(content: bytes) -> str:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    parts = [child for token in tokens for child in token.children or ()]
    assert {part.type for part in parts} <= {
        "text",
        "strong_open",
        "strong_close",
        "link_open",
        "link_close",
        "softbreak",
    }
    return "".join(part.content if part.type != "softbreak" else " " for part in parts)


def read_docx(content: bytes) -> str:
    return "".join(part(content, "word/document.xml").itertext())


def read_odt(content: bytes) -> str:
    return "".join(part(content, "content.xml").itertext())


def read_pdf(content: bytes) -> str:
    from pypdf import PdfReader

    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def part(content: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 -- written by the test itself


def squeeze(text: str) -> str:
    """Return a text without spaces, as line breaks move them."""
    return re.sub(r"[\s\u00ad]+", "", text)
