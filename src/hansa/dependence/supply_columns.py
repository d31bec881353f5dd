"""Columns of what is kept beside the layers: models, public bodies, and the world's supply of computing, sites and trust."""

from __future__ import annotations

import polars as pl

from hansa.evidence.columns import COUNTRY, DATASET, YEAR
from hansa.evidence.contract import Column

RANK = (
    Column(
        "rank",
        pl.Int32,
        "rank",
        "Rank by that number, 1 for the largest.",
        "Rang selon ce nombre, 1 pour le plus grand.",
    ),
    Column("level", pl.Int32, "count", "Countries that share the rank.", "Pays qui partagent ce rang."),
)

AI_MODELS = (
    COUNTRY,
    Column(
        "models",
        pl.Int32,
        "count",
        "Notable models in which an organisation of the country takes part; one of several countries counts for each.",
        "Modèles marquants auxquels participe une organisation du pays ; un modèle de plusieurs pays compte pour chacun.",
    ),
    Column(
        "fraction",
        pl.Float64,
        "share",
        "Share of all listed when each model is split among its organisations and their countries, in [0, 1].",
        "Part du total lorsque chaque modèle est réparti entre ses organisations et leurs pays, dans [0, 1].",
    ),
    Column("listed", pl.Int32, "count", "Models listed in all.", "Nombre total de modèles recensés."),
    Column("first", pl.Date, "date", "Publication of the first.", "Publication du premier."),
    Column("last", pl.Date, "date", "Publication of the last.", "Publication du dernier."),
    YEAR,
    *RANK,
)

PUBLIC_BODIES = (
    COUNTRY,
    DATASET,
    Column("listed", pl.Int32, "count", "Bodies listed.", "Organismes recensés."),
    Column(
        "known",
        pl.Int32,
        "count",
        "Those whose provider’s country is known.",
        "Ceux dont le pays du fournisseur est connu.",
    ),
    Column(
        "fronted_share",
        pl.Float64,
        "share",
        "Part of the sites that a content delivery network answers for; null for mail.",
        "Part des sites auxquels répond un réseau de diffusion de contenu ; vide pour la messagerie.",
        nullable=True,
    ),
    YEAR,
)

POPULAR_SITES = (
    COUNTRY,
    Column(
        "owner_country",
        pl.String,
        "code",
        "Country of the owners; null where none is known.",
        "Pays des propriétaires ; vide si aucun n’est connu.",
        nullable=True,
    ),
    Column("sites", pl.Int32, "count", "Sites of owners there.", "Sites de propriétaires de ce pays."),
    Column(
        "known",
        pl.Int32,
        "count",
        "Sites whose owner’s country is known.",
        "Sites dont le pays du propriétaire est connu.",
    ),
    Column("listed", pl.Int32, "count", "Sites listed for the territory.", "Sites recensés pour le territoire."),
    YEAR,
)

COMPUTING = (
    COUNTRY,
    Column("clusters", pl.Int32, "count", "Known clusters that stand there.", "Grappes connues qui s’y trouvent."),
    Column(
        "h100",
        pl.Float64,
        "count",
        "Their power in chips of the type H100.",
        "Leur puissance, en puces de type H100.",
    ),
    Column(
        "h100_share",
        pl.Float64,
        "share",
        "Part in the power of all known clusters, those of unknown place included, in [0, 1].",
        "Part dans la puissance de toutes les grappes connues, lieu inconnu compris, dans [0, 1].",
    ),
    Column(
        "owner_known",
        pl.Int32,
        "count",
        "Clusters whose owners’ countries are known.",
        "Grappes dont les pays des propriétaires sont connus.",
    ),
    Column(
        "foreign",
        pl.Int32,
        "count",
        "Those whose owners are all of other countries.",
        "Celles dont tous les propriétaires sont d’autres pays.",
    ),
    Column("listed", pl.Int32, "count", "Clusters counted in all.", "Nombre total de grappes comptées."),
    Column("located", pl.Int32, "count", "Those whose country is known.", "Celles dont le pays est connu."),
    YEAR,
    *RANK,
)

SUPERCOMPUTERS = (
    COUNTRY,
    Column("systems", pl.Int32, "count", "Systems listed there.", "Systèmes recensés."),
    Column(
        "performance_share",
        pl.Float64,
        "share",
        "Part in the measured performance of all listed, in [0, 1].",
        "Part dans la performance mesurée de tous les systèmes recensés, dans [0, 1].",
    ),
    Column("listed", pl.Int32, "count", "Systems listed in all.", "Nombre total de systèmes recensés."),
    YEAR,
    *RANK,
)

TRUST = (
    COUNTRY,
    Column(
        "roots", pl.Int32, "count", "Trusted roots of its organisations.", "Racines de confiance de ses organisations."
    ),
    Column("organisations", pl.Int32, "count", "Organisations that have one.", "Organisations qui en détiennent une."),
    Column(
        "government_roots",
        pl.Int32,
        "count",
        "Those of public bodies, by their name.",
        "Celles d’organismes publics, d’après leur nom.",
    ),
    Column(
        "authorities",
        pl.Int32,
        "count",
        "Valid certificates of authorities there below any trusted root.",
        "Certificats valides d’autorités du pays placées sous une racine de confiance.",
    ),
    Column(
        "own_authorities",
        pl.Int32,
        "count",
        "Those below a root of the same country.",
        "Ceux qui relèvent d’une racine du même pays.",
    ),
    Column(
        "listed", pl.Int32, "count", "Trusted roots counted in all.", "Nombre total de racines de confiance comptées."
    ),
    YEAR,
    *RANK,
)
