"""Popular sites and their owners, on a handful."""

from __future__ import annotations

import polars as pl

from hansa.dependence import popular
from tests.sources.payloads import Given

OWNERS = pl.DataFrame(
    [
        ("google.com", "Alphabet", "US"),
        ("mail.ru", "VK", "RU"),
        ("shared.org", "Nobody", None),
        ("docs.google.com", "X", "FR"),
    ],
    schema=["domain", "owner", "country"],
    orient="row",
)


def build(*sites: tuple[str, str]) -> list[tuple[object, ...]]:
    frame = pl.DataFrame(list(sites), schema={"country": pl.String, "host": pl.String}, orient="row")
    table = popular.build_popular_sites(Given({"crux_popular_sites": frame, "nu_domain_owners": OWNERS}))
    return table.select("country", "owner_country", "sites", "known", "listed").rows()


def test_shares_are_of_the_known_sites_alone() -> None:
    rows = build(("FR", "google.com"), ("FR", "maps.google.com"), ("FR", "e.mail.ru"), ("FR", "lemonde.fr"))
    assert rows == [("FR", "US", 2, 3, 4), ("FR", "RU", 1, 3, 4)]


def test_the_longest_domain_owns_a_host_and_a_namesake_does_not() -> None:
    assert build(("FR", "docs.google.com"), ("FR", "notgoogle.com")) == [("FR", "FR", 1, 1, 2)]


def test_an_owner_of_unknown_country_is_not_known() -> None:
    assert build(("TO", "shared.org"), ("TO", "matangi.to")) == [("TO", None, 0, 0, 2)]
