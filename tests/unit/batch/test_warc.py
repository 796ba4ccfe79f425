import gzip
import itertools
import zlib
from pathlib import Path

import pytest
from tests.unit.batch.crawls import HTML, Crawl, chunked

from standfirst.batch.warc import Page, pages_between
from standfirst.config import Bounds
from standfirst.errors import DocumentTooLarge, UnsupportedDocument
from standfirst.model import Document, PlainText

BODY = ("<html><title>Ünïcode</title>" + "<p>word word</p>" * 400 + "</html>").encode()


def pages_of(path: Path, begin: int = 0, end: int | None = None) -> list[Page]:
    return list(pages_between(path, begin, path.stat().st_size if end is None else end, Bounds()))


def html_of(page: Page) -> bytes:
    assert isinstance(page.content, Document)
    assert isinstance(page.content.html, bytes)
    return page.content.html


def test_a_page_arrives_as_its_server_meant_it_however_it_was_sent(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path / "crawl.warc.gz")
    crawl.reply("https://a.example/plain", BODY)
    crawl.reply("https://a.example/packed", gzip.compress(BODY), {**HTML, "Content-Encoding": "gzip"})
    crawl.reply("https://a.example/deflated", zlib.compress(BODY), {**HTML, "Content-Encoding": "deflate"})
    crawl.reply("https://a.example/chunked", chunked(BODY), {**HTML, "Transfer-Encoding": "chunked"})
    both = {**HTML, "Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}
    crawl.reply("https://a.example/both", chunked(gzip.compress(BODY)), both)
    pages = pages_of(crawl.close())
    assert [html_of(page) for page in pages] == [BODY] * 5
    addresses = [page.content.url for page in pages if isinstance(page.content, Document)]
    assert addresses[0] == "https://a.example/plain"
    assert all(page.id.startswith("<urn:uuid:") for page in pages)


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path / "crawl.warc.gz")
    crawl.reply("https://a.example/moved", b"", {**HTML, "Location": "/"}, "301 Moved Permanently")
    crawl.reply("https://a.example/gone", BODY, HTML, "404 Not Found")
    crawl.reply("https://a.example/image", b"\x89PNG", {"Content-Type": "image/png"})
    crawl.reply("https://a.example/data", b"{}", {"Content-Type": "application/json"})
    crawl.revisit("https://a.example/again")
    crawl.reply("https://a.example/page", BODY)
    assert [html_of(page) for page in pages_of(crawl.close())] == [BODY]


def test_extracted_texts_are_read_as_text(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path / "crawl.wet.warc.gz")
    crawl.extracted("https://a.example/", "Zwölf Boxkämpfer.\n\nUnd mehr.")
    [page] = pages_of(crawl.close())
    assert page.content == PlainText("Zwölf Boxkämpfer.\n\nUnd mehr.")


@pytest.fixture
def crawl_of_seven(tmp_path: Path) -> tuple[Path, list[int]]:
    """Seven pages, and where each begins."""
    crawl = Crawl(tmp_path / "crawl.warc.gz")
    begins = [crawl.reply(f"https://a.example/{number}", BODY + bytes([48 + number])) for number in range(7)]
    return crawl.close(), begins


def test_any_cut_of_a_crawl_gives_each_page_exactly_once(crawl_of_seven: tuple[Path, list[int]]) -> None:
    path, begins = crawl_of_seven
    for step in (97, 600, 1000, 5000):
        edges = [*range(0, path.stat().st_size, step), path.stat().st_size]
        found = [page.offset for begin, end in itertools.pairwise(edges) for page in pages_of(path, begin, end)]
        assert found == begins, step


def test_a_damaged_record_costs_itself(crawl_of_seven: tuple[Path, list[int]]) -> None:
    path, begins = crawl_of_seven
    content = bytearray(path.read_bytes())
    content[begins[3] + 60] ^= 0xFF
    path.write_bytes(content)
    pages = pages_of(path)
    assert len(pages) == 7
    assert [isinstance(page.content, UnsupportedDocument) for page in pages] == [i == 3 for i in range(7)]


def test_a_damage_is_named_once_however_the_crawl_is_cut(crawl_of_seven: tuple[Path, list[int]]) -> None:
    path, begins = crawl_of_seven
    content = bytearray(path.read_bytes())
    content[begins[3] + 60] ^= 0xFF
    path.write_bytes(content)
    whole = pages_of(path)
    for step in (600, 1000, 5000):
        edges = [*range(0, len(content), step), len(content)]
        found = [page for begin, end in itertools.pairwise(edges) for page in pages_of(path, begin, end)]
        assert [page.offset for page in found] == [page.offset for page in whole], step


def test_a_record_that_is_cut_off_is_named(crawl_of_seven: tuple[Path, list[int]]) -> None:
    path, begins = crawl_of_seven
    path.write_bytes(path.read_bytes()[: begins[6] + 80])
    pages = pages_of(path)
    assert [page.offset for page in pages] == begins
    assert isinstance(pages[-1].content, UnsupportedDocument)


def test_noise_between_records_costs_no_page(crawl_of_seven: tuple[Path, list[int]]) -> None:
    path, begins = crawl_of_seven
    content = path.read_bytes()
    path.write_bytes(content[: begins[2]] + b"noise \x1f\x8b\x08 noise" * 9 + content[begins[2] :])
    assert len([html_of(page) for page in pages_of(path) if isinstance(page.content, Document)]) == 7


def test_an_archive_that_is_not_packed_is_read_from_its_start(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path / "crawl.warc", packed=False)
    for number in range(3):
        crawl.reply(f"https://a.example/{number}", BODY)
    assert len(list(pages_between(crawl.close(), 0, None, Bounds()))) == 3


def test_a_page_over_the_bound_is_named_and_never_held(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path / "crawl.warc.gz")
    bomb = gzip.compress(b"<p>word</p>" * 2_000_000)
    crawl.reply("https://a.example/bomb", bomb, {**HTML, "Content-Encoding": "gzip"})
    crawl.reply("https://a.example/page", BODY)
    pages = pages_of(crawl.close())
    assert isinstance(pages[0].content, DocumentTooLarge)
    assert html_of(pages[1]) == BODY


@pytest.mark.parametrize("length", ["-5", "99999999999999999999999", "5x", ""])
def test_a_record_without_a_true_length_is_named(tmp_path: Path, length: str) -> None:
    """Passing it over would lose a page without a word."""
    path = tmp_path / "crawl.warc"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: {length}\r\n\r\n"
    path.write_bytes(head.encode() + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a\r\n\r\n")
    assert [type(page.content) for page in pages_of(path)][:1] == [UnsupportedDocument]


def test_a_reply_whose_record_names_no_type_is_a_reply(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + BODY
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
    path.write_bytes(f"{head}Content-Length: {len(reply)}\r\n\r\n".encode() + reply + b"\r\n\r\n")
    assert [html_of(page) for page in pages_of(path)] == [BODY]
