"""Columns of the tables of operators and territories."""

from __future__ import annotations

import polars as pl

from hansa.evidence.contract import Column


def _text(name: str, english: str, french: str, *, unit: str = "text", nullable: bool = False) -> Column:
    return Column(name, pl.String, unit, english, french, nullable=nullable)


OPERATORS_KNOWN = (
    Column("asn", pl.Int64, "asn", "AS number.", "Numéro d’AS."),
    _text("name", "Name of the operator, as people use it.", "Nom d’usage de l’opérateur."),
    _text(
        "aliases",
        "Other names by which it is found, joined by `; `; empty where there is none.",
        "Autres noms sous lesquels on le trouve, séparés par `; ` ; vide s’il n’y en a pas.",
    ),
    _text(
        "organisation",
        "Id that all networks of one operator share.",
        "Identifiant commun à tous les réseaux d’un opérateur.",
        unit="id",
    ),
    _text(
        "registered",
        "Name that the registry held most recently; null for none.",
        "Nom le plus récent au registre ; vide s’il n’y en a pas.",
        nullable=True,
    ),
    _text(
        "seat",
        "Country of the operator’s seat in the table of operators; for a subsidiary it may be that of its parent. Null unknown.",
        "Pays du siège de l’opérateur selon la table des opérateurs ; pour une filiale, parfois celui de sa maison mère. Vide si inconnu.",
        unit="code",
        nullable=True,
    ),
    _text(
        "registry_country",
        "Country in which the number is registered; null unknown.",
        "Pays d’enregistrement du numéro ; vide si inconnu.",
        unit="code",
        nullable=True,
    ),
    _text(
        "owner",
        "State that holds the majority; null for none known.",
        "État majoritaire ; vide si aucun n’est connu.",
        unit="code",
        nullable=True,
    ),
    _text(
        "holders",
        "States that held a minority share in 2022, joined by `; `; null for none known.",
        "États détenant une part minoritaire en 2022, séparés par `; ` ; vide si aucun n’est connu.",
        nullable=True,
    ),
    _text("basis", "File that the name rests on.", "Fichier sur lequel repose le nom."),
    _text("text", "Its text in which the name stands.", "Texte de ce fichier où figure le nom."),
    _text("date", "Date of the file.", "Date du fichier.", unit="date"),
)

TERRITORIES = (
    _text(
        "code",
        "ISO 3166-1 alpha-2 code to which the row applies.",
        "Code ISO 3166-1 alpha-2 auquel s’applique la ligne.",
        unit="code",
    ),
    _text("area_en", "The territory, in English.", "Le territoire, en anglais."),
    _text("area_fr", "The territory, in French.", "Le territoire, en français."),
    Column(
        "whole",
        pl.Boolean,
        "flag",
        "Whether the row is about all that the code stands for, or about a part of it or an area beside it.",
        "Si la ligne porte sur tout ce que désigne le code, ou sur une partie ou une zone voisine.",
    ),
    _text(
        "status",
        "`dependent`, `associated`, `constituent`, `region`, `special_region` and `dependent_disputed` have a sovereign; `disputed`, `occupied`, "
        "`disputed_part`, `occupied_part`; `occupies`, `administers` and `claims` stand at the other state’s code.",
        "`dependent`, `associated`, `constituent`, `region`, `special_region` et `dependent_disputed` ont un État souverain ; `disputed`, `occupied`, "
        "`disputed_part`, `occupied_part` ; `occupies`, `administers` et `claims` figurent sous le code de l’autre État.",
        unit="code",
    ),
    _text(
        "sovereign",
        "State to which a dependent territory belongs; null where it has none or it is disputed.",
        "État dont relève un territoire dépendant ; vide s’il n’y en a pas ou s’il est contesté.",
        unit="code",
        nullable=True,
    ),
    _text(
        "note_en",
        "What a reader of its figures should know, in English.",
        "Ce que doit savoir qui lit ses chiffres, en anglais.",
    ),
    _text("note_fr", "The same in French.", "De même, en français."),
    _text("source", "What the row follows.", "Ce que suit la ligne."),
)
