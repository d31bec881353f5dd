"""The Internet's routes."""
