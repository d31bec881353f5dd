"""The kinds of own figures that there are, and the file that each expects."""

from __future__ import annotations

import csv
import io

from hansa.countries import fold
from hansa.errors import InputError
from hansa.nearest import LOOSE, suggest
from hansa.own import cables, chip_imports, cloud_regions, users
from hansa.own.kind import Kind

KINDS: tuple[Kind, ...] = (cloud_regions.KIND, cables.KIND, chip_imports.KIND, users.KIND)


def find_kind(name: str) -> Kind:
    """Return a kind by its name.

    Raises
    ------
    InputError
        ``own-kind``, with the names there are.
    """
    names = {fold(alias): kind for kind in KINDS for alias in (kind.name, kind.slug, *kind.also)}
    if fold(name) not in names:
        near = suggest(fold(name), names, most=1, close=LOOSE)
        nearest = names[near[0]].name if near else "–"
        raise InputError("own-kind", name=name, suggestion=nearest, known=", ".join(kind.name for kind in KINDS))
    return names[fold(name)]


def write_template(kind: Kind) -> str:
    """Return the file that a kind expects: what each column means, in both languages, as comments; the header; example rows."""
    out = io.StringIO()
    out.writelines(f"# {line}\n" for line in _explain(kind))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in kind.fields])
    writer.writerows(kind.examples)
    return out.getvalue()


def _explain(kind: Kind) -> list[str]:
    lines = [f"{kind.title.en}. {kind.told.en}", f"{kind.title.fr}. {kind.told.fr}"]
    for field in kind.fields:
        needed = ("needed", "obligatoire") if field.needed else ("may be empty", "facultatif")
        lines.append(f"{field.name} ({needed[0]}): {field.meaning_en}")
        lines.append(f"{field.name} = {field.name_fr} ({needed[1]})\u00a0: {field.meaning_fr}")
    lines.append("The rows below the header are examples: replace them. Lines that begin with # are not read.")
    lines.append(
        "Les lignes sous l’en-tête sont des exemples\u00a0: remplacez-les. Les lignes qui commencent par # ne sont pas lues."
    )
    return lines
