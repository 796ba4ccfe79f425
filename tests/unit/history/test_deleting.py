"""What is deleted is gone, to the last byte."""

from __future__ import annotations

import sqlite3

import pytest
from tests.unit.history.entries import bytes_in, summary_of, texts_of

from standfirst.errors import EntryNotFound
from standfirst.history import History


def test_one_entry_is_deleted_and_found_no_more(history: History) -> None:
    kept = history.add(summary_of("Kept rain."))
    gone = history.add(summary_of("Gone rain."))
    history.delete(gone)
    assert texts_of(history, "rain") == ["Kept rain."]
    with pytest.raises(EntryNotFound):
        history.entry(gone)
    with pytest.raises(EntryNotFound):
        history.delete(gone)
    assert history.add(summary_of()) > gone > kept


def test_deleting_leaves_no_byte_behind(history: History) -> None:
    """Neither in the database nor in what SQLite keeps beside it, while it is open."""
    canaries = {
        "text": "Canarytext sings. " * 300,
        "title": "Canarytitle 金丝雀",
        "url": "https://canaryhost.example/canarypath",
    }
    for number in range(40):
        history.add(summary_of(f"Other entry {number}."))
    gone = history.add(summary_of(canaries["text"], title=canaries["title"], url=canaries["url"]))
    for number in range(40):
        history.add(summary_of(f"Later entry {number}."))
    assert b"canary" in bytes_in(history.file.parent).lower()
    history.delete(gone)
    left = bytes_in(history.file.parent).lower()
    assert b"canary" not in left
    assert "金丝雀".encode() not in left
    assert "金".encode() not in left
    assert len(texts_of(history)) == 80


def test_what_a_reader_keeps_from_being_overwritten_goes_with_the_next_call(history: History) -> None:
    """Another program reads while an entry is deleted."""
    gone = history.add(summary_of("Canary sings."))
    reader = sqlite3.connect(history.file, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM entries").fetchone() == (1,)
    history.delete(gone)
    reader.execute("ROLLBACK")
    reader.close()
    assert history.entries().entries == ()
    assert b"canary" not in bytes_in(history.file.parent).lower()


def test_deleting_all_leaves_no_byte_nor_copy_behind(history: History) -> None:
    """Files that were set aside and copies from migrations go too."""
    for number in range(50):
        history.add(
            summary_of(f"Canary {number} sings.", title=f"Canary {number}", url=f"https://canary.example/{number}")
        )
    aside = history.file.with_name(history.file.name + ".damaged-20260101T000000Z")
    backup = history.file.with_name(history.file.name + ".backup-1")
    for leftover in (aside, backup):
        leftover.write_text("canary", encoding="utf-8")
    assert set(history.delete_all()) == {aside, backup}
    assert b"canary" not in bytes_in(history.file.parent).lower()
    assert texts_of(history) == []
    assert history.add(summary_of("New."))
