"""When forums meet, who of a country sits there and until when, who pays for taking part, and what closes: read against a day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hansa.figures import lookups
from hansa.figures.standing_facts import TAKING_PART
from hansa.strategy import choices
from hansa.strategy.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.strategy.catalogue import Option
    from hansa.strategy.catalogue.statements import Deadline

OLD = 2
"""After so many years a source does not speak for today."""
GONE = 6
"""After so many years a programme is not shown."""
FULL = 2
"""How many hyphens a full date has."""
RHYTHM = re.compile(r"^rhythm:? ?\(?(.*?)\)?$")
PERSONAL = "personal capacity"
OFFICES = ("chair", "vice-chair", "co-chair", "donor", "recipient", "observer")
"""Roles of a seat that are told beside it; the others are regional groups."""


@dataclass(frozen=True)
class ForumTimes:
    """What the edition knows of taking part in a forum.

    Attributes
    ----------
    meeting : dict or None
        The next meeting or deadline; the last on record where none is ahead; None where the table has none.
    ahead : bool
        Whether it is still to come, by the day of reading.
    seats : tuple of dict
        The country's seats that have not ended, and its candidacies.
    support : tuple of dict
        Programmes that pay for taking part.
    """

    meeting: lookups.Row | None
    ahead: bool
    seats: tuple[lookups.Row, ...]
    support: tuple[lookups.Row, ...]


def last_day(text: str) -> date:
    """Return the last day that a date as exact as its source may mean: ``2027`` is its 31 December."""
    year, month, day = (int(part) for part in (*text.split("-"), *(["0"] * (3 - len(text.split("-"))))))
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def read_times(edition: Edition, forum: str, country: str, day: date | None = None) -> ForumTimes:
    """Return when a forum meets, who of the country sits there and who pays, against a day (today by default)."""
    now = day or choices.today()
    meetings = _rows(edition, "meetings", forum)
    dated = [row for row in meetings if row["start"] or row["end"]]
    ahead = [row for row in dated if last_day(row["end"] or row["start"]) >= now]
    chosen = ahead[:1] or dated[-1:] or meetings[:1]
    seats = [
        row
        for row in _rows(edition, "seats", forum)
        if row["country"] == country and (row["term_end"] is None or last_day(row["term_end"]) >= now)
    ]
    support = [
        row
        for row in _rows(edition, "support", forum)
        if row["as_of"] is None or last_day(row["as_of"]).year >= now.year - GONE
    ]
    return ForumTimes(chosen[0] if chosen else None, bool(ahead), tuple(seats), tuple(support))


def _rows(edition: Edition, table: str, forum: str) -> list[lookups.Row]:
    if table not in edition.manifest.tables:
        return []
    rows = edition.table(table).iter_rows(named=True)
    found = [row for row in rows if row["forum"] == forum]
    return sorted(found, key=lambda row: row["start"] or row["end"] or "9") if table == "meetings" else found


def say_times(times: ForumTimes, words: Language, day: date | None = None) -> Iterator[str]:
    """Say when a forum meets, the country's seats and who pays; what lies behind the day of reading is said as past."""
    if times.meeting:
        yield _say_meeting(times.meeting, times.ahead, words)
    for seat in times.seats:
        yield _say_seat(seat, words)
    for row in times.support:
        yield _say_support(row, words, day or choices.today())


def _say_meeting(row: lookups.Row, ahead: bool, words: Language) -> str:
    when = say_span(row["start"], row["end"], words)
    event = words(row["event"])
    parts = (when if when not in row["event"] else "", words(row["place"]) if row["place"] else "")
    told = ", ".join(part for part in (event, *parts) if part)
    rhythm = RHYTHM.match(row["status"])
    if rhythm:
        line = words("Rhythm: {event}, {status}.", event=event, status=words(rhythm[1]))
    elif row["kind"] == "deadline" and ahead:
        line = words("Deadline: {event}.", event=told)
    elif ahead:
        line = words("Next on record: {event}.", event=told)
    elif row["kind"] == "held":
        line = words("Last on record: {event}; held. The next was not found.", event=told)
    elif when:
        line = words("Last on record: {event}. It was scheduled; its outcome was not seen.", event=told)
    else:
        line = words("On record without a date: {event}.", event=told)
    return _mark(line, row, words)


def _say_seat(row: lookups.Row, words: Language) -> str:
    roles = [words(one) for one in (row["group"] or "").split(", ") if one in OFFICES]
    body = ", ".join(part for part in (words(row["body"]), *roles, row["holder"] or "") if part)
    end = say_date(row["term_end"], words) if row["term_end"] else ""
    if row["kind"] == "candidacy":
        line = words("The country was a candidate: {body}; the result was not found.", body=body)
    elif row["kind"] == "ratification":
        line = words("A ratification by the country was reported.")
    elif PERSONAL in (row["group"] or ""):
        line = words("From the country, in a personal capacity until {end}: {body}.", end=end, body=body)
    elif end:
        line = words("The country sits until {end}: {body}.", end=end, body=body)
    else:
        line = words("On record for the country, without an end of term: {body}.", body=body)
    if "not found" in (row["note"] or "") and row["kind"] == "seat":
        line = words("{line} Who was elected to follow was not found.", line=line)
    return _mark(line, row, words)


def _say_support(row: lookups.Row, words: Language, day: date) -> str:
    whom, what = (words(row[key]) if row[key] else "–" for key in ("who_is_eligible", "what_is_paid"))
    line = words("Support: {programme}. For: {whom}. Paid: {what}.", programme=row["programme"], whom=whom, what=what)
    if row["as_of"] is None:
        line = words("{line} Undated source: ask whether it is still open.", line=line)
    elif last_day(row["as_of"]).year <= day.year - OLD:
        line = words("{line} Source of {year}: ask whether it is still open.", line=line, year=row["as_of"][:4])
    return _mark(line, row, words)


def _mark(line: str, row: lookups.Row, words: Language) -> str:
    return words("{line} (Weak source: check it.)", line=line) if row["weak"] else line


def say_date(text: str, words: Language) -> str:
    """Say a date as exact as it is: a day in full, a month with its year, a year."""
    if text.count("-") == FULL:
        return words.day(date.fromisoformat(text))
    if text.count("-") == 1:
        return words.day(date.fromisoformat(f"{text}-02")).removeprefix("2 ")
    return text


def say_span(start: str | None, end: str | None, words: Language) -> str:
    """Say from when to when; one date where only one is known or both are the same."""
    first, last = start or end, end or start
    if not first or not last:
        return ""
    if first == last:
        return say_date(first, words)
    if min(first.count("-"), last.count("-")) < FULL:
        return f"{say_date(first, words)} – {say_date(last, words)}"
    begin = say_date(first, words)
    if first[:7] == last[:7]:
        begin = begin.split(" ")[0]
    return words("{first} to {last}", first=begin, last=say_date(last, words))


def list_deadlines(edition: Edition, country: str, words: Language, option: Option | None = None) -> list[str]:
    """Return what closes, of one option in either tense, or of all options what is still open."""
    day = choices.today()
    owners = [option] if option else load_catalogue().options.values()
    found = [one for owner in owners for one in owner.deadlines if option or date.fromisoformat(one.until) >= day]
    return [_say_deadline(edition, country, one, day, words) for one in found]


def _say_deadline(edition: Edition, country: str, one: Deadline, day: date, words: Language) -> str:
    last = date.fromisoformat(one.until)
    parts = [(one.before if last >= day else one.after).text(words.lang).format(day=words.day(last))]
    if last >= day:
        left = (last - day).days
        parts.append(words.plural("{number} day is left.", "{number} days are left.", left))
    if one.instrument and one.instrument in lookups.instruments(edition):
        parts.append(_say_listed(edition, country, one.instrument, words))
    return " ".join(parts)


def _say_listed(edition: Edition, country: str, instrument: str, words: Language) -> str:
    row = lookups.instruments(edition)[instrument]
    status = {one["instrument"]: one["status"] for one in lookups.find_rows_of(edition, "memberships", country)}
    when = say_date(row["as_of"], words) if row["as_of"] else "–"
    if status.get(instrument) in TAKING_PART:
        return words("The country is on our list of {when}.", when=when)
    if row["complete"]:
        return words("The country is not on our list of {when}.", when=when)
    return words("The country is not on our list of {when}, which is not complete.", when=when)
