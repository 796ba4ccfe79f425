import gzip
import json
import lzma
import os
import resource
from pathlib import Path

import pytest
from tests.unit.batch.crawls import Crawl

from standfirst.batch.inputs import find_inputs
from standfirst.errors import InvalidRequest


def names_of(*sources: Path | str, fetches: bool = False) -> list[str]:
    return [item.name for item in find_inputs([str(source) for source in sources], fetches=fetches)]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with pages in two places, and what is none."""
    for name in ("b.html", "a.htm", "deeper/c.txt", "deeper/note.pdf", "style.css"):
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text("<p>Text.", encoding="utf-8")
    return tmp_path / "pages"


def test_a_folder_gives_its_pages_in_the_order_of_their_names(pages: Path) -> None:
    assert names_of(pages) == ["a.htm", "b.html", "deeper/c.txt"]


def test_a_pattern_gives_the_files_that_fit(pages: Path) -> None:
    assert [Path(name).name for name in names_of(f"{pages}/*.htm*")] == ["a.htm", "b.html"]
    assert [Path(name).name for name in names_of(f"{pages}/**/*.txt")] == ["c.txt"]


def test_a_file_that_is_named_twice_is_read_once(pages: Path) -> None:
    assert len(names_of(pages, pages, f"{pages}/*.html")) == 3


def test_the_order_of_the_sources_decides_nothing(pages: Path) -> None:
    first, second = str(pages / "a.htm"), str(pages / "b.html")
    assert find_inputs([first, second], fetches=False) == find_inputs([second, first], fetches=False)


def test_a_list_stands_for_what_it_names(pages: Path) -> None:
    listed = pages / "wanted.txt"
    listed.write_text("a.htm\n\ndeeper/c.txt\nhttps://news.example/a\n", encoding="utf-8")
    assert sorted(Path(name).name for name in names_of(listed, fetches=True)) == ["a", "a.htm", "c.txt"]


def test_a_list_that_names_itself_and_others_a_thousand_times_is_read_once(pages: Path) -> None:
    (pages / "one.txt").write_text("two.txt\n" * 1_000, encoding="utf-8")
    (pages / "two.txt").write_text("one.txt\n" * 1_000 + "a.htm\n", encoding="utf-8")
    assert [Path(name).name for name in names_of(pages / "one.txt")] == ["a.htm"]


def test_a_text_is_no_list(pages: Path) -> None:
    text = pages / "deeper" / "c.txt"
    text.write_text("a.htm\nis the first page of this folder.\n", encoding="utf-8")
    assert [Path(name).name for name in names_of(text)] == ["c.txt"]


def test_addresses_are_read_only_where_fetching_was_asked_for(pages: Path) -> None:
    with pytest.raises(InvalidRequest, match="addresses"):
        names_of("https://news.example/a", pages)


def test_packed_lines_are_counted(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": str(number)}) + "\n" for number in range(7)).encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(lines))
    (tmp_path / "c.jsonl").write_bytes(lines)
    assert [(item.kind, item.records) for item in find_inputs([str(tmp_path)], fetches=False)] == [
        ("packed_lines", 7), ("packed_lines", 7), ("lines", 0),
    ]  # fmt: skip


def test_a_crawl_is_read_from_any_record_on_only_where_each_is_packed_alone(tmp_path: Path) -> None:
    crawls = {
        "each.warc.gz": Crawl(tmp_path / "each.warc.gz"),
        "plain.warc": Crawl(tmp_path / "plain.warc", packed=False),
    }
    for crawl in crawls.values():
        crawl.extracted("https://a.example/", "Text.")
        crawl.close()
    (tmp_path / "whole.warc.gz").write_bytes(gzip.compress((tmp_path / "plain.warc").read_bytes()))
    kinds = {item.name: item.kind for item in find_inputs([str(tmp_path)], fetches=False)}
    assert kinds == {"each.warc.gz": "warc", "plain.warc": "whole_warc", "whole.warc.gz": "whole_warc"}


@pytest.mark.parametrize("source", ["nothing-here", "nothing-*.html", "nul\0"])
def test_a_source_that_is_not_there_is_named(source: str) -> None:
    with pytest.raises(InvalidRequest):
        names_of(source)


def test_counting_lines_holds_none_of_them(tmp_path: Path) -> None:
    """A line of 300 MB is packed into as many kilobytes."""
    with gzip.open(tmp_path / "bomb.jsonl.gz", "wb") as file:
        for _ in range(300):
            file.write(bytes(1_000_000))
        file.write(b"\n{}")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert [item.records for item in find_inputs([str(tmp_path)], fetches=False)] == [2]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 100_000


def test_damaged_lines_are_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"{}\n" * 1000)[:-9])
    with pytest.raises(InvalidRequest, match="cannot be read"):
        names_of(tmp_path / "a.jsonl.gz")


def test_a_device_or_a_pipe_is_no_page(tmp_path: Path) -> None:
    """An unpacked archive may hold links to some; what has no end is never opened."""
    (tmp_path / "good.html").write_text("<p>Text.")
    (tmp_path / "zero.html").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.html")
    assert names_of(tmp_path) == ["good.html"]
    for name in ("zero.html", "pipe.html"):
        with pytest.raises(InvalidRequest, match="is no file"):
            names_of(tmp_path / name)
