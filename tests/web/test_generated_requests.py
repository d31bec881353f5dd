"""Thousands of generated requests against the interface's own OpenAPI document: refused or answered, never failed.

``HANSA_LONG=1`` sends ten thousand and more.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.python.asgi import HOST
from starlette.applications import Starlette

from hansa.web.api.endpoint import Endpoint
from hansa.web.api.listing import all_endpoints
from hansa.web.app import make_app
from hansa.web.settings import Settings

pytestmark = pytest.mark.slow

LONG = 10_000
IS_LONG = bool(os.environ.get("HANSA_LONG"))
EXAMPLES = 400 if IS_LONG else 5
"""Of each endpoint, good and bad; there are not so many different ones for those that take nothing."""
sent: list[str] = []
CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    """Return the interface; its runs are kept but not computed, for the server's life has not begun."""
    place: Path = tmp_path_factory.mktemp("store") / "hansa.db"
    app: Starlette = make_app(Settings(names=(HOST.partition(":")[0],), database=f"sqlite:///{place}"))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
@pytest.mark.parametrize("endpoint", all_endpoints(), ids=lambda one: f"{one.method} {one.path}")
def test_generated_requests_are_answered_or_refused(
    endpoint: Endpoint, mode: GenerationMode, api: schemathesis.BaseSchema
) -> None:
    operation = api[endpoint.path][endpoint.method]

    @settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: schemathesis.Case[Any]) -> None:
        response = case.call()
        sent.append(endpoint.path)
        case.validate_response(response, checks=CHECKS)
        if response.status_code >= 400:
            assert set(response.json()["error"]) == {"code", "message", "hint"}

    try:
        send()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing can be wrong where nothing is asked"


@pytest.mark.skipif(not IS_LONG, reason="only the long run sends so many: HANSA_LONG=1")
def test_it_was_ten_thousand_requests() -> None:
    assert len(sent) >= LONG
