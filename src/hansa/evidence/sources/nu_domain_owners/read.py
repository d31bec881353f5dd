"""Who owns web domains: organisations, their parents and the country of the parent that stands last."""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "platforms/domain_owners.json.gz"
NO_COUNTRY = frozenset({"", "?"})
CODES = {"UK": "GB"}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``domain, owner, country``: one row a domain; the owner is the parent of all parents.

    ``country`` is null where the file names none for the owner. A domain of two organisations is the first one's.

    Raises
    ------
    SourceChanged
        ``unreadable-file``: the file is not a list of organisations, or a parent is missing.
    """
    try:
        listed: list[dict[str, Any]] = json.loads(raw.read_bytes(FILE))
        by_id = {one["id"]: one for one in listed}
        rows = [
            (domain.lower(), owner["owner_name"], _read_country(raw, owner["country"], line))
            for line, one in enumerate(listed, 1)
            for owner in [_climb(one, by_id)]
            for domain in one["domains"]
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise SourceChanged("unreadable-file", dataset=raw.source.id, path=FILE, reason=repr(error)) from error
    schema = {"domain": pl.String, "owner": pl.String, "country": pl.String}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.unique("domain", keep="first", maintain_order=True)


def _climb(one: dict[str, Any], by_id: dict[int, dict[str, Any]]) -> dict[str, Any]:
    seen = set()
    while one["parent_id"] is not None and one["id"] not in seen:
        seen.add(one["id"])
        one = by_id[one["parent_id"]]
    return one


def _read_country(raw: Raw, code: str | None, line: int) -> str | None:
    return None if code is None or code in NO_COUNTRY else raw.code(CODES.get(code, code), FILE, line)
