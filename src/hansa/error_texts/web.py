"""Errors of the store, of accounts and of the server: what each says, and its cure."""

from hansa.error_texts.text import N_, Text

TEXTS: dict[str, Text] = {
    "store-unreachable": Text(
        N_("The store {url} cannot be opened ({reason})."),
        N_("Check HANSA_DATABASE, or leave it out: the workspace's own file is used then."),
    ),
    "store-newer": Text(
        N_("The store {url} was written by a later version of Hansa."),
        N_("Install that version, or use another store."),
    ),
    "unknown-account": Text(
        N_("There is no account “{name}”."), N_("`hansa accounts list` names those that there are.")
    ),
    "account-exists": Text(
        N_("There is an account “{name}” already."), N_("`hansa accounts password {name}` changes its password.")
    ),
    "bad-account-name": Text(
        N_("“{name}” cannot name an account."), N_("Use 2 to 64 letters, digits, dots, hyphens or underscores.")
    ),
    "weak-password": Text(
        N_("The password has fewer than {least} characters."), N_("Choose a longer one; a sentence is good.")
    ),
    "unknown-role": Text(N_("“{name}” is no role."), N_("The roles are {known}.")),
    "no-accounts": Text(
        N_("Hansa does not serve beyond this machine ({host}) without accounts."),
        N_("Make one first: `hansa accounts add NAME --role administrator`."),
    ),
    "no-run": Text(N_("There is no run “{id}”."), N_("The stress lab lists those that there are.")),
    "run-died": Text(
        N_("The run ended without an answer."), N_("Resume it; if it ends so again, the server's log says more.")
    ),
    "unknown-measure": Text(N_("“{name}” is no measure."), N_("The measures are {known}.")),
    "no-figure": Text(N_("The document has no figure {number}."), N_("Figures are numbered from 1.")),
    "port-in-use": Text(
        N_("Port {port} of {host} cannot be opened ({reason})."), N_("Choose another one: `hansa serve --port 8001`.")
    ),
}
