"""What the edition says of a country, looked up once: facts by name, expressions over them, the worst cases."""
