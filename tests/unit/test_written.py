"""The one reader of written files: words as written, bounds kept, faults by line and place with the nearest right word."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from hansa.errors import HansaError
from hansa.evidence.source import load_source
from hansa.nearest import LOOSE, suggest
from hansa.strategy.catalogue.quality import read_quality
from hansa.stress.scenario import parse_scenario
from hansa.written import Written, build, excerpt, parse, read_text, read_written
from hansa.written.building import MOST_ALIASES, MOST_DEPTH
from hansa.written.values import Day, Number, Whole

PATH = Path("a.yml")
SOURCE = """\
id: a
title: {en: A, fr: A}
publisher: B
url: c
licence: d
citation: e
date: 2026
rows: {min: 010, max: 20}
ship: no
"""


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    amount: Number = 0
    count: Whole = 0
    day: Day = "2026"
    kind: Literal["sea", "land"] = "sea"
    start: str = Field(default="", alias="from")


class Book(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = ""
    parts: tuple[Part, ...] = ()


def read(text: str) -> Written:
    return parse(text, PATH)


def refuse(text: str) -> HansaError:
    start = time.process_time()
    with pytest.raises(HansaError) as caught:
        build(Book, read(text))
    assert time.process_time() - start < 1
    said = f"{caught.value} {caught.value.hint}"
    assert "a.yml" in said
    assert "\n" not in said
    return caught.value


def test_every_word_is_taken_as_it_is_written() -> None:
    text = "a: NO\nb: 1.10\nc: 0174\nd: 1:30\ne: 2011-02-30\nf: .inf\ng: yes\nh: ~\ni:\nj: '~'\nk: 0x1F\n"
    written = read(text)
    values = ["NO", "1.10", "0174", "1:30", "2011-02-30", ".inf", "yes", None, None, "~", "0x1F"]
    assert list(written.data.values()) == values
    assert [written.line_of((key,)) for key in written.data] == list(range(1, 12))
    assert read("NO: 1\nyes: 2\n").data == {"NO": "1", "yes": "2"}
    assert read("").data is None


def test_each_place_has_its_line() -> None:
    written = read("a:\n  - b: 1\n    c: 2\n  - - x\n    - y\n")
    assert written.line_of(("a", 0, "c")) == 3
    assert written.line_of(("a", 1, 1)) == 5
    assert written.line_of(("a", 1, 7, "z")) == 4  # of the nearest that holds it
    assert written.at(("a", 1, 0)) == "x"


@pytest.mark.parametrize(
    "value", ["0174", "1:30", "1_000", ".inf", "-.inf", ".nan", "nan", "1e999", "0x1F", "0o17", "NO", "٣"]
)
@pytest.mark.parametrize("key", ["amount", "count"])
def test_what_is_no_plain_number_is_none(key: str, value: str) -> None:
    error = refuse(f"parts:\n  - day: '2027'\n    {key}: {value}\n")
    assert (error.code, error.fields["line"], error.fields["place"]) == ("written-value", 3, f"parts[0].{key}")
    assert error.fields["value"] == value


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("-1.5", -1.5), ("1.0e-05", 1e-5), ("1e3", 1000), (".5", 0.5), ("'7'", 7)]
)
def test_plain_numbers_are_numbers(text: str, value: float) -> None:
    assert build(Book, read(f"parts: [{{amount: {text}}}]")).parts[0].amount == value


@pytest.mark.parametrize("day", ["2011-02-30", "2011-13", "2011-1-1", "yesterday", "0000"])
def test_a_day_that_no_calendar_has_is_refused(day: str) -> None:
    assert refuse(f"name: x\nparts:\n- day: {day}\n").fields["line"] == 3


@pytest.mark.parametrize(
    ("text", "code", "line", "named"),
    [
        ("parts:\n- kidn: sea\n", "written-key", 2, "kind"),
        ("parts:\n- form: sea\n", "written-key", 2, "from"),
        ("nmae: x\n", "written-key", 1, "name"),
        ("\nparts:\n- kind: air\n", "written-value", 3, "sea, land"),
        ("name: [x]\n", "written-value", 1, "['x']"),
        ("name: a\nname: b\n", "written-key-twice", 2, "line 1"),
        ("parts: [{day: 2027, day: 2028}]\n", "written-key-twice", 1, "day"),
        ("name: 'half\n", "written-broken", 2, "end of stream"),
        ("name: a\n\tb: c\n", "written-broken", 2, "tab"),
        ("name: \x00\n", "written-broken", 1, "a.yml"),
        ("name: a\nb: \x07\n", "written-broken", 2, "a.yml"),
        ("name: a\nb: \ud800\n", "written-broken", 2, "surrogates"),
        ("name: a\n1: b\n", "written-broken", 2, "quotes"),
        ("2027: a\n", "written-broken", 1, "number"),
        ("? [a]\n: b\n", "written-broken", 1, "list"),
        ("? {a: b}\n: b\n", "written-broken", 1, "mapping"),
        ("a: &x y\n? *x\n: b\n", "written-broken", 2, "alias"),
        ("name: !!python/name:os.system x\n", "written-broken", 1, "python"),
        ("name: !!int 1\n", "written-broken", 1, "int"),
        ("name: ! 1\n", "written-broken", 1, "!"),
        ("a: b\n---\na: b\n", "written-broken", 2, "---"),
        ("name: x\nparts: *none\n", "written-broken", 2, "*none"),
    ],
)
def test_a_fault_is_told_with_line_and_cure(text: str, code: str, line: int, named: str) -> None:
    error = refuse(text)
    assert (error.code, error.fields["line"]) == (code, line)
    assert named in f"{error} {error.hint}"


def test_aliases_serve_within_bounds() -> None:
    written = read("a: &a {x: 1, y: 2}\nb: *a\nc:\n  <<: *a\n  y: 3\n")
    assert written.data == {"a": {"x": "1", "y": "2"}, "b": {"x": "1", "y": "2"}, "c": {"x": "1", "y": "3"}}
    assert written.line_of(("b", "x")) == 2
    with pytest.raises(HansaError):
        parse("a: &a x\n", PATH, aliases=0)


def chain(width: int, length: int) -> str:
    return "".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width) if n else 'x'}]\n" for n in range(length))


@pytest.mark.parametrize(
    "text",
    [
        chain(9, 10),
        chain(2, 60),
        chain(1, MOST_DEPTH + 1),  # each a level deeper
        f"a: &a [{'x, ' * 50_000}]\nb: [{'*a, ' * 60}]\n",
        f"a: &a {'x' * 500_000}\nb: [*a, *a, *a]\n",
        f"a: &a x\nb: [{'*a, ' * (MOST_ALIASES + 1)}]\n",
        "a: &a [*a]\n",
        "a: &a {b: {c: *a}}\n",
        "a: &a\n  <<: *a\n",
    ],
)
def test_aliases_that_multiply_or_turn_in_circles_are_refused_at_once(text: str) -> None:
    assert refuse(text).code == "written-broken"


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{' ' * depth}k:\n" for depth in range(3_900)),
        "".join(f"{' ' * depth}k:\n" for depth in range(5_000)),
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: " + "[" * 100_000 + "]" * 100_000,
    ],
)
def test_depth_is_bounded_at_once(text: str) -> None:
    error = refuse(text)
    assert error.code in {"written-broken", "written-too-large"}
    assert len(str(error)) < 200


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    codes = []
    for content in (None, b"a: 1\nb: \xff\n", b"x" * 8_000_001):
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(HansaError) as caught:
            read_written(path)
        codes.append((caught.value.code, caught.value.fields.get("line")))
    assert codes == [("written-unreadable", None), ("written-not-text", 2), ("written-too-large", None)]
    path.write_text("\ufeffa: é\n", encoding="utf-8")
    assert read_text(path) == "a: é\n"  # without the mark that some editors set


def test_what_an_error_quotes_is_cut_and_harmless() -> None:
    assert excerpt("a\x1b[31m\u202eb\n\tc") == "a\\x1b[31m\\u202eb c"
    assert len(excerpt("x" * 10_000)) == 60
    assert len(excerpt({"a": ["x" * 10_000] * 10_000})) == 60
    assert excerpt(["x"]) == "['x']"
    for text in (
        f'"\\e[2J{"x" * 500}": 1\n',
        f'name: ["\\e[2J{"x" * 500}"]\n',
        '"\\e": 1\n"\\e": 1\n',
        f"{'x' * 500}: 1\n",
    ):
        said = str(refuse(text))
        assert len(said) < 250
        assert said.isprintable()


def test_many_faults_cost_little() -> None:
    assert refuse("\n".join(f"nmae{number}x: x" for number in range(20_000))).fields["line"] == 1


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("date: 2011-02-30\nshocks: []\n", "scenario-bad-value", 2),
        ("date: 2011-01-27T25:00Z\nshocks: []\n", "scenario-bad-value", 2),
        ("date: soon\nshocks: []\n", "scenario-bad-value", 2),
        ("shocks: []\nlinks:\n- {from: A, to: B, name: C, source: D, length_km: .inf}\n", "scenario-bad-value", 4),
        ("shocks: []\nlinks:\n- {from: A, to: B, name: C, source: D,\n   length_km: 0174}\n", "scenario-bad-value", 5),
        ("shocks: []\nlinks:\n- {form: A, to: B, name: C, source: D, length_km: 1:30}\n", "scenario-missing-key", 4),
        ("shocks:\n- isolate: EG\n  except: 1:30\n", "scenario-bad-value", 4),
        ("shocks:\n- isolate: EG\n  1: 2\n", "scenario-syntax", 4),
        ("shocks: &a [*a]\n", "scenario-syntax", 2),
        ("shocks: " + "[" * 100_000, "scenario-syntax", 2),
    ],
)
def test_scenarios_are_read_so(body: str, code: str, line: int) -> None:
    with pytest.raises(HansaError) as caught:
        parse_scenario("name: A\n" + body, PATH)
    assert (caught.value.code, caught.value.fields["line"]) == (code, line)


def test_numbers_of_networks_are_numbers_and_dates_stay() -> None:
    text = "name: 1984\ndate: 2011-01-27 22:34:00\nshocks:\n- {operator: [174, '3356', 0174, AS12], from: 1299}\n"
    scenario = parse_scenario(text, PATH)
    assert scenario.model_dump(mode="json")["shocks"] == [{"operator": [174, 3356, "0174", "AS12"], "from_": 1299}]
    assert (scenario.name.en, scenario.date) == ("1984", "2011-01-27 22:34:00")


def test_a_source_and_the_rules_of_review_name_file_line_and_place(tmp_path: Path) -> None:
    with pytest.raises(HansaError, match=r"its/source.yml, line 8: rows.min: “010”"):
        load_source(SOURCE, Path("its/source.yml"))
    path = tmp_path / "review.yml"
    path.write_text("characteristics: []\nruels: []\n", encoding="utf-8")
    with pytest.raises(HansaError, match=r"review\.yml, line 1, –"):
        read_quality(path)


def test_the_nearest_words_come_first() -> None:
    known = ["amount", "note", "currency"]
    assert suggest("amont", known) == ["amount"]
    assert suggest("xyz", known) == []
    assert suggest("caida", ["caida_as_relationships", "itu_gci"], close=LOOSE) == ["caida_as_relationships"]
    assert suggest("x" * 10_000_000, known) == []
