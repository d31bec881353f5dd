"""One document in many formats: web page, Word, OpenDocument, PDF and Markdown.

Every format prints what :mod:`hansa.reports.formats.typeset` sets: bold marked, notes numbered, labels written, figures drawn.
The web page and the PDF each have a template, so that each is native (landmarks and style sheets; tags and page furniture);
Word and OpenDocument go through Pandoc, as a tree and never as mark-up, so that no character of a name can be misread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from hansa.errors import InputError
from hansa.reports.content import Document
from hansa.workspace import replaced_file

WRITERS = {
    "html": "html.to_html",
    "docx": "office.to_docx",
    "odt": "office.to_odt",
    "pdf": "pdf.to_pdf",
    "md": "markdown.to_markdown",
}
"""Where each format is written: imported only when it is asked for."""

FORMATS = (*WRITERS, "json")
"""What a user may ask for; the JSON object of a brief is written from the brief, not from its document."""


def check_formats(names: Iterable[str]) -> tuple[str, ...]:
    """Return format names without spaces, case and repetitions.

    Raises
    ------
    InputError
        ``unknown-format``, with those that there are.
    """
    wanted = tuple(dict.fromkeys(name.strip().lower() for name in names))
    for name in wanted:
        if name not in FORMATS:
            raise _unknown(name)
    return wanted


def write(document: Document, format: str, path: Path) -> None:  # noqa: A002 -- the word that users know
    """Write a document to a file; a failure leaves the former file as it was.

    Parameters
    ----------
    document : Document
        What to write.
    format : str
        A key of :data:`WRITERS`.
    path : Path
        The file; its folder is created if need be.

    Raises
    ------
    InputError
        ``unknown-format``, or ``unwritable-folder``.
    """
    if format not in WRITERS:
        raise _unknown(format)
    module, function = WRITERS[format].split(".")
    convert: Callable[[Document], bytes] = getattr(import_module(f"{__name__}.{module}"), function)
    with replaced_file(path) as beside:
        beside.write_bytes(convert(document))


def _unknown(name: str) -> InputError:
    return InputError("unknown-format", name=name, known=", ".join(FORMATS))
