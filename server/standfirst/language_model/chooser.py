"""Have a model choose: the question cut to its context, the answer judged, whatever goes wrong told in a sentence."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from standfirst.config import LanguageModel
from standfirst.language_model.address import parse
from standfirst.language_model.exchange import Deadline, Limits
from standfirst.language_model.failure import READ_A_PART, ContextTooSmall, Failure
from standfirst.language_model.llama import INSTALL, LlamaFile
from standfirst.language_model.question import Question
from standfirst.language_model.servers import Answer, OfferedModel, Server
from standfirst.language_model.survey import identify
from standfirst.model import Notice

UNKNOWN_CONTEXT = 4096
"""What LM Studio and Ollama load a model with unless told otherwise."""

SMALLER = 0.6
"""A question that was too long is asked again with so much of the context, where the server does not tell its own."""

READ_SHARE = 0.7
"""A server that counts less than this share of the fewest tokens that a vocabulary makes of the question has cut it."""

LOOK_SECONDS = 3.0
"""What a server may take to say what it offers."""

REMEMBERED = 256
"""Answers that are kept, so that an article that is read again needs no model; each is some numbers."""

Model = tuple[OfferedModel, int, Callable[[Question], Answer]]
"""A model, its context, and how to ask it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a model chose.

    Attributes:
        sentences: their numbers, in the model's order.
        name: the model's.
        notices: what the reader must know.
        seconds: what it took.
        prompt_tokens: what it read, if the server told.
    """

    sentences: tuple[int, ...]
    name: str
    notices: tuple[Notice, ...]
    seconds: float
    prompt_tokens: int | None = None


class Chooser:
    """Asks the model that the settings name, and keeps a model file loaded between questions."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._busy = 0
        self._file: tuple[LanguageModel, LlamaFile] | None = None
        self._remembered: OrderedDict[bytes, Chosen] = OrderedDict()

    def choose(
        self, question: Question, settings: LanguageModel, cancelled: Callable[[], bool] = lambda: False
    ) -> Chosen:
        """Have the model choose.

        Args:
            question: the sentences.
            settings: which model, and how long it may take.
            cancelled: whether nobody waits any more; asked ten times a second.

        Raises:
            Failure: it did not choose; the failure's notice says why.
            Cancelled: nobody waits any more.
        """
        if not settings.server and not settings.file:
            raise Failure("No language model is chosen.", "`standfirst model` lists those that run here.")
        key = _key(question, settings)
        with self._lock:
            if key in self._remembered:
                self._remembered.move_to_end(key)
                return self._remembered[key]
            if self._busy >= settings.at_once:
                raise Failure("The model is busy with other articles.", "Try again in a moment.")
            self._busy += 1
        try:
            begin = time.monotonic()
            limits = Limits(settings.connect_seconds, settings.silent_seconds, settings.seconds)
            deadline = Deadline(limits, cancelled)
            model = self._model(settings, deadline)
            asked, answer = _ask(question, model)
            _check_count(asked, answer)
            notices = () if asked.whole else (_part_of(asked),)
            numbers = asked.read(answer.text)
            chosen = Chosen(numbers, model[0].name, notices, time.monotonic() - begin, answer.prompt_tokens)
            self._remember(key, chosen)
            return chosen
        finally:
            with self._lock:
                self._busy -= 1

    def close(self) -> None:
        """Let a model file go."""
        with self._lock:
            held, self._file = self._file, None
        if held:
            held[1].close()

    def _remember(self, key: bytes, chosen: Chosen) -> None:
        with self._lock:
            self._remembered[key] = chosen
            if len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)

    def _model(self, settings: LanguageModel, deadline: Deadline) -> Model:
        if settings.file:
            file = self._opened(settings)
            return file.model, settings.context_tokens, lambda question: file.ask(question, deadline)
        address = parse(settings.server, allow_remote=settings.allow_remote)
        server = identify(address, deadline, settings.idle_minutes)
        model = _named(server, settings.name, deadline)
        context = server.context_tokens(model, deadline) or UNKNOWN_CONTEXT
        context = min(context, settings.context_tokens)
        return model, context, lambda question: server.ask(question, model, context, deadline)

    def _opened(self, settings: LanguageModel) -> LlamaFile:
        with self._lock:
            if self._file and self._file[0] == settings:
                return self._file[1]
            held, path = self._file, Path(settings.file).expanduser()
            file = LlamaFile(path, settings.context_tokens, settings.memory_bytes, 60 * settings.idle_minutes)
            self._file = settings, file
        if held:
            held[1].close()
        return file


def _key(question: Question, settings: LanguageModel) -> bytes:
    """A digest of what was asked, and of whom: nothing of the article stays."""
    asked = json.dumps([question.messages, question.amount, asdict(settings)])
    return hashlib.sha256(asked.encode("utf-8", "replace")).digest()


def look(settings: LanguageModel) -> str:
    """See whether the model that the settings name is there; say so in a sentence.

    Raises:
        Failure: it is not.
    """
    if settings.file:
        file = Path(settings.file).expanduser()
        if not file.is_file():
            raise Failure("`model.file` is not there.", "Name a GGUF file, or choose a server.")
        if find_spec("xllamacpp") is None:
            raise Failure("`model.file` needs a library that is not installed.", INSTALL)
        return f"{file.name} chooses, in a process of its own."
    deadline = Deadline(Limits(settings.connect_seconds, LOOK_SECONDS, LOOK_SECONDS))
    server = identify(parse(settings.server, allow_remote=settings.allow_remote), deadline)
    model = _named(server, settings.name, deadline)
    if settings.name and model not in server.models(deadline):
        raise Failure(
            f"{server.title} does not offer the model {settings.name}.", "`standfirst model` lists those that it does."
        )
    return f"{model.name} chooses, at {server.address.url} ({server.title})."


def _named(server: Server, name: str, deadline: Deadline) -> OfferedModel:
    """The model of that name, or the first; one that the server does not list may still be loaded when asked for."""
    models = server.models(deadline)
    if not name and not models:
        raise Failure(f"{server.title} has no model.", "`ollama pull NAME` or the server's own window brings one.")
    spelled = {name, f"{name}:latest"}
    return next((model for model in models if not name or model.name in spelled), OfferedModel(name))


def _ask(question: Question, model: Model) -> tuple[Question, Answer]:
    """Ask what fits into the context; where the server says that it did not, once more with less."""
    _, context, ask = model
    asked = question.fitting(context)
    try:
        return asked, ask(asked)
    except ContextTooSmall as error:
        smaller = error.context_tokens or int(context * SMALLER)
        if smaller >= context:
            smaller = int(context * SMALLER)
        fewer = asked.fitting(smaller)
        return fewer, ask(fewer)


def _check_count(asked: Question, answer: Answer) -> None:
    if answer.prompt_tokens and answer.prompt_tokens < READ_SHARE * asked.prompt_tokens.least:
        raise Failure(
            "The model's server cut the article off, so that the model read a part of it only.",
            "Load the model with a larger context.",
            READ_A_PART,
        )


def _part_of(asked: Question) -> Notice:
    return Notice(
        READ_A_PART,
        f"The article is longer than the model reads at once: it chose among {len(asked.sentences)} sentences.",
    )
