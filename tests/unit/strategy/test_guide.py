"""The guide: what is open, what an answer fills, what is put on record, an option made an action, another framework."""

from __future__ import annotations

from pathlib import Path

import pytest

from hansa.countries import all_countries
from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.strategy.answers import GivenAnswer, list_offers, read_answers
from hansa.strategy.catalogue import Step, StepQuestion, load_catalogue
from hansa.strategy.document import Period, Strategy
from hansa.strategy.fields import GivenText
from hansa.strategy.frameworks import find_framework
from hansa.strategy.guide import (
    answer_question,
    begin_strategy,
    figures_beside,
    find_answer,
    find_step,
    open_questions,
    open_step,
)
from hansa.strategy.profiles import guess_profile
from hansa.titles import text_in


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture
def begun(edition: Edition) -> Strategy:
    return begin_strategy(all_countries()["SN"], edition, "emerging_economy", find_framework("france-2017"), "fr")


def given(place: str, answer: GivenText, reason: str | None = None) -> GivenAnswer:
    step, question = find(place)
    return GivenAnswer(step, question, answer, reason, place)


def find(place: str) -> tuple[Step, StepQuestion]:
    step = load_catalogue().steps[place.split(".", maxsplit=1)[0]]
    return step, next(question for question in step.questions if question.id == place.split(".")[1])


def answered(strategy: Strategy, edition: Edition, **answers: GivenText) -> Strategy:
    for place, answer in answers.items():
        step, question = place.split("__")
        strategy = answer_question(strategy, given(f"{step}.{question.replace('_', '-')}", answer), edition)
    return strategy


def test_a_strategy_begins_with_its_framework_and_every_step_open(begun: Strategy) -> None:
    assert [objective.id for _, objective in begun.objectives()] == [
        f"o{n}" for n in ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2")
    ]
    assert list(begun.steps) == list(load_catalogue().steps)
    first = open_step(begun)
    assert first is not None
    assert (first.id, len(open_questions(begun, first))) == ("situate", len(first.questions))


@pytest.mark.parametrize(
    ("country", "profile"),
    [
        ("SN", "emerging_economy"),
        ("EE", "small_state"),
        ("TO", "small_state"),
        ("FR", "major_power"),
        ("KR", "regional_power"),
        ("AQ", None),
    ],
)
def test_the_profile_follows_from_population_and_income(edition: Edition, country: str, profile: str | None) -> None:
    guess = guess_profile(edition, country)
    assert guess.profile == profile
    assert ("missing" in guess.reason.en) == (profile is None)


def test_steps_are_found_by_id_number_and_title() -> None:
    assert {find_step(name).id for name in ("futures", "3", "Avenirs", "FUTURES")} == {"futures"}
    with pytest.raises(InputError, match="no step"):
        find_step("nap")


def test_evidence_stands_beside_every_question_that_names_some(edition: Edition) -> None:
    for step in load_catalogue().steps.values():
        for question in step.questions:
            for country in ("SN", "TO", "AQ"):
                figures = figures_beside(edition, country, question)
                assert len(figures) >= len(question.evidence)
                assert all((figure.value is None) == bool(figure.missing) for figure in figures)


def test_answers_fill_the_fields_that_they_belong_to(begun: Strategy, edition: Edition) -> None:
    full = answered(
        begun,
        edition,
        interests__vision="Ouvert. ",
        interests__values="Pas de coupure; La loi",
        futures__worst="Un câble\nDeux câbles",
        priorities__period="de 2027-01 à 2030-12",
        priorities__budget="1 500 000",
        partners__states="Côte d'Ivoire, FRA",
        organisation__coordination="Un comité.",
        situate__profile="Small state",
    )
    assert (full.vision, full.values, full.profile) == ("Ouvert.", ("Pas de coupure", "La loi"), "small_state")
    assert [risk.title for risk in full.risks] == ["Un câble", "Deux câbles"]
    assert full.period == Period(start="2027-01", end="2030-12")
    assert full.resources is not None
    assert text_in(full.resources.text, "en").startswith("1,500,000 ")
    assert full.coordination is not None
    assert [text_in(one.name, "en") for one in full.stakeholders] == ["Côte d’Ivoire", "France"]
    assert full.steps["partners"].answers["states"] == ("CI", "FR")
    assert full.steps["partners"].state == "left"


def test_a_text_is_kept_once_and_the_step_points_to_it(begun: Strategy, edition: Edition) -> None:
    full = answered(begun, edition, interests__vision="Ouvert.")
    edited = full.model_copy(update={"vision": "Plus ouvert."})
    assert full.steps["interests"].answers["vision"] == "= vision"
    assert find_answer(edited, *find("interests.vision")) == "Plus ouvert."


def test_a_new_answer_takes_the_place_of_the_former_one_and_leaves_what_was_added_by_hand(
    begun: Strategy, edition: Edition
) -> None:
    first = answered(
        begun, edition, futures__worst="Un câble\nDeux câbles", partners__states="FR, EE", partners__society="ISOC"
    )
    second = answered(first, edition, futures__worst="Deux câbles\nUn départ", partners__states="EE")
    assert [risk.title for risk in second.risks] == ["Deux câbles", "Un départ"]
    assert [text_in(one.name, "en") for one in second.stakeholders] == ["ISOC", "Estonia"]


def test_a_step_is_done_when_all_its_questions_are(begun: Strategy, edition: Edition) -> None:
    full = answered(
        begun, edition, futures__plausible="1,2", futures__worst="x", futures__signs="x", futures__robust="x"
    )
    assert full.steps["futures"].state == "done"
    assert list(full.steps) == list(load_catalogue().steps)


@pytest.mark.parametrize(
    ("written", "weights"),
    [
        ("security, voice", {"security": 0.75, "voice": 0.25}),
        ("security=30, voice=10", {"security": 0.75, "voice": 0.25}),
        ("Security gained, 4", {"security": 0.75, "voice": 0.25}),
        (("supply",), {"supply": 1.0}),
    ],
)
def test_weights_follow_from_numbers_or_from_order(
    begun: Strategy, edition: Edition, written: GivenText, weights: dict[str, float]
) -> None:
    assert answered(begun, edition, priorities__criteria=written).weights == weights


@pytest.mark.parametrize(
    ("place", "written", "code"),
    [
        ("situate.profile", "dwarf", "answer-unknown"),
        ("situate.profile", "0", "answer-unknown"),
        ("situate.profile", ("small_state", "major_power"), "answer-one"),
        ("situate.present-seats", "foo", "answer-unknown"),
        ("priorities.staff", "three", "answer-number"),
        ("priorities.staff", "-1", "answer-number"),
        ("priorities.staff", "inf", "answer-number"),
        ("priorities.period", "soon", "answer-period"),
        ("priorities.period", "2030 2027", "answer-period"),
        ("priorities.criteria", "beauty=3", "answer-unknown"),
        ("partners.states", "Atlantis", "unknown-country"),
        ("options.considered", "envoy-technologie-x", "answer-unknown"),
    ],
)
def test_answers_that_cannot_be_taken(
    begun: Strategy, edition: Edition, place: str, written: GivenText, code: str
) -> None:
    with pytest.raises(InputError) as raised:
        answer_question(begun, given(place, written), edition)
    assert raised.value.code == code


def test_a_seat_that_no_table_lists_is_kept_in_words_of_ones_own(begun: Strategy, edition: Edition) -> None:
    full = answered(begun, edition, situate__present_seats="dfi, Forum de Dakar")
    assert full.steps["situate"].answers["present-seats"] == ("dfi", "Forum de Dakar")
    assert full.choices == ()


def test_a_choice_keeps_what_was_considered_and_known(begun: Strategy, edition: Edition) -> None:
    offers = list_offers(begun, find("options.considered")[1], edition)
    full = answer_question(begun, given("options.considered", "1, 2", "Urgent"), edition, "Cabinet")
    (choice,) = full.choices
    assert choice.chosen == tuple(offer.id for offer in offers[:2])
    assert choice.options_considered == tuple(offer.id for offer in offers[:12])
    assert (choice.edition, choice.author, choice.reason) == (edition.id, "Cabinet", "Urgent")
    told = {one.option for one in choice.evidence if one.value is not None and one.holds is None}
    assert told <= set(choice.chosen)  # of what was not chosen, the conditions alone
    assert {one.option for one in choice.evidence} == set(choice.options_considered)
    again = answer_question(full, given("options.considered", "1, 2"), edition)
    assert again.choices == full.choices  # the same answer is no new choice
    other = answer_question(full, given("options.considered", "2"), edition)
    assert [one.id for one in other.choices] == ["c-options-considered", "c-options-considered-2"]


def test_a_file_of_answers(tmp_path: Path) -> None:
    path = tmp_path / "answers.yml"
    path.write_text(
        "author: Cabinet\nreview:\n  rhythm: 2028\nsituate:\n  profile: {answer: 2, reason: why}\n  present-seats: [dfi]\n",
        encoding="utf-8",
    )
    answers, author = read_answers(path)
    assert author == "Cabinet"
    assert [(one.step.id, one.question.id, one.answer, one.reason) for one in answers] == [
        ("situate", "present-seats", ("dfi",), None),
        ("situate", "profile", "2", "why"),
        ("review", "rhythm", "2028", None),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- x\n", "answers-shape", 1),
        ("situate: x\n", "answers-shape", 1),
        ("author: x\nnap:\n  a: b\n", "answers-step", 2),
        ("situate:\n  dream: b\n", "answers-question", 2),
        ("situate:\n  profile: {answer: 2, because: x}\n", "answers-shape", 2),
        ("situate:\n  profile:\n", "answers-shape", 2),
    ],
)
def test_faults_in_a_file_of_answers(tmp_path: Path, text: str, code: str, line: int) -> None:
    path = tmp_path / "answers.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_answers(path)
    assert (raised.value.code, raised.value.fields["line"]) == (code, line)
