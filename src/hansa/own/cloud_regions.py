"""Own figures on cloud regions: those that the public lists lack, or that have closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from hansa.countries import all_countries, fold
from hansa.dependence.cloud import DATASET, SOURCES, find_access, share_regions
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.own.form import Field
from hansa.own.kind import EnteredRows, Kind, keep_order
from hansa.titles import Titles

if TYPE_CHECKING:
    from hansa.own.draft import Draft
    from hansa.own.form import CsvRow
    from hansa.own.kind import GivenFile
    from hansa.own.remark import Remarks

FOLLOW = ("measures", "scenarios", "stress_supplies")
NORTH, EAST = 90, 180


def enter(draft: Draft, rows: list[CsvRow], given: GivenFile, notes: Remarks) -> EnteredRows:
    """Add regions, replace those of the same provider and code, and take away those that are no longer in service."""
    table = draft["cloud_regions"]
    providers = dict(table.select("provider", "provider_country").iter_rows())
    read = [{**_complete(row, providers, draft, notes), "dataset": given.dataset} for row in rows]
    _check_twice(read, notes)
    notes.settle()
    schema = pl.Schema([*table.schema.items(), ("in_service", pl.Boolean())])
    frame = pl.DataFrame([{name: one[name] for name in schema} for one in read], schema=schema)
    gone = table.join(frame, on=["provider", "region"], how="semi")
    _list_effects(table, frame, notes)
    kept = table.join(frame, on=["provider", "region"], how="anti")
    added = frame.filter("in_service").select(table.columns)
    regions = pl.concat([kept, added]).sort("provider", "region")
    countries = keep_order([*frame["country"], *gone["country"]])
    draft.put("cloud_regions", regions)
    draft.put("cloud_access", find_access(regions))
    if "cloud_providers" in draft:
        draft.put("cloud_providers", _count_providers(draft["cloud_providers"], regions, given))
    for code in countries:
        here = regions.filter(country=code)
        draft.replace_shares("cloud", DATASET, [code], share_regions(here, _date(draft, here, given)))
    return EnteredRows(countries, draft.rebuild(FOLLOW))


def _date(draft: Draft, regions: pl.DataFrame, given: GivenFile) -> int:
    """Return the year of a country's figures: that of the oldest list on which they rest."""
    if set(regions["dataset"]) <= {given.dataset}:
        return given.year
    former = draft["dependence"].filter(layer="cloud", dataset=DATASET)["year"].min()
    return min(given.year, int(former)) if isinstance(former, int) else given.year


def _count_providers(table: pl.DataFrame, regions: pl.DataFrame, given: GivenFile) -> pl.DataFrame:
    """Count the regions of each provider; of one that no public list has, the file is the evidence."""
    known = dict(table.select("provider", "evidence").iter_rows())
    counted = regions.group_by("provider", "provider_country").agg(
        regions=pl.len().cast(pl.Int32), countries=pl.col("country").n_unique().cast(pl.Int32)
    )
    evidence = pl.Series([known.get(name, given.source) for name in counted["provider"]], dtype=pl.String)
    return counted.with_columns(evidence=evidence).select(table.columns).sort("provider")


def _complete(row: CsvRow, providers: dict[str, str | None], draft: Draft, notes: Remarks) -> dict[str, Any]:
    provider = _find_provider(row["provider"], providers, notes)
    seat = row.values.get("provider_country") or providers.get(provider)
    if seat is None:
        notes.fault(InputError("own-cloud-seat", line=row.line, column="provider_country", provider=provider))
    elif providers.get(provider) not in {None, seat}:
        error = InputError(
            "own-cloud-other-seat",
            line=row.line,
            column="provider_country",
            provider=provider,
            known=providers[provider],
        )
        notes.fault(error)
    latitude, longitude = _locate(row, draft, notes)
    flags = {name: True if row.values.get(name) is None else row[name] for name in ("open", "in_service")}
    return {
        "provider": provider,
        "provider_country": seat,
        "region": row["region"],
        "place": row["place"],
        "country": row["country"],
        "latitude": latitude,
        "longitude": longitude,
        "exact": True,
        "service": "compute",
        "operator": row.values.get("operator") or provider,
        **flags,
    }


def _find_provider(name: str, providers: dict[str, str | None], notes: Remarks) -> str:
    """Return a provider as the table calls it: by its name, its initials, or words of it that no other has."""
    wanted = fold(name)
    known = {fold(one): one for one in providers}
    if wanted in known:
        return known[wanted]
    initials = [one for key, one in known.items() if "".join(word[0] for word in key.split()) == wanted]
    parts = [one for key, one in known.items() if set(wanted.split()) <= set(key.split())]
    for found in (initials, parts):
        if len(found) == 1:
            notes.list(N_("The provider “{given}” is taken for {provider}."), given=name, provider=found[0])
            return found[0]
    return name


def _locate(row: CsvRow, draft: Draft, notes: Remarks) -> tuple[float | None, float | None]:
    """Return where a region stands: as given, else the city of that name in the map of backbones, else the capital of that name."""
    given = [row.values.get(name) for name in ("latitude", "longitude")]
    if all(value is not None for value in given):
        if abs(given[0] or 0) > NORTH or abs(given[1] or 0) > EAST:
            notes.fault(InputError("own-cloud-degrees", line=row.line, column="latitude"))
        return given[0], given[1]
    city = fold(row["place"].split(",")[0])
    nodes = draft["backbone_nodes"].filter(pl.col("country") == row["country"], pl.col("name").is_not_null())
    for name, latitude, longitude in nodes.select("name", "latitude", "longitude").iter_rows():
        if fold(name) == city:
            notes.list(N_("{place} is placed where the map of backbones has it."), place=row["place"])
            return latitude, longitude
    country = all_countries()[row["country"]]
    if fold(country.capital) == city and country.latitude is not None:
        notes.list(N_("{place} is placed at the capital."), place=row["place"])
        return country.latitude, country.longitude
    if row.values.get("in_service") is not False:
        notes.fault(InputError("own-cloud-place", line=row.line, column="latitude", place=row["place"]))
    return 0.0, 0.0


def _check_twice(read: list[dict[str, Any]], notes: Remarks) -> None:
    seen: set[tuple[str, str]] = set()
    for one in read:
        key = (one["provider"], one["region"])
        if key in seen:
            notes.fault(InputError("own-cloud-twice", provider=one["provider"], region=one["region"]))
        seen.add(key)


def _list_effects(table: pl.DataFrame, frame: pl.DataFrame, notes: Remarks) -> None:
    known = set(table.select("provider", "region").iter_rows())
    for provider, region, serves in frame.select("provider", "region", "in_service").iter_rows():
        if (provider, region) in known:
            said = (
                N_("{provider} {region} replaces the row of the public list.")
                if serves
                else N_("{provider} {region} is taken away.")
            )
            notes.list(said, provider=provider, region=region)
        elif not serves:
            notes.list(
                N_("{provider} {region} is not in the list: nothing to take away."), provider=provider, region=region
            )


KIND = Kind(
    name="cloud-regions",
    also=("cloud", "regions"),
    title=Titles(en="Cloud regions", fr="Régions en nuage"),
    told=Titles(
        en="Adds regions to the public lists; a row with the provider and the code of a listed region replaces it, or takes it away where `in_service` is no.",
        fr="Ajoute des régions aux listes publiques ; une ligne qui porte le fournisseur et le code d’une région de la liste la remplace, ou la retire si `in_service` vaut non.",
    ),
    fields=(
        Field("country", "pays", "country", "Country in which the region stands.", "Pays où se trouve la région."),
        Field(
            "provider",
            "fournisseur",
            "text",
            "The provider; a known one by its name or initials.",
            "Le fournisseur ; s’il est connu, par son nom ou ses initiales.",
        ),
        Field(
            "provider_country",
            "pays du fournisseur",
            "country",
            "Country of its seat; may be empty for a known provider.",
            "Pays de son siège ; peut rester vide pour un fournisseur connu.",
            needed=False,
        ),
        Field(
            "region",
            "région",
            "text",
            "The provider’s code of the region.",
            "Code de la région chez le fournisseur.",
            also=("code",),
        ),
        Field("place", "lieu", "text", "City.", "Ville.", also=("city", "ville")),
        Field(
            "latitude",
            "latitude",
            "degrees",
            "Degrees north; may be empty for a city of the map of backbones or a capital.",
            "Degrés nord ; peut rester vide pour une ville de la carte des dorsales ou une capitale.",
            needed=False,
        ),
        Field(
            "longitude",
            "longitude",
            "degrees",
            "Degrees east; as for latitude.",
            "Degrés est ; comme pour la latitude.",
            needed=False,
        ),
        Field(
            "operator",
            "exploitant",
            "text",
            "Who runs it, where it is not the provider.",
            "L’exploitant, si ce n’est pas le fournisseur.",
            needed=False,
        ),
        Field(
            "open",
            "ouverte",
            "flag",
            "Whether customers from abroad are let in: yes (the default) or no.",
            "Si les clients de l’étranger y ont accès : oui (par défaut) ou non.",
            needed=False,
        ),
        Field(
            "in_service",
            "en service",
            "flag",
            "yes (the default), or no for a region that has closed.",
            "oui (par défaut), ou non pour une région fermée.",
            needed=False,
        ),
    ),
    examples=(("Morocco", "Example Cloud", "MA", "ma-1", "Rabat", "34.02", "-6.84", "Example operator", "yes", "yes"),),
    enter=enter,
    series=SOURCES,
)
