"""Whatever text is given, the reader of written files gives data or one error, soon."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hansa.errors import HansaError
from hansa.strategy.markup import read_markup
from hansa.stress.scenario import parse_scenario
from hansa.written import parse

pieces = st.sampled_from(
    ["a: ", "- ", "? ", "[", "]", "{", "}", "&a ", "*a", "<<: ", "!!int ", "|\n", ">-\n", "\n", "\n  ", "---\n", "...\n", "'", '"', "#", "%YAML 1.2\n",
     "shocks: ", "isolate: EG\n", "name: x\n", "\t", "\x00", "\x85", "\ud800", ", ", "1: ", "~", "\\x"]
)  # fmt: skip
texts = st.one_of(
    st.text(),
    st.lists(pieces, max_size=60).map("".join),
    st.tuples(pieces, st.integers(1, 20_000)).map(lambda pair: pair[0] * pair[1]),
)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_any_text_gives_data_or_one_error_within_a_second(text: str) -> None:
    for read in (parse, read_markup, parse_scenario):
        start = time.process_time()
        said = _read(read, text)
        assert time.process_time() - start < 1
        assert len(said) < 500


def _read(read: Callable[[str, Path], object], text: str) -> str:
    try:
        read(text, Path("x.yml"))
    except HansaError as error:
        return str(error)
    return ""
