"""The OpenAPI document: made from what the endpoints declare."""

from __future__ import annotations

import re
from functools import cache
from inspect import isfunction, ismethod
from typing import Any

from pydantic import TypeAdapter

import hansa
from hansa.error_texts import N_
from hansa.language import language
from hansa.web.api.endpoint import PARTS, Endpoint
from hansa.web.api.listing import all_endpoints

REFERENCE = "#/components/schemas/{model}"
ERROR = {
    "type": "object",
    "required": ["error"],
    "additionalProperties": False,
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "hint"],
            "additionalProperties": False,
            "properties": {name: {"type": "string"} for name in ("code", "message", "hint")},
        }
    },
}
DESCRIPTION = N_(
    "What the command line prints as JSON, by the same functions. Texts come in the language that `lang` or the header "
    "Accept-Language asks for. What cannot be done is answered by one object, `error`, with `code`, `message` and `hint`; "
    "codes do not change."
)


@cache
def describe(lang: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document, its sentences in a language."""
    words = language(lang)
    paths: dict[str, dict[str, Any]] = {}
    schemas: dict[str, Any] = {"Error": ERROR}
    for endpoint in all_endpoints():
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, schemas, lang)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hansa", "version": hansa.__version__, "description": words(DESCRIPTION)},
        "tags": [{"name": words(tag)} for tag in dict.fromkeys(one.tag for one in all_endpoints())],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operation(endpoint: Endpoint, schemas: dict[str, Any], lang: str) -> dict[str, Any]:
    words = language(lang)
    found: dict[str, Any] = {
        "tags": [words(endpoint.tag)],
        "summary": words(endpoint.summary),
        "operationId": _identify(endpoint),
        "parameters": [*_parts(endpoint, lang), *_query(endpoint, lang)],
        "responses": _answers(endpoint, schemas, lang),
    }
    if endpoint.body:
        schema = endpoint.body.model_json_schema(ref_template=REFERENCE)
        schemas.update(_translate(schema.pop("$defs", {}), lang))
        content: dict[str, Any] = {"schema": _translate(schema, lang)}
        if endpoint.example:
            content["example"] = endpoint.example
        found["requestBody"] = {"required": True, "content": {"application/json": content}}
    return found


def _identify(endpoint: Endpoint) -> str:
    return "_".join([endpoint.method.lower(), *re.findall(r"\w+", endpoint.path)[1:]])


def _answers(endpoint: Endpoint, schemas: dict[str, Any], lang: str) -> dict[str, Any]:
    words = language(lang)
    good: dict[str, Any] = {"description": words(endpoint.summary)}
    if endpoint.answers is not None:
        good["content"] = {"application/json": {"schema": _schema(endpoint.answers, schemas, lang)}}
    error = {"application/json": {"schema": {"$ref": REFERENCE.format(model="Error")}}}
    return {
        str(endpoint.status): good,
        "default": {"description": words("What could not be done, and why."), "content": error},
    }


def _schema(answers: Any, schemas: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return the schema of an answer; what it refers to joins the document's."""
    if isfunction(answers) or ismethod(answers):
        answers = answers()
    if isinstance(answers, dict):
        schema = dict(answers)
    else:
        schema = TypeAdapter(answers).json_schema(mode="serialization", ref_template=REFERENCE)
    for name, one in _translate(schema.pop("$defs", {}), lang).items():
        if schemas.setdefault(name, one) != one:
            raise ValueError(f"two models are called {name}")  # one would be described as the other
    found: dict[str, Any] = _translate(schema, lang)
    return found


def _parts(endpoint: Endpoint, lang: str) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": language(lang)(PARTS[name].meaning),
            "schema": {"type": "string", "minLength": 1},
            "example": PARTS[name].example,
        }
        for name in endpoint.parts()
    ]


def _query(endpoint: Endpoint, lang: str) -> list[dict[str, Any]]:
    schema = endpoint.query.model_json_schema()
    found = []
    for name, one in schema["properties"].items():
        told = _translate(_without_null(one), lang)
        described = {"description": told.pop("description")} if "description" in told else {}
        needed = name in schema.get("required", ())
        found.append({"name": name, "in": "query", "required": needed, **described, "schema": told})
    return found


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without its null, which an address cannot say, and without titles."""
    kept = {name: value for name, value in schema.items() if name not in {"title", "anyOf"} and value is not None}
    real = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    return {**(real[0] if real else {}), **kept}


def _translate(schema: Any, lang: str) -> Any:
    """Return a schema with its descriptions in a language: those of fields, which are collected; docstrings stay English."""
    if isinstance(schema, list):
        return [_translate(one, lang) for one in schema]
    if not isinstance(schema, dict):
        return schema
    first, *rest = schema.get("prefixItems") or [None]
    # A pair: said so that older readers of schemas know it too.
    if first is not None and all(one == first for one in rest):
        schema = {name: value for name, value in schema.items() if name != "prefixItems"} | {"items": first}
    return {
        name: language(lang)(value) if name == "description" and isinstance(value, str) else _translate(value, lang)
        for name, value in schema.items()
    }
