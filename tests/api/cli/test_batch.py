"""What a batch reads and writes."""

import gzip
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import arro3.io
import pytest
from tests.api.cli.batches import SMALL_PARTS, failures_in, lines_in, page_of, write_pages, written_in
from tests.api.cli.command_line import CommandLine, is_clean
from tests.unit.batch.crawls import HTML, Crawl

import standfirst as library


def test_a_folder_becomes_one_line_a_page_with_offsets_that_hold(standfirst: CommandLine, tmp_path: Path) -> None:
    pages, out = write_pages(tmp_path / "pages", 12), tmp_path / "out"
    ran = standfirst("batch", pages, "--out", out, "--length", "short")
    assert (ran.status, ran.stdout) == (0, "")
    assert "12 summaries" in ran.stderr
    lines = lines_in(out)
    assert [line["id"] for line in lines] == [f"{number:04}.html" for number in range(12)]
    for number, line in enumerate(lines):
        article = library.extract(page_of(number))
        assert line["article"]["title"] == article.title
        assert len(line["sentences"]) == 1
        assert all(article.text[s["start"] : s["end"]] == s["text"] for s in line["sentences"])
        assert line["timings_ms"]["total"] > 0


def test_workers_shards_and_runs_of_any_number_write_the_same_bytes(standfirst: CommandLine, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", 40)
    (pages / "0017.html").write_text("<title>Nothing</title>", encoding="utf-8")
    for out, arguments in {
        "one": [["--workers", "1"]],
        "two": [["--workers", "2"]],
        "four": [["--workers", "1", "--shard", f"{number}/4"] for number in (3, 1, 4, 2)],
    }.items():
        for each in arguments:
            ran = standfirst("batch", pages, "--out", tmp_path / out, "--no-timings", *each, **SMALL_PARTS)
            assert ran.status in {0, 1}, ran.stderr
    one = written_in(tmp_path / "one")
    assert len(one) == 9  # eight parts, and what was set aside of one
    assert one == written_in(tmp_path / "two") == written_in(tmp_path / "four")


def test_pages_lines_and_crawls_of_the_same_articles_tell_the_same(standfirst: CommandLine, tmp_path: Path) -> None:
    rows = [{"id": number, "url": f"https://news.example/{number}", "html": page_of(number)} for number in range(9)]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (tmp_path / "plain.jsonl").write_bytes(lines)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(lines))
    crawl = Crawl(tmp_path / "crawl.warc.gz")
    for row in rows:
        crawl.reply(str(row["url"]), str(row["html"]).encode(), HTML)
    crawl.close()
    told = []
    for source in ("plain.jsonl", "packed.jsonl.gz", "crawl.warc.gz"):
        out = tmp_path / f"of {source}"
        ran = standfirst("batch", tmp_path / source, "--out", out, **SMALL_PARTS, STANDFIRST_BATCH_PART_BYTES="4000")
        assert ran.status == 0, ran.stderr
        assert len(list(out.glob("part-*.gz"))) > 1
        told.append([(line["article"]["url"], line["text"]) for line in lines_in(out)])
    assert told[0] == told[1] == told[2]
    assert [line["id"] for line in lines_in(tmp_path / "of plain.jsonl")] == [str(number) for number in range(9)]


def test_what_is_no_page_is_set_aside_with_its_place_and_reason(standfirst: CommandLine, tmp_path: Path) -> None:
    rows = [b'{"html": 7}', b"{", b"[1]", b'{"gold": ""}', b'{"url": "https://news.example/"}', b"\xff", b"9" * 5000]
    good = json.dumps({"id": "good", "text": library.extract(page_of(1)).text}).encode()
    (tmp_path / "rows.jsonl").write_bytes(b"\n".join([*rows, good]))
    out = tmp_path / "out"
    ran = standfirst("batch", tmp_path / "rows.jsonl", "--out", out)
    assert ran.status == 1
    assert is_clean(ran)
    assert [line["id"] for line in lines_in(out)] == ["good"]
    failures = failures_in(out)
    assert len(failures) == len(rows)
    assert {failure["code"] for failure in failures} == {"invalid_request", "address_not_allowed"}
    assert failures[1]["offset"] == len(rows[0]) + 1
    assert "7 pages were set aside" in ran.stderr
    assert "address_not_allowed" in ran.stderr


def test_parquet_holds_what_the_lines_hold_after_a_retry_too(standfirst: CommandLine, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", 7)
    whole = (pages / "0003.html").read_text(encoding="utf-8")
    (pages / "0003.html").write_text("<p>" + "x" * (len(whole) - 3), encoding="utf-8")
    for form in ("jsonl", "parquet"):
        ran = standfirst("batch", pages, "--out", tmp_path / form, "--format", form, **SMALL_PARTS)
        assert ran.status == 1, ran.stderr
    (pages / "0003.html").write_text(whole, encoding="utf-8")
    for form in ("jsonl", "parquet"):
        ran = standfirst("batch", "--out", tmp_path / form, "--retry-failed")
        assert ran.status == 0, ran.stderr
    tables = [arro3.io.read_parquet(part).read_all() for part in sorted((tmp_path / "parquet").glob("*.parquet"))]
    rows = [row for table in tables for batch in table.to_batches() for row in batch.to_struct_array().to_pylist()]
    lines = lines_in(tmp_path / "jsonl")
    assert [row["text"] for row in rows] == [line["text"] for line in lines]
    assert [row["sentences"][0]["start"] for row in rows] == [line["sentences"][0]["start"] for line in lines]
    assert [row["article"]["title"] for row in rows] == [line["article"]["title"] for line in lines]


def test_pages_that_look_like_no_article_are_set_aside_on_request(standfirst: CommandLine, tmp_path: Path) -> None:
    pages, out = write_pages(tmp_path / "pages", 3), tmp_path / "out"
    items = "".join(f"<li><a href=/{n}>Buy the blue lamp number {n} for {n} crowns today</a>" for n in range(60))
    (pages / "shop.html").write_text(f"<title>Lamps</title><ul>{items}</ul>", encoding="utf-8")
    ran = standfirst("batch", pages, "--out", out, "--min-likely", "0.5")
    assert ran.status == 1
    assert [failure["id"] for failure in failures_in(out)] == ["shop.html"]
    assert len(lines_in(out)) == 3


class _Site(http.server.BaseHTTPRequestHandler):
    """A site that forbids one folder and lists who asked."""

    asked: list[str]
    rules = "User-agent: *\nDisallow: /private/\n"

    def do_GET(self) -> None:
        self.asked.append(self.path)
        is_rules = self.path == "/robots.txt"
        body = (self.rules if is_rules else page_of(int(self.path.rsplit("/", 1)[1]))).encode()
        self.send_response(200 if self.rules or not is_rules else 500)
        self.send_header("Content-Type", "text/plain" if is_rules else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def site(rules: str) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Site", (_Site,), {"asked": asked, "rules": rules})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_addresses_are_fetched_as_their_site_allows(standfirst: CommandLine, tmp_path: Path) -> None:
    with site(_Site.rules) as (address, asked):
        (tmp_path / "wanted.txt").write_text(f"{address}/1\n{address}/private/2\n{address}/3\n", encoding="utf-8")
        ran = standfirst(
            "batch", tmp_path / "wanted.txt", "--out", tmp_path / "out", "--fetch", "20",
            STANDFIRST_FETCH_ALLOW_PRIVATE="true",
        )  # fmt: skip
    assert ran.status == 1, ran.stderr
    assert asked[0] == "/robots.txt"
    assert sorted(asked) == ["/1", "/3", "/robots.txt"]
    assert [line["id"] for line in lines_in(tmp_path / "out")] == [f"{address}/1", f"{address}/3"]
    assert "robots.txt forbids" in failures_in(tmp_path / "out")[0]["detail"]


def test_a_site_whose_rules_cannot_be_had_is_left_alone(standfirst: CommandLine, tmp_path: Path) -> None:
    with site("") as (address, asked):
        ran = standfirst(
            "batch", f"{address}/1", "--out", tmp_path / "out", "--fetch", "20", STANDFIRST_FETCH_ALLOW_PRIVATE="true"
        )
    assert (ran.status, asked) == (1, ["/robots.txt"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Name what to read"),
        (["pages", "--resume"], "Name what to read"),
        (["nowhere"], "There is no `nowhere`"),
        (["https://news.example/"], "--fetch 1"),
        (["pages", "--shard", "5/4"], "write K/N"),
        (["pages", "--shard", "0/4"], "write K/N"),
        (["pages", "--shard", "1/2", "--dask", "local"], "not both"),
        (["pages", "--dask", "tcp://127.0.0.1:1"], "does not answer"),
        (["pages", "--method", "none"], "no summarizer"),
        (["pages", "--length", "short", "--words", "9"], "only one of"),
        (["--status"], "no plan"),
        (["pages", "--workers", "0"], "workers.count"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    standfirst: CommandLine, tmp_path: Path, arguments: list[str], told: str
) -> None:
    write_pages(tmp_path / "pages", 1)
    given = [str(tmp_path / "pages") if argument == "pages" else argument for argument in arguments]
    ran = standfirst("batch", *given, "--out", tmp_path / "out")
    assert ran.status in {2, 5}
    assert told.lower() in ran.stderr.lower()
    assert is_clean(ran)


def test_hundreds_of_pages_on_a_dask_cluster_give_the_same_bytes(standfirst: CommandLine, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", 300)
    (pages / "0100.html").write_text("<title>Nothing</title>", encoding="utf-8")
    parts = {"STANDFIRST_BATCH_PART_PAGES": "40"}
    here = standfirst("batch", pages, "--out", tmp_path / "here", "--no-timings", **parts)
    dask = standfirst("batch", pages, "--out", tmp_path / "dask", "--no-timings", "--dask", "local", **parts)
    assert (here.status, dask.status) == (1, 1), dask.stderr
    assert len(written_in(tmp_path / "here")) == 9
    assert written_in(tmp_path / "here") == written_in(tmp_path / "dask")
