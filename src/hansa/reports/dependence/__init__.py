"""Answers about whom countries depend on, beyond the brief: one country's layers, the world by one measure, the countries there are."""
