"""What a brief says of shutdowns: how many, by whom, on whose ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import party

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.reports.brief.picture import Brief, ShutdownAct

DATASET = "accessnow_shutdowns"


def count_shutdowns(brief: Brief) -> int:
    """Return the shutdowns on record that began in the country, whoever ordered them."""
    return sum(year.started for year in brief.shutdowns)


def say_shutdowns(brief: Brief, words: Language) -> list[str]:
    """Say who cut in the country, how much of it on contested ground, and what the state cut elsewhere.

    Returns
    -------
    list of str
        Sentences; empty where nothing of the kind is on record.
    """
    first, last = brief.span(DATASET)
    said = []
    if total := count_shutdowns(brief):
        said.append(
            words.plural(
                "{number} shutdown of the Internet or of services that began {within} from {first} to {last} is on record: {authors}.",
                "{number} shutdowns of the Internet or of services that began {within} from {first} to {last} are on record: {authors}.",
                total,
                within=brief.country.within(words.lang),
                first=first,
                last=last,
                authors=words.listing(list_authors(brief, words)),
            )
        )
    if contested := sum(year.contested for year in brief.shutdowns):
        said.append(
            words.plural(
                "At least {number} of them was in occupied or disputed territory.",
                "At least {number} of them were in occupied or disputed territory.",
                contested,
            )
        )
    away = [act for act in brief.shutdown_acts if act.place != brief.country.code]
    if under := [act for act in away if not act.by_other]:
        said.append(_say_under(brief, under, words))
    if abroad := [act for act in away if act.by_other]:
        said.append(_say_abroad(brief, abroad, words))
    return said


def list_authors(brief: Brief, words: Language) -> list[str]:
    """Return how many shutdowns in the country each kind of author ordered, the state itself first."""
    own = sum(year.state for year in brief.shutdowns)
    found = []
    if own:
        sovereign = brief.shutdowns[0].sovereign
        found.append(
            words("{number} by the state itself", number=words.number(own))
            if sovereign == brief.country.code
            else words("{number} by {state}", number=words.number(own), state=party(sovereign).subject(words.lang))
        )
    foreign = [act for act in brief.shutdown_acts if act.place == brief.country.code and act.by_other]
    found += [
        words("{number} by {state}", number=words.number(act.started), state=party(act.state).subject(words.lang))
        for act in foreign
    ]
    if several := sum(year.other_state for year in brief.shutdowns) - sum(act.started for act in foreign):
        found.append(words("{number} by a coalition of states", number=words.number(several)))
    if others := sum(year.non_state for year in brief.shutdowns):
        found.append(words("{number} by non-state actors", number=words.number(others)))
    if unknown := sum(year.unknown for year in brief.shutdowns):
        found.append(words("{number} by an author that the record does not name", number=words.number(unknown)))
    return found


def _say_under(brief: Brief, acts: list[ShutdownAct], words: Language) -> str:
    """Say what a state ordered in territories that it answers for and that have a code of their own."""
    first, last = brief.span(DATASET)
    return words.plural(
        "{number} shutdown attributed to {subject}, begun from {first} to {last} in a territory under its sovereignty, counted apart, is on record: {places}.",
        "{number} shutdowns attributed to {subject}, begun from {first} to {last} in territories under its sovereignty, counted apart, are on record: {places}.",
        sum(act.started for act in acts),
        first=first,
        last=last,
        subject=brief.country.subject(words.lang),
        places=_list_places(acts, words),
    )


def _say_abroad(brief: Brief, acts: list[ShutdownAct], words: Language) -> str:
    """Say what a state ordered on the ground of others."""
    first, last = brief.span(DATASET)
    return words.plural(
        "{number} shutdown attributed to {subject}, begun from {first} to {last} outside its own territory, is on record, strikes and cyberattacks included: {places}.",
        "{number} shutdowns attributed to {subject}, begun from {first} to {last} outside its own territory, are on record, strikes and cyberattacks included: {places}.",
        sum(act.started for act in acts),
        first=first,
        last=last,
        subject=brief.country.subject(words.lang),
        places=_list_places(acts, words),
    )


def _list_places(acts: list[ShutdownAct], words: Language) -> str:
    return words.listing([f"{party(act.place).name(words.lang)} ({words.number(act.started)})" for act in acts])
