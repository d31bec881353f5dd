"""Each analysis declared once: what it asks, its bounds, what answers it."""
