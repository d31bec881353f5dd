"""Every format says everything that the document says, and is what its readers expect of it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hansa.errors import InputError
from hansa.language import language
from hansa.reports import drawing, formats
from hansa.reports.content import Document, Figure
from hansa.reports.formats.typeset import plain
from tests.unit.reports import reading
from tests.unit.reports.reading import Page, squeeze
from tests.unit.reports.sample import HOSTILE, TEXTS, sample_document

READERS: dict[str, Callable[[bytes], str]] = {
    "html": reading.read_html,
    "docx": reading.read_docx,
    "odt": reading.read_odt,
    "pdf": reading.read_pdf,
    "md": reading.read_md,
}
LANGUAGES = ("en", "fr")


@cache
def document(lang: str) -> Document:
    return sample_document(lang)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], bytes]:
    folder = tmp_path_factory.mktemp("written")

    @cache
    def write(name: str, lang: str) -> bytes:
        path = folder / f"{lang}.{name}"
        formats.write(document(lang), name, path)
        return path.read_bytes()

    return write


def texts(part: Any) -> Iterator[str]:
    """Yield every text of a document that a reader should find, figures' specifications apart."""
    for item in fields(part):
        value = getattr(part, item.name)
        if item.name in {"lang", "keywords", "id", "anchor", "style", "on", "sources", "align", "drawn", "alt"}:
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from flatten(value)


def flatten(values: tuple[Any, ...]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from flatten(value)
        elif is_dataclass(value):
            yield from texts(value)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", READERS)
def test_each_format_holds_every_text(name: str, lang: str, written: Callable[[str, str], bytes]) -> None:
    found = squeeze(READERS[name](written(name, lang)))
    missing = [text for text in texts(document(lang)) if text and squeeze(plain(text)) not in found]
    assert not missing


@pytest.mark.parametrize("name", READERS)
def test_hostile_names_survive(name: str, written: Callable[[str, str], bytes]) -> None:
    found = squeeze(READERS[name](written(name, "en")))
    assert all(found.count(squeeze(text)) >= 3 for text in HOSTILE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", READERS)
def test_formats_add_their_words_in_the_language(name: str, lang: str, written: Callable[[str, str], bytes]) -> None:
    words = language(lang)
    found = squeeze(READERS[name](written(name, lang)))
    assert squeeze(words("Sources")) in found
    assert squeeze(words("Table {number}", number=2) + ".") in found
    assert squeeze(words("Licence: {licence}", licence="CC BY 4.0")) in found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_is_one_sound_page(lang: str, written: Callable[[str, str], bytes]) -> None:
    page = Page(written("html", lang).decode())
    assert not page.faults
    assert not page.open
    assert len(page.named("h1")) == 1
    assert page.named("html") == [{"lang": lang}]
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in page.elements}
    idents = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(idents) == len(set(idents))
    targets = {link["href"][1:] for link in page.named("a") if link["href"].startswith("#")}
    assert targets <= set(idents)


def test_html_loads_nothing(written: Callable[[str, str], bytes]) -> None:
    source = written("html", "en").decode()
    page = Page(source)
    assert not {"script", "link", "img", "iframe", "object", "image", "use"} & {tag for tag, _ in page.elements}
    assert not any(name in attributes for _, attributes in page.elements for name in ("src", "srcset", "xlink:href"))
    assert not re.search(r"url\((?!#)|@import", source)
    outward = [tag for tag, attributes in page.elements if "://" in attributes.get("href", "")]
    assert set(outward) == {"a"}


def test_html_pictures_and_tables_are_told_in_words(written: Callable[[str, str], bytes]) -> None:
    page = Page(written("html", "en").decode())
    pictures = page.named("svg")
    figures = [block for block in document("en").blocks if isinstance(block, Figure)]
    assert len(pictures) == len(figures) == len(page.named("desc")) == 5
    assert all(picture["role"] == "img" and "aria-labelledby" in picture for picture in pictures)
    assert len(page.named("caption")) == len(page.named("table")) == 2
    assert {head["scope"] for head in page.named("th")} == {"col", "row"}


def test_html_refuses_links_that_run_code() -> None:
    from hansa.reports.content import Paragraph, Reference
    from hansa.reports.formats.html import to_html

    entry = Reference("x", "X", "", "", "", "javascript:alert(1)")
    page = Page(to_html(Document("t", "", "en", (Paragraph("p", ("x",)),), (entry,), "")).decode())
    assert not [link for link in page.named("a") if link["href"].startswith("javascript")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_docx_has_styles_language_and_repeated_heads(lang: str, written: Callable[[str, str], bytes]) -> None:
    content = written("docx", lang)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body, styles, core = (
            archive.read(name).decode() for name in ("word/document.xml", "word/styles.xml", "docProps/core.xml")
        )
        footers = [name for name in archive.namelist() if "footer" in name]
    locale = {"en": "en-GB", "fr": "fr-FR"}[lang]
    assert f'w:val="{locale}"' in styles
    assert TEXTS[lang]["title"] in core
    assert body.count("<w:tblHeader") == 2
    assert {"Title", "Subtitle", "Heading1", "Heading2", "Lead", "FigureTitle"} <= set(
        re.findall(r'w:pStyle w:val="(\w+)"', body)
    )
    assert body.count(f'descr="{TEXTS[lang]["alt"]}"') == 5
    assert footers
    assert tempfile.gettempdir() not in body


@pytest.mark.parametrize("lang", LANGUAGES)
def test_odt_has_language_heads_and_described_pictures(lang: str, written: Callable[[str, str], bytes]) -> None:
    content = written("odt", lang)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        body, styles = archive.read("content.xml").decode(), archive.read("styles.xml").decode()
    assert f'fo:language="{lang}"' in styles
    assert f'fo:country="{ {"en": "GB", "fr": "FR"}[lang] }"' in styles
    assert body.count("<table:table-header-rows>") == 2
    assert body.count(f"<svg:desc>{TEXTS[lang]['alt']}</svg:desc>") == 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pdf_is_tagged_titled_and_bookmarked(lang: str, written: Callable[[str, str], bytes]) -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(written("pdf", lang)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith(lang)
    assert reader.metadata is not None
    assert reader.metadata.title == TEXTS[lang]["title"]
    bookmarks = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert bookmarks[0] == TEXTS[lang]["section"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_pdf_pictures_have_words(written: Callable[[str, str], bytes]) -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(written("pdf", "en")))
    entries: list[Any] = [reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"])))]
    words = [entry.get("/Alt") for entry in entries if isinstance(entry, dict) and entry.get("/S") == "/Figure"]
    assert words.count(TEXTS["en"]["alt"]) == 5


def test_markdown_has_tables(written: Callable[[str, str], bytes]) -> None:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(written("md", "en").decode())
    assert [token.type for token in tokens].count("table_open") == 2
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == 8 + 1 + len(HOSTILE)


def test_unknown_formats_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        formats.write(document("en"), "doc", tmp_path / "x.doc")
    assert caught.value.code == "unknown-format"
    assert "docx" in str(caught.value.hint)
    with pytest.raises(InputError):
        formats.check_formats(["html", "nope"])
    assert formats.check_formats([" HTML", "json", "html"]) == ("html", "json")


def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError) as caught:
        formats.write(document("en"), "md", tmp_path / "file" / "x.md")
    assert caught.value.code == "unwritable-folder"


def test_a_failure_keeps_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.html"
    path.write_text("former")

    def fail(chart: dict[str, Any]) -> str:
        raise RuntimeError("no picture")

    monkeypatch.setattr(drawing, "svg", fail)
    with pytest.raises(RuntimeError):
        formats.write(document("en"), "html", path)
    assert path.read_text() == "former"
    assert list(tmp_path.iterdir()) == [path]


def test_start_up_loads_no_heavy_library() -> None:
    code = (
        "import sys, hansa.reports.charts, hansa.reports.maps, hansa.reports.formats, hansa.reports.formats.html, "
        "hansa.reports.formats.office, hansa.reports.formats.pdf\n"
        "print([name for name in ('altair', 'pypandoc', 'typst', 'jinja2', 'vl_convert', 'shapely') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
