"""Which model servers run on this machine, and what they offer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from standfirst.config import LanguageModel
from standfirst.language_model.address import Address, parse
from standfirst.language_model.exchange import Deadline, Limits, get
from standfirst.language_model.failure import Failure
from standfirst.language_model.ollama import Ollama
from standfirst.language_model.openai_compatible import OpenAICompatible
from standfirst.language_model.servers import OfferedModel, Server, entries_in, text_in

USUAL = (
    ("Ollama", "http://127.0.0.1:11434"),
    ("LM Studio", "http://127.0.0.1:1234"),
    ("llama.cpp", "http://127.0.0.1:8080"),
    ("Jan", "http://127.0.0.1:1337"),
    ("vLLM", "http://127.0.0.1:8000"),
)
"""Where the usual servers listen by default; vLLM's and llama.cpp's ports are many another program's, too."""

LOOK = Limits(connect=0.5, silent=2.0, total=3.0)
"""For a look around: what runs answers at once."""


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A server that runs, and its models."""

    title: str
    url: str
    models: tuple[OfferedModel, ...]


def identify(address: Address, deadline: Deadline, keep_minutes: float = 5) -> Server:
    """Find out which protocol a server speaks.

    Raises:
        Failure: nothing listens, or it is no model server.
        Cancelled: nobody waits any more.
    """
    # LM Studio answers any path with 200, and an error in the reply.
    if text_in(get(address, "/api/version", deadline), "version"):
        return Ollama(address, keep_minutes)
    if entries_in(get(address, "/v1/models", deadline), "data"):
        return OpenAICompatible(address, _title(address, deadline))
    raise Failure(
        f"What listens at {address.url} is no model server, or has no model.",
        "`standfirst model` lists the servers that run; load a model in it.",
    )


def survey(settings: LanguageModel) -> tuple[FoundServer, ...]:
    """Look where the usual servers listen, and where the settings say."""
    wanted = {url: None for _, url in USUAL}
    if settings.server:
        try:
            chosen = parse(settings.server, allow_remote=settings.allow_remote).url
            wanted = {chosen: None, **wanted}
        except Failure:
            pass
    with ThreadPoolExecutor(len(wanted)) as looks:
        found = looks.map(lambda url: _look(url, allow_remote=settings.allow_remote), wanted)
        return tuple(server for server in found if server is not None)


def _look(url: str, *, allow_remote: bool) -> FoundServer | None:
    deadline = Deadline(LOOK)
    try:
        server = identify(parse(url, allow_remote=allow_remote), deadline)
        models = server.models(deadline)
        # What it takes to ask for each is a moment; of hundreds it would be too many.
        known = tuple(
            OfferedModel(one.name, one.size_bytes, one.context_tokens or server.context_tokens(one, deadline))
            for one in models[:32]
        )
    except Failure:
        return None
    return FoundServer(server.title, url, known + models[32:])


def _title(address: Address, deadline: Deadline) -> str:
    if entries_in(get(address, "/api/v0/models", deadline), "data"):
        return "LM Studio"
    if isinstance(props := get(address, "/props", deadline), dict) and "default_generation_settings" in props:
        return "llama.cpp"
    return "OpenAI-compatible server"
