"""What several people write at once: accounts and runs, in SQLite by default or in PostgreSQL by address."""

from hansa.store.database import address, open_store

__all__ = ["address", "open_store"]
