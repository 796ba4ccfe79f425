"""`standfirst model`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from standfirst.cli import engine, options, terminal
from standfirst.cli.exit_statuses import DONE, TROUBLE, USAGE
from standfirst.config import LanguageModel, set_in_file

MEANING = (
    "A model chooses which of the article's own sentences stand in the summary. It writes none, and nothing leaves "
    "this machine."
)
REMOTE = "model.allow_remote is on: articles are sent to whatever machine model.server names."
_GIGABYTE = 1e9


@click.group(invoke_without_command=True, short_help="Let a language model of yours choose the sentences.")
@options.json_option
@click.pass_context
def model(context: click.Context, *, as_json: bool) -> None:
    """Show which language models run on this machine, and which of them chooses."""
    if context.invoked_subcommand is not None:
        return
    settings = options.settings().model
    servers = engine.survey_models(settings)
    if as_json:
        chosen = {"server": settings.server or None, "name": settings.name or None, "file": settings.file or None}
        written = {**chosen, "allow_remote": settings.allow_remote, "servers": [asdict(server) for server in servers]}
        terminal.write(json.dumps(written, ensure_ascii=False, indent=2), "json")
        return
    for server in servers:
        terminal.write(f"{server.title} at {server.url}")
        width = max((len(one.name) for one in server.models), default=0) + 2
        for one in server.models:
            size = f"{one.size_bytes / _GIGABYTE:.1f} GB" if one.size_bytes else "size unknown"
            context_size = f"reads {one.context_tokens:,} tokens" if one.context_tokens else "context unknown"
            is_chosen = server.url == settings.server and one.name == settings.name
            terminal.write(f"  {one.name:{width}}{size:>13}  {context_size}{'  ← chooses' if is_chosen else ''}")
    if not servers:
        terminal.write("No model server runs on this machine.")
        terminal.note("docs/language-models.md says how to set one up; or `standfirst model use FILE.gguf`.")
    terminal.note("\n" + _state(settings))
    if servers and not settings.server and not settings.file:
        terminal.note(f"`standfirst model use NAME` lets one choose. {MEANING}")


@model.command(short_help="Let a model choose from now on.")
@click.argument("name")
def use(name: str) -> int:
    """Let the model NAME choose: one that a server here offers, or a GGUF file."""
    settings = options.settings().model
    if name.lower().endswith(".gguf"):
        return _use_file(name)
    offers = [(server.url, one.name) for server in engine.survey_models(settings) for one in server.models]
    found = [(url, offered) for url, offered in offers if offered in {name, f"{name}:latest"}]
    if not found:
        terminal.complain("No server here offers that model.", "`standfirst model` lists those that do.")
        return USAGE
    url, offered = found[0]
    _set(server=url, name=offered, file="")
    terminal.note(f"{offered} at {url} chooses from now on, where the method is `model`. {MEANING}")
    terminal.note("`standfirst model test` shows what it makes of the example page, and how long it takes.")
    return DONE


@model.command(short_help="Try the model out on the example page.")
@options.json_option
def test(*, as_json: bool) -> int:
    """Have the model choose from the example page, with the time that it takes."""
    settings = options.settings()
    outcome = engine.try_model(settings)
    if as_json:
        terminal.write(json.dumps(asdict(outcome), ensure_ascii=False, indent=2), "json")
    elif outcome.fault:
        terminal.complain(outcome.fault, outcome.hint)
    else:
        for sentence in outcome.sentences:
            terminal.write(f"• {sentence}")
        terminal.note(f"\nChosen by {outcome.name} in {outcome.seconds:.1f} s.")
        for notice in outcome.notices:
            terminal.note(notice)
    return TROUBLE if outcome.fault else DONE


@model.command(short_help="Let no model choose any more.")
def off() -> None:
    """Let no model choose any more; `news` does."""
    _set(server="", name="", file="")
    terminal.note("No model chooses any more.")


def _use_file(name: str) -> int:
    file = engine.model_file(name)
    if file is None:
        terminal.complain("There is no such file.", "Name a GGUF file.")
        return USAGE
    _set(server="", name="", file=file)
    terminal.note(f"{file} chooses from now on, where the method is `model`. {MEANING}")
    if not engine.has_llama():
        terminal.note("It needs a library that is not installed: `pip install 'standfirst[llama]'`.")
    return DONE


def _set(**values: str) -> None:
    for key, value in values.items():
        set_in_file(f"model.{key}", value)


def _state(settings: LanguageModel) -> str:
    chosen = settings.file or " at ".join(filter(None, (settings.name, settings.server)))
    state = f"{chosen} chooses, where the method is `model`." if chosen else "No model chooses."
    return f"{state} {REMOTE}" if settings.allow_remote else state
