"""The messages of templates are collected like those of the code."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from tests.docs.pages import ROOT


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_way_of_speaking_in_a_template_is_found(tool: ModuleType) -> None:
    template = """
    {% macro label(text, words) %}<b title="{{ words('In a macro') }}">{{ words(text) }}</b>{% endmacro %}
    {% if known %}{{ words("{number} of {all}", number=1, all=2) }}{% endif %}
    {{ words("Open" if open else "Closed") }} {{ words.plural("{number} row", "{number} rows", rows) }}
    {{ words("Outer {inner}", inner=words("Inner")) }} {{ words.number(3) }} {{ words(dict(layers)[name]) }}
    {# words("Not said") #}
    """
    assert set(tool.read_template(template)) == {
        "In a macro",
        "{number} of {all}",
        "Open",
        "Closed",
        ("{number} row", "{number} rows"),
        "Outer {inner}",
        "Inner",
    }


def test_the_templates_of_the_pages_are_among_what_is_collected(tool: ModuleType) -> None:
    assert {"Skip to the text", "Sign in", ("{number} row", "{number} rows")} <= set(tool.collect_messages())
