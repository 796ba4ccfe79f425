"""What is kept: added, listed, found by its id, pruned, summed up by day and week."""

from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from tests.unit.history.entries import Clock, summary_of, texts_of

from standfirst.errors import EntryNotFound
from standfirst.history import History


def test_what_is_added_is_there_with_all_that_is_known(history: History) -> None:
    entry_id = history.add(summary_of("It rained.", title="Rain", url="https://news.example/rain"))
    entry = history.entry(entry_id)
    assert (entry.title, entry.text, entry.sentences) == ("Rain", "It rained.", ("It rained.",))
    assert (entry.url, entry.byline, entry.site_name) == ("https://news.example/rain", "A. Writer", "The Example")
    assert (entry.published, entry.language, entry.method) == ("2026-01-02", "en", "news")
    assert entry.saved_at == "2026-03-14T12:00:00.000Z"
    assert (entry.article_words, entry.minutes_saved) == (502, 2.2)


def test_reading_where_nothing_was_ever_kept_makes_no_file(history: History) -> None:
    """With history off, nothing appears in the data folder."""
    assert history.entries().entries == ()
    assert history.digest("day").entries == ()
    assert list(history.all_entries()) == []
    assert history.prune(1) == 0
    assert history.delete_all() == ()
    with pytest.raises(EntryNotFound):
        history.entry(1)
    assert not history.file.parent.exists()


def test_entries_come_latest_first_a_page_at_a_time(history: History) -> None:
    for number in range(7):
        history.add(summary_of(f"Number {number}."))
    first = history.entries(limit=3)
    assert [entry.text for entry in first.entries] == ["Number 6.", "Number 5.", "Number 4."]
    second = history.entries(limit=3, cursor=first.next)
    third = history.entries(limit=3, cursor=second.next)
    assert [entry.text for entry in second.entries + third.entries] == [f"Number {n}." for n in (3, 2, 1, 0)]
    assert third.next is None


def test_pages_do_not_shift_when_entries_come_or_go(history: History) -> None:
    ids = [history.add(summary_of(f"Number {number}.")) for number in range(6)]
    first = history.entries(limit=2)
    history.add(summary_of("Late."))
    history.delete(ids[3])
    assert [entry.id for entry in history.entries(limit=9, cursor=first.next).entries] == [ids[2], ids[1], ids[0]]


@pytest.mark.parametrize("cursor", ["", "x", "-1", "1e9", "9" * 30, "0", "1; DROP TABLE entries", "٣"])
def test_a_cursor_of_nobody_does_no_harm(history: History, cursor: str) -> None:
    history.add(summary_of())
    assert len(history.entries(cursor=cursor).entries) <= 1
    assert len(history.entries().entries) == 1


@pytest.mark.parametrize("entry_id", [0, -1, 10**30, 2**63])
def test_an_id_of_nobody_is_not_found(history: History, entry_id: int) -> None:
    history.add(summary_of())
    with pytest.raises(EntryNotFound):
        history.entry(entry_id)


def test_no_part_of_a_text_can_break_the_database(history: History) -> None:
    """NUL and halves of characters are left out; the rest is kept."""
    odd = "A\0B \ud800 C 😀 '; DROP TABLE entries; --"
    entry = history.entry(history.add(summary_of(odd, title=odd)))
    assert entry.title == entry.text == "AB ? C 😀 '; DROP TABLE entries; --"
    assert entry.sentences == (entry.text,)


def test_old_entries_are_pruned(history: History, clock: Clock) -> None:
    history.add(summary_of("Old."))
    clock.leap(days=20)
    history.add(summary_of("New."))
    assert history.prune(30) == 0
    clock.leap(days=11)
    assert history.prune(30) == 1
    assert texts_of(history) == ["New."]


def test_nothing_is_pruned_when_entries_are_kept_for_ever(history: History, clock: Clock) -> None:
    history.add(summary_of())
    clock.leap(days=10_000)
    assert history.prune(0) == 0


@pytest.mark.parametrize("days", [365, -1])
def test_a_clock_that_leaps_deletes_nothing(history: History, clock: Clock, days: int) -> None:
    """It may be set right again before the day is over."""
    history.add(summary_of())
    history.prune(30)
    clock.leap(days=days)
    assert history.prune(30) == 0
    history.add(summary_of("In the meantime."))
    clock.leap(days=-days)
    assert history.prune(30) == 0
    assert len(texts_of(history)) == 2


def test_a_digest_tells_what_was_read_today_and_this_week(history: History, clock: Clock) -> None:
    history.add(summary_of("Last month.", url="https://a.example/0"))
    clock.leap(days=30)
    history.add(summary_of("This week.", url="https://a.example/1"))
    clock.leap(days=3)
    for length in range(3):
        history.add(summary_of(f"Today, {length}.", url="https://a.example/2"))
    today = clock.now.astimezone().date()
    day = history.digest("day")
    week = history.digest("week")
    assert (day.since, day.until) == (today.isoformat(), today.isoformat())
    assert [entry.text for entry in day.entries] == ["Today, 2."]
    assert [entry.text for entry in week.entries] == ["Today, 2.", "This week."]
    assert (day.minutes_saved, week.minutes_saved) == (2.2, 4.4)
    assert history.digest("day", date(2020, 1, 1)).entries == ()


def test_many_threads_may_add_and_read_at_once(history: History) -> None:
    def work(number: int) -> int:
        entry_id = history.add(summary_of(f"Thread {number}."))
        assert history.entry(entry_id).text == f"Thread {number}."
        assert history.entries("thread").entries
        return entry_id

    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(work, range(64)))
    assert len(set(ids)) == 64 == len(texts_of(history))


def test_two_programs_may_use_one_file(history: History) -> None:
    other = History(history.file)
    ids = [store.add(summary_of()) for store in (history, other) * 5]
    assert sorted(ids) == list(range(1, 11))
    other.close()
    assert len(texts_of(history)) == 10


def test_a_file_that_was_taken_away_is_begun_anew(history: History) -> None:
    """What is written after that is in the new file, not in one that nobody can open."""
    history.add(summary_of("Before."))
    for path in history.file.parent.iterdir():
        path.unlink()
    history.add(summary_of("After."))
    other = History(history.file)
    assert texts_of(other) == ["After."]
    other.close()


def test_files_are_private(history: History) -> None:
    history.add(summary_of())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in history.file.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert len(modes) == 3
    assert stat.S_IMODE(history.file.parent.stat().st_mode) == 0o700


def test_closing_leaves_one_file_that_any_sqlite_reads(history: History) -> None:
    history.add(summary_of("Readable."))
    history.close()
    assert [path.name for path in history.file.parent.iterdir()] == ["history.db"]
    connection = sqlite3.connect(history.file)
    assert connection.execute("SELECT text FROM entries").fetchall() == [("Readable.",)]
    connection.close()
