"""Roots and authorities, on a handful of certificates."""

from __future__ import annotations

from datetime import date

import polars as pl

from hansa.dependence import trust
from tests.sources.payloads import Given

LATER, EARLIER = date(2030, 1, 1), date(2026, 7, 31)
Name = tuple[str, str, str | None]
HOME: Name = ("Root F", "Certigna", "FR")
ABROAD: Name = ("Root U", "ISRG", "US")


def certificate(subject: Name, issuer: Name, end: date = LATER, *, root: bool = False) -> tuple[object, ...]:
    return (f"{subject}{issuer}{end}", *subject, *issuer, end, root)


def build(*certificates: tuple[object, ...], bundle: tuple[str, ...] | None = None) -> dict[str, tuple[int, ...]]:
    names = ("sha256", *trust.SUBJECT, *trust.ISSUER)
    schema = {**dict.fromkeys(names, pl.String), "not_after": pl.Date, "mozilla_root": pl.Boolean}
    frame = pl.DataFrame(list(certificates), schema=schema, orient="row")
    held = frame.filter("mozilla_root")["sha256"].to_list() if bundle is None else list(bundle)
    roots = pl.DataFrame({"sha256": held}, schema={"sha256": pl.String}).with_columns(organisation=pl.lit("x"))
    table = trust.build_trust(Given({"ccadb_certificates": frame, "certifi_roots": roots}))
    wanted = ("roots", "government_roots", "authorities", "own_authorities")
    return {row["country"]: tuple(row[name] for name in wanted) for row in table.iter_rows(named=True)}


ROOTS = (certificate(HOME, HOME, root=True), certificate(ABROAD, ABROAD, root=True))


def test_authorities_lead_up_over_several_steps() -> None:
    middle, low = ("Middle", "Certigna", "FR"), ("Low", "Ville", "FR")
    told = build(*ROOTS, certificate(low, middle), certificate(middle, HOME))
    assert told == {"FR": (1, 0, 2, 2), "US": (1, 0, 0, 0)}


def test_an_authority_below_a_foreign_root_is_not_the_countrys_own() -> None:
    told = build(*ROOTS, certificate(("A", "Serpro", "BR"), ABROAD), certificate(("B", "Ville", "FR"), ABROAD))
    assert told["BR"] == (0, 0, 1, 0)
    assert told["FR"] == (1, 0, 1, 0)


def test_what_is_expired_or_leads_nowhere_is_not_counted() -> None:
    astray: Name = ("Root X", "Untrusted", "CN")
    told = build(
        *ROOTS,
        certificate(("A", "a", "FR"), HOME, EARLIER),
        certificate(astray, astray),
        certificate(("B", "b", "CN"), astray),
    )
    assert told == {"FR": (1, 0, 0, 0), "US": (1, 0, 0, 0)}


def test_a_root_takes_both_lists() -> None:
    assert build(*ROOTS, bundle=(str(ROOTS[0][0]), "of this machine alone")) == {"FR": (1, 0, 0, 0)}


def test_a_public_body_is_known_by_its_name_and_a_stateless_root_by_its_owner() -> None:
    mint: Name = ("AC RAIZ", "FNMT-RCM", "ES")
    sign: Name = ("GlobalSign", "GlobalSign", None)
    told = build(certificate(mint, mint, root=True), certificate(sign, sign, root=True))
    assert told == {"ES": (1, 1, 0, 0), "BE": (1, 0, 0, 0)}
