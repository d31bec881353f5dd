"""Word and OpenDocument: a tree that Pandoc writes out, styled by a reference document made from the theme."""

from __future__ import annotations

import json
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from hansa.reports.content import Document, Figure
from hansa.reports.formats import docx, odt
from hansa.reports.formats.tree import LOCALES, to_tree
from hansa.reports.formats.typeset import Set, set_document
from hansa.reports.theme import OFFICE_FIGURES


def to_docx(document: Document) -> bytes:
    """Return a document for Word."""
    packed, _ = _convert(document, "docx")
    return docx.finish(packed, LOCALES[document.lang])


def to_odt(document: Document) -> bytes:
    """Return a document for OpenDocument editors."""
    packed, page = _convert(document, "odt")
    pictures = [(block["label"], block["alt"]) for block in page["blocks"] if block["kind"] == "figure"]
    return odt.finish(packed, LOCALES[document.lang], pictures)


def _convert(document: Document, kind: str) -> tuple[bytes, Set]:
    with tempfile.TemporaryDirectory(prefix="hansa-") as name:
        folder = Path(name)
        page = set_document(document, lambda figure, number: _picture(figure, number, folder))
        (folder / "tree.json").write_text(json.dumps(to_tree(page)), encoding="utf-8")
        (folder / f"reference.{kind}").write_bytes(_reference(kind))
        _pandoc(
            "tree.json",
            "--from=json",
            f"--to={kind}",
            f"--reference-doc=reference.{kind}",
            "--output=out",
            folder=folder,
        )
        return (folder / "out").read_bytes(), page


def _picture(figure: Figure, number: int, folder: Path) -> Set:
    from hansa.reports import drawing

    name = f"figure-{number}.png"
    width_mm = round(OFFICE_FIGURES * drawing.printed_width_mm(drawing.svg(figure.chart), figure.width_mm), 1)
    (folder / name).write_bytes(drawing.png(figure.chart, width_mm))
    return {"picture": name, "width_mm": width_mm}


@cache
def _reference(kind: str) -> bytes:
    make = {"docx": docx.reference, "odt": odt.reference}[kind]
    return make(_pandoc(f"--print-default-data-file=reference.{kind}"))


def _pandoc(*arguments: str, folder: Path | None = None) -> bytes:
    """Run the Pandoc of the Python package: called directly, as its wrapper asks for the version each time."""
    done = subprocess.run([_program(), *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout


@cache
def _program() -> str:
    import pypandoc

    path: str = pypandoc.get_pandoc_path()
    return path
