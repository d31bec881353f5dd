"""Errors of shocks, scenarios and what they do: what each says, and its cure."""

from hansa.error_texts.text import N_, ErrorText

TEXTS: dict[str, ErrorText] = {
    "unknown-operator": ErrorText(
        N_("The model knows no operator “{name}”, or several."),
        N_("Nearest: {suggestion}. The number of one network also serves: AS174."),
    ),
    "operator-not-in-model": ErrorText(
        N_("The coarse model does not name {names}: it names only large transit operators."),
        N_("Use the full graph: `hansa evidence sync` fetches it, then choose --model full."),
    ),
    "scenario-unreadable": ErrorText(
        N_("The scenario file {path} cannot be read ({reason})."), N_("Name a YAML text file in UTF-8.")
    ),
    "scenario-syntax": ErrorText(
        N_("{path}, line {line}: this is not a scenario in YAML ({reason})."),
        N_("Begin with `name:` and `shocks:`; `hansa stress show` prints one as an example."),
    ),
    "scenario-unknown-key": ErrorText(
        N_("{path}, line {line}: there is no key `{key}` here."), N_("Nearest: {suggestion}. Allowed keys: {allowed}.")
    ),
    "scenario-missing-key": ErrorText(
        N_("{path}, line {line}: the key `{key}` is missing or empty."),
        N_("Add it; `hansa stress show` prints a whole scenario."),
    ),
    "scenario-bad-value": ErrorText(
        N_("{path}, line {line}: “{value}” is no valid value of `{key}`."), N_("Expected: {expected}.")
    ),
    "shock-unknown": ErrorText(
        N_("{path}, line {line}: “{found}” is no shock."), N_("A shock has one of the keys {allowed}.")
    ),
    "scenario-without-shocks": ErrorText(
        N_("The scenario “{name}” has no shock that can be computed."),
        N_("`hansa stress show {name}` tells its story and says why."),
    ),
    "unknown-scenario": ErrorText(
        N_("There is no scenario “{name}”, and no file of that name."),
        N_("Nearest: {suggestion}. `hansa stress list` lists them all."),
    ),
    "operator-kept-and-lost": ErrorText(
        N_("AS{asn} is excepted from an isolation and loses its links in another shock."),
        N_("Take it out of `except`, or out of the other shock."),
    ),
    "country-kept-and-cut": ErrorText(
        N_("{country} keeps some operators’ links in one shock, and another shock cuts all of them."),
        N_("Give both the same `except`, or leave one out."),
    ),
    "country-severed-from-itself": ErrorText(
        N_("{country} cannot be severed from itself."), N_("Name two groups of countries, or use `isolate`.")
    ),
    "unknown-place": ErrorText(
        N_("The world backbone has no place “{name}”."),
        N_("Nearest: {suggestion}. Cities and landing points by name, a country after a comma."),
    ),
    "unknown-cable": ErrorText(
        N_("No cable “{name}” is in the list of cables."),
        N_(
            "Nearest: {suggestion}. Bring a list of your own by `hansa evidence import cables FILE`, or count cables under `cables`."
        ),
    ),
    "ambiguous-place": ErrorText(N_("Several countries have a place “{name}”."), N_("Add its country: {suggestion}.")),
    "no-segment": ErrorText(
        N_("No cable or land line of the backbone joins {first} and {second} directly."),
        N_("From {first} they lead to: {suggestion}."),
    ),
    "nothing-to-cut": ErrorText(
        N_("The place {name} has no link of this kind ({kind}) that could be cut."),
        N_("Leave `kind` out, or name another place."),
    ),
    "unknown-supplier": ErrorText(
        N_("“{name}” supplies nothing that this edition knows in the layer {layer}."),
        N_("Nearest: {suggestion}. A country or group of countries also works."),
    ),
    "no-ray": ErrorText(
        N_("Ray is not installed, and the ray executor needs it."),
        N_("`pip install 'hansa[cluster]'` brings it; --executor local gives the same numbers."),
    ),
    "unknown-executor": ErrorText(N_("“{name}” is no executor."), N_("Choose among {known}.")),
    "nothing-to-lose": ErrorText(
        N_("No network of {country} reaches the rest of the world in this graph, even before a failure."),
        N_("Choose another country, or another graph."),
    ),
    "unknown-failures": ErrorText(N_("“{name}” is nothing that can be made to fail."), N_("Choose among {known}.")),
    "too-few-failures": ErrorText(N_("{count} failures leave nothing to look at."), N_("Ask for one or more.")),
    "too-few-samples": ErrorText(N_("{count} samples are not enough to draw from."), N_("Ask for one or more.")),
    "too-many-failures": ErrorText(
        N_("{count} failures were asked for in {country}, where only {available} could happen (--of {kind})."),
        N_("Ask for {available} or fewer."),
    ),
    "too-few-links": ErrorText(N_("{count} new links change nothing."), N_("Ask for one or more.")),
    "unknown-link-kind": ErrorText(N_("“{name}” is no kind of link."), N_("Choose among {known}.")),
    "nothing-to-harden": ErrorText(
        N_("None of the failures searched cuts off a thousandth of the routes between {country} and the world."),
        N_("Name a scenario to harden against; `hansa stress list` lists those of the library."),
    ),
    "operator-not-named": ErrorText(
        N_("The coarse model names no operator “{name}”, or several: it names only large transit operators."),
        N_("Nearest: {suggestion}. The full graph names all: `hansa evidence sync` fetches it."),
    ),
    "no-full-graph": ErrorText(
        N_("The workspace has no full graph."),
        N_("`hansa evidence sync` fetches it; --model coarse answers from the edition."),
    ),
    "unknown-scenario-kind": ErrorText(N_("“{name}” is no kind of scenario."), N_("Choose among {known}.")),
}
