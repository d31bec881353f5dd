"""What the keys and words of a strategy's file are called when people read them; the file itself keeps the keys."""

from __future__ import annotations

from collections.abc import Iterable

from hansa.error_texts import N_
from hansa.language import language
from hansa.strategy.catalogue import load_catalogue
from hansa.titles import Titles, in_both

KEY = {
    "title": N_("title"),
    "text": N_("text"),
    "country": N_("country"),
    "lang": N_("language"),
    "vision": N_("vision"),
    "mission": N_("mission"),
    "values": N_("values"),
    "purpose": N_("purpose"),
    "scope": N_("scope"),
    "method": N_("method"),
    "problem": N_("problem"),
    "period": N_("period"),
    "start": N_("start"),
    "end": N_("end"),
    "profile": N_("profile"),
    "framework": N_("framework"),
    "edition": N_("edition"),
    "weights": N_("weights"),
    "option": N_("option"),
    "lead": N_("lead"),
    "partners": N_("partners"),
    "forum": N_("forum"),
    "region": N_("region"),
    "budget": N_("budget"),
    "amount": N_("amount"),
    "currency": N_("currency"),
    "note": N_("note"),
    "staff": N_("staff"),
    "first_year": N_("first year"),
    "running": N_("following years"),
    "status": N_("status"),
    "covers": N_("objectives of 2017"),
    "unit": N_("unit"),
    "better": N_("better value"),
    "evidence": N_("evidence"),
    "baseline": N_("baseline"),
    "target": N_("target"),
    "results": N_("results"),
    "value": N_("value"),
    "date": N_("date"),
    "source": N_("source"),
    "likelihood": N_("likelihood"),
    "impact": N_("impact"),
    "response": N_("response"),
    "owner": N_("owner"),
    "stakeholders": N_("stakeholders"),
    "name": N_("name"),
    "kind": N_("kind"),
    "role": N_("role"),
    "resources": N_("resources"),
    "coordination": N_("coordination"),
    "integration": N_("integration"),
    "consultation": N_("consultation"),
    "publication": N_("publication"),
    "review": N_("review"),
    "steps": N_("steps"),
    "state": N_("state"),
    "answers": N_("answers"),
    "step": N_("step"),
    "question": N_("question"),
    "options_considered": N_("options considered"),
    "chosen": N_("chosen"),
    "decision": N_("decision"),
    "reason": N_("reason"),
    "author": N_("author"),
    "en": N_("in English"),
    "fr": N_("in French"),
}
"""Keys of the file."""
LEVEL = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}
"""How likely and how grave a risk is."""
ROLES = ("lead", "owner")
OPTIONS = ("option", "options_considered", "chosen")


def name_keys(keys: Iterable[str]) -> Titles:
    """Return keys of the file as a list in both languages."""
    named = [in_both(KEY[key]) for key in keys]
    return Titles(en=", ".join(one.en for one in named), fr=", ".join(one.fr for one in named))


def name_path(path: str, lang: str) -> str:
    """Write the path of a value: ``budget.amount`` as *budget, amount*; what nothing names stands as it is."""
    words, catalogue = language(lang), load_catalogue()
    parts, held = path.split("."), ""
    named = []
    for part in parts:
        if held == "weights":
            named.append(next((one.title.text(lang) for one in catalogue.terms.criteria if one.id == part), part))
        elif held == "steps" and part in catalogue.steps:
            named.append(catalogue.steps[part].title.text(lang))
        else:
            named.append(words(KEY[part]) if part in KEY else part)
        held = part
    return ", ".join(named)


def name_word(path: str, value: str, lang: str) -> str:
    """Return what a value of the file is called: a role, an option, a status by its title; every other value as it stands."""
    catalogue, key = load_catalogue(), path.rsplit(".", maxsplit=1)[-1]
    if key in ROLES and value in catalogue.roles:
        return catalogue.roles[value].title.text(lang)
    if key in OPTIONS and value in catalogue.options:
        return catalogue.options[value].title.text(lang)
    if key == "profile" and value in catalogue.profiles:
        return catalogue.profiles[value].title.text(lang)
    if key == "framework" and value in catalogue.frameworks:
        return catalogue.frameworks[value].title.text(lang)
    if key in {"likelihood", "impact"} and value in LEVEL:
        return language(lang)(LEVEL[value])
    terms = {"status": catalogue.terms.statuses, "covers": catalogue.terms.objectives}.get(key, ())
    return next((term.title.text(lang) for term in terms if term.id == value), value)


def name_options(options: Iterable[str]) -> Titles:
    """Return options of the catalogue as a list in both languages, each by its title and the id that a command takes."""
    known = load_catalogue().options
    named = [(known[one].title, one) for one in options]
    return Titles(
        en=", ".join(f"“{title.en}” ({one})" for title, one in named),
        fr=", ".join(f"«\u00a0{title.fr}\u00a0» ({one})" for title, one in named),
    )


def name_steps(steps: Iterable[str]) -> Titles:
    """Return steps of the guide as a list in both languages."""
    titles = [load_catalogue().steps[one].title for one in steps]
    return Titles(en=", ".join(one.en for one in titles), fr=", ".join(one.fr for one in titles))
