"""The guide: steps, options, choices, and the written strategy."""
