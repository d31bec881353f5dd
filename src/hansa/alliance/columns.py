"""Columns of votes, listings and repairable losses."""

from __future__ import annotations

import polars as pl

from hansa.evidence.columns import COUNTRY
from hansa.evidence.contract import Column
from hansa.stress.columns import SCENARIO

ISSUE = Column(
    "issue",
    pl.String,
    "code",
    "`ict` (information and communication technology), `human_rights` or `general`.",
    "`ict` (technologies de l’information et de la communication), `human_rights` (droits humains) ou `general` (l’ensemble).",
)
MISSING = Column(
    "missing",
    pl.String,
    "code",
    "Code of the reason where nothing is said.",
    "Code du motif lorsque rien n’est dit.",
    nullable=True,
)

AGREEMENT = (
    ISSUE,
    Column(
        "country",
        pl.String,
        "code",
        "The state whose code comes first in the alphabet.",
        "L’État dont le code vient le premier dans l’alphabet.",
    ),
    Column("other", pl.String, "code", "The other state.", "L’autre État."),
    Column(
        "votes", pl.Int32, "count", "Roll calls in which both voted.", "Scrutins auxquels les deux États ont pris part."
    ),
    Column("same", pl.Int32, "count", "Those in which they voted the same.", "Ceux où leur vote a été le même."),
    Column(
        "agreement",
        pl.Float64,
        "share",
        "`same / votes`; null below three common votes.",
        "`same / votes` ; vide en deçà de trois votes communs.",
        nullable=True,
    ),
    Column(
        "low",
        pl.Float64,
        "share",
        "Lower bound of the 95 % interval.",
        "Borne inférieure de l’intervalle à 95 %.",
        nullable=True,
    ),
    Column(
        "high",
        pl.Float64,
        "share",
        "Upper bound of the 95 % interval.",
        "Borne supérieure de l’intervalle à 95 %.",
        nullable=True,
    ),
    MISSING,
)

IDEAL_POINTS = (
    ISSUE,
    Column("country", pl.String, "code", "Alpha-2 code of a state that votes.", "Code alpha-2 d’un État qui vote."),
    Column("votes", pl.Int32, "count", "Votes that it cast on the issue.", "Votes exprimés sur le sujet."),
    Column(
        "point",
        pl.Float64,
        "deviations",
        "Its place, in standard deviations over the states, the United States at the positive end; null below three votes.",
        "Sa place, en écarts types sur l’ensemble des États, les États-Unis du côté positif ; vide en deçà de trois votes.",
        nullable=True,
    ),
    Column(
        "low",
        pl.Float64,
        "deviations",
        "Lower bound of the 95 % interval, from roll calls drawn anew.",
        "Borne inférieure de l’intervalle à 95 %, par rééchantillonnage des scrutins.",
        nullable=True,
    ),
    Column(
        "high",
        pl.Float64,
        "deviations",
        "Upper bound of the 95 % interval.",
        "Borne supérieure de l’intervalle à 95 %.",
        nullable=True,
    ),
    Column(
        "explained",
        pl.Float64,
        "share",
        "Share of the variance of the votes that the line accounts for.",
        "Part de la variance des votes dont l’axe rend compte.",
    ),
    MISSING,
)

LISTINGS = (
    Column("imposer", pl.String, "code", "Whose list it is.", "L’État qui tient la liste."),
    Column(
        "target",
        pl.String,
        "code",
        "Whose persons and bodies it names.",
        "L’État dont relèvent les personnes et entités inscrites.",
    ),
    Column(
        "list",
        pl.String,
        "code",
        "`cn_countermeasures`, `us_1260h` (Chinese military companies) or `us_mieu` (military-intelligence end users).",
        "`cn_countermeasures` (contre-mesures chinoises), `us_1260h` (entreprises militaires chinoises) ou `us_mieu` (utilisateurs finaux du renseignement militaire).",
    ),
    Column("listed", pl.Int32, "count", "Entries that stand.", "Inscriptions en vigueur."),
    Column("ended", pl.Int32, "count", "Entries taken off.", "Inscriptions levées."),
    Column("first", pl.Date, "date", "Day of the first entry.", "Date de la première inscription."),
    Column("last", pl.Date, "date", "Day of the last entry.", "Date de la dernière inscription."),
)

REPAIRABLE_LOSSES = (
    SCENARIO,
    COUNTRY,
    Column(
        "lost_share",
        pl.Float64,
        "share",
        "Share of the routes between the country's users and the rest of the world's that are lost.",
        "Part perdue des routes entre les utilisateurs du pays et ceux du reste du monde.",
    ),
    Column(
        "repairable_share",
        pl.Float64,
        "share",
        "Those of them whose ends are still linked through some networks; a millionth at least.",
        "Celles d’entre elles dont les deux bouts restent reliés par des réseaux ; un millionième au moins.",
    ),
)

ROLL_CALLS = (
    ISSUE,
    Column(
        "roll_call",
        pl.String,
        "id",
        "Id of the roll call in its dataset.",
        "Identifiant du scrutin dans son jeu de données.",
    ),
    Column(
        "resolution",
        pl.String,
        "code",
        "Symbol of the resolution; null where the file does not say which it is.",
        "Cote de la résolution ; vide si le fichier ne l’indique pas.",
        nullable=True,
    ),
    Column(
        "kind",
        pl.String,
        "code",
        "`whole`, `paragraph`, `amendment`, or `unstated` where the file does not say.",
        "`whole` (texte entier), `paragraph` (paragraphe), `amendment` (amendement), ou `unstated` si le fichier ne l’indique pas.",
    ),
    Column(
        "date",
        pl.Date,
        "date",
        "Day of the vote; null where the file gives none.",
        "Jour du vote ; vide si le fichier ne l’indique pas.",
        nullable=True,
    ),
    Column(
        "session",
        pl.Int32,
        "rank",
        "Session of the General Assembly; null where the file gives none.",
        "Session de l’Assemblée générale ; vide si le fichier ne l’indique pas.",
        nullable=True,
    ),
    Column(
        "title",
        pl.String,
        "text",
        "Title; null where the file gives none.",
        "Titre ; vide si le fichier ne l’indique pas.",
        nullable=True,
    ),
    Column("source", pl.String, "id", "Id of the dataset.", "Identifiant du jeu de données."),
)
