"""Columns that several rooms share, and those of the tables of plain evidence."""

from __future__ import annotations

import polars as pl

from hansa.evidence.contract import Column

COUNTRY = Column("country", pl.String, "code", "ISO 3166-1 alpha-2 code.", "Code ISO 3166-1 alpha-2.")
PROVIDER = Column("provider", pl.String, "text", "The company.", "L’entreprise.")
YEAR = Column("year", pl.Int32, "year", "Year of the data.", "Année des données.")
DATASET = Column("dataset", pl.String, "id", "Id of the dataset.", "Identifiant du jeu de données.")
SOURCE_TITLE = Column("source_title", pl.String, "text", "Title of the source.", "Titre de la source.")
NAME_EN = Column("name_en", pl.String, "text", "Name in English.", "Nom en anglais.")
NAME_FR = Column("name_fr", pl.String, "text", "Name in French.", "Nom en français.")
NOTE = Column("note", pl.String, "text", "Remark.", "Remarque.", nullable=True)

INDICATORS = (
    COUNTRY,
    Column(
        "indicator",
        pl.String,
        "code",
        "`population`, `internet_users_percent`, `gdp_per_capita_usd`, `broadband_per_100`, `gci_score_1` (Global Cybersecurity Index to 2018, out of 1), "
        "`gci_score_100` (since 2020, out of 100).",
        "`population`, `internet_users_percent`, `gdp_per_capita_usd`, `broadband_per_100`, `gci_score_1` (indice mondial de cybersécurité jusqu’en 2018, sur 1), "
        "`gci_score_100` (depuis 2020, sur 100).",
    ),
    YEAR,
    Column("value", pl.Float64, "varies", "The figure.", "Le chiffre."),
    DATASET,
)

LANGUAGES = (
    COUNTRY,
    Column(
        "language",
        pl.String,
        "code",
        "Code of the language, with its script where it has several.",
        "Code de la langue, avec son écriture lorsqu’elle en a plusieurs.",
    ),
    Column(
        "population_share",
        pl.Float64,
        "share",
        "Part of the people who use it; the languages of one country may add up to more than 1.",
        "Part de la population qui l’emploie ; le total des langues d’un pays peut dépasser 1.",
        nullable=True,
    ),
    Column(
        "status",
        pl.String,
        "code",
        "`official`, `de_facto_official`, `official_regional`; null where it has none.",
        "`official` (officielle), `de_facto_official` (officielle de fait), `official_regional` (officielle régionale) ; vide sinon.",
        nullable=True,
    ),
)

COUNTRY_GROUPS = (
    COUNTRY,
    Column("region", pl.String, "text", "Region (United Nations, M49).", "Région (Nations unies, M49).", nullable=True),
    Column(
        "subregion",
        pl.String,
        "text",
        "Subregion (United Nations, M49).",
        "Sous-région (Nations unies, M49).",
        nullable=True,
    ),
    Column(
        "income_level",
        pl.String,
        "code",
        "Income group of the World Bank: `high`, `upper_middle`, `lower_middle`, `low`; null where it classifies none.",
        "Groupe de revenu de la Banque mondiale : `high` (élevé), `upper_middle` (intermédiaire supérieur), `lower_middle` (intermédiaire inférieur), `low` (faible) ; vide si elle n’en donne pas.",
        nullable=True,
    ),
    Column("ldc", pl.Boolean, "flag", "Whether it is a least developed country.", "Si c’est un pays moins avancé."),
    Column(
        "lldc",
        pl.Boolean,
        "flag",
        "Whether it is a landlocked developing country.",
        "Si c’est un pays en développement sans littoral.",
    ),
    Column(
        "sids",
        pl.Boolean,
        "flag",
        "Whether it is a small island developing state.",
        "Si c’est un petit État insulaire en développement.",
    ),
)

INSTRUMENTS = (
    Column(
        "id", pl.String, "id", "Short name, by which `--peers` knows the group.", "Nom court, que reconnaît `--peers`."
    ),
    NAME_EN,
    NAME_FR,
    Column(
        "kind",
        pl.String,
        "code",
        "Treaty, political declaration, coalition, organisation, informal group, …",
        "Traité, déclaration politique, coalition, organisation, groupe informel, etc.",
    ),
    Column(
        "opened",
        pl.String,
        "date",
        "Opened or founded; as exact as the source.",
        "Ouverture ou fondation ; aussi précis que la source.",
        nullable=True,
    ),
    Column("in_force", pl.String, "date", "In force since.", "En vigueur depuis.", nullable=True),
    Column("topic", pl.String, "text", "What it is about.", "Objet."),
    Column(
        "complete",
        pl.Boolean,
        "flag",
        "Whether the list of members is complete as of `as_of`; elsewhere who is not on it may well take part.",
        "Si la liste des membres est complète à la date `as_of` ; sinon, un État absent peut fort bien participer.",
    ),
    Column(
        "launch",
        pl.Boolean,
        "flag",
        "Whether it is the list of the day of the launch, so that those who joined later are not on it.",
        "S’il s’agit de la liste du jour du lancement, où ne figurent pas ceux qui ont rejoint ensuite.",
    ),
    Column(
        "listed", pl.Int32, "count", "How many members the source lists.", "Nombre de membres recensés par la source."
    ),
    NOTE,
    Column("source_url", pl.String, "text", "Address of the source.", "Adresse de la source.", nullable=True),
    SOURCE_TITLE,
    Column(
        "as_of", pl.String, "date", "Day, month or year of the list.", "Jour, mois ou année de la liste.", nullable=True
    ),
    DATASET,
)

MEMBERSHIPS = (
    Column(
        "country",
        pl.String,
        "code",
        "Alpha-2 code; `EU` where the Union itself takes part.",
        "Code alpha-2 ; `EU` lorsque l’Union elle-même participe.",
    ),
    Column("instrument", pl.String, "id", "Id of the instrument.", "Identifiant de l’instrument."),
    Column(
        "status",
        pl.String,
        "code",
        "`member`, `endorsed`, `ratified`, `signed`, `associate`, …",
        "`member` (membre), `endorsed` (a approuvé), `ratified` (a ratifié), `signed` (a signé), `associate` (associé), etc.",
    ),
    Column(
        "date",
        pl.String,
        "date",
        "Since when; as exact as the source.",
        "Depuis quand ; aussi précis que la source.",
        nullable=True,
    ),
    Column("source", pl.String, "text", "Title of the source of the row.", "Titre de la source de la ligne."),
    DATASET,
)

SHUTDOWNS = (
    COUNTRY,
    Column("year", pl.Int32, "year", "Year of the record.", "Année d’enregistrement."),
    Column("events", pl.Int32, "count", "Events on record in the year.", "Coupures recensées dans l’année."),
    Column(
        "started_events", pl.Int32, "count", "Those that began in the year.", "Celles qui ont commencé dans l’année."
    ),
    Column(
        "full_network_events",
        pl.Int32,
        "count",
        "Those that cut the whole network.",
        "Celles qui ont coupé le réseau entier.",
    ),
    Column(
        "nationwide_events",
        pl.Int32,
        "count",
        "Those that struck the whole country, blocked services included.",
        "Celles qui ont touché tout le pays, blocages de services compris.",
    ),
    Column(
        "nationwide_full_network_events",
        pl.Int32,
        "count",
        "Those that did both.",
        "Celles qui ont fait l’un et l’autre.",
    ),
    Column("dated_events", pl.Int32, "count", "Events whose end is known.", "Coupures dont la fin est connue."),
    Column(
        "event_days",
        pl.Int32,
        "days",
        "Days of the year under shutdown, summed over the dated events; overlapping events count each.",
        "Jours de l’année sous coupure, cumulés sur les coupures datées ; celles qui se chevauchent comptent chacune.",
        nullable=True,
    ),
    Column(
        "causes",
        pl.String,
        "text",
        "The most frequent known causes, joined by `;`.",
        "Causes connues les plus fréquentes, séparées par `;`.",
        nullable=True,
    ),
    Column(
        "sovereign",
        pl.String,
        "code",
        "The state that answers for the place: France for New Caledonia.",
        "L’État dont relève le lieu : la France pour la Nouvelle-Calédonie.",
    ),
    Column(
        "state_events",
        pl.Int32,
        "count",
        "Of those that began in the year, those of that state itself; de facto governments of a whole state included.",
        "Parmi celles qui ont commencé dans l’année, celles de cet État lui-même, gouvernements de fait d’un État entier compris.",
    ),
    Column(
        "other_state_events",
        pl.Int32,
        "count",
        "Those of another state, an occupying army’s included.",
        "Celles d’un autre État, armée d’occupation comprise.",
    ),
    Column(
        "non_state_events",
        pl.Int32,
        "count",
        "Those of armed groups, authorities that no state recognises, rival governments and hackers.",
        "Celles de groupes armés, d’autorités qu’aucun État ne reconnaît, de gouvernements rivaux et de pirates.",
    ),
    Column(
        "unknown_events",
        pl.Int32,
        "count",
        "Those whose author the record does not name.",
        "Celles dont le relevé ne nomme pas l’auteur.",
    ),
    Column(
        "contested_events",
        pl.Int32,
        "count",
        "Those in occupied or disputed territory, whoever the author.",
        "Celles de territoires occupés ou disputés, quel qu’en soit l’auteur.",
    ),
)
SHUTDOWN_ACTS = (
    Column("country", pl.String, "code", "The state that gave the order.", "L’État qui a donné l’ordre."),
    Column("place", pl.String, "code", "Where the shutdown was.", "Le lieu de la coupure."),
    Column("year", pl.Int32, "year", "Year in which it began.", "Année où elle a commencé."),
    Column(
        "started_events", pl.Int32, "count", "Shutdowns that began in the year.", "Coupures commencées dans l’année."
    ),
    Column(
        "started_network_events",
        pl.Int32,
        "count",
        "Those that cut the whole network.",
        "Celles qui ont coupé le réseau entier.",
    ),
    Column(
        "contested_events",
        pl.Int32,
        "count",
        "Those in occupied or disputed territory.",
        "Celles de territoires occupés ou disputés.",
    ),
)
COUNTRY_OR_ALL = Column(
    "country", pl.String, "code", "The country; empty for all together.", "Le pays ; vide pour l’ensemble."
)
PEARSON = Column(
    "pearson",
    pl.Float64,
    "correlation",
    "Correlation; null where a side does not vary.",
    "Corrélation ; vide si un côté ne varie pas.",
    nullable=True,
)
