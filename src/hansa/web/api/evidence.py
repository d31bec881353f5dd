"""The evidence: the edition in use, its tables, and the datasets behind them."""

from __future__ import annotations

from typing import Any

from hansa.error_texts import N_
from hansa.evidence import all_sources, source
from hansa.web.api.endpoint import Call, Endpoint

TAG = N_("Evidence")


def show_edition(call: Call) -> dict[str, Any]:
    """Return what the edition says of itself."""
    return call.edition.manifest.model_dump(mode="json")


def list_sources(_: Call) -> list[dict[str, Any]]:
    """Return the datasets as ``hansa evidence list --json`` prints them."""
    return [fact.model_dump(mode="json") for fact in all_sources().values()]


def show_source(call: Call) -> dict[str, Any]:
    """Return a dataset as ``hansa evidence show --json`` prints it."""
    fact, edition = source(call.part("dataset")), call.edition
    tables = {name: record.rows for name, record in edition.manifest.tables.items() if fact.id in record.sources}
    return {**fact.model_dump(mode="json"), "edition": edition.id, "tables": tables}


ENDPOINTS = (
    Endpoint("GET", "/api/edition", show_edition, TAG, N_("The edition in use, its tables and their sources.")),
    Endpoint("GET", "/api/sources", list_sources, TAG, N_("The datasets."), returns="array"),
    Endpoint(
        "GET",
        "/api/sources/{dataset}",
        show_source,
        TAG,
        N_("One dataset, and the tables that rest on it."),
        missing=("unknown-dataset",),
    ),
)
