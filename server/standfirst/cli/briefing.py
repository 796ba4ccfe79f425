"""`standfirst briefing`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click

from standfirst.cli import engine, options, terminal, typesetting
from standfirst.cli.exit_statuses import DONE, EXIT_STATUSES, joint_status
from standfirst.cli.sources import read_source
from standfirst.config import Settings
from standfirst.errors import InvalidRequest, StandfirstError
from standfirst.model import STORY_LENGTHS, Briefing, BriefingDocument, FailedDocument, Length, Reading

_DAYS_AGO = {"today": 0, "yesterday": 1, "week": 6}


@click.command(short_help="Several articles, told once.")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--since", metavar="TIME", help="What you read since today, yesterday, week, or an ISO 8601 time.")
@click.option(
    "--length",
    type=click.Choice(list(STORY_LENGTHS)),
    default="medium",
    show_default=True,
    help="At most two, three or four sentences a story.",
)
@options.language_option
@options.text_option
@options.form_option
def briefing(  # noqa: PLR0913  # one parameter an option is click's shape
    *,
    sources: tuple[str, ...],
    since: str | None,
    length: str,
    language: str | None,
    as_text: bool,
    form: terminal.Form,
) -> int:
    """Tell each SOURCE (an address, an HTML or text file, or - for standard input) once: what happened, who says what.

    Reports of one event become one story, copies are folded. With --since, the history takes the place of sources.

    Exit status: 0 done, 1 some sources failed, 2 usage, 3 no article, 4 could not fetch, 5 other trouble.
    """
    if bool(sources) == (since is not None):
        raise click.UsageError("Name the sources, or say --since.")
    settings = options.settings()
    if since is not None:
        _write(_recall(_moment(since), STORY_LENGTHS[length], settings), form)
        return DONE
    told, statuses = _tell(sources, STORY_LENGTHS[length], settings, language=language, as_text=as_text)
    _write(told, form)
    return joint_status(statuses)


def _tell(
    sources: tuple[str, ...], length: Length, settings: Settings, *, language: str | None, as_text: bool
) -> tuple[Briefing, list[int]]:
    """Read each source before the next one is opened: a hundred pages are never in memory at once."""
    readings: list[Reading | None] = []
    failed: list[FailedDocument] = []
    statuses = []
    for number, source in enumerate(sources):
        try:
            document = BriefingDocument(read_source(source, settings, as_text=as_text, language=language))
            readings.append(engine.read_for_briefing(document, length, settings.bounds))
            statuses.append(DONE)
        except StandfirstError as error:
            terminal.report(error, source)
            readings.append(None)
            failed.append(FailedDocument.of(number, error))
            statuses.append(EXIT_STATUSES[type(error)])
    return engine.brief(readings, failed, length), statuses


def _recall(since: datetime, length: Length, settings: Settings) -> Briefing:
    from standfirst.history import History, articles_of, history_file  # noqa: PLC0415  # SQLite is for --since alone

    kept = History(history_file())
    read = kept.between(since, most=settings.briefing.entries)
    before = kept.between(since - timedelta(days=settings.briefing.remembered_days), since)
    if not read:
        terminal.note("Nothing was read since then.")
        if not settings.history.enabled:
            terminal.note("The history is off; `standfirst config set history.enabled true` turns it on.")
    return engine.recall_briefing(articles_of(read), length, articles_of(before))


def _moment(text: str) -> datetime:
    """Understand a time: a word for a day, or ISO 8601; without a zone it is the machine's own."""
    now = datetime.now(UTC).astimezone()
    if text in _DAYS_AGO:
        return (now - timedelta(days=_DAYS_AGO[text])).replace(hour=0, minute=0, second=0, microsecond=0)
    from standfirst.rendering.briefing_requests import read_moment  # noqa: PLC0415  # words for days need none of it

    try:
        moment = read_moment(text)
        return max(moment, datetime(1970, 1, 1, tzinfo=UTC))
    except InvalidRequest as error:
        raise click.UsageError("--since takes today, yesterday, week, or a time such as 2026-11-30T08:00.") from error


def _write(told: Briefing, form: terminal.Form) -> None:
    if form == "text" and terminal.is_interactive():
        terminal.write(typesetting.set_briefing(told, terminal.measure()))
    elif form == "json" or told.stories:
        terminal.write(engine.write_briefing(told, form), form)
