"""Every page that there is, from the routes: whoever adds one says here how to fill its address, or a test fails."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hansa.web.pages import all_routes

PARTS = {
    "code": "TO",
    "dataset": "iana_root_zone",
    "scenario": "eg-2011-shutdown",
    "slug": "senegal",
    "step": "situate",
    "option": "exchange-points",
    "action": "act-exchange-points",
    "view": "value",
    "address": "stress-harden",
}
"""What the parts of addresses are filled with; ``run`` and what a test makes itself come on top."""
QUERIES = {
    "compare_runs": "?first={run}&second={run}",
    "coalition": "?group=d10",
    "compare_coalitions": "?first=d10&second=eu",
}
"""What a page must be asked with, by its route's name."""
VARIANTS = {
    "coalition/gaps": {"view": "gaps"},
    "coalition/members": {"view": "members"},
    "ask/world": {"address": "world", "query": "?layer=naming"},
    "ask/long": {"address": "stress-worst", "query": "?country=TO"},
    "ask/path": {"address": "routes-path", "query": "?source=3356&destination=1299"},
    "ask/value": {"address": "alliance-value", "query": "?group=d10"},
}
"""Further faces of a page, by its route's name and their own: what of its address is otherwise."""
NO_PAGES = {"find_country", "run_events", "choose"}
"""Routes that lead elsewhere or answer no page."""


def list_pages() -> list[str]:
    """Return the names of the routes that are pages, and of their variants."""
    names = [
        str(route.name)
        for route in all_routes()
        if "GET" in (route.methods or ())
        and "{lang" in route.path
        and "." not in route.path
        and "{form}" not in route.path
        and route.name not in NO_PAGES
    ]
    return [*names, *VARIANTS]


def fill(name: str, lang: str, parts: Mapping[str, str]) -> str:
    """Return a page's address."""
    parts, name = {**parts, **VARIANTS.get(name, {})}, name.partition("/")[0]
    [path] = [route.path for route in all_routes() if route.name == name and "GET" in (route.methods or ())]
    known = {**PARTS, **parts, "lang": lang}
    address = path + known.get("query", QUERIES.get(name, ""))
    missing = [part for part in re.findall(r"\{(\w+)", address) if part not in known]
    assert not missing, f"tests/web/addresses.py does not say what {missing} of {path} is"
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda part: known[part[1]], address)
