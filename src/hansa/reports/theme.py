"""How documents look: one set of colours, sizes and typefaces for screen, paper, charts and maps.

Colours are told apart by lightness as well as by hue, so they hold in greyscale and for every kind of colour vision: one
accent (brick) for what matters, one strong neutral (navy ink) for the country, greys for the rest.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

LIGHT = {
    "paper": "#ffffff",
    "ink": "#14213d",
    "text": "#20262e",
    "muted": "#57616d",
    "peer": "#8b96a3",
    "band": "#dde3ea",
    "rule": "#cfd6de",
    "wash": "#f4f6f8",
    "accent": "#b5400f",
    "sea": "#f1f5f9",
    "land": "#d9dee4",
    "home": "#a9b8cc",
    "border": "#fbfcfd",
    "link": "#97a3b0",
}
DARK = {
    "paper": "#12171e",
    "ink": "#dfe8f5",
    "text": "#e3e7ec",
    "muted": "#a7b1bd",
    "peer": "#7c8896",
    "band": "#2b3643",
    "rule": "#38434f",
    "wash": "#1a212a",
    "accent": "#ff9a6b",
    "sea": "#161d26",
    "land": "#2d3742",
    "home": "#4d6280",
    "border": "#121821",
    "link": "#6a7787",
}

SCALE = ("#f7e3d6", "#ecbd9f", "#dc9068", "#c05f35", "#8a2f08")
"""Shades for amounts, the lightest for the least; each differs from the next in lightness."""
DARK_SCALE = ("#4a2c1c", "#7b4325", "#a95c33", "#d6835a", "#ffb995")
"""The same on a dark page, where more is lighter."""

SIZES = {
    "title": 2.1,
    "section": 1.4,
    "part": 1.12,
    "body": 1.0,
    "lead": 1.14,
    "small": 0.86,
    "tiny": 0.78,
    "value": 1.9,
}
"""The type scale: multiples of the body size."""

PRINT_POINTS = 10.5
OFFICE_POINTS = 9.5
"""Smaller than in print: the reader's machine may lack the font and take a wider one, and eight pages must do."""
OFFICE_FIGURES = 0.78
"""Figures of office documents stand at this part of their printed width."""
CHART_PIXELS = 12.0
PIXELS_PER_MM = 96 / 25.4

SANS = "Source Sans Pro"
SANS_STACK = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
CHART_FONT = f"{SANS}, sans-serif"
"""What charts are measured with; inside an HTML page the page's own stack takes over."""
SERIF = "Libertinus Serif"
SERIF_STACK = "Charter, 'Bitstream Charter', 'Source Serif 4', Cambria, Georgia, 'Times New Roman', serif"
OFFICE_FONT = "Calibri"
"""Word has it; LibreOffice ships Carlito, of the same widths, and puts it in its place."""


@cache
def font_folder() -> str:
    """Return the folder of the sans-serif typeface that charts and the PDF embed."""
    return str(resources.files("font_source_sans_pro") / "files")


def css() -> str:
    """Return the custom properties of the theme, light and dark, and the rules that recolour inline figures."""
    light_theme, dark_theme = (
        ";".join(f"--{name}:{value}" for name, value in colours.items()) for colours in (LIGHT, DARK)
    )
    sizes = ";".join(f"--size-{name}:{value}rem" for name, value in SIZES.items())
    swaps = recolour("figure svg ")
    root = f":root{{{light_theme};{sizes};--serif:{SERIF_STACK};--sans:{SANS_STACK}}}"
    return f"{root}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark_theme}}}{swaps}}}"


def recolour(place: str = "") -> str:
    """Return the rules that give a figure its dark colours, for figures below a place of the page."""
    pairs = [*((LIGHT[name], DARK[name]) for name in LIGHT), *zip(SCALE, DARK_SCALE, strict=True)]
    return "".join(
        f'{place}[{part}="{light}"]{{{part}:{dark}}}' for light, dark in pairs for part in ("fill", "stroke")
    )


def tokens() -> dict[str, Any]:
    """Return the theme as data, for the Typst template."""
    return {"colours": LIGHT, "sizes": SIZES, "points": PRINT_POINTS, "sans": SANS, "serif": SERIF}


def number_locale(lang: str) -> dict[str, Any]:
    """Return how charts write numbers, as :class:`hansa.language.Language` does in text."""
    if lang == "fr":
        return {
            "decimal": ",",
            "thousands": "\u202f",
            "grouping": [3],
            "currency": ["", "\u00a0€"],
            "percent": "\u00a0%",
            "minus": "\u2212",
        }
    return {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""], "minus": "\u2212"}


def chart_config(lang: str) -> dict[str, Any]:
    """Return the Vega-Lite configuration that every chart and map shares."""
    return {**CHART_CONFIG, "locale": {"number": number_locale(lang)}}


LABEL = {"font": CHART_FONT, "fontSize": CHART_PIXELS, "color": LIGHT["text"]}
CHART_CONFIG: dict[str, Any] = {
    "aria": False,
    "background": "transparent",
    "font": CHART_FONT,
    "padding": 2,
    "view": {"stroke": None},
    "text": LABEL,
    "title": {
        **LABEL,
        "anchor": "start",
        "color": LIGHT["muted"],
        "fontSize": CHART_PIXELS - 0.5,
        "fontWeight": 400,
        "frame": "bounds",
        "lineHeight": 15,
        "offset": 10,
        "orient": "bottom",
    },
    "axis": {
        "labelFont": CHART_FONT,
        "labelFontSize": CHART_PIXELS,
        "labelColor": LIGHT["text"],
        "titleFont": CHART_FONT,
        "titleFontSize": CHART_PIXELS,
        "titleFontWeight": 400,
        "titleColor": LIGHT["muted"],
        "gridColor": LIGHT["rule"],
        "gridWidth": 0.7,
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
        "labelLimit": 0,
    },
    "legend": {
        "labelFont": CHART_FONT,
        "labelFontSize": CHART_PIXELS,
        "labelColor": LIGHT["text"],
        "labelLimit": 0,
        "columnPadding": 24,
    },
}
