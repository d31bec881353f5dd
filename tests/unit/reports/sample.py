"""A document that uses every block, in both languages; every name and figure in it is invented."""

from __future__ import annotations

from functools import partial
from typing import Any

from shapely.geometry import Polygon, box

from hansa.reports import charts, maps
from hansa.reports.content import (
    Block,
    Document,
    Figure,
    Grid,
    GridColumn,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Reference,
)

HOSTILE = (
    "Sample *star* _under_ #hash",
    "Sample <b>bold</b> & &amp; &copy",
    "Sample $x^2$ @who [link](http://example.test) ![i](j)",
    "Sample \"quotes\" 'single' `tick` ~~no~~ \\back {brace}",
    "# Sample | pipe || <script>alert(1)</script>",
    "1. Sample - dash + plus = equals // comment /* */ #let x = 1",
    "Sample Côte d’Ivoire, São Tomé, Türkiye, Łódź, Ελλάδα, Україна",
)

TEXTS: dict[str, dict[str, Any]] = {
    "en": {
        "title": "Sampleland: digital dependence brief",
        "subtitle": "A sample document; every figure in it is invented",
        "lead": "Sampleland depends on **three foreign suppliers** for most of its cloud, and on one cable for half of its traffic.",
        "body": "Of every hundred users, eighty-two reach a service held abroad. The country stands **above the median** of its "
        "peers in four layers out of seven, and no figure is known for one of them. Its neighbours supply little: two states "
        "hold 71% between them.",
        "note": "A layer is a part of what makes the Internet work, from cables to artificial intelligence.",
        "section": "Position by layer", "part": "Suppliers", "links": "Physical links", "votes": "Like-minded states",
        "record": "Record of shutdowns", "hostile": "Names that need care",
        "layers": ["Physical", "Routing", "Naming", "Cloud", "Software and platforms", "Chips", "Artificial intelligence"],
        "panels": ("Foreign share", "Concentration (HHI)"),
        "words": ("Sampleland", "26 peers (Sample Union)", "middle half of the peers", "no data"),
        "units": "Shares in %; 2020–2025; sources: Sample A, Sample B",
        "alt": "Sampleland’s foreign share is above the median of its peers in cloud (72%) and chips (90%); routing has no data.",
        "domestic": ("domestic", "foreign"), "groups": ("Nearest", "Farthest"), "partial": "to June",
        "map": ("smallest cut", "international links", "other links", "at sea", "on land"),
        "columns": ("Layer", "First supplier", "Share", "Year"), "figures": ("of the cloud is held abroad", "cables to the world",
        "states that vote alike", "layers without data"), "values": ("82%", "2", "41", "1 of 7"),
        "numbers": ("82%", "1,250.4", "90%", "–"),
        "states": (("Allied Sample", "Federation of Samples"), ("Far Sample", "United Sample Republic")),
    },
    "fr": {
        "title": "Échantillonie : note de dépendance numérique",
        "subtitle": "Document d’essai, dont tous les chiffres sont inventés",
        "lead": "L’Échantillonie dépend de **trois fournisseurs étrangers** pour l’essentiel de son informatique en nuage, "
        "et d’un seul câble pour la moitié de son trafic.",
        "body": "Sur cent utilisateurs, quatre-vingt-deux atteignent un service tenu à l’étranger. Le pays se situe **au-dessus de "
        "la médiane** de ses pairs dans quatre couches sur sept ; aucune donnée n’existe pour l’une d’elles. La « résilience » "
        "n’y est pas mesurée : deux États tiennent ensemble 71 % du marché, soit 1 250,4 millions d’euros.",
        "note": "Une couche est une partie de ce qui fait fonctionner l’Internet, des câbles à l’intelligence artificielle.",
        "section": "Position par couche", "part": "Fournisseurs", "links": "Liaisons physiques", "votes": "États proches",
        "record": "Coupures d’Internet", "hostile": "Noms difficiles",
        "layers": ["Physique", "Routage", "Nommage", "Informatique en nuage", "Logiciels et plateformes", "Semi-conducteurs",
                   "Intelligence artificielle"],
        "panels": ("Part étrangère", "Concentration (HHI)"),
        "words": ("Échantillonie", "26 pairs (Union d’essai)", "moitié centrale des pairs", "aucune donnée"),
        "units": "Parts en % ; 2020-2025 ; sources : Essai A, Essai B",
        "alt": "La part étrangère dépasse la médiane des pairs pour le nuage (72 %) et les puces (90 %) ; le routage est sans donnée.",
        "domestic": ("nationaux", "étrangers"), "groups": ("Les plus proches", "Les plus éloignés"), "partial": "jusqu’en juin",
        "map": ("coupe minimale", "liaisons internationales", "autres liaisons", "en mer", "à terre"),
        "columns": ("Couche", "Premier fournisseur", "Part", "Année"), "figures": ("du nuage est tenu à l’étranger",
        "câbles vers le monde", "États votent de même", "couche sans donnée"), "values": ("82 %", "2", "41", "1 sur 7"),
        "numbers": ("82 %", "1 250,4", "90 %", "–"),
        "states": (("Essai allié", "Fédération des essais"), ("Essai lointain", "République unie d’essai")),
    },
}  # fmt: skip

SHARES = (0.35, None, 0.62, 0.72, 0.41, 0.9, 0.55)
REFERENCES = (
    Reference(
        "a", "Sample A: cables & <links>", "Sample Institute", "2025-03", "CC BY 4.0", "https://example.test/a?x=1&y=2"
    ),
    Reference(
        "b", "Sample B", "Sample Office", "2024", "", "https://example.test/b", "Sample (2024), Sample B, 2nd ed."
    ),
    Reference("c", "Sample C, never cited", "Sample Office", "2020", "public domain", ""),
)


def sample_document(lang: str) -> Document:
    """Return the sample in a language."""
    text = TEXTS[lang]
    blocks: tuple[Block, ...] = (
        Paragraph(text["lead"], ("a", "b"), "lead"),
        KeyFigures(tuple(
            KeyFigure(value, label, ("a",)) for value, label in zip(text["values"], text["figures"], strict=True)
        )),
        Heading(text["section"], "layers"),
        Paragraph(text["body"], ("a",)),
        Paragraph(text["note"], style="note"),
        Figure(partial(draw_positions, lang), text["alt"], text["panels"][0], ("a", "b")),
        Heading(text["part"], "suppliers", 3),
        Items((Paragraph(text["lead"], ("b",)), Paragraph(text["note"]), Paragraph(text["body"], ("a", "b")))),
        Items((Paragraph(text["note"]), Paragraph(text["lead"], ("a",))), numbered=True),
        Figure(partial(draw_suppliers, lang), text["alt"], text["part"], ("b",)),
        supplier_table(lang),
        Heading(text["links"], "links"),
        Figure(partial(draw_map, lang), text["alt"], text["links"], ("a",)),
        Heading(text["votes"], "votes"),
        Figure(partial(draw_agreements, lang), text["alt"], text["votes"], ("b",)),
        Heading(text["record"], "record"),
        Figure(partial(draw_timeline, lang), text["alt"], text["record"], ("b",), width_mm=110),
        Heading(text["hostile"], "hostile"),
        *(Paragraph(name, ("a",)) for name in HOSTILE),
        Grid((GridColumn(HOSTILE[0]), GridColumn(HOSTILE[1], width=0.5)), tuple((name, name) for name in HOSTILE), HOSTILE[2]),
    )  # fmt: skip
    return Document(
        text["title"], text["subtitle"], lang, blocks, REFERENCES, "Hansa 0.0 · Sample edition", ("sample", HOSTILE[1])
    )


def draw_positions(lang: str) -> dict[str, Any]:
    text = TEXTS[lang]
    rows = tuple(
        charts.Position(layer, share, tuple((number * 37 % 100) / 100 for number in range(1, 27)))
        for layer, share in zip(text["layers"], SHARES, strict=True)
    )
    panels = [charts.Panel(text["panels"][0], rows), charts.Panel(text["panels"][1], rows, percent=False)]
    return charts.positions(panels, charts.PositionWords(*text["words"]), text["units"], lang)


def draw_suppliers(lang: str) -> dict[str, Any]:
    text = TEXTS[lang]
    rows = [
        charts.SupplierBar(
            layer, f"Sample & Sons {number}", text["words"][0] if number == 2 else "Farland", share, number == 2
        )
        for layer in text["layers"][2:5]
        for number, share in enumerate((0.62, 0.2, 0.1), start=1)
    ]
    return charts.suppliers(rows, text["domestic"][0], text["domestic"][1], text["units"], lang)


def draw_agreements(lang: str) -> dict[str, Any]:
    text = TEXTS[lang]
    near, far = text["states"]
    return charts.agreements(
        [charts.AgreementBar(state, 0.95, 0.9, 0.98) for state in near],
        [charts.AgreementBar(state, 0.2, 0.1, 0.4) for state in far],
        text["groups"], text["units"], lang,
    )  # fmt: skip


def draw_timeline(lang: str) -> dict[str, Any]:
    rows = [charts.YearCount(2021, 3), charts.YearCount(2023, 12), charts.YearCount(2024, 1, partial=True)]
    return charts.timeline(rows, TEXTS[lang]["partial"], TEXTS[lang]["units"], lang)


def draw_map(lang: str) -> dict[str, Any]:
    """Return a map of two invented islands astride the antimeridian and a coast."""
    shapes = {
        "XA": Polygon([(178, -18), (-178, -18), (-178, -16), (178, -16)]),
        "XB": box(165, -25, 172, -12).wkb,
    }
    links = [
        maps.MapLink(((179.5, -17), (-179, -20), (-172, -21)), "sea", "cut"),
        maps.MapLink(((179, -17), (172, -18)), "sea", "international"),
        maps.MapLink(((166, -20), (170, -15)), "land"),
    ]
    places = [maps.Place("Sample Bay", 179.5, -17), maps.Place("Farport", 172, -18, abroad=True)]
    words = maps.MapWords(*TEXTS[lang]["map"])
    return maps.links_map(shapes, "XA", links, places, words, TEXTS[lang]["units"], lang, capital=(179.2, -17.2))


def supplier_table(lang: str) -> Grid:
    text = TEXTS[lang]
    first, second, *numbers = text["columns"]
    columns = (GridColumn(first), GridColumn(second), *(GridColumn(title, "right") for title in numbers))
    rows = tuple(
        (layer, f"Sample & Sons, **{text['words'][0]}**", number, "2024")
        for layer, number in zip(text["layers"], text["numbers"] * 2, strict=False)
    )
    return Grid(columns, rows, text["part"], ("a", "b"), text["note"])
