import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.api.cli.command_line import ARTICLE, PAGE, SEED_PAGE, CommandLine, Ran
from tests.unit.fetching.site import Site, running_site


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def is_clean(ran: Ran) -> bool:
    return "Traceback" not in ran.stderr + ran.stdout


def test_a_file_is_summed_up(standfirst: CommandLine, page: Path) -> None:
    ran = standfirst("summarize", page)
    assert (ran.status, ran.stderr) == (0, "")
    assert "The harbour of Eastport was closed on Monday" in ran.stdout
    assert "About us" not in ran.stdout


def test_the_seed_page_is_summed_up_without_its_widget(standfirst: CommandLine) -> None:
    ran = standfirst("summarize", SEED_PAGE)
    assert ran.status == 0
    assert "Lavrov" in ran.stdout
    assert "No time to read" not in ran.stdout
    assert "}}" not in ran.stdout


def test_json_is_what_the_http_door_answers(standfirst: CommandLine, page: Path) -> None:
    summary = json.loads(standfirst("summarize", page, "--format", "json", "--sentences", 2).stdout)
    assert set(summary) >= {"article", "sentences", "text", "method", "kind", "notices", "timings_ms", "minutes_saved"}
    assert 1 <= len(summary["sentences"]) <= 2
    assert summary["article"]["title"] == "Storm breaks two piers"


def test_markdown_has_a_heading(standfirst: CommandLine, page: Path) -> None:
    assert standfirst("summarize", page, "--format", "markdown").stdout.startswith("# Storm breaks two piers")


@pytest.mark.parametrize("flags", [(), ("--text",)])
def test_plain_text_from_standard_input_is_summed_up(standfirst: CommandLine, flags: tuple[str, ...]) -> None:
    """Text without a single tag needs no flag."""
    ran = standfirst("summarize", "-", *flags, "--sentences", 1, stdin=ARTICLE)
    assert ran.status == 0
    assert "Eastport" in ran.stdout


def test_html_from_standard_input_is_summed_up(standfirst: CommandLine) -> None:
    assert "Eastport" in standfirst("summarize", "-", stdin=PAGE).stdout


def test_a_text_file_is_text_by_its_name(standfirst: CommandLine, tmp_path: Path) -> None:
    """A text about HTML may hold tags."""
    file = tmp_path / "about.txt"
    file.write_text(ARTICLE.replace("No one was hurt.", "The sign read <b>closed</b>."), encoding="utf-8-sig")
    extracted = standfirst("extract", file).stdout
    assert "<b>closed</b>" in extracted
    assert "\ufeff" not in extracted


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_text_is_read_in_the_encodings_that_editors_write(
    standfirst: CommandLine, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(ARTICLE.replace("storm", "“tempête”"), encoding=encoding)
    assert "“tempête”" in standfirst("extract", file).stdout


def test_the_length_is_a_ceiling(standfirst: CommandLine) -> None:
    ran = standfirst("summarize", "-", "--words", 30, "--format", "json", stdin=ARTICLE)
    assert 0 < len(json.loads(ran.stdout)["text"].split()) <= 30


def test_every_method_can_be_asked_for(standfirst: CommandLine) -> None:
    names = [method["name"] for method in json.loads(standfirst("methods", "--json").stdout)]
    assert {"news", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic", "reduction"} <= set(names)
    for name in ("lead", "luhn"):
        summary = json.loads(standfirst("summarize", "-", "--method", name, "--format", "json", stdin=ARTICLE).stdout)
        assert summary["method"] == name


def test_reasons_are_given_when_asked(standfirst: CommandLine, page: Path) -> None:
    ran = standfirst("summarize", page, "--sentences", 1, "--explain")
    assert "✓   0" in ran.stdout
    assert ran.stdout.count("·") >= 3


def test_reasons_are_part_of_the_json_when_asked(standfirst: CommandLine, page: Path) -> None:
    reasons = json.loads(standfirst("summarize", page, "--explain", "--format", "json").stdout)["decisions"]
    assert [reason["sentence"] for reason in reasons] == list(range(7))
    assert all(reason["reason"] for reason in reasons)


def test_several_sources_are_summed_up_one_after_the_other(standfirst: CommandLine, page: Path) -> None:
    ran = standfirst("summarize", page, SEED_PAGE, "--format", "json")
    assert ran.status == 0
    titles = [json.loads(line)["article"]["title"] for line in ran.stdout.splitlines()]
    assert titles[0] == "Storm breaks two piers"
    assert len(titles) == 2


def test_one_bad_source_spoils_no_other(standfirst: CommandLine, page: Path, tmp_path: Path) -> None:
    ran = standfirst("summarize", tmp_path / "missing.html", page)
    assert ran.status == 1
    assert "Eastport" in ran.stdout
    assert "missing.html: There is no such file." in ran.stderr
    assert "Eastport" not in ran.stderr


def test_the_article_alone_is_written(standfirst: CommandLine, page: Path) -> None:
    assert "A fund that was set up" in standfirst("extract", page).stdout
    assert standfirst("extract", page, "--format", "markdown").stdout.startswith("# Storm")
    article = json.loads(standfirst("extract", page, "--format", "json").stdout)
    assert set(article) >= {"article", "notices", "timings_ms"}
    assert len(article["article"]["paragraphs"]) == 3
    told = standfirst("extract", "-", "--language", "en", "--format", "json", stdin=ARTICLE)
    assert json.loads(told.stdout)["article"]["language"] == "en"
    assert not json.loads(told.stdout)["notices"]
    assert standfirst("extract", page, "--language", "Norsk").status == 2


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + bytes(range(256)) * 40


@pytest.mark.parametrize(
    "stdin", [b"", b"   \n", PDF, bytes(range(256)) * 100, b"\x1f\x8b\x08" + bytes(500), b"<html>"]
)
@pytest.mark.parametrize("verb", ["summarize", "extract"])
def test_what_holds_no_article_ends_with_status_3(standfirst: CommandLine, verb: str, stdin: bytes) -> None:
    ran = standfirst(verb, "-", stdin=stdin)
    assert (ran.status, ran.stdout) == (3, "")
    assert ran.stderr.startswith("standfirst: ")
    assert is_clean(ran)


def test_binary_is_no_text(standfirst: CommandLine) -> None:
    ran = standfirst("summarize", "-", "--text", stdin=bytes(range(256)))
    assert ran.status == 3
    assert is_clean(ran)


def test_a_document_over_the_bound_is_refused(standfirst: CommandLine) -> None:
    ran = standfirst("summarize", "-", stdin=PAGE * 40, STANDFIRST_BOUNDS_BODY_BYTES="20000")
    assert ran.status == 3
    assert "larger" in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("summarize",),
        ("summarize", "-", "--length", "huge"),
        ("summarize", "-", "--sentences", "0"),
        ("summarize", "-", "--sentences", "-1"),
        ("summarize", "-", "--words", "1000000000"),
        ("summarize", "-", "--words", "3", "--length", "short"),
        ("summarize", "-", "--method", "magic"),
        ("summarize", "-", "--language", "../../x"),
        ("summarize", "-", "--format", "pdf"),
        ("summarize", "/no/such/file"),
        ("summarize", "/"),
        ("summarize", "bad\0name"[:3], "--no-such-flag"),
        ("extract",),
        ("extract", "a", "b"),
        ("serve", "--port", "0"),
        ("serve", "--host", "0.0.0.0"),
        ("config", "set", "helper.port", "many"),
        ("config", "set", "no.such", "1"),
        ("pair", "--list", "--revoke", "x"),
        ("history", "delete"),
        ("history", "delete", "--all"),
        ("history", "show", "x"),
        ("no-such-verb",),
    ],
)
def test_a_wrong_use_ends_with_status_2(standfirst: CommandLine, arguments: tuple[str, ...]) -> None:
    ran = standfirst(*arguments)
    assert (ran.status, ran.stdout) == (2, "")
    assert ran.stderr
    assert is_clean(ran)


def test_a_page_on_the_web_is_fetched(standfirst: CommandLine, site: Site) -> None:
    """Private addresses only with the setting, here for a server on loopback."""
    ran = standfirst("extract", f"{site.url}/plain", STANDFIRST_FETCH_ALLOW_PRIVATE="true", STANDFIRST_X="")
    assert ran.status in {0, 3}
    assert site.requests[-1][0] == "/plain"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "https://10.0.0.1/",
        "ftp://news.example/a",
        "file:///etc/passwd",
        "http://no-such-host.invalid/",
        "http://",
    ],
)
def test_an_address_that_cannot_be_fetched_ends_with_status_4(standfirst: CommandLine, url: str) -> None:
    ran = standfirst("summarize", url)
    assert (ran.status, ran.stdout) == (4, "")
    assert ran.stderr.startswith(f"standfirst: {url}: ")
    assert is_clean(ran)


@pytest.mark.parametrize("path", ["missing", "broken", "loop"])
def test_a_site_without_the_page_ends_with_status_4(standfirst: CommandLine, site: Site, path: str) -> None:
    ran = standfirst("summarize", f"{site.url}/{path}", STANDFIRST_FETCH_ALLOW_PRIVATE="true")
    assert (ran.status, ran.stdout) == (4, "")


def test_a_reader_who_goes_away_is_no_error(standfirst: CommandLine, page: Path) -> None:
    """`standfirst summarize … | head -1`."""
    process = subprocess.Popen(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", "summarize", *[str(page)] * 30],
        env=standfirst.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert complaint == b""


@pytest.mark.parametrize(
    "locale",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_locale_that_lacks_a_letter_is_no_error(standfirst: CommandLine, locale: dict[str, str], form: str) -> None:
    """JSON is UTF-8 all the same."""
    text = ARTICLE.replace("storm", "“Sturm” 暴风")
    ran = standfirst("summarize", "-", "--format", form, stdin=text, **locale)
    assert (ran.status, ran.stderr) == (0, "")
    if form == "json":
        assert "“Sturm” 暴风" in json.loads(ran.stdout_bytes)["text"]


def test_no_folder_of_the_user_need_be_known(page: Path) -> None:
    """HOME unset, TMPDIR nowhere, a working directory with blanks and 中文."""
    folder = page.parent / "a b 中文"
    folder.mkdir()
    done = subprocess.run(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", "summarize", str(page)],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "TMPDIR": "/nowhere"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Eastport" in done.stdout


def test_nothing_of_a_page_stays_on_the_machine(standfirst: CommandLine, tmp_path: Path) -> None:
    """Neither in our folder nor in a temporary one, whether there was an article or not."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    assert "Canary" in standfirst("summarize", "-", stdin=PAGE.replace("storm", "Canary"), TMPDIR=str(temporary)).stdout
    failed = standfirst("summarize", "-", stdin="<html><title>Canary</title>", TMPDIR=str(temporary))
    assert failed.status == 3
    assert "Canary" not in failed.stderr
    assert list(temporary.iterdir()) == []
    assert not standfirst.folder.exists()


def test_a_page_cannot_drive_the_terminal(standfirst: CommandLine, tmp_path: Path) -> None:
    """Escape sequences and direction overrides of a page are left out."""
    file = tmp_path / "hostile.txt"
    file.write_text(ARTICLE.replace("storm", "\x1b]0;owned\x07st\x9b31morm\u202e"), encoding="utf-8")
    for form in ("text", "markdown"):
        written = standfirst("summarize", file, "--format", form).stdout
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)


def test_ctrl_c_is_clean(standfirst: CommandLine) -> None:
    """Status 130, and no traceback, while it waits for standard input."""
    process = subprocess.Popen(  # this Python, running this package
        [sys.executable, "-m", "standfirst", "summarize", "-"],
        env=standfirst.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(200):  # until it sleeps in a read, which is what Ctrl-C mostly meets
        if "pipe" in Path(f"/proc/{process.pid}/wchan").read_text(encoding="ascii"):
            break
        Event().wait(0.05)
    process.send_signal(signal.SIGINT)
    written, complaint = process.communicate(timeout=30)
    assert (process.returncode, written, complaint.strip()) == (130, "", "")


def in_a_terminal(standfirst: CommandLine, *arguments: object, columns: int) -> str:
    """Run the command on a pseudo-terminal, and return what it drew."""
    master, slave = pty.openpty()
    process = subprocess.Popen(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", *map(str, arguments)],
        env={**standfirst.environment, "COLUMNS": str(columns), "TERM": "xterm"},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    drawn = b""
    try:
        while chunk := os.read(master, 65536):
            drawn += chunk
    except OSError:  # Linux's way to say that the other side is closed
        pass
    os.close(master)
    assert process.wait() == 0
    return drawn.decode("utf-8").replace("\r\n", "\n")


def test_a_person_sees_a_page_that_is_set(standfirst: CommandLine, page: Path) -> None:
    """The headline in bold, sentences as a list within the window, what it saves below."""
    drawn = in_a_terminal(standfirst, "summarize", page, columns=50)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert "\x1b[1mStorm breaks two piers\x1b[0m" in drawn
    assert all(len(line) <= 50 for line in plain.splitlines())
    assert "  • The harbour of Eastport was closed on Monday" in plain
    assert re.search(r"saves [\d.]+ of [\d.]+\sminutes", plain)


def test_the_article_is_set_too(standfirst: CommandLine, page: Path) -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", in_a_terminal(standfirst, "extract", page, columns=40))
    assert all(len(line) <= 40 for line in plain.splitlines())
    assert "Storm breaks two piers" in plain
