"""The options of the catalogue for a country, with the reasons and figures that call for them; and one option whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.reports.content import Heading, Items, Paragraph
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.profiles import name_profile
from hansa.strategy.telling import format_beside, say_means

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.strategy.profiles import ProfileGuess
    from hansa.strategy.ranking import RankedOption, Reason


def introduce_options(profile: str, guess: ProfileGuess | None, words: Language) -> Iterator[Block]:
    """Say for which profile options are ranked, from what it was guessed, and by which rule."""
    title = name_profile(profile, words.lang)
    if guess and guess.profile:
        said = words("Profile: {profile}, from {reason}.", profile=title, reason=guess.reason.text(words.lang))
    else:
        said = words("Profile: {profile}.", profile=title)
    rule = words(
        "Score: the weights of the reasons that hold, less for much staff, half where unusual for the profile."
    )
    yield Paragraph(f"{said} {rule}")


def list_options(ranked: Sequence[RankedOption], edition: Edition, words: Language) -> Iterator[Block]:
    """List options with their score, what they take, the reasons that hold and what is not known."""
    for number, one in enumerate(ranked, start=1):
        score = words.number(one.score, 1)
        yield Heading(f"{number}. {one.option.title.text(words.lang)} [{one.option.id}] {score}", f"option-{number}", 3)
        yield Paragraph(_format_place(one, words))
        told = [*_list_reasons(one.holding, words), *_list_missing(one, edition, words)]
        if told:
            yield Items(tuple(told))


def _format_place(one: RankedOption, words: Language) -> str:
    """Format what an option takes, and what else there is to know of its place."""
    told = [say_means(one.option, words)]
    if one.done == "true":
        told.append(words("The country has done it."))
    if not one.realistic:
        told.append(words("Unusual for this profile."))
    return " ".join(told)


def _list_reasons(reasons: Iterable[Reason], words: Language) -> list[Paragraph]:
    return [
        Paragraph(
            f"{reason.text(words.lang)} ({reason.call.weight})",
            tuple(dict.fromkeys(name for figure in reason.figures for name in figure.datasets)),
        )
        for reason in reasons
    ]


def _list_missing(one: RankedOption, edition: Edition, words: Language) -> list[Paragraph]:
    return [Paragraph(format_beside(edition, figure, words.lang), figure.datasets) for figure in one.missing]


def show_option(one: RankedOption, edition: Edition, words: Language) -> Iterator[Block]:
    """Show an option whole: what it is, for and against, what comes first, what calls for it, with whom."""
    option, lang = one.option, words.lang
    yield Paragraph(option.what.text(lang))
    yield Paragraph(_format_place(one, words))
    parts = (
        ("for", words("For"), [Paragraph(text.text(lang)) for text in option.reasons_for]),
        ("against", words("Against"), [Paragraph(text.text(lang)) for text in option.reasons_against]),
        (
            "before",
            words("Before it"),
            [*(Paragraph(text.text(lang)) for text in option.prerequisites), *_name_options(option.needs, words)],
        ),
        ("contradicts", words("Contradicts"), _name_options(option.excludes, words)),
        ("called-for", words("Called for by the evidence"), _list_reasons(one.holding, words)),
        ("not-known", words("Not known"), _list_missing(one, edition, words)),
        ("with", words("With"), [Paragraph(partner.text.text(lang)) for partner in option.partners]),
        ("indicators", words("Indicators"), [Paragraph(one.title.text(lang)) for one in option.indicators]),
    )
    for anchor, title, items in parts:
        if items:
            yield Heading(title, anchor)
            yield Items(tuple(items))


def _name_options(names: Iterable[str], words: Language) -> list[Paragraph]:
    options = load_catalogue().options
    return [Paragraph(f"{options[name].title.text(words.lang)} [{name}]") for name in names]
