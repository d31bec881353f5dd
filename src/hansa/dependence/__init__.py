"""Dependence: whom a country relies on, layer by layer, in one table and its measures."""
