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

ROUTING_COUNTRIES = (
    COUNTRY,
    Column("networks", pl.Int32, "count", "Networks of the country in the graph.", "Réseaux du pays dans le graphe."),
    Column(
        "detour_share",
        pl.Float64,
        "share",
        "Share of the routes inside the country that cross another; null where it has one network.",
        "Part des routes intérieures au pays qui en traversent un autre ; vide s’il n’a qu’un réseau.",
        nullable=True,
    ),
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
        "Country of a network crossed between the ends.",
        "Pays d’un réseau traversé entre les extrémités.",
    ),
    Column(
        "to_share",
        pl.Float64,
        "share",
        "Share of the routes to the country that cross it.",
        "Part des routes vers le pays qui la traversent.",
    ),
    FROM_SHARE,
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
        "Share of the routes to the country that cross it.",
        "Part des routes vers le pays qui le traversent.",
    ),
    FROM_SHARE,
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
        "Share of the world’s routes that cross it.",
        "Part des routes du monde qui le traversent.",
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
