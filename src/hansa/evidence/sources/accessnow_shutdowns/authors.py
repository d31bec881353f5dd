"""Who cut, and on whose ground: the record's free text read by reviewed rules.

The record has one word, ``Non-government``, for armed groups, hackers and foreign armies alike, and another, ``Military``, for
a state's army and for its opponents in a civil war. So the named decision maker comes first, and the kind of order only where
no name decides. What neither tells stays ``unknown``: an order of ``Non-government`` without a name is one, for it may be a
foreign army's. Who rules in fact a state that the record calls by its government (Myanmar, Afghanistan) is that state here;
who rules a part of one against it (Somaliland, the Houthis) is not.
"""

from __future__ import annotations

from typing import Any

import polars as pl

OWN = "state"
OTHER = "other_state"
NON_STATE = "non_state"
UNKNOWN = "unknown"

FOREIGN = {
    r"^(?:military of the )?russian federation$": "RU",
    r"^military of the state of israel$": "IL",
    r"^turkish authorities$": "TR",
    r"^thailand ": "TH",
    r"^chinese authorities$": "CN",
    r"^somalia national army": "SO",
}
"""A state's name among the decision makers."""
COALITION = r"-led coalition"
"""States together: another state's act, laid at no single one's door."""
NOT_STATES = (
    r"anonymous sudan|hacker|it army|cyber alliance|al shabab|houthi|^rapid support forces \(rsf\)$|national liberation army"
    r"|arakan army|national democratic alliance army|people's (?:administrative body|defense force)"
    r"|district joint administrative|national unity government|unknown groups|non-state actor"
)
"""Armed groups, rival governments and hackers. An order that an army and its opponent share is the army's."""
GOVERNMENT = r"government$|^military$|^law enforcement$|^judiciary$"
PUBLIC = r"^inspector general of police|^icta regulatory"
"""Public bodies whose kind the record leaves out or gets wrong."""
SEVERAL = {
    "Burundi; Kenya; Rwanda; Tanzania, United Republic of; Uganda": "KE",
    "Cameroon; Central African Republic": "CM",
}
"""Whose government gave an order that was felt in several countries, from the record's own account; for the others it stays unknown."""
SOVEREIGN = {"NC": "FR"}
"""States that answer for territories of the record which have a code of their own."""

KASHMIR = (
    r"kashmir|jammu|srinagar|anantnag|kulgam|shop[iy]an|pulwama|bud?gam|badgam|baramulla|kupwara|handwara|sopore|ganderbal"
    r"|bandipor|doda|ramban|kishtwar|rajouri|poonch|reasi|kathua|samba\b|udhampur|ladakh|\bleh\b|kargil|gilgit|muzaffarabad|kotli|rawalakot"
)
CONTESTED = {
    "IN": KASHMIR,
    "PK": KASHMIR,
    "UA": r"crimea|occupied",
    "AZ": r"karabakh|artsakh|stepanakert",
    "PS": "",
    "SO": "somaliland",
}
"""Where a state's rule was contested or suspended at the time, as the field for the area names it: the whole of Palestine."""
HELD = r"^(?:kherson|melitopol)"
HELD_FROM, HELD_TO = pl.date(2022, 3, 2), pl.date(2022, 11, 11)
"""Kherson and its surroundings under Russian occupation."""


def tell_authors(events: pl.DataFrame) -> pl.DataFrame:
    """Add ``sovereign, author, author_state, contested`` to events with a resolved ``country``.

    Parameters
    ----------
    events : polars.DataFrame
        ``country`` (alpha-2), ``place`` (the country's cell as the record has it), ``start`` (date), ``area_name``,
        ``ordered_by``, ``decision_maker``.

    Returns
    -------
    polars.DataFrame
        ``author`` is ``state`` (the one that is sovereign), ``other_state``, ``non_state`` or ``unknown``; ``author_state`` the
        state's code where it is a single one; ``contested`` whether the place is occupied or disputed territory.
    """
    sovereign = pl.col("country").replace(SOVEREIGN)
    maker = pl.col("decision_maker").fill_null("").str.strip_chars().str.to_lowercase()
    told = events.with_columns(sovereign.alias("sovereign")).with_columns(
        _find_state(maker).alias("author_state"), _find_contested().alias("contested")
    )
    state = pl.col("author_state")
    kind = (
        pl.when(state == pl.col("sovereign"))
        .then(pl.lit(OWN))
        .when(state.is_not_null() | maker.str.contains(COALITION))
        .then(pl.lit(OTHER))
        .when(maker.str.contains(NOT_STATES) | (pl.col("place") == "Somaliland"))
        .then(pl.lit(NON_STATE))
        .otherwise(pl.lit(UNKNOWN))
    )
    return told.with_columns(kind.alias("author"))


def _find_state(maker: pl.Expr) -> pl.Expr:
    """Return the state that gave the order; null where none or nobody known did."""
    order = pl.col("ordered_by").fill_null("").str.to_lowercase()
    several = pl.col("place").replace_strict(SEVERAL, default=None, return_dtype=pl.String)
    public = order.str.contains(GOVERNMENT) & ~order.str.starts_with("non-")
    single = ~pl.col("place").str.contains(";")
    found: Any = pl.when(several.is_not_null()).then(pl.when(several == pl.col("country")).then(several))
    for pattern, state in FOREIGN.items():
        found = found.when(maker.str.contains(pattern)).then(pl.lit(state))
    maker_state: pl.Expr = (
        found.when(maker.str.contains(NOT_STATES) | (pl.col("place") == "Somaliland"))
        .then(pl.lit(None, dtype=pl.String))
        .when((public & single) | maker.str.contains(PUBLIC))
        .then("sovereign")
    )
    return maker_state


def _find_contested() -> pl.Expr:
    area = pl.concat_str("area_name", "decision_maker", "place", separator=" ", ignore_nulls=True).str.to_lowercase()
    held = (
        (pl.col("country") == "UA")
        & pl.col("area_name").fill_null("").str.to_lowercase().str.contains(HELD)
        & pl.col("start").is_between(HELD_FROM, HELD_TO)
    )
    places = [(pl.col("country") == code) & area.str.contains(pattern) for code, pattern in CONTESTED.items()]
    return pl.any_horizontal(held, *places)
