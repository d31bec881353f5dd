"""The door for XML from outside: size, nesting, document types and entities are looked at before anything is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from hansa.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_MB = 20
"""A plan is text; what is larger is refused before anything of it is built."""
MOST_BYTES = MOST_MB * 1_000_000
MOST_LEVELS = 40
"""The standard nests eight deep."""
MOST_ELEMENTS = 500_000
"""Empty elements are a few bytes each in a file, and many times that in memory."""
CHUNK = 65536
"""Parsed at a time, so that a bound that is passed stops the reading there."""


def open_xml(path: Path) -> _Element:
    """Return the root of an XML file that comes from outside.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    InputError
        ``stratml-unreadable``, ``stratml-too-large``, and what :func:`parse_xml` raises.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("stratml-too-large", path=path, most=MOST_MB)
        content = path.read_bytes()
    except OSError as error:
        raise InputError("stratml-unreadable", path=path, reason=error.strerror or str(error)) from error
    return parse_xml(content, path)


def parse_xml(content: bytes, path: Path) -> _Element:
    """Return the root of an XML text that comes from outside.

    A first pass builds nothing and stops at a document type, at more than 40 levels and at too many elements; only what it lets
    through is built, with entities, the network and document types off.

    Raises
    ------
    InputError
        ``stratml-refused`` with the line, ``stratml-broken`` where it is no XML.
    """
    from lxml import etree

    if len(content) > MOST_BYTES:
        raise InputError("stratml-too-large", path=path, most=MOST_MB)
    _look(content, path)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise InputError("stratml-broken", path=path, line=line, reason=_shorten(str(error))) from error


class _Watch:
    """Counts what a parser meets, and stops at what a strategy never holds."""

    def __init__(self, parser: expat.XMLParserType, path: Path) -> None:
        self.parser = parser
        self.path = path
        self.depth = 0
        self.elements = 0
        parser.StartDoctypeDeclHandler = lambda *_: self.refuse("<!DOCTYPE")
        parser.EntityDeclHandler = lambda *_: self.refuse("<!ENTITY")
        parser.StartElementHandler, parser.EndElementHandler = self.begin, self.end

    def refuse(self, sign: str) -> NoReturn:
        """Stop, naming the line."""
        line = self.parser.CurrentLineNumber
        raise InputError("stratml-refused", path=self.path, line=line, sign=sign, most=MOST_LEVELS)

    def begin(self, _name: str, _attributes: object) -> None:
        """Go one level down."""
        self.depth += 1
        self.elements += 1
        if self.depth > MOST_LEVELS or self.elements > MOST_ELEMENTS:
            self.refuse("<…>")

    def end(self, _name: str) -> None:
        """Go one level up."""
        self.depth -= 1


def _look(content: bytes, path: Path) -> None:
    """Go through a text and stop at what a strategy never holds."""
    parser = expat.ParserCreate()
    _Watch(parser, path)
    try:
        for start in range(0, len(content), CHUNK):
            parser.Parse(content[start : start + CHUNK], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: an encoding that nobody knows
        if isinstance(error, InputError):
            raise
        line = parser.CurrentLineNumber
        raise InputError("stratml-broken", path=path, line=line, reason=_shorten(str(error))) from error


def _shorten(reason: str) -> str:
    return " ".join(reason.split())[:120]
