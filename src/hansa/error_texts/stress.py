"""Errors of shocks, scenarios and what they do: what each says, and its cure."""

from hansa.error_texts.text import Text

TEXTS: dict[str, Text] = {}
