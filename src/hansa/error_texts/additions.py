"""Errors of instruments that a user brings: what each says, and its cure."""

from hansa.error_texts.text import N_, ErrorText

TEXTS: dict[str, ErrorText] = {
    "addition-columns": ErrorText(
        N_("{path}, line 1: columns are missing ({missing}) or not known ({unknown})."),
        N_("Columns of the file: {columns}."),
    ),
    "addition-value": ErrorText(
        N_("{path}, line {line}: “{value}” is not possible for {field}."), N_("Expected: {expected}.")
    ),
    "addition-country": ErrorText(
        N_("{path}, line {line}: “{name}” is not a country that Hansa knows."),
        N_("Nearest names: {suggestion}. Write EU for the European Union."),
    ),
    "addition-twice": ErrorText(
        N_("{path}, line {line}: {name} is listed twice in {instrument}."), N_("Keep one of the two lines.")
    ),
    "addition-empty": ErrorText(
        N_("{path}: there is no instrument with members in it."), N_("Give one member or more.")
    ),
    "addition-taken": ErrorText(
        N_("{path}: “{instrument}” is the id of an instrument that the edition has."), N_("Choose another id.")
    ),
    "addition-damaged": ErrorText(
        N_("{path} is not as it was kept."), N_("Delete the file, and add the instrument again.")
    ),
    "addition-unknown": ErrorText(N_("No instrument “{name}” was added."), N_("Added instruments: {known}.")),
}
