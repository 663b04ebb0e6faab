"""The record in a PostgreSQL database: what is otherwise there than in SQLite."""
