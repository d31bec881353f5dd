"""Scenario files: what they may say, and what is refused with file, line and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from hansa.errors import InputError
from hansa.stress.scenario import parse_scenario, read_scenario
from hansa.stress.shocks import Cut, Isolate, Operator, Sever, Supply

WHOLE = """\
name: { en: Storm, fr: Tempête }
date: 2031-02-03
shocks:
  - operator: [174, Cogent]
    from: RU
  - operator: AS3356
  - sever: [NO, eu]
  - isolate: EG
    except: 20928
  - cut: ["Abidjan", "Suva – Nuku'alofa"]
    kind: sea
  - supplier: US
    layer: cloud
    to: [RU]
observed:
  - { country: EG, measure: reachability_lost, direction: up, text: Gone }
"""


def refuse(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        parse_scenario(text, Path("storm.yml"))
    assert "{" not in f"{caught.value} {caught.value.hint}"
    return caught.value


def test_each_kind_of_shock_is_read(tmp_path: Path) -> None:
    path = tmp_path / "The Storm.yml"
    path.write_text(WHOLE, encoding="utf-8")
    scenario = read_scenario(path)
    assert scenario.id == "storm"  # articles vary between lists, so that folded names leave them out
    assert scenario.date == "2031-02-03"
    assert scenario.name.fr == "Tempête"
    assert scenario.shocks == (
        Operator(operator=(174, "Cogent"), from_="RU"),
        Operator(operator=("AS3356",)),
        Sever(sever=("NO", "eu")),
        Isolate(isolate=("EG",), except_=(20928,)),
        Cut(cut=("Abidjan", "Suva – Nuku'alofa"), kind="sea"),
        Supply(supplier="US", layer="cloud", to=("RU",)),
    )
    assert scenario.observed[0].text.fr == "Gone"


@pytest.mark.parametrize(
    ("text", "code", "line", "named"),
    [
        ("name: A\nshocks:\n  - isolate: [EG]\n    exept: [1]\n", "scenario-unknown-key", 4, "except"),
        ("name: A\nstorry: B\nshocks: []\n", "scenario-unknown-key", 2, "story"),
        ("name: A\nshocks: []\nobserved:\n  - { country: EG, mesure: none }\n", "scenario-missing-key", 4, "measure"),
        ("name: A\n\nshocks:\n  - islate: [EG]\n", "shock-unknown", 4, "isolate"),
        ("name: A\nshocks:\n  - isolate: []\n", "scenario-bad-value", 3, "isolate"),
        ("name: A\nkind: storm\nshocks: []\n", "scenario-bad-value", 2, "shutdown"),
        ("name: A\nkind: other\n  shocks: []\n", "scenario-syntax", 3, "mapping"),
        ("name: A\nshocks: []\nname: B\n", "scenario-syntax", 3, "twice"),
        ("name: A\n", "scenario-missing-key", 1, "shocks"),
        ("- isolate: EG\n", "scenario-syntax", 1, "keys"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(text: str, code: str, line: int, named: str) -> None:
    error = refuse(text)
    assert (error.code, error.fields["line"]) == (code, line)
    assert named in f"{error} {error.hint}"
    assert "storm.yml" in str(error)


@pytest.mark.parametrize(
    ("shocks", "code"),
    [
        ("- { isolate: EG, except: [20928] }\n- { operator: [20928] }", "operator-kept-and-lost"),
        ("- { isolate: EG, except: [20928] }\n- { operator: AS20928, from: IT }", "operator-kept-and-lost"),
        ("- { isolate: EG, except: [20928] }\n- { sever: [Egypt, IT] }", "country-kept-and-cut"),
        ("- { isolate: EG, except: [20928] }\n- { isolate: [EG, LY] }", "country-kept-and-cut"),
        ("- { sever: [RU, Russia] }", "country-severed-from-itself"),
    ],
)
def test_shocks_that_contradict_each_other_are_refused(shocks: str, code: str) -> None:
    assert refuse(f"name: A\nshocks:\n{shocks}\n").code == code


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_scenario(tmp_path / "none.yml")
    assert caught.value.code == "scenario-unreadable"
