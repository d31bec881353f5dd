"""Columns of the library of scenarios, of what it does, and of the coarse model’s error."""

from __future__ import annotations

import polars as pl

from hansa.dependence.columns import BASIS, LAYER
from hansa.evidence.columns import COUNTRY, COUNTRY_OR_ALL, DATASET, NAME_EN, NAME_FR, PEARSON, YEAR
from hansa.evidence.contract import Column

SCENARIO = Column("scenario", pl.String, "id", "Id of the scenario.", "Identifiant du scénario.")

SCENARIOS = (
    Column("id", pl.String, "id", "Id of the scenario.", "Identifiant du scénario."),
    Column(
        "kind",
        pl.String,
        "code",
        "What happened or is supposed: `shutdown`, `sanction`…; `isolation`, `exit`, `own_operator_loss`, `operator_loss`, `name_loss`, `cloud_loss` for the families.",
        "Ce qui s’est produit ou est supposé : `shutdown` (coupure), `sanction`… ; `isolation`, `exit`, `own_operator_loss`, `operator_loss`, `name_loss`, `cloud_loss` pour les familles.",
    ),
    Column(
        "date",
        pl.String,
        "date",
        "When it began; null where it is supposed.",
        "Son début ; vide lorsque le scénario est supposé.",
        nullable=True,
    ),
    NAME_EN,
    NAME_FR,
    Column("story_en", pl.String, "text", "What happened, in English.", "Le récit, en anglais."),
    Column("story_fr", pl.String, "text", "What happened, in French.", "Le récit, en français."),
    Column(
        "limits_en",
        pl.String,
        "text",
        "What the shocks stand for and what the model misses, in English.",
        "Ce que valent les chocs et ce que le modèle manque, en anglais.",
        nullable=True,
    ),
    Column(
        "limits_fr",
        pl.String,
        "text",
        "What the shocks stand for and what the model misses, in French.",
        "Ce que valent les chocs et ce que le modèle manque, en français.",
        nullable=True,
    ),
    Column(
        "computed",
        pl.Boolean,
        "flag",
        "Whether it has shocks; without, it is told only.",
        "S’il comporte des chocs ; sinon, il est seulement raconté.",
    ),
    Column(
        "sources",
        pl.List(pl.String),
        "text",
        "Where the facts are from: title and address.",
        "D’où viennent les faits : titre et adresse.",
    ),
)

STRESS_ERROR = (
    Column(
        "kind",
        pl.String,
        "code",
        "Kind of scenario, for all countries together; empty for all kinds.",
        "Genre de scénario, pour l’ensemble des pays ; vide pour tous les genres.",
    ),
    COUNTRY_OR_ALL,
    Column(
        "measure",
        pl.String,
        "code",
        "`reachability_lost_share`, `home_lost_share` or `detour_hops`.",
        "`reachability_lost_share`, `home_lost_share` ou `detour_hops`.",
    ),
    Column(
        "scenarios",
        pl.Int32,
        "count",
        "Scenarios compared; for all together, pairs of scenario and country.",
        "Scénarios comparés ; pour l’ensemble, couples de scénario et de pays.",
    ),
    PEARSON,
    Column("largest_miss", pl.Float64, "varies", "Largest difference.", "Plus grand écart.", nullable=True),
    Column(
        "missed",
        pl.String,
        "text",
        "The scenario where it is, and the country.",
        "Le scénario où il se trouve, et le pays.",
        nullable=True,
    ),
    Column(
        "full",
        pl.Float64,
        "varies",
        "The full graph's figure there.",
        "Le chiffre selon le graphe complet.",
        nullable=True,
    ),
    Column(
        "coarse", pl.Float64, "varies", "The coarse model's.", "Le chiffre selon le modèle simplifié.", nullable=True
    ),
)

STRESS_OUTCOMES = (
    SCENARIO,
    COUNTRY,
    Column(
        "reachability_lost_share",
        pl.Float64,
        "share",
        "Share of the weight between the country and the rest of the world that loses its route; null where no link goes.",
        "Part du poids entre le pays et le reste du monde qui perd sa route ; vide si aucun lien ne disparaît.",
        nullable=True,
    ),
    Column(
        "home_lost_share",
        pl.Float64,
        "share",
        "The same inside the country; null where there was no such route.",
        "Idem à l’intérieur du pays ; vide s’il n’y avait pas de telle route.",
        nullable=True,
    ),
    Column(
        "detour_hops",
        pl.Float64,
        "hops",
        "Mean hops added on the routes that remain; null where none does.",
        "Sauts ajoutés en moyenne sur les routes qui restent ; vide s’il n’en reste pas.",
        nullable=True,
    ),
    Column(
        "users_affected",
        pl.Float64,
        "users",
        "Users of the country, each network's times the share of the world that it loses; null where users are not known.",
        "Utilisateurs du pays, ceux de chaque réseau multipliés par la part du monde qu’il perd ; vide s’ils ne sont pas connus.",
        nullable=True,
    ),
    Column(
        "paths_before",
        pl.Int32,
        "count",
        "Link-disjoint international paths before; null where nothing physical fails.",
        "Chemins internationaux disjoints avant ; vide si rien de physique ne tombe.",
        nullable=True,
    ),
    Column("paths_after", pl.Int32, "count", "Those after.", "Ceux d’après.", nullable=True),
    Column(
        "places_lost_share",
        pl.Float64,
        "share",
        "Share of the country's places cut off from the world's largest component.",
        "Part des lieux du pays coupés de la plus grande composante mondiale.",
        nullable=True,
    ),
)

LARGE_OPERATORS = (
    COUNTRY,
    Column("rank", pl.Int32, "rank", "Rank by users in the country.", "Rang selon les utilisateurs dans le pays."),
    Column("operator", pl.String, "text", "The operator.", "L’opérateur."),
    Column(
        "asns",
        pl.List(pl.Int64),
        "id",
        "Its networks in the country, the one with most users first.",
        "Ses réseaux dans le pays, le plus fréquenté en premier.",
    ),
    Column(
        "users_share",
        pl.Float64,
        "share",
        "Share of the country’s Internet users whom these networks serve, an estimate.",
        "Part des internautes du pays que ces réseaux desservent, une estimation.",
    ),
    Column(
        "basis",
        pl.String,
        "code",
        "What the share is of: `users`, or `addresses` where users are not known.",
        "Ce que mesure la part : `users` (utilisateurs), ou `addresses` (adresses) lorsque les utilisateurs ne sont pas connus.",
    ),
)

EVENT_CHECKS = (
    SCENARIO,
    Column(
        "group",
        pl.String,
        "code",
        "What kind of event: `cable`, `operator`, `shutdown`, `sanction`, `depeering`, `registry`, `force` (war, power).",
        "Le genre d’événement : `cable` (câble), `operator` (opérateur), `shutdown` (coupure), `sanction`, `depeering` (fin d’appairage), `registry` (registre), `force` (guerre, électricité).",
    ),
    Column(
        "country",
        pl.String,
        "code",
        "Where it was seen; `*` for the world, where the country that loses most counts.",
        "Où on l’a observé ; `*` pour le monde, où compte le pays qui perd le plus.",
    ),
    Column(
        "loss_seen",
        pl.Boolean,
        "flag",
        "Whether a loss was seen at the time.",
        "Si une perte a été observée à l’époque.",
    ),
    Column(
        "lost_share",
        pl.Float64,
        "share",
        "Share of the routes with the world that the model takes away, on the edition’s graph.",
        "Part des routes avec le monde que le modèle supprime, sur le graphe de l’édition.",
    ),
    Column(
        "guessed_share",
        pl.Float64,
        "share",
        "The same by a guess without a graph: all of an isolated country or of one with a cut, an operator’s share of users, else nothing.",
        "Idem selon une estimation sans graphe : tout pour un pays isolé ou dont un câble est coupé, la part d’utilisateurs d’un opérateur, sinon rien.",
    ),
)

STRESS_SUPPLIES = (
    SCENARIO,
    COUNTRY,
    LAYER,
    Column(
        "supplier",
        pl.String,
        "text",
        "Who stops: a supplier, or a country by its alpha-2 code.",
        "Qui cesse : un fournisseur, ou un pays par son code alpha-2.",
    ),
    Column(
        "share",
        pl.Float64,
        "share",
        "Share of the country's dependence in this dataset that is lost.",
        "Part perdue de la dépendance du pays dans ce jeu de données.",
    ),
    BASIS,
    YEAR,
    DATASET,
)
