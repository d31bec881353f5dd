"""Errors of the store, of accounts and of the server: what each says, and its cure."""

from hansa.error_texts.text import N_, ErrorText

TEXTS: dict[str, ErrorText] = {
    "store-unreachable": ErrorText(
        N_("The store {url} cannot be opened ({reason})."),
        N_("Check HANSA_DATABASE, or leave it out: the workspace's own file is used then."),
    ),
    "store-newer": ErrorText(
        N_("The store {url} was written by a later version of Hansa."),
        N_("Install that version, or use another store."),
    ),
    "unknown-account": ErrorText(
        N_("There is no account “{name}”."), N_("`hansa accounts list` names those that there are.")
    ),
    "account-exists": ErrorText(
        N_("There is an account “{name}” already."), N_("`hansa accounts password {name}` changes its password.")
    ),
    "bad-account-name": ErrorText(
        N_("“{name}” cannot name an account."), N_("Use 2 to 64 letters, digits, dots, hyphens or underscores.")
    ),
    "weak-password": ErrorText(
        N_("The password has fewer than {least} characters."), N_("Choose a longer one; a sentence is good.")
    ),
    "unknown-role": ErrorText(N_("“{name}” is no role."), N_("The roles are {known}.")),
    "no-accounts": ErrorText(
        N_("Hansa does not serve beyond this machine ({host}) without accounts."),
        N_("Make one first: `hansa accounts add NAME --role administrator`."),
    ),
    "no-run": ErrorText(N_("There is no run “{id}”."), N_("The stress lab lists those that there are."), "missing"),
    "not-done": ErrorText(N_("The run “{id}” has no result."), N_("Wait for its end, or resume it."), "conflict"),
    "takes-long": ErrorText(
        N_("This takes longer than an answer may, and nobody has asked for it as a run."),
        N_("POST /api/runs with the kind “{kind}” computes it."),
        "conflict",
    ),
    "run-died": ErrorText(
        N_("The run ended without an answer."), N_("Resume it; if it ends so again, the server's log says more.")
    ),
    "run-of-other-version": ErrorText(
        N_("An earlier version of Hansa wrote what this run found."), N_("Run it again: its request is kept.")
    ),
    "unknown-analysis": ErrorText(N_("“{name}” is nothing that can be run."), N_("Choose among {known}.")),
    "scenario-empty": ErrorText(N_("Nothing fails yet."), N_("Fill in at least one row.")),
    "shock-incomplete": ErrorText(
        N_("This row is not complete."), N_("Fill in all of its fields but those that say so.")
    ),
    "bad-number": ErrorText(N_("“{text}” cannot be used here."), N_("Give a whole number from {least} to {most}.")),
    "unknown-choice": ErrorText(N_("“{name}” is not a choice of {place}."), N_("Choose among {known}.")),
    "unknown-measure": ErrorText(N_("“{name}” is no measure."), N_("The measures are {known}.")),
    "no-figure": ErrorText(N_("The document has no figure {number}."), N_("Figures are numbered from 1."), "missing"),
    "port-in-use": ErrorText(
        N_("Port {port} of {host} cannot be opened ({reason})."), N_("Choose another one: `hansa serve --port 8001`.")
    ),
    "forbidden": ErrorText(
        N_("You may not do that."), N_("An administrator can give your account another role."), "forbidden"
    ),
    "not-found": ErrorText(N_("There is no such page."), N_("The menu leads to all that there are."), "missing"),
    "wrong-method": ErrorText(
        N_("This address is not called that way."), N_("The page /en/api says how each one is called."), "method"
    ),
    "too-many-tries": ErrorText(N_("Too many tries."), N_("Wait a few minutes."), "often"),
    "wrong-password": ErrorText(
        N_("Name or password is not right."), N_("An administrator can give you a new password."), "forbidden"
    ),
    "sign-in-first": ErrorText(
        N_("This server asks for a sign-in."),
        N_("POST /api/session with name and password gives the cookie."),
        "unsigned",
    ),
    "failure": ErrorText(N_("Hansa failed."), N_("Nothing was changed. The server’s log says more."), "failure"),
    "stale-form": ErrorText(
        N_("The form is too old, or not of this session."), N_("Go back to its page and send it again."), "forbidden"
    ),
    "unreadable-form": ErrorText(
        N_("The form cannot be read."), N_("Go back to its page and send it again."), "unread"
    ),
    "foreign-host": ErrorText(
        N_("This server is not called by that name."), N_("Add the name: `hansa serve --name NAME`."), "host"
    ),
    "foreign-page": ErrorText(
        N_("The request comes from another site."), N_("Use the pages of this server."), "forbidden"
    ),
    "too-large": ErrorText(N_("What was sent is too large."), N_("Send at most {most} bytes."), "large"),
    "address-too-long": ErrorText(N_("The address is too long."), N_("Use at most {most} characters."), "long"),
    "not-json": ErrorText(
        N_("This address takes JSON."), N_("Send it with the content type application/json."), "media"
    ),
    "bad-json": ErrorText(
        N_("What was sent is not the JSON that is expected: {place}: {reason}."), N_("/api/openapi.json describes it.")
    ),
    "bad-parameter": ErrorText(
        N_("The parameter {place} cannot be used: {reason}."), N_("/api/openapi.json describes what may be asked.")
    ),
    "too-many-runs": ErrorText(
        N_("{most} runs are waiting already."), N_("Wait until some have ended, or cancel them."), "often"
    ),
    "bad-slug": ErrorText(
        N_("“{name}” cannot name a strategy."),
        N_("Use letters, digits, hyphens and underscores, beginning with a letter or digit: senegal-2027."),
    ),
    "slug-taken": ErrorText(N_("There is a strategy “{name}” already."), N_("Choose another short name."), "conflict"),
    "changed-meanwhile": ErrorText(
        N_("“{name}” was changed by someone else since you opened this page; nothing was overwritten."),
        N_("What you wrote still stands below: look at the strategy as it is now, then save again."),
        "conflict",
    ),
    "answer-missing": ErrorText(N_("Nothing was written."), N_("Write an answer; the former one stays until you do.")),
    "no-version": ErrorText(
        N_("“{name}” has no version {stamp}."), N_("The page of versions lists those that there are."), "missing"
    ),
}
