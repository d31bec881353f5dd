"""Columns of what the routes give to an edition."""

from __future__ import annotations

import polars as pl

from hansa.evidence.columns import COUNTRY, COUNTRY_OR_ALL, PEARSON
from hansa.evidence.contract import Column

FROM_SHARE = Column(
    "from_share",
    pl.Float64,
    "share",
    "The same for the routes from the country.",
    "De même, pour les routes depuis le pays.",
)
ASN = Column("asn", pl.Int64, "asn", "AS number.", "Numéro d’AS.")
NETWORK = Column("network", pl.String, "text", "Operator.", "Opérateur.", nullable=True)
NETWORK_COUNTRY = Column(
    "network_country", pl.String, "code", "The operator’s country.", "Pays de l’opérateur.", nullable=True
)
OWNER = Column(
    "owner",
    pl.String,
    "code",
    "Country of the state that owns it; null for none known.",
    "Pays de l’État qui en est propriétaire ; vide si aucun n’est connu.",
    nullable=True,
)

LEAST_SHARE = Column(
    "least_share",
    pl.Float64,
    "share",
    "Least mean of both directions over links as given or reconciled and ends by users or addresses.",
    "Plus petite moyenne des deux sens, avec les liens tels quels ou rapprochés, et les extrémités pondérées par utilisateurs ou par adresses.",
)
MOST_SHARE = Column("most_share", pl.Float64, "share", "The greatest.", "La plus grande.")

ACCESS_NETWORKS = (
    COUNTRY,
    Column("rank", pl.Int32, "rank", "Rank.", "Rang."),
    ASN,
    NETWORK,
    Column(
        "users_share",
        pl.Float64,
        "share",
        "Estimated share of the country’s Internet users.",
        "Part estimée des utilisateurs d’Internet du pays.",
    ),
    Column(
        "newer",
        pl.Boolean,
        "flag",
        "Whether by the figure of 2026; otherwise by the share of 2020.",
        "Si d’après le chiffre de 2026 ; sinon d’après la part de 2020.",
    ),
)

DOMESTIC_DETOURS = (
    COUNTRY,
    Column(
        "detour_share",
        pl.Float64,
        "share",
        "Share of the visible routes inside the country that cross another: an upper bound.",
        "Part des routes intérieures visibles du pays qui en traversent un autre : une borne haute.",
    ),
)

PLATFORM_CACHES = (
    COUNTRY,
    Column(
        "platform",
        pl.String,
        "code",
        "`akamai`, `facebook`, `google`, `netflix`, or `any` of them.",
        "`akamai`, `facebook`, `google`, `netflix`, ou `any` pour l’une d’elles.",
    ),
    Column(
        "networks",
        pl.Int32,
        "count",
        "Networks with users in the country in which its servers were found.",
        "Réseaux comptant des utilisateurs dans le pays où ses serveurs ont été trouvés.",
    ),
    Column(
        "users_share",
        pl.Float64,
        "share",
        "Estimated share of the country’s users that they have.",
        "Part estimée des utilisateurs du pays qu’ils comptent.",
    ),
)

ROUTING_COUNTRIES = (
    COUNTRY,
    Column("networks", pl.Int32, "count", "Networks of the country in the graph.", "Réseaux du pays dans le graphe."),
    Column(
        "to_state_share",
        pl.Float64,
        "share",
        "Share of the routes to the country that cross a network owned by any state.",
        "Part des routes vers le pays qui traversent un réseau appartenant à un État.",
    ),
    Column(
        "from_state_share",
        pl.Float64,
        "share",
        "The same for the routes from the country.",
        "De même, pour les routes depuis le pays.",
    ),
    Column(
        "connected_share",
        pl.Float64,
        "share",
        "Share of the weight between country and world that has a route.",
        "Part du poids entre le pays et le monde qui dispose d’une route.",
    ),
    Column(
        "covered_share",
        pl.Float64,
        "share",
        "Share of the country’s weight that the ends used hold.",
        "Part du poids du pays que portent les extrémités retenues.",
    ),
    Column(
        "frontier_networks",
        pl.Int32,
        "count",
        "Networks of the country with a neighbour abroad.",
        "Réseaux du pays qui ont un voisin à l’étranger.",
    ),
    Column(
        "frontier_risk",
        pl.String,
        "code",
        "`severe` (to 2 of them), `significant` (below 10), `low` (below 40) or `resistant`.",
        "`severe` (jusqu’à 2), `significant` (moins de 10), `low` (moins de 40) ou `resistant`.",
    ),
    Column(
        "cut_networks",
        pl.List(pl.String),
        "text",
        "The fewest networks found whose loss cuts half of the users off.",
        "Le plus petit nombre de réseaux trouvé dont la perte coupe la moitié des utilisateurs.",
    ),
    Column(
        "cut_at_least",
        pl.Int32,
        "count",
        "No such cut has fewer networks.",
        "Aucune coupe semblable ne compte moins de réseaux.",
    ),
    Column(
        "cut_exact",
        pl.Boolean,
        "flag",
        "Whether the cut is proven to be the smallest.",
        "Si la coupe est prouvée la plus petite.",
    ),
    Column(
        "cut_share", pl.Float64, "share", "Share of the users that it cuts off.", "Part des utilisateurs qu’elle coupe."
    ),
)

ROUTING_JURISDICTIONS = (
    COUNTRY,
    Column(
        "jurisdiction",
        pl.String,
        "code",
        "Seat of a network, or state that controls one, crossed on the country’s side.",
        "Siège d’un réseau, ou État qui en contrôle un, traversé du côté du pays.",
    ),
    Column(
        "to_share",
        pl.Float64,
        "share",
        "Share of the routes to the country that cross, on its side, a network with its seat there.",
        "Part des routes vers le pays qui traversent, de son côté, un réseau dont le siège s’y trouve.",
    ),
    FROM_SHARE,
    LEAST_SHARE,
    MOST_SHARE,
    Column(
        "owned_share",
        pl.Float64,
        "share",
        "Share, mean of both directions, that cross a network which that state controls.",
        "Part, moyenne des deux sens, qui traverse un réseau que cet État contrôle.",
    ),
    Column("owned_least_share", pl.Float64, "share", "The least of it.", "La plus petite."),
    Column("owned_most_share", pl.Float64, "share", "The greatest of it.", "La plus grande."),
)

ROUTING_NETWORKS = (
    COUNTRY,
    ASN,
    NETWORK,
    NETWORK_COUNTRY,
    OWNER,
    Column(
        "to_share",
        pl.Float64,
        "share",
        "Share of the routes to the country that cross it on the country’s side.",
        "Part des routes vers le pays qui le traversent du côté du pays.",
    ),
    FROM_SHARE,
    LEAST_SHARE,
    MOST_SHARE,
)

ROUTING_WORLD = (
    Column("rank", pl.Int32, "rank", "Rank.", "Rang."),
    ASN,
    NETWORK,
    NETWORK_COUNTRY,
    OWNER,
    Column(
        "share",
        pl.Float64,
        "share",
        "Share of the routes between the world’s users that cross it.",
        "Part des routes entre les utilisateurs du monde qui le traversent.",
    ),
    Column(
        "hegemony",
        pl.Float64,
        "share",
        "Share of the routes between the world’s addresses that cross it, begin or end in it.",
        "Part des routes entre les adresses du monde qui le traversent, y commencent ou y finissent.",
    ),
)

COARSE_ERROR = (
    Column("weights", pl.String, "code", "What networks count by.", "Ce qui pondère les réseaux."),
    COUNTRY_OR_ALL,
    Column(
        "measure",
        pl.String,
        "code",
        "`T_to`, `T_from`, `J_to`, `J_from` or `D`.",
        "`T_to`, `T_from`, `J_to`, `J_from` ou `D`.",
    ),
    PEARSON,
    Column("largest_miss", pl.Float64, "share", "Largest difference of shares.", "Plus grand écart entre parts."),
    Column(
        "missed",
        pl.String,
        "text",
        "Where it is: a network, a jurisdiction or a country.",
        "Son lieu : un réseau, une juridiction ou un pays.",
    ),
    Column("full", pl.Float64, "share", "The full graph's share there.", "La part selon le graphe complet."),
    Column("coarse", pl.Float64, "share", "The coarse model's.", "La part selon le modèle simplifié."),
)

COARSE_LINKS = (
    Column("first", pl.UInt16, "id", "Node; the provider where there is one.", "Nœud ; le fournisseur s’il y en a un."),
    Column("second", pl.UInt16, "id", "Node.", "Nœud."),
    Column("kind", pl.String, "code", "`provider` or `peer`.", "`provider` (fournisseur) ou `peer` (pair)."),
    Column(
        "multiplicity",
        pl.UInt32,
        "count",
        "Links of the full graph between the two.",
        "Liens du graphe complet entre les deux.",
    ),
    Column("share", pl.Float32, "share", "Share of the routes that use it.", "Part des routes qui l’empruntent."),
)

COARSE_NODES = (
    Column("node", pl.UInt16, "id", "Number of the node.", "Numéro du nœud."),
    Column("role", pl.String, "code", "Role of its networks.", "Rôle de ses réseaux."),
    Column("country", pl.String, "code", "Country of its networks.", "Pays de ses réseaux."),
    Column("name", pl.String, "text", "Operator; null for a group.", "Opérateur ; vide pour un groupe.", nullable=True),
    Column(
        "asn", pl.UInt32, "asn", "AS number; null for a group.", "Numéro d’AS ; vide pour un groupe.", nullable=True
    ),
    Column(
        "operator",
        pl.UInt32,
        "asn",
        "AS number of the operator, whose presence abroad this may be; null for a group.",
        "Numéro d’AS de l’opérateur, dont ce peut être la présence à l’étranger ; vide pour un groupe.",
        nullable=True,
    ),
    Column("seat", pl.String, "code", "Seat of the operator.", "Siège de l’opérateur."),
    Column("networks", pl.UInt32, "count", "Networks that it stands for.", "Réseaux qu’il représente."),
    Column("users", pl.Float64, "users", "Their users.", "Leurs utilisateurs."),
    Column("addresses", pl.Float64, "addresses", "Their IPv4 addresses.", "Leurs adresses IPv4."),
    Column(
        "owner",
        pl.String,
        "code",
        "Country of the state that owns most of it; null for none.",
        "Pays de l’État qui en possède la plus grande part ; vide si aucun.",
        nullable=True,
    ),
    Column(
        "state_share",
        pl.Float32,
        "share",
        "Share of its weight that states own.",
        "Part de son poids que possèdent des États.",
    ),
)
