"""Errors of strategies and the guide: what each says, and its cure."""

from hansa.error_texts.text import Text

TEXTS: dict[str, Text] = {}
