"""The library: what it names is there, is what the questions say, and shows itself in a notebook."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import altair as alt
import polars as pl
import pytest

import hansa
from hansa import library
from hansa.questions.listing import all_questions
from hansa.reports.answer import Answer

ROOT = Path(__file__).parents[2]


def test_all_that_is_named_is_there_and_nothing_else() -> None:
    assert sorted(hansa.__all__) == sorted({*library.__all__, "__version__", "open_edition"})
    named = {one.replace(" ", "_").replace("-", "_") for one in all_questions()}
    assert named - set(library.__all__) == {"countries"}, "hansa.countries is a module"
    for name in hansa.__all__:
        assert getattr(hansa, name) is not None
    names: dict[str, object] = {}
    exec("from hansa import *", names)  # noqa: S102 -- what a notebook would do
    assert {name for name in names if not name.startswith("__")} == set(hansa.__all__) - {"__version__"}


def test_each_question_is_a_function_with_its_fields() -> None:
    for address, question in all_questions().items():
        asked = inspect.signature(getattr(library, address.replace(" ", "_").replace("-", "_"))).parameters
        assert set(asked) == {*question.model_fields, "edition"}, address


@pytest.mark.slow
def test_the_functions_are_what_the_questions_say() -> None:
    subprocess.run([sys.executable, str(ROOT / "tools" / "library.py"), "--check"], check=True)


def test_importing_it_loads_nothing_heavy() -> None:
    program = "import sys, hansa; print(*sorted({'pydantic', 'polars', 'numpy', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_an_answer_shows_itself() -> None:
    answer = hansa.depend("TO", layer="chips")
    assert isinstance(answer, Answer)
    assert repr(answer) == f"<DependenceAnswer hansa-depend-to-chips, edition {answer.edition.id}>"
    page = answer._repr_html_()
    assert "Tonga" in page
    assert "<h1" in page


def test_facts_are_frames_and_figures_are_charts() -> None:
    answer = hansa.world(layer="naming")
    frame = answer.frames()["countries"]
    assert isinstance(frame, pl.DataFrame)
    assert {"country", "name", "value", "missing"} == set(frame.columns)
    charts = answer.charts()
    assert charts
    assert all(isinstance(chart, alt.Chart | alt.LayerChart | alt.VConcatChart | alt.HConcatChart) for chart in charts)
