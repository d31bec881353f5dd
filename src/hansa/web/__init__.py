"""Hansa in the browser: pages and an interface for programs, over the same functions as the command line."""
