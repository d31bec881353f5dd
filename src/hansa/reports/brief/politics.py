"""The sections on like-minded states, instruments, shutdowns and cyber capacity."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.countries import party
from hansa.error_texts import N_
from hansa.figures.lookups import vote_years
from hansa.figures.standing_facts import VOTES
from hansa.labels import STATUS
from hansa.language import Language
from hansa.reports import charts
from hansa.reports.brief.naming import head
from hansa.reports.brief.picture import Brief, Membership
from hansa.reports.brief.shutdowns import say_shutdowns
from hansa.reports.content import Block, Figure, Grid, GridColumn, Paragraph

MOST_STATES = 6
LISTS = ("hansa_instruments", "hansa_instrument_members", "whitehouse_dfi")
ISSUES = {
    "ict": N_("Agreement on information and communication technology"),
    "general": N_("Agreement in general"),
}
KINDS = {
    "treaty": N_("Treaties"),
    "political declaration": N_("Declarations"),
    "coalition": N_("Coalitions"),
    "organisation": N_("Organisations"),
    "informal group": N_("Groups"),
    "elected body": N_("Elected bodies"),
}


def rank_states(brief: Brief, words: Language, within: str = "", *, both: bool = True) -> Iterator[Block]:
    """Rank states by agreement in the General Assembly: on technology and in general, or in general only for want of the first."""
    yield head(words("Like-minded states"), "likeminded", within)
    if not brief.likeminded["general"]:
        yield Paragraph(
            words("The country or territory has no vote in the General Assembly, or too few on record."),
            VOTES,
        )
        return
    sources = VOTES
    yield Paragraph(
        words(
            "Agreement is the part of roll calls in which both states cast the same vote (yes, no or abstain); the line is its 95 % "
            "interval. Few votes make it wide."
        ),
        sources,
    )
    for issue, title in ISSUES.items():
        yield from _draw_agreement(brief, issue, words(title), words)
        if brief.likeminded[issue] and not both:
            return


def _draw_agreement(brief: Brief, issue: str, title: str, words: Language) -> Iterator[Block]:
    ranked = brief.likeminded[issue]
    if not ranked:
        yield Paragraph(words("{title}: fewer than three votes in common with any state.", title=title))
        return
    rows = [
        charts.AgreementBar(party(one.country).name(words.lang), one.agreement, one.low, one.high) for one in ranked
    ]
    nearest, farthest = rows[:MOST_STATES], rows[-MOST_STATES:] if len(rows) >= 2 * MOST_STATES else []
    most = max(one.votes for one in ranked)
    first, last, _ = vote_years(brief.edition, issue)
    subtitle = words(
        "Share of the same votes with 95% interval; at most {votes} roll calls in common, {first} to {last}",
        votes=words.number(most),
        first=first,
        last=last,
    )
    alt = words(
        "Nearest: {nearest}. Farthest: {farthest}.",
        nearest=", ".join(row.state for row in nearest),
        farthest=", ".join(row.state for row in farthest) or "–",
    )
    tied = sum(row.share == nearest[-1].share for row in rows[MOST_STATES:])
    below = sum(row.share == farthest[0].share for row in rows[:-MOST_STATES]) if farthest else 0
    if tied:
        alt += " " + words("As near as the last of the nearest: {number} more.", number=words.number(tied))
    if below:
        alt += " " + words("As far as the first of the farthest: {number} more.", number=words.number(below))
    yield Figure(
        lambda: charts.agreements(nearest, farthest, (words("Nearest"), words("Farthest")), subtitle, words.lang),
        alt,
        title,
        VOTES,
    )


def list_instruments(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """List where the country takes part, and the lists, complete as of their dates, on which it is not."""
    yield head(words("Memberships and instruments"), "instruments", within)
    rows = tuple(
        (
            words(title),
            " · ".join(_name_membership(one, words) for one in brief.memberships if one.kind.startswith(kind)),
        )
        for kind, title in KINDS.items()
    )
    known = {one for one in brief.memberships if any(one.kind.startswith(kind) for kind in KINDS)}
    others = " · ".join(_name_membership(one, words) for one in brief.memberships if one not in known)
    rows = tuple(row for row in (*rows, (words("Others"), others)) if row[1])
    if rows:
        yield Grid(
            (GridColumn(words("Kind"), width=0.18), GridColumn(words("Takes part in"), width=0.82)),
            rows,
            words("Memberships and instruments"),
            tuple(dict.fromkeys((*LISTS, *(one.dataset for one in brief.memberships)))),
        )
    else:
        yield Paragraph(words("The country or territory stands on no list in hand."), ("hansa_instrument_members",))
    absent = [
        words("{name} ({date})", name=one.name(words.lang), date=_date_list(one, words))
        for one in brief.absences
        if not one.kind.startswith(("organisation", "informal", "elected"))
    ]
    if absent:
        yield Paragraph(
            words(
                "Not on these lists, each complete as of the date given; who joined since is not on them: {names}. "
                "Incomplete lists are left out.",
                names=" · ".join(absent),
            ),
            tuple(dict.fromkeys((LISTS[0], *(one.dataset for one in brief.absences)))),
            "note",
        )


def _date_list(one: Membership, words: Language) -> str:
    date = words.when(one.as_of or "")
    return words("launch of {date}", date=date) if one.launch else date


def _name_membership(one: Membership, words: Language) -> str:
    details = [words(STATUS[one.status])] if one.status in STATUS and one.status != "member" else []
    details += [words.when(one.date)] if one.date else []
    return f"{one.name(words.lang)} ({', '.join(details)})" if details else one.name(words.lang)


def _say_nationwide(brief: Brief, words: Language) -> str:
    return words.plural(
        "{number} yearly record is of whole networks, of services on them included, in all or nearly all of the country; what goes on is recorded anew each year.",
        "{number} yearly records are of whole networks, of services on them included, in all or nearly all of the country; what goes on is recorded anew each year.",
        sum(year.nationwide for year in brief.shutdowns),
    )


def review_record(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """Review shutdowns and cyber capacity."""
    yield head(words("Shutdowns and cyber capacity"), "record", within)
    first, last = brief.span("accessnow_shutdowns")
    said = say_shutdowns(brief, words)
    if brief.shutdowns:
        yield Paragraph(
            " ".join((*said, _say_nationwide(brief, words))),
            ("accessnow_shutdowns",),
        )
        rows = [charts.YearCount(year.year, year.events) for year in brief.shutdowns]
        yield Figure(
            lambda: charts.timeline(
                rows,
                "",
                words(
                    "Shutdowns in force in each year, whole networks or services; Access Now, {first} to {last}",
                    first=first,
                    last=last,
                ),
                words.lang,
            ),
            words("Shutdowns by year: {years}.", years=", ".join(f"{row.year} ({row.events})" for row in rows)),
            words("Shutdowns on record"),
            ("accessnow_shutdowns",),
            110,
        )
    else:
        yield Paragraph(
            words(
                "The record has no shutdown {within} from {first} to {last}. One that nobody reported is not in it.",
                within=brief.country.within(words.lang),
                first=first,
                last=last,
            )
            + "".join(f" {one}" for one in said),
            ("accessnow_shutdowns",),
        )
    if brief.cyber:
        standing = brief.cyber_percentile
        yield Paragraph(
            words(
                "Global Cybersecurity Index of {year}: {score} out of 100; {share} of the peers score lower. The index weighs legal, "
                "technical and organisational measures as states report them: it is an expert’s index, not a measurement.",
                year=brief.cyber.year,
                score=words.number(brief.cyber.value, 1),
                share=words.percent(standing),
            ),
            (brief.cyber.dataset,),
        )
    else:
        yield Paragraph(words("The Global Cybersecurity Index does not cover this country or territory."), ("itu_gci",))
