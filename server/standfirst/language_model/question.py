"""The question to a model, and the answer: which sentences, by number. Text of the page is data on both ways."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from unicodedata import normalize

from standfirst.extension_folder import extension_folder
from standfirst.language_model.failure import Failure
from standfirst.language_model.tokens import RESERVE, Tokens, estimate

MOST_CHARACTERS = 600
"""What is shown of a sentence: a longer one is no sentence, and what it is about stands at its beginning."""

MOST_SENTENCES = 400
"""No article has more, and every number stands in the grammar that binds the answer."""

ANSWER_TOKENS = 32
TOKENS_A_NUMBER = 8
"""Of an answer: its frame, and each number with what stands around it."""

NUMBER_TOKENS = 5
"""What `[12] ` and the line's end take."""

FRAME_TOKENS = 330
"""The task and the chat template around it: 230 to 300 in the vocabularies that were tried."""

FEWEST_SENTENCES = 5
"""From fewer there is nothing to choose: such a context is too small."""

ANSWER_CHARACTERS = 8_000
"""The end of an answer, in which the numbers stand; what is before it is reasoning."""

_REASONING = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_FINAL = "<|channel|>final<|message|>"
_OBJECT = re.compile(r"\{[^{}]*\}")
_LIST = re.compile(r"\[[\s\d,]*\]")


@dataclass(frozen=True)
class Question:
    """Sentences of an article, of which some are to be chosen.

    Attributes:
        title: the headline, if there is one.
        language: an ISO 639-1 code, if known.
        sentences: their numbers and texts, in the article's order.
        ranking: the numbers again, those that `news` rates best first: what goes when not all fit.
        amount: how many to choose, at most.
        whole: whether these are all the article's sentences.
    """

    title: str | None
    language: str | None
    sentences: tuple[tuple[int, str], ...]
    ranking: tuple[int, ...]
    amount: int
    whole: bool = True
    _tokens: dict[int, Tokens] = field(default_factory=dict, compare=False, repr=False)

    def fitting(self, context_tokens: int) -> Question:
        """Keep the sentences that fit into a model's context, the best rated first.

        Raises:
            Failure: hardly any does.
        """
        room = context_tokens / RESERVE - self.answer_tokens - FRAME_TOKENS - self._title_tokens.most
        kept: set[int] = set()
        for number in self.ranking[:MOST_SENTENCES]:
            room -= self._sentence_tokens(number).most
            if room < 0:
                break
            kept.add(number)
        if len(kept) == len(self.sentences):
            return self
        if len(kept) < max(FEWEST_SENTENCES, self.amount):
            raise Failure(
                f"The model's context of {context_tokens} tokens is too small for an article.",
                "Load it with a larger one, or choose another model.",
            )
        return self.only(kept)

    def only(self, kept: set[int]) -> Question:
        """Ask about some of the sentences."""
        sentences = tuple(pair for pair in self.sentences if pair[0] in kept)
        ranking = tuple(number for number in self.ranking if number in kept)
        return Question(self.title, self.language, sentences, ranking, self.amount, False, self._tokens)  # noqa: FBT003

    @cached_property
    def prompt_tokens(self) -> Tokens:
        """What the question takes of a context."""
        each = [self._sentence_tokens(number) for number, _ in self.sentences]
        title = self._title_tokens
        return Tokens(
            FRAME_TOKENS + title.most + sum(one.most for one in each),
            FRAME_TOKENS / 2 + title.least + sum(one.least for one in each),
        )

    @property
    def answer_tokens(self) -> int:
        """What the answer takes."""
        return ANSWER_TOKENS + TOKENS_A_NUMBER * self.amount

    @property
    def needed_context(self) -> int:
        """The context that question and answer need, with a reserve for the estimate's error."""
        return math.ceil(self.prompt_tokens.most * RESERVE) + self.answer_tokens

    @cached_property
    def messages(self) -> list[dict[str, str]]:
        """The question as a chat."""
        lines = [f"[{number}] {_one_line(text)}" for number, text in self.sentences]
        # A page cannot know the mark that ends it: it is made of all that stands before it.
        mark = hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:12]
        asked = (
            f"<article {mark}>\nHeadline: {_one_line(self.title or '(none)')}\n\n" + "\n".join(lines) + f"\n"
            f"</article {mark}>\n\nChoose at most {self.amount} of the numbered sentences. "
            'Answer with JSON: {"sentences": [numbers]}'
        )
        return [{"role": "system", "content": task()}, {"role": "user", "content": asked}]

    @cached_property
    def schema(self) -> dict[str, Any]:
        """What the answer must look like: every number that it may hold is named."""
        numbers = {
            "type": "array",
            "items": {"type": "integer", "enum": [number for number, _ in self.sentences]},
            "minItems": 1,
            "maxItems": self.amount,
        }
        return {
            "type": "object",
            "properties": {"sentences": numbers},
            "required": ["sentences"],
            "additionalProperties": False,
        }

    def read(self, answer: str) -> tuple[int, ...]:
        """Understand an answer: numbers of these sentences, each once, no more than asked for.

        Raises:
            Failure: it names none of them.
        """
        numbers = _numbers(answer)
        if numbers is None:
            raise Failure("The model answered in prose instead of numbers.", "Another model may keep to the form.")
        known = {number for number, _ in self.sentences}
        chosen = tuple(dict.fromkeys(number for number in numbers if number in known))[: self.amount]
        if not chosen:
            raise Failure(
                "The model named no sentence of the article." if numbers else "The model chose no sentence.",
                "Another model may choose better.",
            )
        return chosen

    @cached_property
    def _title_tokens(self) -> Tokens:
        return estimate(_one_line(self.title or ""), self.language)

    def _sentence_tokens(self, number: int) -> Tokens:
        if not self._tokens:
            for one, text in self.sentences:
                counted = estimate(_one_line(text), self.language)
                self._tokens[one] = Tokens(counted.most + NUMBER_TOKENS, counted.least + NUMBER_TOKENS - 1)
        return self._tokens[number]


@cache
def task() -> str:
    """What an editor wants of a model; the extension says the same to the model that a browser has built in."""
    file = extension_folder() / "shared" / "choosing_task.json"
    return str(json.loads(file.read_text(encoding="utf-8"))["task"])


def _one_line(text: str) -> str:
    """What is shown of a sentence. Vocabularies know an accent that is composed with its letter; alone it is costly."""
    text = normalize("NFC", text[: 2 * MOST_CHARACTERS])
    line = " ".join(text[: MOST_CHARACTERS + 1].split())
    return line if len(line) <= MOST_CHARACTERS else f"{line[:MOST_CHARACTERS]}…"


def _numbers(answer: str) -> Sequence[int] | None:
    """Find the numbers in an answer: JSON by itself or in a fence, behind reasoning; None if there is neither."""
    told = _REASONING.sub("", answer[-ANSWER_CHARACTERS:]).rpartition(_FINAL)[2]
    told = re.split(r"</think(?:ing)?>", told)[-1]
    for found in (told, *reversed(_OBJECT.findall(told)), *reversed(_LIST.findall(told))):
        try:
            parsed = json.loads(found)
        except (ValueError, RecursionError):
            continue
        numbers = parsed.get("sentences") if isinstance(parsed, dict) else parsed
        if isinstance(numbers, list):
            return [number for number in map(_whole, numbers) if number is not None]
    return None


def _whole(value: object) -> int | None:
    """A number that a model wrote: 3, 3.0, "3" or "[3]"."""
    if isinstance(value, str) and re.fullmatch(r"\[?\d{1,6}\]?", value):
        return int(value.strip("[]"))
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value or abs(value) > 1e6:  # noqa: PLR0124, PLR2004
        return None
    return int(value) if value == int(value) else None
