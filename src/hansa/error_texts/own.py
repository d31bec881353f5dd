"""Errors of own figures: files that a ministry brings in. Each names the file, and line and column where it has them."""

from hansa.error_texts.text import N_, ErrorText

TEXTS: dict[str, ErrorText] = {
    "own-kind": ErrorText(
        N_("“{name}” is not a kind of figures that can be brought in."), N_("Nearest: {suggestion}. There are {known}.")
    ),
    "own-workbook": ErrorText(
        N_("{path} is a workbook, not CSV."), N_("Save its sheet as “CSV UTF-8”, then import that file.")
    ),
    "own-not-text": ErrorText(
        N_("{path}, line {line}: this is not text in UTF-8, UTF-16 or Windows-1252."),
        N_("Save the file as “CSV UTF-8”."),
    ),
    "own-open-quote": ErrorText(
        N_("{path}, line {line}: a quotation mark opens a cell and does not close it properly."),
        N_("Close it, or double each quotation mark within a cell."),
    ),
    "own-empty": ErrorText(
        N_("{path} holds no rows."), N_("`hansa evidence template` writes the file that is expected, with its header.")
    ),
    "own-too-many": ErrorText(N_("{path} holds more than {most} rows."), N_("Check that it is the right file.")),
    "own-column-twice": ErrorText(
        N_("{path}, line {line}, column “{column}”: the same column is there twice."), N_("Keep one of the two.")
    ),
    "own-column-nearly": ErrorText(
        N_("{path}, line {line}, column “{column}”: there is no such column."),
        N_("Name it “{wanted}”, or remove it if it is something else."),
    ),
    "own-column-missing": ErrorText(
        N_("{path}, line {line}, column “{column}”: the column is missing."), N_("Add it. The columns are: {known}.")
    ),
    "own-cell-over": ErrorText(
        N_("{path}, line {line}, column {number}: “{cell}” is in a column without a name."),
        N_("Remove it, or put a cell that contains the separator between quotation marks."),
    ),
    "own-cell-empty": ErrorText(
        N_("{path}, line {line}, column “{column}”: the cell is empty."), N_("Fill it in, or remove the line.")
    ),
    "own-text-long": ErrorText(
        N_("{path}, line {line}, column “{column}”: the text is longer than {most} characters."), N_("Shorten it.")
    ),
    "own-text-signs": ErrorText(
        N_("{path}, line {line}, column “{column}”: the text contains signs that cannot be printed."),
        N_("Type it again."),
    ),
    "own-country": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is not a country that Hansa knows."),
        N_("Nearest: {suggestion}. `hansa countries` lists them all."),
    ),
    "own-example": ErrorText(
        N_("{path}, line {line}: this is the example of the template, not a figure of yours."),
        N_("Replace or remove the line."),
    ),
    "own-formula": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is a fault of the workbook, not a number."),
        N_("Correct the formula and save again, or leave the cell empty."),
    ),
    "own-number": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is not a number of zero or more."),
        N_("Write digits only, without unit, sign or percent."),
    ),
    "own-too-large": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is larger than any figure of this kind."),
        N_("Correct the number."),
    ),
    "own-not-whole": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is not a whole number."), N_("Write a whole number.")
    ),
    "own-thousand-or-fraction": ErrorText(
        N_(
            "{path}, line {line}, column “{column}”: “{cell}” may be a thousand or a fraction, and no other number in the file tells which."
        ),
        N_("Write it without separators between thousands."),
    ),
    "own-two-decimals": ErrorText(
        N_(
            "{path}, line {line}, column “{column}”: in “{cell}”, commas and points are not used as in the other numbers of the file."
        ),
        N_("Write all numbers in the same way, best without separators between thousands."),
    ),
    "own-date": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is not a date."),
        N_("Write it as 2026, 2026-10 or 2026-10-31."),
    ),
    "own-day-or-month": ErrorText(
        N_(
            "{path}, line {line}, column “{column}”: in “{cell}”, day and month cannot be told apart, nor does another date in the file tell."
        ),
        N_("Write it as 2026-10-31."),
    ),
    "own-flag": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is neither yes nor no."),
        N_("Write yes or no (in French oui or non)."),
    ),
    "own-line-twice": ErrorText(N_("{path}, line {line}: the same line is there twice."), N_("Remove one of the two.")),
    "own-cloud-seat": ErrorText(
        N_(
            "{path}, line {line}, column “{column}”: {provider} is not among the providers of the public lists, and its country is not given."
        ),
        N_("Give the country of its seat."),
    ),
    "own-cloud-other-seat": ErrorText(
        N_("{path}, line {line}, column “{column}”: the public lists give {provider} another seat: {known}."),
        N_("Give that country, or leave the cell empty; a company that runs the region goes to the column “operator”."),
    ),
    "own-cloud-degrees": ErrorText(
        N_("{path}, line {line}, column “{column}”: latitude and longitude are not on the Earth."),
        N_("Write degrees, such as 34.02 and -6.84."),
    ),
    "own-cloud-place": ErrorText(
        N_("{path}, line {line}, column “{column}”: where {place} lies is not known."),
        N_("Give latitude and longitude in degrees."),
    ),
    "own-cloud-twice": ErrorText(
        N_("{path}, line {line}, column “region”: {provider} {region} is there twice."),
        N_("Keep one of the two lines."),
    ),
    "own-cable-twice": ErrorText(
        N_("{path}, line {line}, column “name”: the cable {name} is there twice."),
        N_("Keep one line, with all its countries; or tell two cables apart in the column “id”."),
    ),
    "own-cable-capacity": ErrorText(
        N_("{path}, line {line}, column “{column}”: no cable carries more than {most} Tbit/s."),
        N_("Write Tbit/s, not Gbit/s."),
    ),
    "own-chips-total": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is a row of totals and would count everything twice."),
        N_("Remove the line."),
    ),
    "own-chips-nothing": ErrorText(
        N_("{path}: the imports of {country} add up to nothing."), N_("Give at least one partner with a value.")
    ),
    "own-older": ErrorText(
        N_("{path}: the figures of {country} are of {year}, and the edition has those of {known}."),
        N_("Bring newer figures; older ones would make the answers worse."),
    ),
    "own-users-network": ErrorText(
        N_("{path}, line {line}, column “{column}”: no network of the country is known as “{cell}”."),
        N_("Give its AS number, such as AS3215."),
    ),
    "own-users-several": ErrorText(
        N_("{path}, line {line}, column “{column}”: several networks of the country are known as “{cell}”."),
        N_("Give the AS number; among them are {suggestion}."),
    ),
    "own-users-twice": ErrorText(
        N_("{path}, line {line}, column “{column}”: “{cell}” is a network of the country that was there before."),
        N_("Add the two lines together."),
    ),
    "own-users-nobody": ErrorText(
        N_("{path}: the users of {country} add up to nothing."), N_("Give at least one network with users.")
    ),
    "own-users-people": ErrorText(
        N_("{path}: {users} users in {country}, which has {people} people."),
        N_("Count people, not subscriptions or devices."),
    ),
    "own-source": ErrorText(
        N_("The source and the licence are a line of text each."),
        N_("Name who vouches for the figures, in at most {most} characters."),
    ),
    "own-day": ErrorText(N_("“{text}” is not a date of figures."), N_("Write --date as 2026, 2026-10 or 2026-10-31.")),
    "own-day-ahead": ErrorText(
        N_("“{text}” has not come yet: figures are about a day that has passed."),
        N_("Give the date of the survey or of the register."),
    ),
    "own-unknown": ErrorText(
        N_("No file was brought in as “{name}”."), N_("Nearest: {suggestion}. `hansa evidence imports` lists them.")
    ),
}
