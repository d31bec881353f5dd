"""The options of the catalogue for a country, with the reasons and figures that call for them; and one option whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.figures import lookups
from hansa.reports.content import Heading, Items, Paragraph
from hansa.strategy.calendar import list_deadlines, read_times, say_date, say_times
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.profiles import name_profile
from hansa.strategy.seats import keep_open
from hansa.strategy.stated import list_sources
from hansa.strategy.telling import format_beside, say_means

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.strategy.catalogue import Option
    from hansa.strategy.profiles import ProfileGuess
    from hansa.strategy.ranking import RankedOption, Reason

TIMES = ("hansa_meetings", "hansa_seats", "hansa_support")


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


def warn_of_deadlines(edition: Edition, country: str, words: Language) -> Iterator[Block]:
    """Say what closes soon, whichever options are shown: who reads the list would not open the one that says it."""
    for line in list_deadlines(edition, country, words):
        yield Paragraph(words("**Closing soon**: {line}", line=line))


def show_option(one: RankedOption, edition: Edition, country: str, words: Language) -> Iterator[Block]:
    """Show an option in full: what it is, for and against, what comes first, what calls for it, with whom, where and when."""
    option, lang = one.option, words.lang
    yield Paragraph(option.what.text(lang))
    yield Paragraph(_format_place(one, words))
    for line in list_deadlines(edition, country, words, option):
        yield Paragraph(line)
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
        ("forums", words("Forums"), list(tell_forums(edition, country, option.forums, words))),
        ("stated", words("Sources of what is said"), _list_stated(option, edition, words)),
    )
    for anchor, title, items in parts:
        if items:
            yield Heading(title, anchor)
            yield Items(tuple(items))


def _name_options(names: Iterable[str], words: Language) -> list[Paragraph]:
    options = load_catalogue().options
    return [Paragraph(f"{options[name].title.text(words.lang)} [{name}]") for name in names]


def tell_forums(edition: Edition, country: str, forums: Iterable[str], words: Language) -> Iterator[Paragraph]:
    """Tell of each forum open to the country when it meets, the country's seats and who pays for taking part."""
    for name in keep_open(edition, country, forums):
        row = lookups.forums(edition).get(name)
        if row is None:
            continue
        title = (row["name_fr"] if words.lang == "fr" else None) or row["name_en"]
        told = list(say_times(read_times(edition, name, country), words))
        yield Paragraph(" ".join((f"**{title}**.", *(told or [_say_unknown(row, words)]))), TIMES if told else ())


def _say_unknown(row: lookups.Row, words: Language) -> str:
    if not row["as_of"]:
        return words("No date was found.")
    return words("No date was found; what is known is of {when}.", when=say_date(row["as_of"], words))


def _list_stated(option: Option, edition: Edition, words: Language) -> list[Paragraph]:
    dated = (
        (one, say_date(one.date, words) if one.date else words("undated")) for one in list_sources(edition, option)
    )
    lines = ((one, f"{one.title} ({when}). {one.url}".strip()) for one, when in dated)
    return [Paragraph(words("{line} (Weak source: check it.)", line=line) if one.weak else line) for one, line in lines]
