"""Where Internet and digital governance is made: what each forum decides, how, and who may take part."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows

FILE = "strategy/forums.csv"
ADDITIONS = "strategy/forums_additions.csv"
COLUMNS = dict.fromkeys(
    (
        "id",
        "name_en",
        "name_fr",
        "remit",
        "what_it_decides",
        "decision_rule",
        "who_may_take_part",
        "seat_or_rhythm",
        "source_url",
        "source_title",
        "as_of",
    ),
    pl.String,
)
NAMES_FR = {
    "3gpp": "Projet de partenariat de troisième génération (3GPP)",
    "afigf": "Forum africain sur la gouvernance de l’Internet",
    "ai_summit": "Sommets sur l’intelligence artificielle (depuis Bletchley)",
    "apec": "Coopération économique Asie-Pacifique (APEC), volet numérique",
    "asean_adgmin": "Réunion des ministres du numérique de l’ASEAN",
    "cab_forum": "CA/Browser Forum (autorités de certification et éditeurs de navigateurs)",
    "cable_advisory": "Organe consultatif international pour la résilience des câbles sous-marins (UIT et ICPC)",
    "ccnso": "Organisation de soutien aux extensions géographiques de l’ICANN (ccNSO)",
    "citel": "Commission interaméricaine des télécommunications (CITEL)",
    "coe_tpd": "Comité de la Convention sur la protection des données du Conseil de l’Europe (T-PD)",
    "cstd": "Commission de la science et de la technique au service du développement (CSTD)",
    "dco": "Organisation de coopération numérique (DCO)",
    "ecowas_ict": "Ministres de la CEDEAO chargés des télécommunications, des TIC et de la numérisation",
    "etsi": "Institut européen des normes de télécommunications (ETSI)",
    "eurodig": "Dialogue européen sur la gouvernance de l’Internet (EuroDIG)",
    "first": "Forum des équipes de réponse aux incidents et de sécurité (FIRST)",
    "icpc": "Comité international de protection des câbles (ICPC)",
    "igf_mag": "Groupe consultatif multipartite du Forum sur la gouvernance de l’Internet (MAG)",
    "isoc": "Internet Society et sa fondation",
    "nro_nc": "Conseil des numéros de la NRO, conseil d’adressage auprès de l’ICANN",
    "oecd_dpc": "Comité de la politique numérique de l’OCDE",
    "pacific_ict": "Dialogue des ministres des TIC du Pacifique",
    "tallinn_mechanism": "Mécanisme de Tallinn",
}
"""French names of forums whose row has none: the body's own where it has one, else a translation."""
OSCE = "https://dig.watch/resource/confidence-building-measures-reduce-risks-conflict-stremming-ict-2016"
TREATIES = "https://treaties.un.org/doc/Publication/MTDSG/Volume%20II/Chapter%20XVIII/XVIII-16.en.xml"
WTO = "https://gistcaster.com/gists/wto-meeting-ends-without-fresh-agreement-on-e-commerce-tariff-exemptions"
MENDED = {
    # The news that the row rests on says 1201; the text itself, PC.DEC/1202 of 10 March 2016, is at the address added.
    ("osce_cbm", "what_it_decides"): "sixteen voluntary measures (11 in 2013, five more in 2016, Decision 1202)",
    ("osce_cbm", "source_url"): f"{OSCE} | https://dig.watch/updates/osce-expand-list-confidence-building-measures",
    ("osce_cbm", "source_title"): "Digital Watch: OSCE Decision No. 1202 of 10 March 2016",
    # Three ratifications and a quarrel over rules are reported by a page that a machine wrote: no sentence of ours states them.
    ("un_cybercrime_conv", "seat_or_rhythm"): "open for signature in New York until 31 December 2026",
    ("un_cybercrime_conv", "decision_rule"): "in force on the ninetieth day after the fortieth ratification",
    (
        "un_cybercrime_conv",
        "source_url",
    ): f"{TREATIES} | https://www.helpnetsecurity.com/2025/10/27/un-convention-against-cybercrime",
    ("un_cybercrime_conv", "as_of"): "2025-11",
    # Official titles, whole; one body has one name here and among the instruments.
    (
        "au_malabo",
        "name_fr",
    ): "Convention de l’Union africaine sur la cybersécurité et la protection des données à caractère "
    "personnel (Convention de Malabo)",
    (
        "christchurch_call",
        "name_fr",
    ): "Appel de Christchurch pour supprimer les contenus terroristes et extrémistes violents en ligne",
    (
        "coe_ai",
        "name_fr",
    ): "Convention-cadre du Conseil de l’Europe sur l’intelligence artificielle et les droits de l’homme, la "
    "démocratie et l’État de droit",
    ("global_cbpr", "name_fr"): "Forum mondial sur les règles transfrontières de protection de la vie privée",
    # The row was written before the conference.
    ("wto_ecommerce", "what_it_decides"): "moratorium on customs duties on electronic transmissions (not extended in "
    "Yaoundé, March 2026); plurilateral rules under the Joint Statement Initiative",
    ("wto_ecommerce", "seat_or_rhythm"): "ministerial conferences; the fourteenth in Yaoundé, 26-30 March 2026",
    (
        "wto_ecommerce",
        "source_url",
    ): f"https://www.wto.org/english/thewto_e/minist_e/mc13_e/briefing_notes_e/ecommerce_e.htm | {WTO}",
    ("wto_ecommerce", "as_of"): "2026-03-30",
}
"""Cells that a better source, or the lack of one, corrects."""


def read(raw: Raw) -> pl.DataFrame:
    """Return the columns of both files: one row a forum, of the additions where both have it.

    A null says that nothing was found, not that there is nothing. ``as_of`` is text, as exact as its source.
    """
    former, newer = (_read(raw, name) for name in (FILE, ADDITIONS))
    frame = pl.concat([former.join(newer, on="id", how="anti"), newer])
    for (name, column), text in MENDED.items():
        mended = pl.when(pl.col("id") == name).then(pl.lit(text)).otherwise(column)
        frame = frame.with_columns(mended.alias(column))
    return frame.with_columns(
        pl.col("name_fr").str.replace_all("'", "’", literal=True),
        pl.col("as_of").str.replace(r" \(.*\)$", ""),
    )


def _read(raw: Raw, file: str) -> pl.DataFrame:
    frame = raw.read_csv(file, COLUMNS)
    check_rows(raw, frame, "id", pl.col("id").is_not_null() & pl.col("id").is_first_distinct(), file)
    named = frame.with_columns(pl.coalesce("name_fr", pl.col("id").replace_strict(NAMES_FR, default=None)))
    for column in ("name_en", "name_fr", "source_title"):
        check_rows(raw, named, column, pl.col(column).is_not_null(), file)
    return named
