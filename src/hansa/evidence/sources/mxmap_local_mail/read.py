"""Who runs the mail of local governments: four tables of mxmap, each with its own words for providers.

A provider is a company known to run mail (Microsoft), an operator with its country ("OVH (FR)"), or only a kind ("domestic",
"independent": servers of its own, or of someone who is not named). Software (Zimbra, BlueMind, Exchange) says nobody's name.
"""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

WORLD = "government/municipal-email-world-2026.csv.gz"
FRANCE = "government/municipal-email-fr-202607.csv.gz"
NEIGHBOURS = "government/municipal-email-de-at-ch-202604.csv.gz"
ITALY = "government/public-bodies-email-it-202607.csv.gz"

COMPANIES = {
    "microsoft": ("Microsoft", "US"),
    "google": ("Google", "US"),
    "aws": ("Amazon", "US"),
    "yahoo": ("Yahoo", "US"),
    "zoho": ("Zoho", "IN"),
    "yandex": ("Yandex", "RU"),
    "orange": ("Orange", "FR"),
    "ovh": ("OVH", "FR"),
    "sfr": ("SFR", "FR"),
    "free": ("Free", "FR"),
    "bouygues": ("Bouygues Telecom", "FR"),
    "gandi": ("Gandi", "FR"),
    "ionos": ("IONOS", "DE"),
    "hetzner": ("Hetzner", "DE"),
    "infomaniak": ("Infomaniak", "CH"),
    "aruba": ("Aruba", "IT"),
    "register-it": ("Register.it", "IT"),
    "seeweb": ("Seeweb", "IT"),
    "zone": ("Zone.eu", "EE"),
}
"""The companies that the tables name by a word of their own, with the country of their seat."""
KINDS_AT_HOME = {"french-isp": "FR", "local-isp": "IT", "regional-public": "IT", "pa-contractor-private": "IT"}
"""Words of a national table for providers at home that it does not name."""
BASED = {"de-based": "DE", "at-based": "AT", "ch-based": "CH"}
IN_DEPTH = ("AT", "CH", "DE", "FR", "IT")
TERRITORIAL = "territoriale"
"""Of Italy's public bodies those that are regions, provinces, metropolitan cities and municipalities."""
COLUMNS = ("country", "provider", "provider_country")


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, provider, provider_country``: one row a local government.

    ``provider`` is null where the provider is not named, ``provider_country`` where nothing says where it sits. Where no seat
    is known but all mail servers stand in the body's own country, that country is taken. Servers abroad of someone unnamed say
    nothing: many of these names are guessed, and belong to dealers in names (akono.cm, kabul.af). Five countries have a table
    of their own, which replaces the rows of the world's.
    """
    frames = [_read_world(raw), _read_france(raw), _read_neighbours(raw), _read_italy(raw)]
    return pl.concat(frame.select(COLUMNS) for frame in frames)


def _name(column: str) -> pl.Expr:
    return pl.col(column).replace_strict(
        {word: name for word, (name, _) in COMPANIES.items()}, default=None, return_dtype=pl.String
    )


def _seat(column: str) -> pl.Expr:
    return pl.col(column).replace_strict(
        {word: code for word, (_, code) in COMPANIES.items()}, default=None, return_dtype=pl.String
    )


def _read_world(raw: Raw) -> pl.DataFrame:
    wanted = dict.fromkeys(("cc", "provider", "isp_name", "mx_countries"), pl.String)
    frame = raw.read_csv(WORLD, wanted, ignore=("id", "name", "domain", "population", "gateway"))
    rest = raw.resolve_column(frame, "cc", WORLD).filter(~pl.col("country").is_in(IN_DEPTH))
    operator = pl.col("isp_name").str.extract(r"^(.*?)(?: \([A-Z]{2}\))?$")
    # "microsoft" with the name of an operator: the operator resells it.
    named = pl.when(_seat("provider").is_not_null()).then(_name("provider")).otherwise(operator)
    at_home = pl.when(pl.col("mx_countries") == pl.col("country")).then("country")
    seat = pl.coalesce(_seat("provider"), pl.col("isp_name").str.extract(r"\(([A-Z]{2})\)$"), at_home)
    return rest.select("country", provider=named, provider_country=seat)


def _read_france(raw: Raw) -> pl.DataFrame:
    wanted = dict.fromkeys(("provider", "flags"), pl.String)
    frame = raw.read_csv(FRANCE, wanted, ignore=("insee", "name", "domain", "confidence"))
    hosted = pl.when(pl.col("flags").str.contains("french_regional_hoster", literal=True)).then(pl.lit("FR"))
    kind = pl.col("provider").replace_strict(KINDS_AT_HOME, default=None, return_dtype=pl.String)
    seat = pl.coalesce(_seat("provider"), kind, hosted)
    return frame.select(country=pl.lit("FR"), provider=_name("provider"), provider_country=seat)


def _read_neighbours(raw: Raw) -> pl.DataFrame:
    wanted = dict.fromkeys(("country", "provider", "category"), pl.String)
    frame = raw.read_csv(NEIGHBOURS, wanted, ignore="*")
    based = pl.col("category").replace_strict(BASED, default=None, return_dtype=pl.String)
    return frame.select("country", provider=_name("provider"), provider_country=pl.coalesce(_seat("provider"), based))


def _read_italy(raw: Raw) -> pl.DataFrame:
    wanted = dict.fromkeys(("cluster_key", "provider_raw", "mx_countries"), pl.String)
    frame = raw.read_csv(ITALY, wanted, ignore="*").filter(pl.col("cluster_key") == TERRITORIAL)
    own = pl.when(pl.col("provider_raw") == "independent", pl.col("mx_countries") == "IT").then(pl.lit("IT"))
    kind = pl.col("provider_raw").replace_strict(KINDS_AT_HOME, default=None, return_dtype=pl.String)
    seat = pl.coalesce(_seat("provider_raw"), kind, own)
    return frame.select(country=pl.lit("IT"), provider=_name("provider_raw"), provider_country=seat)
