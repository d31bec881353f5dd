"""The edition in use."""

from __future__ import annotations

from hansa.error_texts import N_
from hansa.evidence.edition import Manifest
from hansa.web.api.endpoint import Call, Endpoint


def show_edition(call: Call) -> Manifest:
    """Return what the edition says of itself."""
    return call.edition.manifest


ENDPOINTS = (
    Endpoint(
        "GET",
        "/api/edition",
        show_edition,
        N_("Evidence"),
        N_("The edition in use, its tables and their sources."),
        answers=Manifest,
    ),
)
