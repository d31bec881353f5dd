"""The interface for programs: its description, for programs and for those who write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hansa.web.api.openapi import describe
from hansa.web.rendering import language_of, page

if TYPE_CHECKING:
    from starlette.requests import Request


def show(request: Request) -> Response:
    """Show what can be called, chapter by chapter."""
    described = describe(request.path_params["lang"])
    chapters = [(tag["name"], _list_calls(described, tag["name"])) for tag in described["tags"]]
    origin = str(request.base_url).rstrip("/")
    return page(request, "interface.html", origin=origin, about=described["info"]["description"], chapters=chapters)


def send(request: Request) -> Response:
    """Return the OpenAPI document."""
    return JSONResponse(describe(language_of(request)))


def _list_calls(described: dict[str, Any], tag: str) -> list[dict[str, Any]]:
    return [
        {"method": method.upper(), "path": path, "example": _fill(path, one["parameters"]), **one}
        for path, methods in described["paths"].items()
        for method, one in methods.items()
        if tag in one["tags"]
    ]


def _fill(path: str, parameters: list[dict[str, Any]]) -> str:
    """Return an address to try."""
    for one in parameters:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", one["example"])
    return path


ROUTES = (
    Route("/{lang}/api", show, name="interface"),
    Route("/api/openapi.json", send, name="openapi"),
)
