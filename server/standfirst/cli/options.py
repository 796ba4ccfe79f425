"""Options that several verbs share, spelled once."""

from __future__ import annotations

import click

from standfirst.config import Settings, load_settings
from standfirst.errors import InvalidRequest
from standfirst.model import PRESET_LENGTHS, Length

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to write the result.",
)
text_option = click.option("--text", "as_text", is_flag=True, help="The sources are plain text, not HTML.")
language_option = click.option(
    "--language", metavar="CODE", help="The language, such as en, if it is not as the page declares."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, for programs.")


def settings(**flags: object) -> Settings:
    """The settings, with flags such as `helper__port=8000` laid over them."""
    return load_settings(flags={name.replace("__", "."): value for name, value in flags.items()})


def chosen_length(preset: str | None, sentences: int | None, words: int | None) -> Length:
    """The one length that was asked for.

    Raises:
        UsageError: more than one was.
        InvalidRequest: the amount is impossible.
    """
    asked = [given for given in (preset, sentences, words) if given is not None]
    if len(asked) > 1:
        raise click.UsageError("Use only one of --length, --sentences and --words.")
    if sentences is not None:
        return _length("sentences", sentences)
    if words is not None:
        return _length("words", words)
    return PRESET_LENGTHS[preset or "medium"]


def _length(unit: str, amount: int) -> Length:
    try:
        return Length.of({"unit": unit, "amount": amount})
    except InvalidRequest as error:
        raise click.UsageError(f"--{unit} must be a whole number from 1 to 100000.") from error
