"""Errors of coalitions: what each says, and its cure."""

from hansa.error_texts.text import N_, Text

TEXTS: dict[str, Text] = {
    "not-a-game": Text(
        N_("{length} worths are not those of all subsets of a coalition."),
        N_("A game of n members has 2^n worths, all of them numbers, the empty subset's first."),
    ),
    "same-country": Text(N_("{country} has no relation to itself."), N_("Name two countries.")),
    "coalition-too-small": Text(
        N_("A coalition has two members or more; “{name}” has {number}."),
        N_("Name a group, or countries separated by commas, such as FR,DE."),
    ),
    "coalition-too-large": Text(
        N_("A coalition of {number} members is more than can be measured ({most} at most)."),
        N_("Choose a smaller group, or list the countries that matter, separated by commas."),
    ),
    "unknown-pillar": Text(N_("“{name}” is no pillar."), N_("The pillars are {known}.")),
    "repeated-pillar": Text(N_("The pillar “{name}” is weighed twice."), N_("Give each pillar one weight.")),
    "bad-weight": Text(
        N_("The weight “{amount}” of {name} is no number from 0 upwards."),
        N_("Write weights such as security=0.4,supply=0.3,rules=0.2,voice=0.1."),
    ),
    "no-weight": Text(N_("All weights are 0."), N_("Give at least one of {known} a weight above 0.")),
}
