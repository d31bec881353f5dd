"""What each error says, and its cure: one entry a code, one module a room, in English; the catalogues hold the French."""

from __future__ import annotations

from hansa.error_texts import additions, alliance, ground, own, strategy, stress, web
from hansa.error_texts.text import N_, ErrorText

__all__ = ["N_", "TEXTS", "ErrorText"]

TEXTS: dict[str, ErrorText] = {
    **ground.TEXTS,
    **additions.TEXTS,
    **own.TEXTS,
    **stress.TEXTS,
    **alliance.TEXTS,
    **strategy.TEXTS,
    **web.TEXTS,
}
