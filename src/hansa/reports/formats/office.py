"""Word and OpenDocument: a tree that Pandoc writes out, styled by a reference document made from the theme."""

from __future__ import annotations

import json
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from hansa.reports.content import Document, Figure
from hansa.reports.formats import docx, odt
from hansa.reports.formats.tree import to_tree
from hansa.reports.formats.typeset import set_document


def to_docx(document: Document) -> bytes:
    """Return a document for Word."""
    return docx.finish(_convert(document, "docx", docx.reference), document)


def to_odt(document: Document) -> bytes:
    """Return a document for OpenDocument editors."""
    return odt.finish(_convert(document, "odt", odt.reference), document)
