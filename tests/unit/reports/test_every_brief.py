"""Every country and territory gets its brief, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

import pytest

import hansa
from hansa.countries import all_countries
from hansa.language import LANGUAGES
from hansa.reports.content import Document, Figure, Grid, Heading, Items, Paragraph

CHUNK = 10
CHUNKS = [sorted(all_countries())[first : first + CHUNK] for first in range(0, len(all_countries()), CHUNK)]
TELLING = ("AQ", "EE", "EH", "FJ", "FR", "IN", "KP", "MC", "SN", "TO", "TW", "US")
"""Without people, small and wired, disputed, astride the antimeridian, large, shut down often, closed, without votes of its own."""
LEFT_OVER = re.compile(r"\{\w*\}|\bNone\b|\bnan\b")
ENGLISH = re.compile(r"\b(which|whose|share of|shows|by sea|are of|years old)\b")
"""Words that no French sentence of ours holds; names of sources and organisations are not looked at."""


def read_texts(document: Document) -> Iterator[str]:
    """Give the sentences, captions and headings of a document, without names that come from data."""
    yield from (document.title, document.subtitle, document.colophon)
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.text
        elif isinstance(block, Items):
            yield from (item.text for item in block.items)
        elif isinstance(block, Figure | Grid):
            yield block.caption
            yield from (column.title for column in getattr(block, "columns", ()))


def find_faults(code: str) -> list[str]:
    """Compose a country's brief in both languages and return what is wrong with it."""
    faults = []
    brief = hansa.brief(code)
    for lang in LANGUAGES:
        json.dumps(brief.to_json(lang), allow_nan=False)
        document = brief.document(lang)
        named = {source for block in document.blocks for source in getattr(block, "sources", ())}
        faults += [
            f"{code} {lang}: {name} is not in the list of sources" for name in named if not document.numbers((name,))
        ]
        faults += [f"{code} {lang}: {text}" for text in read_texts(document) if LEFT_OVER.search(text)]
        if lang == "fr":
            faults += [f"{code}: English in {text}" for text in read_texts(document) if ENGLISH.search(text)]
    return faults


def draw_figures(code: str) -> int:
    """Draw the charts and maps of a country's brief in both languages, and return how many there are."""
    brief = hansa.brief(code)
    documents = [brief.document(lang) for lang in LANGUAGES]
    charts = [block.chart for document in documents for block in document.blocks if isinstance(block, Figure)]
    for chart in charts:
        json.dumps(chart, allow_nan=False)
    return len(charts)


@pytest.mark.parametrize("codes", CHUNKS, ids=lambda codes: f"{codes[0]}-{codes[-1]}")
def test_every_country_gets_a_brief_in_both_languages(codes: Sequence[str]) -> None:
    assert [fault for code in codes for fault in find_faults(code)] == []


@pytest.mark.parametrize("code", TELLING)
def test_its_charts_and_maps_are_drawn(code: str) -> None:
    measured = any(profile.measured for profile in hansa.brief(code).layers.values())
    assert draw_figures(code) >= len(LANGUAGES) * measured


@pytest.mark.slow
@pytest.mark.parametrize("codes", CHUNKS, ids=lambda codes: f"{codes[0]}-{codes[-1]}")
def test_every_chart_and_map_is_drawn(codes: Sequence[str]) -> None:
    for code in codes:
        draw_figures(code)
