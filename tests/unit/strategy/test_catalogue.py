"""The guide's data: whole, in both languages, with references that lead somewhere, and errors that name the place."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from importlib import resources
from itertools import permutations
from pathlib import Path

import pytest
from pydantic import BaseModel

from hansa.errors import ModelError
from hansa.evidence import open_edition
from hansa.figures.expression import measure
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.catalogue.loading import read_catalogue
from hansa.strategy.catalogue.mapping import match_objectives
from hansa.strategy.document import Strategy
from hansa.titles import Titles

STEPS = [
    "situate", "interests", "futures", "options", "priorities", "organisation", "partners", "consultation", "publication",
    "review",
]  # fmt: skip
UNSPACED = re.compile(r"[^\s\u00a0\u202f:/][;!?»]|« |(?<!\d)(?<![A-Za-z])[ ][:;!?»%]|\w'\w")
"""French signs without the space before them or with one that may break, and straight apostrophes."""


def texts(entry: object) -> Iterator[Titles]:
    """Yield every pair of texts below an entry of the catalogue."""
    if isinstance(entry, Titles):
        yield entry
    elif isinstance(entry, BaseModel):
        for name in type(entry).model_fields:
            yield from texts(getattr(entry, name))
    elif isinstance(entry, (tuple, list)):
        for one in entry:
            yield from texts(one)
    elif isinstance(entry, dict):
        for one in entry.values():
            yield from texts(one)


def test_ten_steps_in_order() -> None:
    assert list(load_catalogue().steps) == STEPS


def test_every_text_is_there_in_both_languages_and_typeset() -> None:
    pairs = list(texts(load_catalogue()))
    assert len(pairs) > 1500
    for pair in pairs:
        assert pair.en.strip() == pair.en != ""
        assert pair.fr.strip() == pair.fr != ""
        assert not UNSPACED.search(pair.fr), pair.fr


def test_questions_ask_what_the_edition_answers_and_fill_what_the_strategy_holds() -> None:
    edition = open_edition()
    for step in load_catalogue().steps.values():
        assert len({question.id for question in step.questions}) == len(step.questions)
        for question in step.questions:
            field, *rest = question.fills.split(".")
            assert field in Strategy.model_fields, question.fills
            assert not rest or rest == [step.id, "answers", question.id]
            assert bool(question.choices or question.choose_from) == (question.answer in {"choice", "several"})
            for expression in question.evidence:
                measure(edition, "SN", expression)


def test_lists_of_choices_exist() -> None:
    catalogue = load_catalogue()
    tables = {"forums", "instruments"}
    named = {"options", "roles", "profiles", "frameworks", "futures"}
    terms = {"criteria", "pillars"}
    used = {question.choose_from for step in catalogue.steps.values() for question in step.questions} - {None}
    assert used <= tables | named | terms
    assert all(getattr(catalogue, name) for name in named)
    assert all(getattr(catalogue.terms, name) for name in terms)


def test_futures_weigh_every_criterion() -> None:
    catalogue = load_catalogue()
    criteria = {term.id for term in catalogue.terms.criteria}
    for future in catalogue.futures.values():
        assert set(future.effects) == criteria
        assert all(0 < effect <= 2 for effect in future.effects.values())
    assert set(catalogue.futures["steady"].effects.values()) == {1.0}


def test_cost_classes_and_profiles_grow() -> None:
    catalogue = load_catalogue()
    bounds = [kind.below_eur or float("inf") for kind in catalogue.cost_classes.values()]
    planned = [kind.planned_eur for kind in catalogue.cost_classes.values()]
    assert bounds == sorted(bounds)
    assert all(amount < bound for amount, bound in zip(planned, bounds, strict=True))
    assert all(low < amount for low, amount in zip(bounds, planned[1:], strict=False))
    capacity = [profile.capacity_fte for profile in catalogue.profiles.values()]
    assert capacity == sorted(capacity)


def test_frameworks_cover_all_objectives_and_map_to_each_other() -> None:
    catalogue = load_catalogue()
    every = {term.id for term in catalogue.terms.objectives}
    for framework in catalogue.frameworks.values():
        assert {code for objective in framework.objectives for code in objective.covers} == every
    for source, target in permutations(catalogue.frameworks.values(), 2):
        for one in source.objectives:
            matches = match_objectives(one.covers, one.pillars, target)
            assert matches, (source.id, one.id)
            assert all(match.covers for match in matches)


def test_the_closest_objective_stands_first() -> None:
    france = load_catalogue().frameworks["france-2017"]
    assert [match.objective.id for match in match_objectives(["1.3"], ["security"], france)] == ["o1.3"]
    only_pillar = match_objectives([], ["voice"], france)
    assert {match.objective.id for match in only_pillar} == {"o1.1", "o3.1"}


@pytest.mark.raw
def test_the_framework_of_2017_says_what_its_source_says(raw_folder: Path) -> None:
    with (raw_folder / "strategy" / "france_2017.csv").open(encoding="utf-8") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    france = load_catalogue().frameworks["france-2017"]
    objectives = [objective for axis in france.axes for objective in axis.objectives]
    parts = [part for objective in objectives for part in objective.parts]
    assert all(axis.row or axis.note for axis in france.axes)
    assert all(objective.row or objective.note for objective in objectives)
    titled = [(entry.row, entry.title) for group in (france.axes, objectives, parts) for entry in group]
    cited = {row: title for row, title in titled if row}
    for code, title in cited.items():
        assert title.fr.replace("’", "'") == rows[code]["title_fr"].replace("’", "'")
        assert title.en.replace("’", "'") == rows[code]["title_en"].replace("’", "'")
    assert set(rows) - set(cited) == {"2.1", "3"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    shutil.copytree(Path(str(resources.files("hansa.strategy.catalogue"))), folder)
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "place"),
    [
        ("options/organisation-measures.yml", "cost: medium", "price: medium", "bad-catalogue", "envoy-technology"),
        ("options/organisation-measures.yml", "cost: medium", "cost: free", "bad-catalogue", "envoy-technology.cost"),
        (
            "options/organisation-measures.yml",
            "lead: foreign",
            "lead: a_foreign",
            "catalogue-reference",
            "envoy-technology.lead",
        ),
        ("options/organisation-measures.yml", "id: team-digital", "id: [", "bad-catalogue", "–"),
        ("roles.yml", "id: digital_ministry", "id: foreign_ministry", "catalogue-twice", None),
        ("frameworks/first-step.yml", '"3.2", "1.2"', '"9.9"', "catalogue-reference", "first-step.second-way.covers"),
        ("futures.yml", "time: 1.0", "luck: 1.0", "bad-catalogue", "steady.effects"),
    ],
)
def test_faults_name_file_and_place(copy: Path, file: str, old: str, new: str, code: str, place: str | None) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        read_catalogue(copy)
    assert caught.value.code == code
    if new in {"cost: free", "lead: a_foreign"}:
        assert caught.value.fields["line"] == text[: text.index(old)].count("\n") + 1
    assert f"{file.rpartition('/')[2]}, line " in str(caught.value)
    if place:
        assert str(caught.value.fields["place"]).startswith(place)
    if code == "bad-catalogue":
        assert caught.value.fields["path"] == path.name
    assert str(caught.value)


def test_an_id_in_two_files_is_refused(copy: Path) -> None:
    shutil.copy(copy / "options" / "organisation-measures.yml", copy / "options" / "zz.yml")
    with pytest.raises(ModelError) as caught:
        read_catalogue(copy)
    assert caught.value.code == "catalogue-twice"
