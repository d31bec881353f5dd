"""Errors as runs keep them: by code and fields, to be told later in any language."""

from __future__ import annotations

from typing import Any

from hansa.error_texts import TEXTS
from hansa.errors import HansaError, rebuild
from hansa.language import explain


def tell_error(error: HansaError) -> dict[str, Any]:
    """Return an error as a run keeps it."""
    return {"code": error.code, "fields": {name: str(value) for name, value in error.fields.items()}}


def explain_kept(error: dict[str, Any], lang: str) -> tuple[str, str]:
    """Return the sentence and the cure of a kept error; of one that this version does not know, its code."""
    if error["code"] not in TEXTS:
        return error["code"], ""
    return explain(rebuild(HansaError, error["code"], error["fields"]), lang)
