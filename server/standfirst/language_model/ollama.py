"""Ollama, by its own `/api/chat`: its `/v1` ignores the context's size and cuts long questions without a word."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from standfirst.language_model.address import Address
from standfirst.language_model.exchange import Deadline, Exchange, get
from standfirst.language_model.failure import ContextTooSmall, Failure
from standfirst.language_model.question import Question
from standfirst.language_model.servers import Answer, OfferedModel, entries_in, number_in, text_in

LEAST_CONTEXT = 4096
"""Ollama loads a model anew for another size of its context, so that there are few: this, times two, four, …"""

THINKING_TOKENS = 1024
"""Room for models that think although they were asked not to."""

OK, NOT_FOUND = 200, 404


@dataclass(frozen=True, slots=True)
class Ollama:
    """An Ollama server.

    Attributes:
        address: where it is.
        keep_minutes: how long it keeps the model loaded afterwards.
    """

    address: Address
    keep_minutes: float
    title: str = "Ollama"

    def models(self, deadline: Deadline) -> tuple[OfferedModel, ...]:
        """The models that were pulled."""
        listed = entries_in(get(self.address, "/api/tags", deadline), "models")
        return tuple(
            OfferedModel(name, number_in(entry, "size"))
            for entry in listed
            if (name := text_in(entry, "name") or text_in(entry, "model"))
        )

    def context_tokens(self, model: OfferedModel, deadline: Deadline) -> int | None:
        """The context that the model was made for."""
        with Exchange(self.address, "/api/show", {"model": model.name}, deadline) as exchange:
            shown = exchange.body() if exchange.status == OK else None
        info = shown.get("model_info") if isinstance(shown, dict) else None
        found = (
            (number_in(info, key) for key in info if str(key).endswith(".context_length"))
            if isinstance(info, dict)
            else ()
        )
        return next(filter(None, found), None)

    def ask(self, question: Question, model: OfferedModel, context_tokens: int, deadline: Deadline) -> Answer:
        """Have a model answer.

        Raises:
            Failure: it did not.
        """
        context = LEAST_CONTEXT
        while context < question.needed_context + THINKING_TOKENS:
            context *= 2
        body: dict[str, object] = {
            "model": model.name,
            "messages": question.messages,
            "stream": True,
            "format": question.schema,
            "think": False,
            "truncate": False,
            "shift": False,
            "keep_alive": f"{max(1, round(60 * self.keep_minutes))}s",
            "options": {
                "temperature": 0,
                "num_ctx": min(context, max(context_tokens, LEAST_CONTEXT)),
                "num_predict": question.answer_tokens + THINKING_TOKENS,
            },
        }
        with Exchange(self.address, "/api/chat", body, deadline) as exchange:
            if exchange.status != OK:
                raise self._refusal(exchange.status, exchange.body(), model.name)
            return self._read(exchange, model.name)

    def _read(self, exchange: Exchange, name: str) -> Answer:
        text, thought = "", False
        for line in exchange.lines():
            part = _parsed(line)
            if part is None:
                continue
            if part.get("error"):
                raise self._refusal(exchange.status, part, name)
            word = text_in(part, "message", "content")
            thought = thought or bool(text_in(part, "message", "thinking"))
            if word or text_in(part, "message", "thinking"):
                exchange.heard()
            text += word
            if part.get("done") is True:
                return Answer(text, number_in(part, "prompt_eval_count"))
        raise Failure(f"{self.address.url} broke its reply off.", "Look at the server's own log.")

    def _refusal(self, status: int, reply: object, name: str) -> Failure:
        told = text_in(reply, "error").lower()
        if "not found" in told or status == NOT_FOUND:
            return Failure(f"Ollama does not have the model {name}.", f"`ollama pull {name}` brings it.")
        if "context" in told or "input length" in told or "too long" in told:
            return ContextTooSmall(0)
        if "memory" in told:
            return Failure(f"There is too little memory for the model {name}.", "Choose a smaller model.")
        return Failure(f"Ollama reports an error ({status}).", "`ollama ps` and its log say more.")


def _parsed(line: str) -> Mapping[str, Any] | None:
    try:
        part = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return part if isinstance(part, dict) else None
