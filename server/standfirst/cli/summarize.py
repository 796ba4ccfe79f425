"""`standfirst summarize`."""

from __future__ import annotations

import click

from standfirst.cli import engine, options, terminal, typesetting
from standfirst.cli.exit_statuses import DONE, EXIT_STATUSES, joint_status
from standfirst.cli.sources import read_source
from standfirst.config import Settings
from standfirst.errors import StandfirstError
from standfirst.model import DEFAULT_METHOD, PRESET_LENGTHS, Summary, SummaryOptions


@click.command(short_help="Summarize pages, files or standard input.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--length", type=click.Choice(list(PRESET_LENGTHS)), help="How long; medium if nothing is said.")
@click.option("--sentences", type=int, metavar="N", help="At most so many sentences.")
@click.option("--words", type=int, metavar="N", help="At most so many words.")
@click.option("--method", default=DEFAULT_METHOD, show_default=True, help="See `standfirst methods`.")
@options.language_option
@options.text_option
@click.option("--explain", is_flag=True, help="Say of each sentence why it was taken or left.")
@options.form_option
def summarize(  # noqa: PLR0913  # one parameter an option is click's shape
    *,
    sources: tuple[str, ...],
    length: str | None,
    sentences: int | None,
    words: int | None,
    method: str,
    language: str | None,
    as_text: bool,
    explain: bool,
    form: terminal.Form,
) -> int:
    """Summarize each SOURCE: an address, an HTML or text file, or - for standard input.

    Exit status: 0 done, 1 some sources failed, 2 usage, 3 no article, 4 could not fetch, 5 other trouble.
    """
    asked = SummaryOptions.of(
        method=method, length=options.chosen_length(length, sentences, words), language=language, explain=explain
    )
    engine.check_method(method)
    settings = options.settings()
    statuses = []
    for number, source in enumerate(sources):
        try:
            summary = _sum_up(source, asked, settings, as_text=as_text)
        except StandfirstError as error:
            terminal.report(error, source)
            statuses.append(EXIT_STATUSES[type(error)])
        else:
            if number and form != "json":
                terminal.write("")
            _write(summary, form, explain=explain)
            statuses.append(DONE)
    return joint_status(statuses)


def _sum_up(source: str, asked: SummaryOptions, settings: Settings, *, as_text: bool) -> Summary:
    return engine.sum_up(read_source(source, settings, as_text=as_text, language=asked.language), asked, settings)


def _write(summary: Summary, form: terminal.Form, *, explain: bool) -> None:
    if form == "text" and terminal.is_interactive():
        terminal.write(typesetting.set_summary(summary, terminal.measure()))
    else:
        terminal.write(engine.write_summary(summary, form), form)
    if explain and form != "json":
        terminal.write("\n" + typesetting.set_decisions(summary, terminal.measure()))
