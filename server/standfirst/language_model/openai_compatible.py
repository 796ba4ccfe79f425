"""Servers that speak `/v1/chat/completions`: LM Studio, llama.cpp, vLLM, Jan, KoboldCpp and others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from standfirst.language_model.address import Address
from standfirst.language_model.exchange import Deadline, Exchange, get
from standfirst.language_model.failure import ContextTooSmall, Failure
from standfirst.language_model.question import Question
from standfirst.language_model.servers import Answer, OfferedModel, entries_in, number_in, text_in

OK, BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_FOUND = 200, 400, 401, 403, 404
NOT_UNDERSTOOD = frozenset({400, 415, 422, 500, 501})
"""What servers answer that do not know a field of the request."""

THINKING_TOKENS = 1024
"""Room for models that think although they were asked not to."""


@dataclass(frozen=True, slots=True)
class OpenAICompatible:
    """A server that speaks `/v1/chat/completions`.

    Attributes:
        address: where it is.
        title: what kind it is, as far as it tells.
    """

    address: Address
    title: str = "OpenAI-compatible server"

    def models(self, deadline: Deadline) -> tuple[OfferedModel, ...]:
        """The models that it offers; LM Studio's own list tells which are loaded, and those come first."""
        own = entries_in(get(self.address, "/api/v0/models", deadline), "data")
        listed = own or entries_in(get(self.address, "/v1/models", deadline), "data")
        listed = [entry for entry in listed if text_in(entry, "type") not in {"embeddings", "embedding"}]
        listed.sort(key=lambda entry: text_in(entry, "state") != "loaded")
        return tuple(
            OfferedModel(name, number_in(entry, "meta", "size") or number_in(entry, "size"), _context_of(entry))
            for entry in listed
            if (name := text_in(entry, "id"))
        )

    def context_tokens(self, model: OfferedModel, deadline: Deadline) -> int | None:
        """The context that the model is loaded with: llama.cpp tells it of itself."""
        if model.context_tokens:
            return model.context_tokens
        return number_in(get(self.address, "/props", deadline), "default_generation_settings", "n_ctx")

    def ask(self, question: Question, model: OfferedModel, context_tokens: int, deadline: Deadline) -> Answer:
        """Have a model answer: bound to the schema, else to JSON, else by its word.

        Raises:
            Failure: it did not.
            ContextTooSmall: the question is too long for it.
        """
        room = context_tokens - question.needed_context
        plain: dict[str, object] = {
            "model": model.name,
            "messages": question.messages,
            "stream": True,
            "temperature": 0,
            "max_tokens": question.answer_tokens + max(0, min(THINKING_TOKENS, room)),
        }
        bound = {"name": "choice", "strict": True, "schema": question.schema}
        attempts: list[dict[str, object]] = [
            plain
            | {
                "response_format": {"type": "json_schema", "json_schema": bound},
                "stream_options": {"include_usage": True},
                "chat_template_kwargs": {"enable_thinking": False},
            },
            plain | {"response_format": {"type": "json_object"}},
            plain,
        ]
        for attempt, body in enumerate(attempts, start=1):
            with Exchange(self.address, "/v1/chat/completions", body, deadline) as exchange:
                if exchange.status == OK:
                    return self._read(exchange)
                refusal = self._refusal(exchange.status, exchange.body(), model.name)
                if type(refusal) is not Failure or exchange.status not in NOT_UNDERSTOOD or attempt == len(attempts):
                    raise refusal
        raise AssertionError  # the last attempt raises

    def _read(self, exchange: Exchange) -> Answer:
        text, counted, ended = "", None, False
        for part in _parts(exchange):
            if part.get("error"):
                raise self._refusal(exchange.status, part, "")
            counted = number_in(part, "usage", "prompt_tokens") or counted
            for choice in entries_in(part, "choices")[:1]:
                # A server that does not stream sends one whole message.
                word = text_in(choice, "delta", "content") or text_in(choice, "message", "content")
                if word or text_in(choice, "delta", "reasoning_content") or text_in(choice, "delta", "reasoning"):
                    exchange.heard()
                text += word
                ended = ended or bool(text_in(choice, "finish_reason"))
            ended = ended or part.get("done") is True
        if not ended:
            raise Failure(f"{self.address.url} broke its reply off.", "Look at the server's own log.")
        return Answer(text, counted)

    def _refusal(self, status: int, reply: object, name: str) -> Failure:
        error = reply.get("error") if isinstance(reply, dict) else None
        told = (error if isinstance(error, str) else text_in(error, "message")).lower()
        kind = text_in(error, "type") + text_in(error, "code")
        if "exceed_context_size" in kind or "context_length" in kind or "context" in told:
            return ContextTooSmall(number_in(error, "n_ctx") or 0)
        if status in {UNAUTHORIZED, FORBIDDEN}:
            return Failure("The model server wants a key.", "Standfirst sends none; start the server without one.")
        if "model" in told and ("not found" in told or "not exist" in told or "no model" in told):
            named = f" {name}" if name else ""
            return Failure(f"The server does not have the model{named}.", "Load it there, or choose another one.")
        if status == NOT_FOUND:
            return Failure(f"{self.address.url} is no model server.", "`standfirst model` lists those that run.")
        return Failure(f"The model server reports an error ({status}).", "Look at the server's own log.")


def _parts(exchange: Exchange) -> Iterator[dict[str, Any]]:
    """The objects of a reply: events of a stream, or the one object of a server that does not stream."""
    whole: list[str] = []
    for line in exchange.lines():
        if line.startswith("data:"):
            data = line[5:].strip()
            if data == "[DONE]":
                yield {"done": True}
            else:
                yield from _object(data)
        elif line and not line.startswith((":", "event:", "id:", "retry:")):
            whole.append(line)
    yield from _object("\n".join(whole))


def _object(text: str) -> Iterator[dict[str, Any]]:
    try:
        part = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(part, dict):
        yield part


def _context_of(entry: dict[str, object]) -> int | None:
    """What a list says of a model's context: as it is loaded, else as it was made."""
    return (
        number_in(entry, "loaded_context_length")
        or number_in(entry, "max_model_len")
        or number_in(entry, "meta", "n_ctx")
    )
