"""Datasets as tables and pages: where each is from, under which licence, and what an edition holds of it."""
