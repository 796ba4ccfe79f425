"""`standfirst extract`."""

from __future__ import annotations

import click

from standfirst.cli import engine, options, terminal, typesetting
from standfirst.cli.sources import read_source
from standfirst.model import SummaryOptions


@click.command(short_help="Write the article alone.")
@click.argument("source")
@options.language_option
@options.text_option
@options.form_option
def extract(*, source: str, language: str | None, as_text: bool, form: terminal.Form) -> None:
    """Write the article of SOURCE without everything around it: an address, a file, or - for standard input."""
    asked = SummaryOptions.of(language=language)
    settings = options.settings()
    document = read_source(source, settings, as_text=as_text, language=asked.language)
    extraction = engine.find_article(document, settings.bounds)
    if form == "text" and terminal.is_interactive():
        terminal.write(typesetting.set_article(extraction, terminal.measure()))
    else:
        terminal.write(engine.write_article(extraction, form), form)
