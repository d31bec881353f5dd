"""Shocks and scenarios: what breaks, for whom, and what would help."""
