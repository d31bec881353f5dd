"""The public sector on a few sites and town halls."""

from __future__ import annotations

import polars as pl
import pytest

from hansa.dependence import public
from tests.sources.payloads import Given

PREFIXES = pl.DataFrame(
    {"prefix": ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "203.0.113.0/24"], "asn": [1, 2, 3, 4]},
    schema_overrides={"asn": pl.UInt32},
)
OPERATORS = pl.DataFrame(
    {
        "asn": [1, 2, 3, 4],
        "name": ["State Networks", "Cloudflare, Inc.", "Host (Pty)", "Cloudflare London, LLC"],
        "country": ["FR", "US", "SS", "US"],
    },
    schema_overrides={"asn": pl.UInt32},
)
REGISTRY = pl.DataFrame(
    {"asn": [3], "name": ["HOST"], "country": ["FR"]}, schema_overrides={"asn": pl.UInt32}
)  # what the database places in South Sudan, the registry places at home


def inputs(sites: list[tuple[str, str, str | None]], mail: list[tuple[str, str | None, str | None]] = []) -> Given:  # noqa: B006
    texts = dict.fromkeys(("country", "domain", "address"), pl.String)
    bodies = dict.fromkeys(("country", "provider", "provider_country"), pl.String)
    return Given(
        {
            "siren_government_sites": pl.DataFrame(sites, schema=texts, orient="row"),
            "mxmap_local_mail": pl.DataFrame(mail, schema=bodies, orient="row"),
            "as_prefix_origins": PREFIXES,
            "plevin_as_operators": OPERATORS,
            "rir_autnums": REGISTRY,
        }
    )


def number(
    country: str, ending: str, address: str | None, many: int, start: int = 0
) -> list[tuple[str, str, str | None]]:
    return [(country, f"site{at}.{ending}", address) for at in range(start, start + many)]


def test_nineteen_known_sites_are_too_few() -> None:
    given = inputs([*number("FR", "fr", "192.0.2.1", 19), ("FR", "unannounced.fr", "8.8.8.8")])
    assert public.rows(given).is_empty()
    assert public.build_public_bodies(given).select("listed", "known").row(0) == (20, 19)


def test_sites_count_equally_and_a_seat_abroad_takes_two_sources() -> None:
    given = inputs(
        [*number("FR", "fr", "192.0.2.1", 15), *number("FR", "fr", "203.0.113.1", 5, 15), ("FR", "x.fr", None)]
    )
    shares = {
        (row["supplier"], row["supplier_country"]): row["share"] for row in public.rows(given).iter_rows(named=True)
    }
    assert shares == {
        ("State Networks", "FR"): pytest.approx(15 / 21),
        ("Host (Pty)", "FR"): pytest.approx(2.5 / 21),
        ("Cloudflare", "US"): pytest.approx(2.5 / 21),
        (None, None): pytest.approx(1 / 21),
    }


def test_only_names_of_the_countrys_own_domain_count() -> None:
    given = inputs(
        [*number("GB", "gov.uk", "192.0.2.1", 3), *number("US", "gov", "198.51.100.1", 2), ("GB", "a.com", None)]
    )
    told = public.build_public_bodies(given).select("country", "listed", "known", "fronted_share").rows()
    assert told == [("GB", 3, 3, 0.0), ("US", 2, 2, 1.0)]


def test_mail_of_unnamed_providers_stands_together_by_country() -> None:
    mail = [*[("IT", "Microsoft", "US")] * 6, *[("IT", None, "IT")] * 14, *[("IT", None, None)] * 20]
    table = public.rows(inputs([], mail))
    shares = dict(table.select("supplier", "share").iter_rows())
    assert shares == {"Microsoft": pytest.approx(0.15), "*": pytest.approx(0.35), None: pytest.approx(0.5)}
    assert public.rows(inputs([], [*mail, ("IT", None, None)])).is_empty(), "less than half of those listed are known"
    told = public.build_public_bodies(inputs([], mail)).row(0, named=True)
    assert (told["listed"], told["known"], told["fronted_share"]) == (40, 20, None)
