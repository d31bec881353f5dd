"""The datasets: one folder each, with the facts about it in ``source.yml`` and one reader in ``read.py``."""
