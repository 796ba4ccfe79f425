"""The database's shape, as the steps that led to it. A step that was released is never changed."""

from __future__ import annotations

from collections.abc import Sequence

APPLICATION_ID = 0x53746466
"""`Stdf`: how `file` and we tell this database from another program's."""

Migration = Sequence[str]
"""The statements that lead from one version to the next; all run in one transaction."""

MIGRATIONS: Sequence[Migration] = (
    (
        """
        CREATE TABLE entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            saved_at TEXT NOT NULL,
            url TEXT,
            title TEXT,
            byline TEXT,
            site_name TEXT,
            published TEXT,
            language TEXT,
            method TEXT NOT NULL,
            text TEXT NOT NULL,
            sentences TEXT NOT NULL,
            article_words INTEGER NOT NULL,
            minutes_saved REAL NOT NULL
        ) STRICT
        """,
        "CREATE INDEX entries_by_time ON entries (saved_at)",
        # It keeps its own text, because that is not the entries': see `search.searchable`.
        """
        CREATE VIRTUAL TABLE entry_words USING fts5 (
            words, detail = full, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
        )
        """,
        "CREATE TABLE upkeep (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    ),
)
