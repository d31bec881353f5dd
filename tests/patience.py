"""How long a test waits for what must come: a guard against hanging for ever, which a busy machine never meets."""

PATIENCE_S = 600.0
