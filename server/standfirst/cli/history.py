"""`standfirst history`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from standfirst.access import Access, access_folder, page_link
from standfirst.cli import options, terminal, typesetting
from standfirst.cli.exit_statuses import DONE, TROUBLE
from standfirst.errors import InvalidRequest
from standfirst.history import MAX_PAGE, Entry, ExportForm, History, export, history_file

limit_option = click.option(
    "--limit", type=click.IntRange(1, MAX_PAGE), default=20, show_default=True, help="At most so many."
)


@click.group(short_help="What was read: list, search, export, delete.")
def history() -> None:
    """What you had summarized in the browser, kept on this machine alone. It is off until you turn it on:

    standfirst config set history.enabled true
    """  # noqa: D415  # the line below ends the sentence


@history.command("list", short_help="List the latest entries.")
@limit_option
@options.json_option
def list_entries(*, limit: int, as_json: bool) -> None:
    """List the latest entries, one a line: id, date, title."""
    _list("", limit, as_json=as_json)


@history.command(short_help="Find entries by words.")
@click.argument("words", nargs=-1, required=True)
@limit_option
@options.json_option
def search(*, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find entries in which all WORDS occur, each as the beginning of a word."""
    _list(" ".join(words), limit, as_json=as_json)


@history.command(short_help="Show an entry.")
@click.argument("entry_id", metavar="ID", type=int)
@options.json_option
def show(*, entry_id: int, as_json: bool) -> None:
    """Show the entry with that ID: its sentences, and where the article stands."""
    entry = _history().entry(entry_id)
    if as_json:
        terminal.write(json.dumps(asdict(entry), ensure_ascii=False, indent=2), "json")
    else:
        terminal.write(typesetting.set_entry(entry, terminal.measure()))


@history.command(short_help="Delete entries for good.")
@click.argument("entry_ids", metavar="[ID]...", nargs=-1, type=int)
@click.option("--all", "everything", is_flag=True, help="Delete all, and the copies beside the database.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(*, entry_ids: tuple[int, ...], everything: bool, yes: bool) -> None:
    """Delete the entries with these IDs, or all. No byte of them stays in the files."""
    if everything == bool(entry_ids):
        raise click.UsageError("Name the entries, or say --all.")
    kept = _history()
    if everything:
        if not yes:
            _confirm("Delete the whole history, with its copies and any damaged files that were set aside?")
        removed = kept.delete_all()
        terminal.note("The history is empty." + "".join(f"\n  removed {path}" for path in removed))
    for entry_id in entry_ids:
        kept.delete(entry_id)
    kept.close()


@history.command("export", short_help="Write all entries to stdout or a file.")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(["jsonl", "markdown"]), default="jsonl", show_default=True)
def export_entries(*, file: Path | None, form: ExportForm) -> None:
    """Write all entries, the latest first, to FILE or to standard output."""
    written = export(_history().all_entries(), form)
    if file is None:
        for piece in written:
            terminal.write(piece, "json" if form == "jsonl" else "text")
        return
    try:
        with file.open("w", encoding="utf-8") as opened:
            opened.writelines(written)
    except OSError as error:
        raise InvalidRequest("The file cannot be written.", hint="Name a file that you may write to.") from error


@history.command("open", short_help="Open the history in the browser.")
def open_page() -> int:
    """Open the helper's page with the history, by a link that works once."""
    import webbrowser  # noqa: PLC0415  # it and the examination of ports are this verb's alone

    from standfirst.desktop.port import who_listens  # noqa: PLC0415  # likewise

    port = options.settings().helper.port
    listener = who_listens(port)
    if listener is None or listener.version is None:
        terminal.complain("The helper does not run.", "Start it with `standfirst serve`.")
        return TROUBLE
    link = page_link(port, Access(access_folder()).open_pairing("page"))
    terminal.write(link)
    terminal.note("The link works once, within two minutes.")
    if terminal.has_display():
        webbrowser.open(link)
    return DONE


def _history() -> History:
    return History(history_file())


def _list(query: str, limit: int, *, as_json: bool) -> None:
    page = _history().entries(query, limit=limit)
    if as_json:
        rows = [asdict(entry) for entry in page.entries]
        terminal.write(json.dumps({"entries": rows, "next": page.next}, ensure_ascii=False, indent=2), "json")
        return
    for entry in page.entries:
        terminal.write(_line(entry))
    if not page.entries:
        enabled = options.settings().history.enabled
        terminal.note("Nothing was found." if query else "The history is empty.")
        if not enabled:
            terminal.note("It is off; `standfirst config set history.enabled true` turns it on.")
    elif page.next:
        terminal.note("There is more; see --limit.")


def _line(entry: Entry) -> str:
    title = terminal.harmless(" ".join((entry.title or entry.url or entry.text[:60]).split()))
    return f"{entry.id:>5}  {entry.saved_at[:10]}  {title}"


def _confirm(question: str) -> None:
    if not sys.stdin.isatty():
        raise click.UsageError("Say --yes; nobody is there to be asked.")
    click.confirm(question, abort=True, err=True)
