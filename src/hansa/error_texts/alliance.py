"""Errors of coalitions: what each says, and its cure."""

from hansa.error_texts.text import N_, ErrorText

TEXTS: dict[str, ErrorText] = {
    "not-a-game": ErrorText(
        N_("{length} worths are not those of all subsets of a coalition."),
        N_("A game of n members has 2^n worths, all of them numbers, the empty subset's first."),
    ),
    "same-country": ErrorText(N_("{country} has no relation to itself."), N_("Name two countries.")),
    "coalition-too-small": ErrorText(
        N_("A coalition has two members or more; “{name}” has {number}."),
        N_("Name a group, or countries separated by commas, such as FR,DE."),
    ),
    "coalition-too-large": ErrorText(
        N_("A coalition of {number} members is more than can be measured ({most} at most)."),
        N_("Choose a smaller group, or list the countries that matter, separated by commas."),
    ),
    "unknown-pillar": ErrorText(N_("“{name}” is no pillar."), N_("The pillars are {known}.")),
    "repeated-pillar": ErrorText(N_("The pillar “{name}” is weighed twice."), N_("Give each pillar one weight.")),
    "bad-weight": ErrorText(
        N_("The weight “{amount}” of {name} is no number from 0 upwards."),
        N_("Write weights such as security=0.4,supply=0.3,rules=0.2,voice=0.1."),
    ),
    "order-without-weights": ErrorText(
        N_("An order by the sum of the pillars needs weights: none are chosen for you."),
        N_("Give --weights, such as security=0.4,supply=0.3,rules=0.2,voice=0.1, or order by one pillar."),
    ),
    "no-weight": ErrorText(N_("All weights are 0."), N_("Give at least one of {known} a weight above 0.")),
}
