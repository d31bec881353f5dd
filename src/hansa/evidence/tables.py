"""The tables of plain evidence that an edition holds: what is known of countries, instruments, forums, companies and shutdowns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.evidence import columns, operator_columns, record_columns
from hansa.evidence.operators import describe_operators
from hansa.evidence.source import source
from hansa.evidence.table import Table

if TYPE_CHECKING:
    from hansa.evidence.table import Inputs

TERRITORIES = "cldr_territories"
UNINHABITED = ("AQ", "BV", "GS", "HM", "IO", "TF", "UM")
"""Places where nobody lives for good: the list gives them a number by convention."""
UNKNOWN = "und"
"""Code of a language that is not determined."""
FIRST_YEAR = 2000
"""Before it the indicators say nothing about the Internet of today."""
CYBER_INDICATORS = {1: "gci_score_1", 100: "gci_score_100"}
"""Scores of the two scales of the Global Cybersecurity Index are two indicators, for they cannot be compared."""
AUTHORS = ("state", "other_state", "non_state", "unknown")
"""Of a shutdown: the state that is sovereign in the place, another one, nobody of a state, nobody known."""
BEGUN = pl.col("start").dt.year() == pl.col("year")
"""What goes on is recorded anew each year; only its first record counts it as begun."""
CAUSES = 3
"""How many causes of shutdowns a row names."""


def build_indicators(inputs: Inputs) -> pl.DataFrame:
    """Return ``country, indicator, year, value, dataset``: one row a country, indicator and year, since 2000.

    Gapminder's population ends in 2013; CLDR's follows it, in the year of its list.
    """
    measured = inputs.source("gapminder_indicators").filter(pl.col("year") >= FIRST_YEAR, pl.col("value").is_not_null())
    scores = inputs.source("itu_gci").select(
        "country",
        pl.col("scale").replace_strict(CYBER_INDICATORS, return_dtype=pl.String).alias("indicator"),
        "year",
        pl.col("score").alias("value"),
    )
    people = (
        inputs.source(TERRITORIES)
        .filter(~pl.col("country").is_in(UNINHABITED))
        .select(
            "country",
            pl.lit("population").alias("indicator"),
            pl.lit(source(TERRITORIES).year, pl.Int32).alias("year"),
            pl.col("population").cast(pl.Float64).alias("value"),
        )
        .unique(maintain_order=True)
    )
    frames = {"gapminder_indicators": measured, "itu_gci": scores, TERRITORIES: people}
    return pl.concat(frame.with_columns(dataset=pl.lit(dataset)) for dataset, frame in frames.items()).sort(
        "indicator", "country", "year"
    )


def build_languages(inputs: Inputs) -> pl.DataFrame:
    """Return ``country, language, population_share, status``: one row a territory and language, the most used first."""
    languages = inputs.source(TERRITORIES).drop("population").filter(pl.col("language") != UNKNOWN)
    return languages.sort("country", -pl.col("population_share"), "language")


def build_country_groups(inputs: Inputs) -> pl.DataFrame:
    """Return the groups of the United Nations and the World Bank to which each country or territory belongs."""
    return inputs.source("bblocks_places").sort("country")


def build_instruments(inputs: Inputs) -> pl.DataFrame:
    """Return the instruments, by id; ``complete`` says whether the list is complete as of ``as_of``.

    A list of the day on which a declaration was made is one of its ``launch``: later endorsers are not on it. ``source_url``
    is null where the source is a package, which ``source_title`` names with its version.
    """
    packaged = pl.col("source_title").str.starts_with("country_converter")
    kept = pl.when(~packaged).then("source_url").alias("source_url")
    declared = pl.col("kind").str.contains("declaration|pledge|coalition")
    launch = declared & (pl.col("opened") == pl.col("as_of")).fill_null(value=False)
    listed = inputs.source("hansa_instruments").with_columns(kept, launch=launch, dataset=pl.lit("hansa_instruments"))
    return listed.select(column.name for column in columns.INSTRUMENTS).sort("id")


def build_memberships(inputs: Inputs) -> pl.DataFrame:
    """Return ``country, instrument, status, date, source, dataset``: one row a country and instrument.

    Endorsements of the Declaration for the Future of the Internet are the White House's where it lists the state; the other
    table's rows for the same states are left out. ``country`` is ``EU`` where the European Union itself takes part.
    """
    listed = inputs.source("hansa_instrument_members").select(
        "country",
        "instrument",
        "status",
        "date",
        pl.col("source_title").alias("source"),
        pl.lit("hansa_instrument_members").alias("dataset"),
    )
    endorsed = inputs.source("whitehouse_dfi").select(
        "country",
        pl.lit("dfi").alias("instrument"),
        pl.lit("endorsed").alias("status"),
        pl.col("date").cast(pl.String),
        pl.lit("White House fact sheet, 28 April 2022").alias("source"),
        pl.lit("whitehouse_dfi").alias("dataset"),
    )
    others = listed.join(endorsed, on=["country", "instrument"], how="anti")
    return pl.concat([others, endorsed]).sort("instrument", "country")


def build_forums(inputs: Inputs) -> pl.DataFrame:
    """Return the forums of Internet and digital governance, by id; a null says that nothing was found."""
    return inputs.source("hansa_forums").sort("id")


def build_meetings(inputs: Inputs) -> pl.DataFrame:
    """Return the meetings, deadlines and rhythms of forums, by forum and date; what is not there was not found."""
    return inputs.source("hansa_meetings").sort("forum", "start", "end", "event", nulls_last=True)


def build_seats(inputs: Inputs) -> pl.DataFrame:
    """Return who sits in forums, by forum and body; only those that a source names."""
    return inputs.source("hansa_seats").sort("forum", "body", "country", "holder", nulls_last=True)


def build_support(inputs: Inputs) -> pl.DataFrame:
    """Return the programmes that pay for taking part, by forum; an old or undated one may be closed."""
    return inputs.source("hansa_support").sort("forum", "programme")


def build_envoys(inputs: Inputs) -> pl.DataFrame:
    """Return the envoys and offices on record, by country; a country that is not among them may well have one."""
    return inputs.source("hansa_envoys").sort("country", "since", "title", nulls_last=True)


def build_practices(inputs: Inputs) -> pl.DataFrame:
    """Return the measures that states have taken, by country and year."""
    return inputs.source("hansa_practices").sort("country", "year", "measure", nulls_last=True)


def build_strategies(inputs: Inputs) -> pl.DataFrame:
    """Return the international digital strategies on record, by country and year; ``country`` is null for the African Union."""
    return inputs.source("hansa_strategies").sort("country", "year", "title", nulls_last=True)


def build_france_2017(inputs: Inputs) -> pl.DataFrame:
    """Return the headings of France's international digital strategy of 2017, in the order of its plan."""
    return inputs.source("hansa_france_2017")


def build_designations(inputs: Inputs) -> pl.DataFrame:
    """Return the services designated under the Digital Services Act, by provider."""
    return inputs.source("ec_dsa_designations").sort("provider", "service")


def build_shutdowns(inputs: Inputs) -> pl.DataFrame:
    """Return the record of shutdowns by country and year.

    Returns
    -------
    polars.DataFrame
        ``country, year``; ``events`` on record in the year; ``started_events`` of them that began in it, for a shutdown that
        goes on is recorded anew each year; ``full_network_events``; ``nationwide_events``, blocked services included;
        ``nationwide_full_network_events``; ``event_days``, the days of the year under shutdown summed over the
        ``dated_events`` whose end is known (null if there is none; events that overlap count each); ``causes``, the most frequent, joined by ``;``;
        ``sovereign``, the state that answers for the place; of those that began in the year, by author, ``state_events`` (the
        sovereign's own), ``other_state_events``, ``non_state_events``, ``unknown_events``, and ``contested_events``, in
        occupied or disputed territory, whoever the author.
    """
    full = pl.col("extent").str.contains("Full network", literal=True)
    events = inputs.source("accessnow_shutdowns")
    counted = events.group_by("country", "sovereign", "year").agg(
        events=pl.len(),
        started_events=BEGUN.sum(),
        full_network_events=full.sum(),
        nationwide_events=pl.col("nationwide").sum(),
        nationwide_full_network_events=(full & pl.col("nationwide")).sum(),
        dated_events=pl.col("days_in_year").count(),
        event_days=pl.col("days_in_year").sum(),
        **{f"{author}_events": (BEGUN & (pl.col("author") == author)).sum() for author in AUTHORS},
        contested_events=(BEGUN & pl.col("contested")).sum(),
    )
    whole = counted.with_columns(pl.exclude("country", "sovereign").cast(pl.Int32)).with_columns(
        pl.when(pl.col("dated_events") > 0).then("event_days")
    )
    names = [column.name for column in columns.SHUTDOWNS]
    return whole.join(_list_causes(events), on=["country", "year"], how="left").select(names).sort("country", "year")


def build_shutdown_acts(inputs: Inputs) -> pl.DataFrame:
    """Return what each state cut itself, wherever it did, by the year in which it began.

    Returns
    -------
    polars.DataFrame
        ``country``, the state that gave the order; ``place``, where; ``year``; ``started_events``;
        ``started_network_events``, those of whole networks; ``contested_events``, in occupied or disputed territory.
    """
    begun = inputs.source("accessnow_shutdowns").filter(BEGUN, pl.col("author_state").is_not_null())
    counts = {
        "started_events": pl.len(),
        "started_network_events": pl.col("extent").str.contains("Full network", literal=True).sum(),
        "contested_events": pl.col("contested").sum(),
    }
    keys = [pl.col("author_state").alias("country"), pl.col("country").alias("place"), "year"]
    acts = begun.group_by(keys).agg(**{name: count.cast(pl.Int32) for name, count in counts.items()})
    return acts.sort("country", "place", "year")


def _list_causes(events: pl.DataFrame) -> pl.DataFrame:
    known = events.filter(pl.col("cause") != "Unknown")
    ranked = known.group_by("country", "year", "cause").len()
    ranked = ranked.sort("country", "year", "len", "cause", descending=[False, False, True, False])
    return ranked.group_by("country", "year", maintain_order=True).agg(
        pl.col("cause").head(CAUSES).str.join(";").alias("causes")
    )


def build_operators_known(inputs: Inputs) -> pl.DataFrame:
    """Return what is known of the networks that serve the most users or carry the most routes, by number.

    Returns
    -------
    polars.DataFrame
        See :func:`hansa.evidence.operators.describe_operators`; ``owner`` is the state that holds the majority, ``holders``
        the states that hold less; ``basis``, ``text`` and ``date`` say what the name rests on.
    """
    reviewed = inputs.source("hansa_operator_names").with_columns(pl.col("asn").cast(pl.Int64))
    described = describe_operators(inputs.source("plevin_as_operators"), inputs.source("rir_autnums"), reviewed)
    owned = (
        inputs.source("carisimo_state_owned").select(pl.col("asn").cast(pl.Int64), "owner").unique("asn", keep="first")
    )
    held = (
        inputs.source("carisimo_state_minority")
        .group_by(pl.col("asn").cast(pl.Int64))
        .agg(holders=pl.col("holder").unique().sort().str.join("; "))
    )
    return (
        reviewed.select("asn", "basis", "text", "date")
        .join(described, on="asn", how="left")
        .join(owned, on="asn", how="left")
        .join(held, on="asn", how="left")
        .select(column.name for column in operator_columns.OPERATORS_KNOWN)
        .sort("asn")
    )


def build_territories(inputs: Inputs) -> pl.DataFrame:
    """Return the territories that depend on a state or whose status is disputed or that a state occupies, by code."""
    return inputs.source("hansa_territories").sort("code")


TABLES: tuple[Table, ...] = (
    Table(
        "operators_known",
        build_operators_known,
        operator_columns.OPERATORS_KNOWN,
        sources=(
            "hansa_operator_names",
            "plevin_as_operators",
            "rir_autnums",
            "carisimo_state_owned",
            "carisimo_state_minority",
        ),
        derived=True,
        title_en="Who runs the largest networks: names, organisation, seat, country of registration, states that hold shares.",
        title_fr="Qui exploite les plus grands réseaux : noms, organisation, siège, pays d’enregistrement, États actionnaires.",
    ),
    Table(
        "territories",
        build_territories,
        operator_columns.TERRITORIES,
        sources=("hansa_territories",),
        title_en="Territories that depend on a state, or whose status is disputed, and what that means for the figures.",
        title_fr="Territoires qui dépendent d’un État ou dont le statut est contesté, et ce qui en résulte pour les chiffres.",
    ),
    Table(
        "indicators",
        build_indicators,
        columns.INDICATORS,
        sources=("gapminder_indicators", "itu_gci", TERRITORIES),
        method=2,
        title_en="Figures about countries, one row a country, indicator and year, since 2000.",
        title_fr="Chiffres par pays : une ligne par pays, indicateur et année, depuis 2000.",
    ),
    Table(
        "languages",
        build_languages,
        columns.LANGUAGES,
        sources=(TERRITORIES,),
        title_en="Languages that people use, by country or territory.",
        title_fr="Langues en usage, par pays ou territoire.",
    ),
    Table(
        "country_groups",
        build_country_groups,
        columns.COUNTRY_GROUPS,
        sources=("bblocks_places",),
        title_en="Regions of the United Nations, income groups of the World Bank, and states with special needs.",
        title_fr="Régions des Nations unies, groupes de revenu de la Banque mondiale et États ayant des besoins particuliers.",
    ),
    Table(
        "instruments",
        build_instruments,
        columns.INSTRUMENTS,
        sources=("hansa_instruments",),
        title_en="Treaties, declarations, organisations and groups of digital diplomacy.",
        title_fr="Traités, déclarations, organisations et groupes de la diplomatie numérique.",
    ),
    Table(
        "memberships",
        build_memberships,
        columns.MEMBERSHIPS,
        sources=("hansa_instrument_members", "whitehouse_dfi"),
        title_en="Who takes part in which instrument.",
        title_fr="Qui participe à quel instrument.",
    ),
    Table(
        "forums",
        build_forums,
        record_columns.FORUMS,
        sources=("hansa_forums",),
        title_en="Where Internet and digital governance is made. A null says that nothing was found.",
        title_fr="Les enceintes de la gouvernance de l’Internet et du numérique. Une case vide signifie que rien n’a été trouvé.",
    ),
    Table(
        "meetings",
        build_meetings,
        record_columns.MEETINGS,
        sources=("hansa_meetings",),
        title_en="When forums meet: next and last meetings, deadlines, rhythms. What is not there was not found.",
        title_fr="Quand les enceintes se réunissent : prochaines et dernières réunions, échéances, rythmes. Ce qui manque n’a pas été trouvé.",
    ),
    Table(
        "seats",
        build_seats,
        record_columns.SEATS,
        sources=("hansa_seats",),
        title_en="Who sits in forums, and until when, as far as a source names it.",
        title_fr="Qui siège dans les enceintes, et jusqu’à quand, lorsqu’une source le dit.",
    ),
    Table(
        "support",
        build_support,
        record_columns.SUPPORT,
        sources=("hansa_support",),
        title_en="Who pays for whom to take part in forums. An old or undated programme may be closed.",
        title_fr="Qui paie la participation de qui aux enceintes. Un programme ancien ou non daté peut être clos.",
    ),
    Table(
        "envoys",
        build_envoys,
        record_columns.ENVOYS,
        sources=("hansa_envoys",),
        title_en="Envoys, ambassadors and offices of technology diplomacy on record; far from complete.",
        title_fr="Envoyés, ambassadeurs et services de diplomatie technologique recensés ; la liste est loin d’être complète.",
    ),
    Table(
        "practices",
        build_practices,
        record_columns.PRACTICES,
        sources=("hansa_practices",),
        title_en="Measures that states have taken.",
        title_fr="Mesures prises par des États.",
    ),
    Table(
        "strategies",
        build_strategies,
        record_columns.STRATEGIES,
        sources=("hansa_strategies",),
        title_en="Published international digital strategies on record.",
        title_fr="Stratégies numériques internationales publiées et recensées.",
    ),
    Table(
        "france_2017",
        build_france_2017,
        record_columns.FRANCE_2017,
        sources=("hansa_france_2017",),
        title_en="The plan of France’s international digital strategy of 2017, as far as public copies show it.",
        title_fr="Le plan de la Stratégie internationale de la France pour le numérique (2017), tel que le montrent les copies publiques.",
    ),
    Table(
        "designations",
        build_designations,
        record_columns.DESIGNATIONS,
        sources=("ec_dsa_designations",),
        title_en="Services first designated under the Digital Services Act.",
        title_fr="Premiers services désignés au titre du règlement sur les services numériques.",
    ),
    Table(
        "shutdowns",
        build_shutdowns,
        columns.SHUTDOWNS,
        sources=("accessnow_shutdowns",),
        derived=True,
        title_en="Shutdowns of the Internet and of services, by country and year.",
        title_fr="Coupures de l’Internet et de services, par pays et par année.",
    ),
    Table(
        "shutdown_acts",
        build_shutdown_acts,
        columns.SHUTDOWN_ACTS,
        sources=("accessnow_shutdowns",),
        derived=True,
        title_en="Shutdowns by the state that ordered them, on its own ground or on another’s.",
        title_fr="Coupures selon l’État qui les a ordonnées, chez lui ou ailleurs.",
    ),
)
