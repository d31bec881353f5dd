"""Columns of the records kept by hand: envoys, forums and who meets and sits there, practices, strategies, services designated."""

from __future__ import annotations

import polars as pl

from hansa.evidence.columns import COUNTRY, NAME_EN, NAME_FR, NOTE, PROVIDER, SOURCE_TITLE
from hansa.evidence.contract import Column

SOURCE_URL = Column(
    "source_url",
    pl.String,
    "text",
    "Address of the source; several are joined by ` | `.",
    "Adresse de la source ; plusieurs sont séparées par ` | `.",
)
AS_OF = Column(
    "as_of", pl.String, "date", "Day, month or year of the source.", "Jour, mois ou année de la source.", nullable=True
)

DESIGNATIONS = (
    Column("service", pl.String, "text", "The service.", "Le service."),
    PROVIDER,
    Column(
        "kind",
        pl.String,
        "code",
        "`VLOP` (very large online platform) or `VLOSE` (search engine).",
        "`VLOP` (très grande plateforme en ligne) ou `VLOSE` (moteur de recherche).",
    ),
    Column(
        "eu_monthly_users",
        pl.Int64,
        "users",
        "Monthly users in the Union, as the provider reported them.",
        "Utilisateurs mensuels dans l’Union, déclarés par le fournisseur.",
        nullable=True,
    ),
    Column(
        "at_least",
        pl.Boolean,
        "flag",
        "True where only “more than” was reported.",
        "Vrai lorsque seul « plus de » a été déclaré.",
        nullable=True,
    ),
    Column("designated", pl.Date, "date", "Day of the decision.", "Jour de la décision."),
)

ENVOYS = (
    COUNTRY,
    Column("title", pl.String, "text", "The post or office.", "Le poste ou le service."),
    Column(
        "kind",
        pl.String,
        "code",
        "`ambassador`, `envoy`, `department` or `office`.",
        "`ambassador` (ambassadeur), `envoy` (envoyé), `department` (direction) ou `office` (service).",
    ),
    Column(
        "since",
        pl.String,
        "date",
        "When it was created; as exact as the source.",
        "Date de création ; aussi précise que la source.",
        nullable=True,
    ),
    Column("seat", pl.String, "text", "Where it sits.", "Siège.", nullable=True),
    SOURCE_URL,
    SOURCE_TITLE,
    AS_OF,
)

FORUMS = (
    Column("id", pl.String, "id", "Short name.", "Nom court."),
    NAME_EN,
    NAME_FR,
    Column("remit", pl.String, "text", "What it deals with.", "Objet."),
    Column("what_it_decides", pl.String, "text", "What comes out of it.", "Ce qui en sort.", nullable=True),
    Column("decision_rule", pl.String, "text", "How it decides.", "Règle de décision.", nullable=True),
    Column("who_may_take_part", pl.String, "text", "Who may take part.", "Qui peut y prendre part.", nullable=True),
    Column(
        "seat_or_rhythm",
        pl.String,
        "text",
        "Where and how often it meets.",
        "Lieu et rythme des réunions.",
        nullable=True,
    ),
    SOURCE_URL,
    SOURCE_TITLE,
    AS_OF,
)

FORUM = Column("forum", pl.String, "id", "The forum’s short name.", "Nom court de l’enceinte.")
WEAK = Column(
    "weak",
    pl.Boolean,
    "flag",
    "True where the source is a copy, a directory or written by machine: check before use.",
    "Vrai lorsque la source est une copie, un répertoire ou un texte écrit par une machine : à vérifier avant usage.",
)
PARTY = Column(
    "country",
    pl.String,
    "code",
    "ISO 3166-1 alpha-2 code; `EU` for the European Union.",
    "Code ISO 3166-1 alpha-2 ; `EU` pour l’Union européenne.",
    nullable=True,
)

MEETINGS = (
    FORUM,
    Column("event", pl.String, "text", "What takes place.", "Ce qui se tient."),
    Column("start", pl.String, "date", "First day, month or year.", "Premier jour, mois ou année.", nullable=True),
    Column("end", pl.String, "date", "Last day, month or year.", "Dernier jour, mois ou année.", nullable=True),
    Column("place", pl.String, "text", "Where.", "Lieu.", nullable=True),
    PARTY,
    Column(
        "kind",
        pl.String,
        "code",
        "`held`, `announced`, `deadline`, `rhythm` (only how often) or `term_end`.",
        "`held` (tenue), `announced` (annoncée), `deadline` (échéance), `rhythm` (rythme seul) ou `term_end` (fin de mandat).",
    ),
    Column("status", pl.String, "text", "What the source says of it.", "Ce qu’en dit la source."),
    SOURCE_URL,
    AS_OF,
    WEAK,
    NOTE,
)

SEATS = (
    FORUM,
    Column("body", pl.String, "text", "The body or office.", "L’organe ou la fonction."),
    PARTY,
    Column(
        "holder",
        pl.String,
        "text",
        "The person, firm or organisation that sits.",
        "La personne, l’entreprise ou l’organisation qui siège.",
        nullable=True,
    ),
    Column("group", pl.String, "text", "Group or part in the body.", "Groupe ou rôle dans l’organe.", nullable=True),
    Column("term_start", pl.String, "date", "First day, month or year.", "Premier jour, mois ou année.", nullable=True),
    Column("term_end", pl.String, "date", "Last day, month or year.", "Dernier jour, mois ou année.", nullable=True),
    Column(
        "kind",
        pl.String,
        "code",
        "`seat`, `candidacy` or `ratification` (reported).",
        "`seat` (siège), `candidacy` (candidature) ou `ratification` (signalée).",
    ),
    SOURCE_URL,
    AS_OF,
    WEAK,
    NOTE,
)

SUPPORT = (
    FORUM,
    Column("programme", pl.String, "text", "The programme.", "Le programme."),
    Column("who_is_eligible", pl.String, "text", "Who may be helped.", "Qui peut être aidé.", nullable=True),
    Column("what_is_paid", pl.String, "text", "What is paid.", "Ce qui est payé.", nullable=True),
    SOURCE_URL,
    AS_OF,
    WEAK,
    NOTE,
)

FRANCE_2017 = (
    Column(
        "code",
        pl.String,
        "code",
        "Number in the plan; the letters are Hansa’s.",
        "Numéro dans le plan ; les lettres sont de Hansa.",
    ),
    Column("parent", pl.String, "code", "Code of the heading above.", "Code du titre supérieur.", nullable=True),
    Column(
        "title_fr",
        pl.String,
        "text",
        "Heading; null where the copies lack it.",
        "Titre ; vide lorsqu’il manque dans les copies.",
        nullable=True,
    ),
    Column(
        "title_en",
        pl.String,
        "text",
        "Translation made for this table.",
        "Traduction faite pour cette table.",
        nullable=True,
    ),
    NOTE,
    SOURCE_URL,
    SOURCE_TITLE,
    AS_OF,
)

PRACTICES = (
    Column(
        "country",
        pl.String,
        "code",
        "Who took it; `EU` for the European Union.",
        "Qui l’a prise ; `EU` pour l’Union européenne.",
    ),
    Column("year", pl.String, "year", "Year or span of years.", "Année ou période.", nullable=True),
    Column("measure", pl.String, "text", "What was done.", "Ce qui a été fait."),
    Column(
        "objective_area",
        pl.String,
        "code",
        "`governance`, `economy` or `security`.",
        "`governance` (gouvernance), `economy` (économie) ou `security` (sécurité).",
    ),
    Column(
        "outcome",
        pl.String,
        "text",
        "What came of it, where a source says so.",
        "Ce qui en est résulté, lorsqu’une source le dit.",
        nullable=True,
    ),
    Column(
        "partners",
        pl.String,
        "code",
        "With whom: codes joined by `; `.",
        "Avec qui : codes séparés par `; `.",
        nullable=True,
    ),
    SOURCE_URL,
    SOURCE_TITLE,
    AS_OF,
)

STRATEGIES = (
    Column(
        "country",
        pl.String,
        "code",
        "Whose it is; `EU` for the European Union, null for the African Union.",
        "L’auteur ; `EU` pour l’Union européenne, vide pour l’Union africaine.",
        nullable=True,
    ),
    Column("title", pl.String, "text", "Title in English.", "Titre en anglais."),
    Column("title_original", pl.String, "text", "Title in its language.", "Titre dans sa langue.", nullable=True),
    Column("year", pl.Int32, "year", "Year of publication.", "Année de publication."),
    Column("period", pl.String, "year", "Years that it covers.", "Années couvertes.", nullable=True),
    Column("pillars", pl.String, "text", "Its parts, joined by `; `.", "Ses volets, séparés par `; `.", nullable=True),
    Column(
        "has_budget",
        pl.Boolean,
        "flag",
        "Whether it gives a budget; null where the text was not read.",
        "Si elle donne un budget ; vide lorsque le texte n’a pas été lu.",
        nullable=True,
    ),
    Column(
        "has_indicators",
        pl.Boolean,
        "flag",
        "Whether it gives indicators; null where the text was not read.",
        "Si elle donne des indicateurs ; vide lorsque le texte n’a pas été lu.",
        nullable=True,
    ),
    Column(
        "has_lead_agencies",
        pl.Boolean,
        "flag",
        "Whether it names who leads; null where the text was not read.",
        "Si elle nomme des responsables ; vide lorsque le texte n’a pas été lu.",
        nullable=True,
    ),
    Column("consulted", pl.String, "text", "Who was consulted.", "Qui a été consulté.", nullable=True),
    SOURCE_URL,
    SOURCE_TITLE,
    AS_OF,
)
