"""Columns of dependence, its measures, and what the layers cloud and naming keep beside."""

from __future__ import annotations

import polars as pl

from hansa.evidence.columns import COUNTRY, DATASET, PROVIDER, YEAR
from hansa.evidence.contract import Column

LATITUDE = Column("latitude", pl.Float64, "degrees", "Degrees north.", "Degrés, nord positif.")
LONGITUDE = Column("longitude", pl.Float64, "degrees", "Degrees east.", "Degrés, est positif.")
PROVIDER_COUNTRY = Column(
    "provider_country",
    pl.String,
    "code",
    "Country of the provider’s seat; null where no source in hand names it.",
    "Pays du siège du fournisseur ; vide si aucune source ne le nomme.",
    nullable=True,
)
REGION = Column(
    "region", pl.String, "code", "The provider’s code of the region.", "Code de la région chez le fournisseur."
)
LAYER = Column("layer", pl.String, "code", "One of the ten layers.", "L’une des dix couches.")
BASIS = Column(
    "basis",
    pl.String,
    "code",
    "What the shares count: `users`, `addresses`, `value` or `count`.",
    "Ce que comptent les parts : `users` (utilisateurs), `addresses` (adresses), `value` (valeur) ou `count` (nombre).",
)

DEPENDENCE = (
    LAYER,
    Column(
        "consumer",
        pl.String,
        "code",
        "Country; `EU` for the Union reporting as one; `001` for the world.",
        "Pays ; `EU` pour l’Union déclarant d’un bloc ; `001` pour le monde.",
    ),
    Column(
        "supplier",
        pl.String,
        "text",
        "Organisation, or country code where the supplier is a country; null where unknown.",
        "Organisation, ou code de pays lorsque le fournisseur est un pays ; vide s’il est inconnu.",
        nullable=True,
    ),
    Column(
        "supplier_country",
        pl.String,
        "code",
        "The supplier’s country; null where unknown.",
        "Pays du fournisseur ; vide s’il est inconnu.",
        nullable=True,
    ),
    Column("share", pl.Float64, "share", "Share in [0, 1].", "Part, dans [0, 1]."),
    BASIS,
    YEAR,
    DATASET,
)

CRITICAL_MATERIALS = (
    Column(
        "country",
        pl.String,
        "code",
        "Member state of the European Union; `EU` for what enters the Union.",
        "État membre de l’Union européenne ; `EU` pour ce qui entre dans l’Union.",
    ),
    Column(
        "material",
        pl.String,
        "code",
        "A material of Annex II of Regulation (EU) 2024/1252.",
        "Une matière de l’annexe II du règlement (UE) 2024/1252.",
    ),
    Column(
        "digital",
        pl.Boolean,
        "flag",
        "Whether it is one of the eight of digital use.",
        "Si c’est l’une des huit d’usage numérique.",
    ),
    Column("supplier", pl.String, "code", "Country outside the Union.", "Pays hors de l’Union."),
    Column(
        "share",
        pl.Float64,
        "share",
        "Its share, in [0, 1], of the imports from outside the Union, by value.",
        "Sa part, dans [0, 1], des importations venues de hors de l’Union, en valeur.",
    ),
    Column(
        "known_share",
        pl.Float64,
        "share",
        "Part of all imports that comes from outside the Union: of the rest the origin is not known.",
        "Part de toutes les importations qui vient de hors de l’Union : l’origine du reste n’est pas connue.",
    ),
    YEAR,
)

MEASURES = (
    LAYER,
    Column(
        "dataset",
        pl.String,
        "id",
        "Id of the dataset; null where the edition has none for the layer.",
        "Identifiant du jeu de données ; vide si l’édition n’en a pas pour la couche.",
        nullable=True,
    ),
    COUNTRY,
    Column(
        "reported_as",
        pl.String,
        "code",
        "Whose figure it is where the country has none of its own: `EU` or `001` (the world).",
        "À qui appartient le chiffre lorsque le pays n’en a pas de propre : `EU` ou `001` (le monde).",
        nullable=True,
    ),
    Column(
        "foreign_share",
        pl.Float64,
        "share",
        "Part of the known supply from abroad, in [0, 1].",
        "Part de l’offre connue venant de l’étranger, dans [0, 1].",
        nullable=True,
    ),
    Column(
        "hhi",
        pl.Float64,
        "index",
        "Concentration (Herfindahl-Hirschman index), in (0, 1].",
        "Concentration (indice de Herfindahl-Hirschman), dans ]0, 1].",
        nullable=True,
    ),
    Column("effective_suppliers", pl.Float64, "count", "`1 / hhi`.", "`1 / hhi`.", nullable=True),
    Column(
        "confidence",
        pl.Float64,
        "share",
        "Part of the weight whose supplier’s country is known, in [0, 1].",
        "Part du poids dont le pays du fournisseur est connu, dans [0, 1].",
        nullable=True,
    ),
    Column(
        "basis",
        pl.String,
        "code",
        "What the shares count: `users`, `addresses`, `value` or `count`.",
        "Ce que comptent les parts : `users` (utilisateurs), `addresses` (adresses), `value` (valeur) ou `count` (nombre).",
        nullable=True,
    ),
    Column("year", pl.Int32, "year", "Year of the data.", "Année des données.", nullable=True),
    Column(
        "foreign_share_missing",
        pl.String,
        "code",
        "Code of the reason where `foreign_share` is null.",
        "Code du motif lorsque `foreign_share` est vide.",
        nullable=True,
    ),
    Column(
        "hhi_missing",
        pl.String,
        "code",
        "Code of the reason where `hhi` is null.",
        "Code du motif lorsque `hhi` est vide.",
        nullable=True,
    ),
)

CLOUD_PROVIDERS = (
    PROVIDER,
    PROVIDER_COUNTRY,
    Column("evidence", pl.String, "text", "What says so.", "Ce qui l’atteste."),
    Column("regions", pl.Int32, "count", "Regions that the lists place.", "Régions que les listes situent."),
    Column("countries", pl.Int32, "count", "Countries in which they stand.", "Pays où elles se trouvent."),
)

CLOUD_ACCESS = (
    COUNTRY,
    PROVIDER,
    PROVIDER_COUNTRY,
    REGION,
    Column("region_country", pl.String, "code", "Country in which the region stands.", "Pays où se trouve la région."),
    Column(
        "distance_km",
        pl.Float64,
        "km",
        "Great-circle distance from the capital.",
        "Distance orthodromique depuis la capitale.",
    ),
)

CLOUD_REGIONS = (
    PROVIDER,
    PROVIDER_COUNTRY,
    REGION,
    Column("place", pl.String, "text", "Where it stands.", "Son emplacement."),
    Column("country", pl.String, "code", "Country in which it stands.", "Pays où elle se trouve."),
    LATITUDE,
    LONGITUDE,
    Column(
        "exact",
        pl.Boolean,
        "flag",
        "Whether the list names the city; if not, it is the largest of the country or area named.",
        "Si la liste nomme la ville ; sinon, c’est la plus grande du pays ou de la zone nommés.",
    ),
    Column(
        "operator",
        pl.String,
        "text",
        "Who runs it: the provider, or a company under its licence.",
        "L’exploitant : le fournisseur, ou une entreprise sous sa licence.",
    ),
    Column(
        "open",
        pl.Boolean,
        "flag",
        "Whether customers from abroad are let in.",
        "Si les clients de l’étranger y ont accès.",
    ),
    Column(
        "service",
        pl.String,
        "code",
        "`compute` where the list is one of a cloud’s regions, `storage` where it is one of object storage alone.",
        "`compute` (calcul) si la liste est celle des régions d’un nuage, `storage` si elle ne porte que sur le stockage d’objets.",
    ),
    DATASET,
)

TLD = Column("tld", pl.String, "code", "The domain.", "Le domaine.")

DOMAINS = (
    TLD,
    Column(
        "country",
        pl.String,
        "code",
        "Alpha-2 code, `EU` for .eu; null for domains in other scripts.",
        "Code alpha-2, `EU` pour .eu ; vide pour les domaines dans d’autres écritures.",
        nullable=True,
    ),
    Column("manager", pl.String, "text", "Manager, as IANA spells it.", "Gestionnaire, tel que l’IANA l’écrit."),
    Column(
        "technical_contact",
        pl.String,
        "text",
        "Technical contact, as IANA spells it.",
        "Contact technique, tel que l’IANA l’écrit.",
        nullable=True,
    ),
    Column(
        "updated",
        pl.String,
        "date",
        "Latest change to the entry.",
        "Dernière modification de la fiche.",
        nullable=True,
    ),
)

NAME_SERVERS = (
    Column(
        "country",
        pl.String,
        "code",
        "Alpha-2 code; `EU` for the domain .eu.",
        "Code alpha-2 ; `EU` pour le domaine .eu.",
    ),
    TLD,
    Column(
        "signed",
        pl.Boolean,
        "flag",
        "Whether the root zone vouches for the domain’s keys (DS record, DNSSEC).",
        "Si la zone racine atteste les clés du domaine (enregistrement DS, DNSSEC).",
    ),
    Column(
        "day",
        pl.String,
        "date",
        "Day of the root zone, by its serial.",
        "Jour de la zone racine, selon son numéro de série.",
    ),
    Column(
        "name_servers",
        pl.Int32,
        "count",
        "Name servers listed in the root zone.",
        "Serveurs de noms inscrits dans la zone racine.",
    ),
    Column(
        "with_glue",
        pl.Int32,
        "count",
        "Those whose address the root zone gives.",
        "Ceux dont la zone racine donne l’adresse.",
    ),
    Column("addresses", pl.Int32, "count", "Distinct addresses.", "Adresses distinctes."),
    Column(
        "networks", pl.Int32, "count", "Distinct networks that announce them.", "Réseaux distincts qui les annoncent."
    ),
    Column(
        "operators", pl.Int32, "count", "Distinct operators of these networks.", "Opérateurs distincts de ces réseaux."
    ),
    Column(
        "operator_countries",
        pl.Int32,
        "count",
        "Distinct known countries of the operators.",
        "Pays distincts, connus, de ces opérateurs.",
    ),
    Column(
        "unresolved_share",
        pl.Float64,
        "share",
        "Part of the weight without a known operator’s country.",
        "Part du poids dont le pays de l’opérateur est inconnu.",
    ),
)
