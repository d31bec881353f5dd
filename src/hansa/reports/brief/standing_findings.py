"""Findings about where the country stands: votes, shutdowns, cyber capacity, people online."""

from __future__ import annotations

from hansa.countries import party
from hansa.figures.lookups import vote_years
from hansa.language import Language
from hansa.reports.brief.finding import BriefFinding
from hansa.reports.brief.picture import Brief
from hansa.reports.brief.shutdowns import DATASET, count_shutdowns, say_shutdowns

OLD_YEARS = 5


def find_likeminded(brief: Brief, words: Language) -> BriefFinding | None:
    """Who votes alike, and who does not, on information and communication technology."""
    issue = "ict" if len(brief.likeminded["ict"]) > 1 else "general"
    ranked = brief.likeminded[issue]
    if not ranked[1:]:
        return None
    nearest, farthest = ranked[0].agreement, ranked[-1]
    alike = sum(one.agreement == nearest for one in ranked)
    where = words("on information and communication technology") if issue == "ict" else words("on all issues")
    first, last, _ = vote_years(brief.edition, issue)
    text = words.plural(
        "In the General Assembly’s roll calls {where} from {first} to {last}, one state agreed most with {subject}: {nearest}, over at most {votes} roll calls; {farthest} agreed least: {low}.",
        "In the General Assembly’s roll calls {where} from {first} to {last}, {number} states agreed most with {subject}: {nearest}, over at most {votes} roll calls; {farthest} agreed least: {low}.",
        alike,
        subject=brief.country.subject(words.lang),
        where=where,
        first=first,
        last=last,
        nearest=words.percent(nearest),
        votes=words.number(max(one.votes for one in ranked)),
        farthest=party(farthest.country).subject(words.lang),
        low=words.percent(farthest.agreement),
    )
    evidence = (
        ("voeten_unga_votes", f"highest agreement ({issue})", nearest),
        ("voeten_unga_votes", f"lowest agreement ({issue})", farthest.agreement),
        ("voeten_unga_wide", f"highest agreement ({issue})", nearest),
    )
    return BriefFinding("likeminded", text, 0.3, evidence)


def find_shutdowns(brief: Brief, words: Language) -> BriefFinding | None:
    """Shutdowns on record, by author, and those that the state ordered elsewhere."""
    said = say_shutdowns(brief, words)
    if not said:
        return None
    total = count_shutdowns(brief)
    own = sum(act.started for act in brief.shutdown_acts if act.state == brief.country.code)
    evidence = (
        (DATASET, "shutdowns begun in the country", total),
        (DATASET, "shutdowns by the state itself, at home or elsewhere", own),
    )
    return BriefFinding("shutdowns", " ".join(said), min(1.0, 0.4 + max(total, own) / 50), evidence)


def find_cyber(brief: Brief, words: Language) -> BriefFinding | None:
    """Cyber capacity against the peers'."""
    if brief.cyber is None or brief.cyber_percentile is None:
        return None
    text = words(
        "The Global Cybersecurity Index of {year} gives the country {score} out of 100; {share} of its peers score lower.",
        year=brief.cyber.year,
        score=words.number(brief.cyber.value, 1),
        share=words.percent(brief.cyber_percentile),
    )
    return BriefFinding(
        "cyber", text, 0.2 + 0.4 * (1 - brief.cyber_percentile), ((brief.cyber.dataset, "score", brief.cyber.value),)
    )


def find_offline(brief: Brief, words: Language) -> BriefFinding | None:
    """Who is still without the Internet."""
    users = brief.indicators.get("internet_users_percent")
    this_year = int(brief.edition.manifest.date[:4])
    if users is None or this_year - users.year > OLD_YEARS:
        return None
    text = words(
        "In {year}, {share} of the population used the Internet.",
        year=users.year,
        share=words.percent(users.value / 100),
    )
    return BriefFinding(
        "offline",
        text,
        0.1 + 0.6 * (1 - users.value / 100),
        ((users.dataset, "users of the Internet (%)", users.value),),
    )
