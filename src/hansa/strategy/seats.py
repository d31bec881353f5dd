"""Which forums are open to a country: those of another region or club are left out when an option becomes its action."""

from __future__ import annotations

from collections.abc import Iterable

from hansa.evidence import Edition
from hansa.figures.standing_facts import in_group

AMERICAS = ("south america", "north central america")
CIRCLES: dict[str, tuple[str, ...]] = {
    "afrinic": ("africa",),
    "apnic": ("asia", "oceania"),
    "arin": AMERICAS,
    "lacnic": AMERICAS,
    "ripe_ncc": ("europe", "asia"),
    "au_malabo": ("africa",),
    "smart_africa": ("africa",),
    "oas_cicte": AMERICAS,
    "osce_cbm": ("osce",),
    "eu_cyber_toolbox": ("eu",),
    "quad_tech": ("quad",),
    "g7_digital": ("g7", "eu"),
    "ttc": ("eu", "US"),
    "afigf": ("africa",),
    "apec": ("apec",),
    "asean_adgmin": ("asean",),
    "citel": AMERICAS,
    "ecowas_ict": ("ecowas",),
    "eurodig": ("europe",),
    "oecd_dpc": ("oecd",),
    "oif": ("oif",),
    "pacific_ict": ("pif",),
}
"""The groups, or countries by code, to whose members a forum of ids is open; every other forum is open to all that it admits.

The registries of addresses are given by continent, wider than their regions: Asia has two, the Americas have two.
"""


def keep_open(edition: Edition, country: str, forums: Iterable[str]) -> tuple[str, ...]:
    """Return the forums that are not known to be closed to a country, in their order.

    Parameters
    ----------
    edition : Edition
        Whose lists of members are asked; one that is not whole closes nothing.
    country : str
        Alpha-2 code.
    forums : iterable of str
        Ids of the table of forums.
    """
    return tuple(forum for forum in forums if forum not in CIRCLES or _is_open(edition, country, CIRCLES[forum]))


def _is_open(edition: Edition, country: str, circle: tuple[str, ...]) -> bool:
    if country in circle:
        return True
    return any(in_group(edition, country, name).value != 0 for name in circle if not name.isupper())
