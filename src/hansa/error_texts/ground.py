"""Errors of countries, datasets, editions, graphs, documents: what each says, and its cure."""

from hansa.error_texts.text import N_, ErrorText

TEXTS: dict[str, ErrorText] = {
    "unknown-country": ErrorText(
        N_("“{name}” is not a country that Hansa knows."),
        N_("Nearest names: {suggestion}. `hansa countries` lists them all."),
    ),
    "written-unreadable": ErrorText(N_("{path} cannot be read ({reason})."), N_("Check its name and its permissions.")),
    "written-too-large": ErrorText(
        N_("{path} is larger than {most} MB: no file of this kind is."), N_("Check that it is the right file.")
    ),
    "written-not-text": ErrorText(N_("{path}, line {line}: this is no text in UTF-8."), N_("Save the file as UTF-8.")),
    "written-broken": ErrorText(
        N_("{path}, line {line}: this cannot be used as YAML ({reason})."),
        N_("Mend the line: keys with values and lists, without tags, a second document or aliases that multiply."),
    ),
    "written-key-twice": ErrorText(
        N_("{path}, line {line}: the key “{key}” stands twice, first in line {first}."), N_("Keep one of the two.")
    ),
    "written-key": ErrorText(
        N_("{path}, line {line}: {place}: there is no key “{key}” here."), N_("Known here: {suggestion}.")
    ),
    "written-missing": ErrorText(N_("{path}, line {line}: {place}: the key “{key}” is missing."), N_("Add it.")),
    "written-value": ErrorText(
        N_("{path}, line {line}: {place}: “{value}” is not possible here."), N_("Expected: {expected}.")
    ),
    "not-given": ErrorText(N_("“{place}” is not given."), N_("Nothing can be answered without it.")),
    "too-few-given": ErrorText(N_("Too few are given for “{place}”."), N_("Give at least {number}.")),
    "text-too-long": ErrorText(N_("“{place}” is too long."), N_("Give at most {number} characters.")),
    "too-many-given": ErrorText(N_("Too many are given for “{place}”."), N_("Give at most {number}.")),
    "one-country": ErrorText(N_("Only one country is named: {name}."), N_("Name two or more, such as FR DE EE.")),
    "unknown-format": ErrorText(N_("“{name}” is not a format that Hansa writes."), N_("Choose among {known}.")),
    "unknown-dataset": ErrorText(
        N_("There is no dataset “{name}”."), N_("Nearest: {suggestion}. `hansa evidence list` lists them all.")
    ),
    "unwritable-folder": ErrorText(
        N_("The folder {path} cannot be written to ({reason})."),
        N_("Choose another folder, or change its permissions."),
    ),
    "not-an-edition": ErrorText(
        N_("The folder {path} holds something other than an edition."),
        N_("Choose an empty or new folder; nothing was changed."),
    ),
    "no-raw-folder": ErrorText(
        N_("There is no folder of raw files at {path}."),
        N_("`hansa evidence sync` fetches them, or name theirs with --from."),
    ),
    "missing-file": ErrorText(
        N_("Dataset {dataset}: the raw file {path} is not there."),
        N_("`hansa evidence show {dataset}` says where it comes from and what it is called."),
    ),
    "missing-package": ErrorText(
        N_("Dataset {dataset}: the package {package} that holds it is not installed, or lacks the list."),
        N_("To build an edition: pip install 'hansa[edition]'. `hansa evidence show {dataset}` says more."),
    ),
    "unplaced-region": ErrorText(
        N_("Dataset {dataset}: {path} lists the region {region} (“{label}”), whose place is not known yet."),
        N_("Add it to regions.csv beside the reader, or to `skip` in source.yml with the reason."),
    ),
    "truncated-file": ErrorText(
        N_("Dataset {dataset}: the file {path} is cut short or damaged."), N_("Fetch or copy it again.")
    ),
    "unreadable-file": ErrorText(
        N_("Dataset {dataset}: {path} cannot be read ({reason})."), N_("Fetch or copy it again.")
    ),
    "columns-moved": ErrorText(
        N_("Dataset {dataset}: the columns of {path} have changed (missing: {missing}; new: {added})."),
        N_("The publisher changed the format: use the former file, or adapt the reader."),
    ),
    "bad-value": ErrorText(
        N_("Dataset {dataset}: {path}, line {line}: “{value}” is no valid value of {column}."),
        N_("Correct the line, or fetch the file again."),
    ),
    "votes-differ": ErrorText(
        N_("Dataset {dataset}: more than one in a thousand of the votes in {path} are others in {other}."),
        N_("Fetch both files again; if they still differ, one of them counts its roll calls anew."),
    ),
    "unresolved-country": ErrorText(
        N_("Dataset {dataset}: {path}, line {line}: the name “{name}” resolves to no country."),
        N_("Nearest: {suggestion}. Add the name to countries.csv, or to `skip` in source.yml with the reason."),
    ),
    "row-count": ErrorText(
        N_("Dataset {dataset}: {rows} rows were read, and between {least} and {most} were expected."),
        N_("The file is incomplete, or its format changed."),
    ),
    "no-edition": ErrorText(N_("There is no edition at {path}."), N_("`hansa evidence build` makes one.")),
    "damaged-edition": ErrorText(
        N_("The edition is damaged: {path} is missing or is not what was built."),
        N_("Build the edition again, or reinstall Hansa."),
    ),
    "other-format": ErrorText(
        N_("The edition at {path} is of format {found}; this Hansa reads format {known}."),
        N_("Build it again with this version."),
    ),
    "bad-query": ErrorText(
        N_("The query cannot be answered ({reason})."), N_("Ask one select over the edition's tables: {tables}.")
    ),
    "column-lost": ErrorText(
        N_("Table {table}: the column {column} is missing. Found: {found}. Expected: {expected}."),
        N_("Mend the function that builds the table, or its declared columns."),
    ),
    "column-undeclared": ErrorText(
        N_("Table {table}: the column {column} is not declared. Found: {found}. Expected: {expected}."),
        N_("Mend the function that builds the table, or its declared columns."),
    ),
    "column-order": ErrorText(
        N_("Table {table}: the column {column} is out of its place. Found: {found}. Expected: {expected}."),
        N_("Mend the function that builds the table, or its declared columns."),
    ),
    "column-type": ErrorText(
        N_("Table {table}, column {column}: the type is {found}, and {expected} was expected."),
        N_("Mend the function that builds the table, or its declared columns."),
    ),
    "column-null": ErrorText(
        N_("Table {table}, column {column}: rows without a value: {found}, and {expected} were expected."),
        N_("Mend the function that builds the table, or declare that a value may be missing."),
    ),
    "column-nan": ErrorText(
        N_("Table {table}, column {column}: rows that hold NaN: {found}, and {expected} were expected."),
        N_("Mend the function that builds the table: a figure that is not known is null."),
    ),
    "column-range": ErrorText(
        N_("Table {table}, column {column}: {found} was found, and a value in {expected} was expected."),
        N_("Mend the function that builds the table, or the unit of the column."),
    ),
    "undeclared-input": ErrorText(
        N_("Table {table} reads {input}, which it does not declare."),
        N_("Name it among the table's `sources` or `tables`: they say which licences bind it."),
    ),
    "dataset-stays": ErrorText(
        N_("Table {table} is made from {dataset}, which may not be given on in any form."),
        N_("Leave the table out of an edition that is given away, or build it for yourself, without --public."),
    ),
    "values-stay": ErrorText(
        N_("Table {table} is made from {dataset}, of which only what is computed may be given on."),
        N_(
            "If the table holds nothing else, declare it `derived`; if it does, build it for yourself, without --public."
        ),
    ),
    "no-table": ErrorText(N_("The edition {edition} has no table “{table}”."), N_("Build it again with this version.")),
    "unknown-group": ErrorText(
        N_("“{name}” is no group of countries that this edition knows."),
        N_("Nearest: {suggestion}. A list of countries separated by commas also works."),
    ),
    "group-without-data": ErrorText(
        N_("Peers by {name} cannot be found: the edition has no such figure for {country}."),
        N_("Choose another group: --peers region, a membership such as eu, or countries separated by commas."),
    ),
    "unknown-layer": ErrorText(N_("“{name}” is no layer."), N_("The layers are {known}.")),
    "no-country-measure": ErrorText(
        N_("The layer “{name}” has no measure of single countries."),
        N_("Those that have one: {known}. `hansa depend` shows what is known of the others."),
    ),
    "download-failed": ErrorText(
        N_("Dataset {dataset}: {url} could not be downloaded ({reason})."),
        N_("Try again: what came so far is kept and continued."),
    ),
    "hash-differs": ErrorText(
        N_("Dataset {dataset}: what {url} sent is not the known file (its hash differs)."),
        N_("It was not kept; try again, or ask the publisher what changed."),
    ),
    "relationships-unreadable": ErrorText(
        N_("The relationship file {path} cannot be read ({reason})."), N_("Fetch or copy it again.")
    ),
    "relationships-fields": ErrorText(
        N_("{path}, line {line}: “{text}” is no relationship of three or four fields."),
        N_("A line is `a|b|-1` (a is b's provider) or `a|b|0` (peers), in serial-2 with the source behind."),
    ),
    "relationships-not-number": ErrorText(
        N_("{path}, line {line}: “{text}” is no AS number."), N_("AS numbers go from 0 to 4294967295.")
    ),
    "relationships-unknown-label": ErrorText(
        N_("{path}, line {line}: “{text}” is no known kind of link."),
        N_("A link is -1 (provider to customer) or 0 (peers)."),
    ),
    "relationships-self-link": ErrorText(
        N_("{path}, line {line}: AS{asn} is linked to itself."), N_("Remove the line.")
    ),
    "relationships-two-labels": ErrorText(
        N_("{path}, line {line}: AS{first} and AS{second} stand twice, with different kinds of link."),
        N_("Keep one of the two lines."),
    ),
    "relationships-empty": ErrorText(
        N_("The relationship file {path} holds no link."), N_("Choose a CAIDA serial-1 or serial-2 file.")
    ),
    "unknown-asn": ErrorText(
        N_("AS{asn} is not in this graph."), N_("It may be newer, or gone: choose another graph.")
    ),
    "not-an-asn": ErrorText(N_("“{text}” is no AS number."), N_("Write it as 3215 or AS3215.")),
    "routes-too-long": ErrorText(
        N_("This graph has routes of more than 16,381 hops."), N_("No real graph does: look for a wrong file.")
    ),
    "graph-cache-damaged": ErrorText(
        N_("The stored graph {path} cannot be opened ({reason})."),
        N_("Build it again from the relationship file: `hansa evidence sync`."),
    ),
    "unknown-weights": ErrorText(
        N_("Networks cannot be weighed by “{name}”."), N_("Choose users, addresses or networks.")
    ),
    "bad-coverage": ErrorText(
        N_("{coverage} is no share of a country's weight."), N_("Choose a number above 0 and up to 1, such as 0.97.")
    ),
    "nothing-to-compare": ErrorText(
        N_("The model and the measurements have too little in common to compare."),
        N_("Choose a graph of the whole Internet, and the measurements that `hansa evidence list` names."),
    ),
    "country-not-in-graph": ErrorText(
        N_("No network of this graph is known to be of country “{country}”."),
        N_("Choose another country, or join a table of operators that names it."),
    ),
    "is-a-folder": ErrorText(N_("{path} is a folder."), N_("Name a file.")),
    "no-country-known": ErrorText(
        N_("No network of this graph has a known country, so that transit by country cannot be measured."),
        N_("`hansa evidence sync` brings the datasets that name them."),
    ),
}
