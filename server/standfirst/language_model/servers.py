"""What both kinds of model server have in common: the models that they offer, and an answer with its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from standfirst.language_model.address import Address
from standfirst.language_model.exchange import Deadline
from standfirst.language_model.question import Question


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """A model that a server offers.

    Attributes:
        name: the server's name for it.
        size_bytes: on disk or in memory, if the server tells.
        context_tokens: what it reads at once, if the server tells.
    """

    name: str
    size_bytes: int | None = None
    context_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote, and how many tokens of the question it read, if the server tells."""

    text: str
    prompt_tokens: int | None = None


class Server(Protocol):
    """A model server of one kind."""

    @property
    def title(self) -> str:
        """What kind of server it is."""
        ...

    @property
    def address(self) -> Address:
        """Where it is."""
        ...

    def models(self, deadline: Deadline) -> tuple[OfferedModel, ...]:
        """The models that it offers."""
        ...

    def context_tokens(self, model: OfferedModel, deadline: Deadline) -> int | None:
        """What a model of it can read at once; None if the server does not tell."""
        ...

    def ask(self, question: Question, model: OfferedModel, context_tokens: int, deadline: Deadline) -> Answer:
        """Have a model answer."""
        ...


def number_in(reply: object, *path: str) -> int | None:
    """The positive whole number at a path in a reply; None if there is none."""
    for step in path:
        reply = reply.get(step) if isinstance(reply, dict) else None
    return reply if isinstance(reply, int) and not isinstance(reply, bool) and reply > 0 else None


def text_in(reply: object, *path: str) -> str:
    """The text at a path in a reply; "" if there is none."""
    for step in path:
        reply = reply.get(step) if isinstance(reply, dict) else None
    return reply if isinstance(reply, str) else ""


def entries_in(reply: object, key: str) -> list[dict[str, object]]:
    """The objects in a reply's list; [] if there is none."""
    listed = reply.get(key) if isinstance(reply, dict) else None
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
