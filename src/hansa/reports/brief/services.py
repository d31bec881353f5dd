"""The section on the country's domain and on cloud regions: who manages and serves the one, who lists the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hansa.evidence import Edition
from hansa.figures import lookups
from hansa.figures.dependence_facts import CLOUD_LISTS
from hansa.language import Language
from hansa.reports.brief.naming import head
from hansa.reports.brief.picture import Brief, CloudPicture, DomainPicture
from hansa.reports.content import Block, Items, Paragraph

ZONE, REGISTER = "iana_root_zone", "iana_tlds"
STORAGE = "storage"


def gather_domain(edition: Edition, country: str) -> DomainPicture | None:
    """Return what is known of a country's domain; None where it has none."""
    row = lookups.find_row(edition, "name_servers", country)
    if row is None:
        return None
    entry = next((one for one in lookups.find_rows_of(edition, "domains", country) if one["tld"] == row["tld"]), {})
    everyone = edition.table("name_servers")["signed"]
    names = ("tld", "signed", "day", "name_servers", "operators", "operator_countries", "unresolved_share")
    return DomainPicture(
        **{name: row[name] for name in names},
        manager=entry.get("manager"),
        technical_contact=entry.get("technical_contact"),
        signed_domains=int(everyone.sum()),
        domains=everyone.len(),
    )


def gather_cloud(edition: Edition, country: str) -> CloudPicture:
    """Return which of the listed cloud providers have a region in a country."""
    rows = lookups.find_rows_of(edition, "cloud_regions", country)
    homes = {row["provider"]: row["provider_country"] for row in rows}
    elsewhere = {row["provider"] for row in rows if row["service"] != STORAGE}
    lists = {*CLOUD_LISTS, *(row["dataset"] for row in rows)}  # a file of the user's own among them
    spans = [lookups.dataset_span(edition, name) for name in sorted(lists) if name in edition.sources]
    return CloudPicture(
        listed=edition.table("cloud_providers").height,
        first_year=min(first for first, _ in spans),
        last_year=max(last for _, last in spans),
        domestic=tuple(sorted(name for name, home in homes.items() if home == country)),
        foreign=tuple(sorted(name for name, home in homes.items() if home not in {country, None})),
        unknown=tuple(sorted(name for name, home in homes.items() if home is None)),
        storage_only=tuple(sorted(set(homes) - elsewhere)),
    )


def describe_services(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """Say who manages and serves the country's domain, whether it is signed, and who has cloud regions in the country."""
    yield head(words("Domain and cloud regions"), "services", within)
    items = [*_describe_domain(brief.domain, words)] if brief.domain else []
    yield Items((*items, *_describe_cloud(brief.cloud, words)))


def _describe_domain(domain: DomainPicture, words: Language) -> Iterator[Paragraph]:
    fields = {"tld": domain.tld, "day": words.day(date.fromisoformat(domain.day))}
    yield Paragraph(
        words(
            "**Name servers** of .{tld} in the root zone of {day}: {servers}; operators: {operators}; countries of these operators: {countries}.",
            **fields,
            servers=domain.name_servers,
            operators=domain.operators,
            countries=domain.operator_countries,
        ),
        (ZONE, REGISTER, "plevin_as_operators"),
    )
    if domain.manager:
        yield Paragraph(
            words(
                "**Manager** of .{tld} in IANA’s register: {manager}; technical contact: {contact}.",
                **fields,
                manager=domain.manager,
                contact=domain.technical_contact or "–",
            ),
            (REGISTER,),
        )
    message = (
        words("**Signature** (DNSSEC): the root zone of {day} has a key of .{tld} (DS record)", **fields)
        if domain.signed
        else words("**Signature** (DNSSEC): the root zone of {day} has no key of .{tld} (DS record)", **fields)
    )
    compared = words(
        "of the domains of {domains} countries and territories, {signed} have one",
        domains=domain.domains,
        signed=domain.signed_domains,
    )
    yield Paragraph(words("{first}; {second}.", first=message, second=compared), (ZONE,))


def _describe_cloud(cloud: CloudPicture, words: Language) -> Iterator[Paragraph]:
    fields = {"listed": cloud.listed, "first": cloud.first_year, "last": cloud.last_year}
    yield Paragraph(
        words("**Cloud providers** listed ({first}–{last}): {listed}.", **fields),
        CLOUD_LISTS,
    )
    for title, names in (
        (words("**With a region in the country, domestic**"), cloud.domestic),
        (words("**With a region in the country, foreign**"), cloud.foreign),
        (words("**With a region in the country, seat not known**"), cloud.unknown),
        (words("**Of these, known from a list of storage alone**"), cloud.storage_only),
    ):
        if names:
            yield Paragraph(words.label(title, f"{words.listing(names)}."), CLOUD_LISTS)
    yield Paragraph(
        words(
            "A list of regions names providers and places; it says nothing of size or use, and providers on no list are missing."
        ),
        CLOUD_LISTS,
    )
