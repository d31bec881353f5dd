"""Alliance: with whom a country is stronger, and who is like-minded on what."""
