"""OpenDocument's side: a reference document made from the theme, and what Pandoc leaves to be finished."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from hansa.reports.formats.package import pack, replace, unpack
from hansa.reports.formats.styles import LINE, MARGIN_MM, PAGE_MM, STYLES, Style
from hansa.reports.theme import LIGHT, OFFICE_FONT, PRINT_POINTS

NAMES = ("style", "text", "drawing", "xsl-fo-compatible", "svg-compatible")
SPACES = {"style": "style", "text": "text", "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}
