"""Names of operators as people write them, made by rule from what registries hold.

A registry's text is a handle, a firm with its legal form, an address, or all of these. The rule takes away what is no name
and mends what transcription broke; it adds nothing that the text does not hold. What it takes from a name, a short form in
brackets or the firm behind a trade name, stays as another name by which the operator is found.
"""

from __future__ import annotations

import contextlib
import re
from functools import cache
from typing import NamedTuple

from hansa.countries import find

_FORM = (
    r"(?:public |private |closed |open )?joint[ -]stock (?:company|co)",
    r"(?:public |private )?limited liability (?:company|partnership)|limited partnership|limited company",
    r"public (?:company limited|limited company)|private limited|public company|company limited|co(?:mpany)?,? ltd\.?a?",
    r"incorporated|inc|corporation|corp|limited|limitada|ltd|ltda|ltee|llc|llp|l\.?p|plc|p\.l\.c|lda|unipessoal lda",
    r"sociedad anonima|a joint stock company|private shareholding company|co|as|gmbh ?(?:&|and|und) ?co\.? ?(?:ohg|kgaa|kg)|gmbh|ag|kg|ug|e\.?v|s\.?a\.?r\.?l|sarl|s\.?a\.?s\.?u?|s\.?a\.?u|s\.?a\.?a",
    r"s\.?a\.?p\.?i\.? ?de ?c\.?v|s\.? ?de ?r\.?l\.? ?de ?c\.?v|s\.?a\.?b?\.? ?de ?c\.?v|s\.?a\.?c|s\.? ?a|s/a|e\.?s\.?p|bic|spa|s\.p\.a",
    r"s\.?r\.?l|s\.?l\.?u?|b\.?v|n\.?v|a/s|asa|oyj?|ab|a\.? ?ş|anonim sirketi|sp\.? ?z\.? ?o\.? ?o|spolka akcyjna|s\.?r\.?o",
    r"a\.s|a\.d|d\.d|a\.?d\.?|d\.?o\.?o|doo(?:el)?|d\.?d|akcionarsko drustvo|k\.?f\.?t|kft|zrt|nyrt|ead|eood|ood|sia|uab|o[uü]|aps|p/s|hf|ehf|sh\.?a|sh\.?p\.?k",
    r"pjsc|p\.j\.s\.c|p\.?q\.?s\.?c|q\.?s\.?c|prjsc|cjsc|ojsc|jsc|jllc|pao|oao|zao|ooo|ao|too|llc|saoc|s\.a\.o\.g|b\.?s\.?c(?: closed)?|k\.?s\.?c(?:\.?[cp])?|fz-?llc|dmcc|w\.?l\.?l|l\.l\.c",
    r"pvt\.? ?ltd|pvt|\(pvt\)|pte\.? ?,? ?ltd|pte|pty\.? ?ltd|pty|sdn\.? ?bhd|bhd|berhad|pt|tbk|c\.?a|s\.?p\.?k|ep|eireli|me|epp|gie|k\.?k|jv",
)
_FORMS = "|".join(_FORM)
_ENDS = re.compile(rf"(?:^|[\s,]+)[(]?(?:{_FORMS})[)]?[.,]*$", re.IGNORECASE)
_BEGINS = re.compile(rf"^(?:{_FORMS})[.,]?[\s,]+(?=\S)", re.IGNORECASE)
_KEPT_AT_START = re.compile(r"^(?:as|ab|ag|co|me|ep|ca|sa|spa|so|oi|ad|ao|sl) ", re.IGNORECASE)
"""Short forms that also begin names: only behind a name, or before one in quotes, are they legal forms."""
_TRADING = re.compile(r"^(.{3,}?)\s+(?:is )?(?:trading as|t/a|d/b/a|dba)\s+(.{2,})$", re.IGNORECASE)
_SYSTEM = re.compile(r"\b(?:autonom(?:o)?us system(?: number)?(?: for)?|internet backbone)\b", re.IGNORECASE)
_HANDLE = re.compile(r"^[A-Z0-9]+(?:[-_][A-Z0-9]+)+[-_]?$")
_AFFIX = re.compile(
    r"^(?:ASN?\d*|ERX)[-_]|(?:[-_](?:ASN?|ISP|NET(?:WORK)?|INTERNET|AP|MNT|[A-Z]{2}|RIPE|ARIN|ASN?\d+|\d+))+$"
)
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9.,&’'/+-]*$")
_VOWEL = re.compile(r"[AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜ]")
_SMALL = frozenset(
    [
        "de",
        "da",
        "do",
        "das",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "et",
        "e",
        "y",
        "en",
        "of",
        "the",
        "and",
        "for",
        "pour",
        "und",
        "der",
        "für",
        "a",
        "al",
        "au",
        "aux",
    ]
)
_WORDS = frozenset(
    [
        "NET",
        "TEL",
        "COM",
        "WEB",
        "SUN",
        "NEW",
        "AIR",
        "SKY",
        "LINK",
        "BANK",
        "CITY",
        "DATA",
        "FREE",
        "GOLD",
        "LIVE",
        "MOBI",
        "NOVA",
        "OPEN",
        "ORION",
        "POWER",
        "SMART",
    ]
)
"""Short words that are no abbreviations, although they are written in capitals."""
_ACCENTS = {
    "societe": "société",
    "francaise": "française",
    "francais": "français",
    "universite": "université",
    "developpement": "développement",
    "cooperation": "coopération",
    "radiotelephone": "radiotéléphone",
    "telecommunications": "télécommunications",
    "telephonie": "téléphonie",
    "reseau": "réseau",
    "reseaux": "réseaux",
    "numerique": "numérique",
    "numeriques": "numériques",
    "ministere": "ministère",
    "beninoise": "béninoise",
    "electricite": "électricité",
    "energie": "énergie",
    "ecole": "école",
    "superieure": "supérieure",
    "education": "éducation",
    "regie": "régie",
}
_FRENCH = frozenset(
    [
        "societe",
        "francaise",
        "francais",
        "universite",
        "reseau",
        "reseaux",
        "ministere",
        "ecole",
        "pour",
        "developpement",
        "beninoise",
        "electricite",
        "des",
    ]
)
"""Words that no other language of these lists has: with one of them, the accents that a registry dropped are put back."""
_LONG_NAME = 4
"""Words from which a word in capitals, among others that are not, is no abbreviation: ``Anta DIOP de DAKAR``."""
_ABBREVIATION = 4
_SHORT_FORM = 12


class OperatorName(NamedTuple):
    """A name as people write it, and the other names that the same text held."""

    name: str
    aliases: tuple[str, ...] = ()


@cache
def tidy_name(text: str) -> OperatorName:
    """Return an operator's name from a registry's text.

    Parameters
    ----------
    text : str
        As the registry holds it: ``"JSC “ER-Telecom Holding”"``, ``"SONATEL-AS Autonomous System"``.

    Returns
    -------
    OperatorName
        The name without legal form, handle and brackets, in usual case; where nothing would be left, the text itself.

    Examples
    --------
    >>> tidy_name("SONATEL-AS Autonomous System").name
    'Sonatel'
    >>> tidy_name("Vietnam Posts and Telecommunications (VNPT)")
    OperatorName(name='Vietnam Posts and Telecommunications', aliases=('VNPT',))
    """
    plain = _mend_encoding(text)
    aliases: list[str] = []
    if trading := _TRADING.match(plain):
        aliases.append(_strip_forms(trading[1]))
        plain = trading[2]
    bare = _SYSTEM.sub(" ", _unquote(plain))
    bare = _strip_forms(_open_brackets(re.sub(r"\s+", " ", bare).strip(" ,;-"), aliases))
    if _HANDLE.match(bare):
        bare = _read_handle(bare)
    name = _restore_accents(_set_case(bare.strip(" ,;.-") or plain.strip()))
    return OperatorName(
        name, tuple(alias for alias in dict.fromkeys(map(_set_case, aliases)) if alias and alias != name)
    )


def keep_form(text: str) -> str:
    """Return an operator's name with its legal form, for firms that nothing else tells apart."""
    bare = re.sub(r"[\"«»“”„\s]+", " ", _SYSTEM.sub(" ", _mend_encoding(text))).strip(" ,;-")
    return bare if _HANDLE.match(bare) else _set_case(bare, forms=True) or text


def _mend_encoding(text: str) -> str:
    """Undo UTF-8 read as Latin-1, drop what was lost, and write one kind of apostrophe and space."""
    if re.search(r"[ÃÂ][\x80-\xbf]", text):
        with contextlib.suppress(UnicodeError):
            text = text.encode("latin-1").decode("utf-8")
    text = " ".join(word for word in text.split() if not re.search(r"\w\?\w|\ufffd", word)) or text
    return text.replace("`", "’").replace("'", "’").strip()


def _unquote(text: str) -> str:
    """Return the part in quotes where legal forms are all that stands around it; else drop the quotes."""
    quoted = re.search(r"[\"«“„]\s*(.+?)\s*[\"»”“]", text)
    if quoted:
        around = re.sub(r"[\s,.-]+", " ", f"{text[: quoted.start()]} {text[quoted.end() :]}").strip()
        if not around or re.fullmatch(
            rf"(?:(?:{_FORMS}|of|open|closed|private|firm|company|join)[ .]*)+", around, re.IGNORECASE
        ):
            return quoted[1]
    return re.sub(r"\s*[\"«»“”„]\s*", " ", text)


def _strip_forms(text: str) -> str:
    """Take legal forms from both ends, as often as they stand there."""
    before = None
    while before != text:
        before = text
        shorter = _ENDS.sub("", text).strip(" ,;-")
        text = shorter if len(shorter) > 1 else text
        if not _KEPT_AT_START.match(text):
            shorter = _BEGINS.sub("", text).strip(" ,;-")
            text = shorter if len(shorter) > 1 else text
    return text


def _open_brackets(text: str, aliases: list[str]) -> str:
    """Write a country out of its brackets, and put any other text in brackets among the other names."""

    def place(found: re.Match[str]) -> str:
        inside = found[1].strip(" ,.")
        if re.fullmatch(_FORMS, inside, re.IGNORECASE) or not inside:
            return " "
        if find(inside):
            return f" {inside} "
        aliases.append(inside)
        return " "

    opened = re.sub(r"\s+", " ", re.sub(r"\s*\(([^()]*)\)\s*", place, text)).strip(" ,;-/")
    return opened or text


def _read_handle(handle: str) -> str:
    shorter = _AFFIX.sub("", _AFFIX.sub("", handle))
    return re.sub(r"[-_]+", " ", shorter if len(shorter) > 1 else handle)


def _set_case(text: str, *, forms: bool = False) -> str:
    """Write words in capitals as names are written; abbreviations stay.

    A text that has both kinds of letters is left as it is, but for words in capitals in long names.
    """
    words = text.split(" ")
    letters = [word for word in words if re.search(r"[^\W\d_]", word)]
    if text == text.lower():
        return " ".join(
            word[:1].upper() + word[1:] if word not in _SMALL and "." not in word else word for word in words
        )
    shouted = all(word == word.upper() for word in letters)
    if not shouted and len(letters) < _LONG_NAME:
        return text
    lowered = [
        _lower(word, alone=len(letters) == 1, forms=forms) if shouted or len(word) > _ABBREVIATION - 1 else word
        for word in words
    ]
    if not shouted:  # a small word in capital letters, as titles have, is left to who wrote it
        return " ".join(lowered)
    return lowered[0][:1].upper() + lowered[0][1:] + "".join(f" {word}" for word in lowered[1:])


def _lower(word: str, *, alone: bool, forms: bool) -> str:
    if not _CAPITALS.match(word) or "." in word or any(sign.isdigit() for sign in word) or "&" in word:
        return word
    if word.casefold() in _SMALL and not alone:
        return word.lower()
    plain = re.sub(r"[^\w]", "", word)
    if forms and re.fullmatch(_FORMS, word, re.IGNORECASE):
        return word
    short = len(plain) < _ABBREVIATION or (alone and len(plain) <= _ABBREVIATION)
    if (short and plain not in _WORDS) or not _VOWEL.search(plain) or _too_few_vowels(plain):
        return word
    cased = re.sub(r"[^\W_]+", lambda part: part[0][0] + part[0][1:].lower(), word)
    return re.sub(r"^([DL])’(?=\w)", lambda part: f"{part[1].lower()}’", cased)


def _too_few_vowels(word: str) -> bool:
    """Whether four consonants meet, as in abbreviations: ``WTNET`` has three, ``KDDI`` two, ``CNCGROUP`` four."""
    return bool(re.match(r"[^AEIOUYÀ-Þ]{4}", word))


def _restore_accents(name: str) -> str:
    words = re.split(r"(\W+)", name)
    if not _FRENCH & {word.casefold() for word in words}:
        return name
    return "".join(_accent(word) for word in words)


def _accent(word: str) -> str:
    mended = _ACCENTS.get(word.casefold(), word)
    return mended[:1].upper() + mended[1:] if word[:1].isupper() else mended
