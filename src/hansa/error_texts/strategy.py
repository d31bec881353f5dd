"""Errors of strategies and the guide: what each says, and its cure."""

from hansa.error_texts.text import N_, ErrorText

TEXTS: dict[str, ErrorText] = {
    "bad-catalogue": ErrorText(
        N_("The guide’s catalogue cannot be used: {path}, line {line}, {place} ({reason})."),
        N_("Mend this place in the file, or install Hansa again if you did not change it."),
    ),
    "catalogue-twice": ErrorText(
        N_("“{name}” stands twice in the guide’s catalogue ({path}, line {line})."),
        N_("Give one of the two another id."),
    ),
    "catalogue-reference": ErrorText(
        N_("{path}, line {line}: {place} in the guide’s catalogue refers to “{name}”, which is not there."),
        N_("Nearest: {suggestion}. Mend the reference, or add what it refers to."),
    ),
    "expression-too-long": ErrorText(
        N_("The expression {expression}… is too long."),
        N_("Split it into several reasons: an expression has at most {most} characters."),
    ),
    "expression-syntax": ErrorText(
        N_("The expression {expression} cannot be read."),
        N_("Write comparisons of figures, joined by and, or, not: foreign_share('cloud') > 0.8 and not member('foc')."),
    ),
    "expression-part": ErrorText(
        N_("“{part}” is not allowed in the expression {expression}."),
        N_("Only functions of the evidence, numbers, texts in quotes, comparisons, and, or, not are."),
    ),
    "expression-function": ErrorText(
        N_("No evidence is called “{name}” in the expression {expression}."), N_("Did you mean {suggestion}?")
    ),
    "expression-arguments": ErrorText(N_("“{name}” cannot be asked as in {expression}."), N_("Write {usage}.")),
    "unknown-language": ErrorText(N_("“{name}” is no language of the documents."), N_("The languages are {known}.")),
    "unknown-profile": ErrorText(N_("“{name}” is no profile."), N_("The profiles are {known}.")),
    "unknown-objective": ErrorText(
        N_("“{name}” is no objective."), N_("The objectives are {known}, or an axis: 1, 2, 3.")
    ),
    "unknown-instrument": ErrorText(N_("No instrument is called “{name}”."), N_("Nearest: {suggestion}.")),
    "no-such-action": ErrorText(
        N_("The strategy has no action “{name}”."), N_("The overview lists those that it has."), "missing"
    ),
    "no-strategy": ErrorText(
        N_("There is no strategy at {path}."), N_("`hansa strategy new COUNTRY {path}` begins one."), "missing"
    ),
    "strategy-exists": ErrorText(
        N_("{path} is there already; nothing was written."),
        N_("Choose another name, or add --force: the former file is then kept beside it as {backup}."),
    ),
    "strategy-unreadable": ErrorText(
        N_("{path} cannot be read ({reason})."), N_("Check its name and its permissions.")
    ),
    "strategy-too-large": ErrorText(
        N_("{path} is larger than {most} MB: no strategy is."), N_("Check that it is the right file.")
    ),
    "strategy-not-text": ErrorText(N_("{path}, line {line}: this is no text in UTF-8."), N_("Save the file as UTF-8.")),
    "strategy-broken": ErrorText(
        N_("{path}, line {line}: this is no YAML ({reason})."),
        N_("Mend the line; the last good file may stand beside it under the same name with .bak."),
    ),
    "strategy-refused": ErrorText(
        N_("{path}, line {line}: “{sign}” has no place in a strategy."),
        N_("Anchors, aliases, tags, a second document and more than {most} levels are refused; write the text itself."),
    ),
    "strategy-key-twice": ErrorText(
        N_("{path}, line {line}: the key “{key}” stands twice, first in line {first}."), N_("Keep one of the two.")
    ),
    "not-a-strategy": ErrorText(
        N_("{path} is not a strategy."), N_("A strategy begins with `hansa: 1` and names its country.")
    ),
    "strategy-format": ErrorText(
        N_("{path}, line {line}: the file is of format {found}; this Hansa reads format {known}."),
        N_("Write `hansa: {known}`, or take the version that wrote the file."),
    ),
    "strategy-key": ErrorText(
        N_("{path}, line {line}: {place}: there is no key “{key}” here."),
        N_("Known here: {suggestion}."),
    ),
    "strategy-missing": ErrorText(N_("{path}, line {line}: {place}: the key “{key}” is missing."), N_("Add it.")),
    "strategy-among": ErrorText(
        N_("{path}, line {line}: {place}: “{value}” is not possible here."), N_("Choose among {known}.")
    ),
    "strategy-number": ErrorText(
        N_("{path}, line {line}: {place}: “{value}” is not a number, or one below zero where none can be."),
        N_("Write a number with a point and without spaces or unit: 120000, 0.5."),
    ),
    "strategy-shape": ErrorText(
        N_(
            "{path}, line {line}: {place}: “{value}” is of another kind than expected: a text, a list or keys with values."
        ),
        N_("`hansa strategy schema` says what stands there."),
    ),
    "strategy-date": ErrorText(
        N_("{path}, line {line}: {place}: “{value}” is not a date."),
        N_("Write a year, a month or a day: 2027, 2027-01, 2027-01-15."),
    ),
    "strategy-period": ErrorText(
        N_("{path}, line {line}: {place} ends before it starts."), N_("Exchange or correct the two dates.")
    ),
    "strategy-form": ErrorText(
        N_("{path}, line {line}: {place}: “{value}” does not have the form that is expected."),
        N_(
            "An id begins with a letter and has letters, digits, dots, dashes; a country two capitals, a currency three."
        ),
    ),
    "strategy-reference": ErrorText(
        N_("{path}, line {line}: {place}: “{name}” is unknown."),
        N_(
            "Nearest: {suggestion}. What begins with a capital or has a space is taken as a name of your own, where one is possible."
        ),
    ),
    "strategy-id-twice": ErrorText(
        N_("{path}, line {line}: {place}: the id “{name}” stands twice."), N_("Give one of the two another id.")
    ),
    "strategy-expression": ErrorText(
        N_("{path}, line {line}: {place}: “{expression}” cannot be asked of the evidence."),
        N_("Nearest: {suggestion}. A figure is asked for like this: paths(), foreign_share('cloud')."),
    ),
    "unknown-option": ErrorText(
        N_("The catalogue has no option “{name}”."),
        N_("Nearest: {suggestion}. `hansa strategy options COUNTRY` lists them."),
        "missing",
    ),
    "option-twice": ErrorText(
        N_("The option {name} is in the strategy already: action {action}, under {objective}."),
        N_("Change that action in the file, or drop it first."),
    ),
    "no-such-objective": ErrorText(N_("The strategy has no objective “{name}”."), N_("It has {known}.")),
    "unknown-framework": ErrorText(N_("“{name}” is no framework."), N_("The frameworks are {known}.")),
    "unknown-step": ErrorText(N_("“{name}” is no step of the guide."), N_("The steps are {known}."), "missing"),
    "answer-unknown": ErrorText(
        N_("{place}: “{value}” is not among the answers."), N_("Nearest: {suggestion}; or the number in the list.")
    ),
    "answer-one": ErrorText(N_("{place}: one answer is asked for."), N_("Name one of the list.")),
    "answer-number": ErrorText(
        N_("{place}: “{value}” is not a number from zero up."), N_("Write digits: 0.5, 300000.")
    ),
    "answer-period": ErrorText(
        N_("{place}: “{value}” is not a period."), N_("Write the first and the last month: 2027-01 2030-12.")
    ),
    "answers-shape": ErrorText(
        N_("{path}, line {line}: this is not the form of answers."),
        N_(
            "Below each step, `question: answer`, with a list for several; or, below the question, `answer:` and `reason:`."
        ),
    ),
    "answers-step": ErrorText(N_("{path}, line {line}: the guide has no step “{name}”."), N_("Known: {known}.")),
    "answers-question": ErrorText(
        N_("{path}, line {line}: the step {step} has no question “{name}”."), N_("Its questions are {known}.")
    ),
    "strategy-changed": ErrorText(
        N_("{path} was changed by someone else meanwhile; it was left as it is."), N_("Give the command again.")
    ),
    "weights-form": ErrorText(
        N_("“{value}” gives no weight."), N_("Write points for each criterion: security=30,voice=10,cost=5.")
    ),
    "weights-criterion": ErrorText(N_("“{name}” is no criterion, or stands twice."), N_("The criteria are {known}.")),
    "nothing-to-weigh": ErrorText(
        N_("There is nothing left to weigh for {country}: all of it is done."), N_("Add actions to the strategy first.")
    ),
    "bad-means": ErrorText(N_("Staff and money are no numbers from zero up."), N_("Write digits: 2.5, 300000.")),
    "no-such-published": ErrorText(N_("No published strategy is called “{name}”."), N_("Nearest: {suggestion}.")),
    "stratml-unreadable": ErrorText(N_("{path} cannot be read ({reason})."), N_("Check its name and its permissions.")),
    "stratml-too-large": ErrorText(
        N_("{path} is larger than {most} MB: no strategy is."), N_("Check that it is the right file.")
    ),
    "stratml-refused": ErrorText(
        N_("{path}, line {line}: “{sign}” has no place here; nothing of the file was read."),
        N_(
            "Document types, entities, more than {most} levels and masses of elements are refused: ask for a plain StratML file."
        ),
    ),
    "stratml-broken": ErrorText(
        N_("{path}, line {line}: this is no XML ({reason})."), N_("Mend the line, or ask for the file again.")
    ),
    "not-stratml": ErrorText(
        N_("{path} is not StratML."), N_("It begins with StrategicPlan (Part 1) or PerformancePlanOrReport (Part 2).")
    ),
    "stratml-lacks": ErrorText(
        N_("{path}, line {line}: {place} lacks {what}, which the StratML schema asks for."), N_("Add it in the file.")
    ),
    "stratml-holds": ErrorText(
        N_("{path}, line {line}: {place} holds {what} where the StratML schema has no place for it."),
        N_("Take it out, or put it in its order; the schema also says how often each may stand."),
    ),
    "stratml-content": ErrorText(
        N_("{path}, line {line}: {place}: “{what}” cannot stand there."), N_("Expected: {known}.")
    ),
    "stratml-id-twice": ErrorText(
        N_("{path}, line {line}: {place}: the identifier “{what}” stands twice."), N_("Give one of the two another.")
    ),
    "stratml-country": ErrorText(
        N_("{path} does not name a country as its organisation."), N_("Name it: --country SN.")
    ),
    "stratml-value": ErrorText(
        N_("{path}: {place}: what the file says cannot be kept ({reason})."), N_("Mend this place in the file.")
    ),
}
