"""Own figures: what a ministry knows better than the public data, and what changes by it."""
