"""The options of the guide: complete, in both languages, tied to evidence, forums and examples that are there."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib import resources
from pathlib import Path

import pytest

from hansa.evidence import Edition, open_edition
from hansa.evidence.edition import embedded_folder
from hansa.figures.expression import Verdict, evaluate, measure
from hansa.figures.wording import say_reason
from hansa.strategy.catalogue import Option, load_catalogue
from hansa.titles import Titles

CATALOGUE = load_catalogue()
FOLDER = Path(str(resources.files("hansa.strategy.catalogue"))) / "options"
OPTIONS = list(CATALOGUE.options.values())
OBJECTIVES = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2")
COUNTRIES = ("BR", "CD", "DE", "EE", "FJ", "FR", "IN", "IS", "KE", "LS", "SG", "SN", "TO", "TV", "US", "VA", "XK")
LAST = {"title": 100, "what": 650, "for": 240, "against": 240, "prerequisites": 200, "partners": 160, "indicators": 120}
LAST["reason"] = 260
EXAMPLES = {"practices": "measure", "envoys": "title", "strategies": "title", "memberships": "instrument"}
each = pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.id)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(embedded_folder())


def _texts(option: Option) -> Iterator[tuple[str, Titles]]:
    yield "title", option.title
    yield "what", option.what
    yield from (("for", text) for text in option.reasons_for)
    yield from (("against", text) for text in option.reasons_against)
    yield from (("prerequisites", text) for text in option.prerequisites)
    yield from (("partners", partner.text) for partner in option.partners)
    yield from (("indicators", indicator.title) for indicator in option.indicators)
    yield from (("reason", call.reason) for call in option.called_for_by)


def _all_needs(option: Option) -> set[str]:
    found: set[str] = set()
    waiting = list(option.needs)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(CATALOGUE.options[name].needs)
    return found


def _verdicts(edition: Edition, option: Option) -> Iterator[tuple[Titles, Verdict]]:
    for call in option.called_for_by:
        yield from ((call.reason, evaluate(edition, country, call.when)) for country in COUNTRIES)


def test_there_are_enough_and_each_stands_once_below_its_area() -> None:
    stand = [
        (path.stem, name)
        for path in FOLDER.glob("*.yml")
        for name in re.findall(r"^- id: (\S+)$", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert sorted(name for _, name in stand) == sorted(CATALOGUE.options)
    assert len(stand) >= 60
    for file, name in stand:
        assert file.startswith(f"{CATALOGUE.options[name].area}-")


def test_areas_objectives_pillars_and_profiles_are_covered() -> None:
    objectives = Counter(code for option in OPTIONS for code in option.objectives)
    pillars = Counter(pillar for option in OPTIONS for pillar in option.pillars)
    profiles = Counter(profile for option in OPTIONS for profile in option.profiles)
    assert {code: count for code, count in objectives.items() if count >= 3}.keys() == set(OBJECTIVES)
    assert {pillar for pillar, count in pillars.items() if count >= 3} == {"security", "supply", "rules", "voice"}
    assert {option.area for option in OPTIONS} == {"governance", "economy", "security", "organisation"}
    assert profiles.keys() == CATALOGUE.profiles.keys()
    assert profiles["small_state"] >= 20


@each
def test_needs_and_exclusions_agree(option: Option) -> None:
    needed = _all_needs(option)
    assert not needed & set(option.excludes)
    assert option.id not in {*needed, *option.excludes}
    for other in option.excludes:
        assert option.id in CATALOGUE.options[other].excludes, "an exclusion holds both ways"


def test_needs_have_no_cycle() -> None:
    order = TopologicalSorter({option.id: option.needs for option in OPTIONS})
    assert len(list(order.static_order())) == len(OPTIONS)


@each
def test_forums_and_instruments_are_in_the_edition(option: Option, edition: Edition) -> None:
    assert set(option.forums) <= set(edition.table("forums")["id"])
    assert set(option.instruments) <= set(edition.table("instruments")["id"])


@each
def test_means_are_plausible(option: Option) -> None:
    assert option.staff.first_year > 0
    assert 0 <= option.staff.running <= 2 * option.staff.first_year
    assert len({indicator.id for indicator in option.indicators}) == len(option.indicators)
    assert len(set(option.forums)) == len(option.forums)


@each
def test_evidence_answers_for_every_country(option: Option, edition: Edition) -> None:
    verdicts = list(_verdicts(edition, option))
    assert {verdict.state for _, verdict in verdicts} <= {"true", "false", "unknown"}
    for indicator in option.indicators:
        if indicator.evidence:
            assert measure(edition, "FR", indicator.evidence).unit
    if option.done_when:
        assert evaluate(edition, "FR", option.done_when).figures


@each
def test_each_condition_holds_somewhere_or_waits_for_a_dataset(option: Option, edition: Edition) -> None:
    countries = edition.table("routing_countries")["country"].to_list()
    held = 0
    for call in option.called_for_by:
        verdicts = [evaluate(edition, code, call.when) for code in countries]
        here = sum(verdict.state == "true" for verdict in verdicts)
        lacking = {figure.missing for verdict in verdicts for figure in verdict.missing}
        assert here or lacking & {"no-dataset", "no-table", "owners-unknown"}, f"{call.when} holds nowhere"
        held += here
    assert held


@each
def test_reasons_show_their_figures(option: Option, edition: Edition) -> None:
    for reason, verdict in _verdicts(edition, option):
        plain = all(figure.unit == "flag" for figure in verdict.figures) or "== 0" in verdict.expression
        for lang in ("en", "fr"):
            assert plain or re.search(r"\{(value|name)", reason.text(lang)), f"{verdict.expression}: no figure"
            if verdict.state == "true":
                assert "{" not in say_reason(reason, verdict.figures, lang)


@each
def test_texts_are_whole_and_within_bounds(option: Option) -> None:
    for part, text in _texts(option):
        for lang in ("en", "fr"):
            said = text.text(lang)
            assert said == said.strip(), said
            assert 3 <= len(said) <= LAST[part] * (1.25 if lang == "fr" else 1), f"{part} {lang}: {len(said)} {said}"
            assert not re.search(r"TODO|TBD|FIXME|XXX|\?\?|lorem|  |'", said, re.IGNORECASE), said
            assert (said[-1] in ".!?") == (part in {"what", "for", "against", "reason"}), said
        assert text.text("en") != text.text("fr") or len(text.text("en").split()) <= 2, text
    assert len(option.title.text("en").split()) <= 12
    for lang in ("en", "fr"):
        assert 2 <= len(re.findall(r"[.!?](?:\s|$)", option.what.text(lang))) <= 5


@each
def test_french_is_set_as_french(option: Option) -> None:
    for _, text in _texts(option):
        said = text.text("fr")
        assert not re.search(r" [;:!?»%]|« |[\w)}’][;!?]|[\w)}]:(?!//)|\d%", said), said


def _has(rows: list[dict[str, str]], field: str, country: str, key: str) -> bool:
    return any(row["country"] == country and row[field].startswith(key) for row in rows)


@each
def test_examples_are_rows_of_the_edition(option: Option, edition: Edition) -> None:
    for example in option.examples:
        field = EXAMPLES[example.dataset]
        rows = edition.table(example.dataset).select("country", field).fill_null("").to_dicts()
        assert _has(rows, field, example.country, example.key), example


@pytest.mark.raw
def test_examples_are_rows_of_the_sources(raw_folder: Path) -> None:
    files = {name: name for name in EXAMPLES} | {"memberships": "instrument_members"}
    fields = EXAMPLES | {"memberships": "instrument_id"}
    for option in OPTIONS:
        for example in option.examples:
            with (raw_folder / "strategy" / f"{files[example.dataset]}.csv").open(encoding="utf-8") as lines:
                rows = list(csv.DictReader(lines))
            assert _has(rows, fields[example.dataset], example.country, example.key), f"{option.id}: {example}"
