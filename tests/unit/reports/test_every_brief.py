"""Every country and territory gets its brief, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import hansa
from hansa.countries import all_countries
from hansa.reports.content import Document, Figure, Grid, Heading, Items, Paragraph

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
    for lang in ("en", "fr"):
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


def test_every_country_gets_a_brief_in_both_languages() -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        faults = [fault for found in pool.map(find_faults, all_countries(), chunksize=16) for fault in found]
    assert faults == []
