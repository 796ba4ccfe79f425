"""What was read: SQLite with a word index. Off until the user turns it on; see `store` for what is promised."""

from __future__ import annotations

from pathlib import Path

from standfirst.config import data_folder
from standfirst.history.database import set_aside_files
from standfirst.history.entries import Digest, Entry, Page, Period, articles_of
from standfirst.history.export import ExportForm, export
from standfirst.history.search import MAX_QUERY_CHARACTERS
from standfirst.history.store import MAX_PAGE, History

__all__ = [
    "MAX_PAGE",
    "MAX_QUERY_CHARACTERS",
    "Digest",
    "Entry",
    "ExportForm",
    "History",
    "Page",
    "Period",
    "articles_of",
    "export",
    "history_file",
    "set_aside_files",
]


def history_file() -> Path:
    """Where it lies."""
    return data_folder() / "history" / "history.db"
