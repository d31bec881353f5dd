"""Columns of the physical layer: the backbone, its paths and cuts, the shapes of countries."""

from __future__ import annotations

import polars as pl

from hansa.dependence.columns import LATITUDE, LONGITUDE
from hansa.evidence.columns import COUNTRY
from hansa.evidence.contract import Column

LENGTH_KM = Column("length_km", pl.Float64, "km", "Length.", "Longueur.")

BACKBONE_EDGES = (
    Column("source", pl.Int32, "id", "Id of one end.", "Identifiant d’une extrémité."),
    Column("target", pl.Int32, "id", "Id of the other end.", "Identifiant de l’autre extrémité."),
    Column(
        "kind",
        pl.String,
        "code",
        "`sea`; `land`; `modelled` (stands for no known route and carries no path).",
        "`sea` (mer) ; `land` (terre) ; `modelled` (ne correspond à aucun tracé connu et n’entre dans aucun chemin).",
    ),
    LENGTH_KM,
)

BACKBONE_NODES = (
    Column("id", pl.Int32, "id", "Number of the place.", "Numéro du lieu."),
    Column(
        "name",
        pl.String,
        "text",
        "Name; null for waypoints at sea.",
        "Nom ; vide pour les points de passage en mer.",
        nullable=True,
    ),
    Column(
        "kind",
        pl.String,
        "code",
        "`city`, `landing point` or `waypoint`.",
        "`city` (ville), `landing point` (point d’atterrissement) ou `waypoint` (point de passage).",
    ),
    Column(
        "country",
        pl.String,
        "code",
        "Alpha-2 code; null where the place belongs to no country.",
        "Code alpha-2 ; vide lorsque le lieu ne relève d’aucun pays.",
        nullable=True,
    ),
    LATITUDE,
    LONGITUDE,
)

PHYSICAL_CUTS = (
    COUNTRY,
    Column(
        "paths",
        pl.Int32,
        "count",
        "The most link-disjoint paths abroad; also the fewest links whose loss cuts the country off.",
        "Le plus grand nombre de chemins vers l’étranger sans liaison commune ; c’est aussi le plus petit nombre de liaisons dont la perte isole le pays.",
    ),
    Column(
        "sea_paths", pl.Int32, "count", "The same by sea links alone.", "De même, par les seules liaisons sous-marines."
    ),
    Column(
        "land_paths", pl.Int32, "count", "The same by land links alone.", "De même, par les seules liaisons terrestres."
    ),
    Column(
        "nodes",
        pl.Int32,
        "count",
        "Cities and landing points of the country on the map.",
        "Villes et points d’atterrissement du pays sur la carte.",
    ),
    Column("landing_points", pl.Int32, "count", "Landing points among them.", "Dont points d’atterrissement."),
    Column(
        "weakest_link_share",
        pl.Float64,
        "share",
        "Largest part of the connected places that the loss of one link cuts off.",
        "Plus grande part des lieux raccordés que la perte d’une seule liaison isole.",
    ),
)

PHYSICAL_PATHS = (
    COUNTRY,
    Column("near", pl.String, "text", "The place on land at the country’s end.", "Le lieu à terre, côté pays."),
    Column("far", pl.String, "text", "The place on land at the far end.", "Le lieu à terre, à l’autre bout."),
    Column("far_country", pl.String, "code", "Country of the far end.", "Pays de l’autre bout."),
    Column(
        "kind",
        pl.String,
        "code",
        "`sea` where any of its links is, else `land`.",
        "`sea` (mer) si l’une de ses liaisons l’est, sinon `land` (terre).",
    ),
    LENGTH_KM,
    Column(
        "nodes",
        pl.List(pl.Int32),
        "id",
        "Ids of its places, from the near end to the far one.",
        "Identifiants de ses lieux, du côté pays à l’autre bout.",
    ),
)

SHAPES = (
    COUNTRY,
    Column(
        "shape",
        pl.Binary,
        "shape",
        "Multipolygon as WKB, longitude and latitude in degrees.",
        "Multipolygone au format WKB, longitude et latitude en degrés.",
    ),
)

CABLES = (
    Column("id", pl.String, "id", "Short name of the cable.", "Nom court du câble."),
    Column("name", pl.String, "text", "Name.", "Nom."),
    Column(
        "countries",
        pl.List(pl.String),
        "code",
        "Countries in which it lands, alpha-2 codes.",
        "Pays d’atterrissement, codes alpha-2.",
    ),
    Column(
        "capacity_tbps",
        pl.Float64,
        "tbps",
        "Lit capacity, all landings together; null where not known.",
        "Capacité activée, tous atterrissements réunis ; vide si elle est inconnue.",
        nullable=True,
    ),
    Column(
        "in_service",
        pl.Boolean,
        "flag",
        "Whether it carries traffic on the date of its dataset.",
        "S’il achemine du trafic à la date de son jeu de données.",
    ),
    Column(
        "complete_for",
        pl.List(pl.String),
        "code",
        "Countries of which its dataset lists every cable: only their capacity can be compared.",
        "Pays dont son jeu de données recense tous les câbles : seule leur capacité peut être comparée.",
    ),
    Column("year", pl.Int32, "year", "Year of the data.", "Année des données."),
    Column("dataset", pl.String, "id", "Id of the dataset.", "Identifiant du jeu de données."),
)
