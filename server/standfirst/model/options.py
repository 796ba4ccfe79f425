"""What the reader chose: method, length, language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, Self, get_args

from standfirst.errors import InvalidRequest

LengthUnit = Literal["sentences", "words", "ratio"]

MAX_AMOUNT = 100_000
"""No article has more words; a larger amount is a mistake of the caller."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be. The amount is a ceiling.

    Attributes:
        unit: `sentences`, `words`, or `ratio` (share of the article's words, 0 to 1).
        amount: how many of them; whole for sentences and words.

    Raises:
        InvalidRequest: the unit is unknown, or the amount is impossible for it.
    """

    unit: LengthUnit
    amount: float

    def __post_init__(self) -> None:
        hint = 'Use "short", "medium", "long" or a unit of sentences, words or ratio with an amount.'
        if self.unit not in get_args(LengthUnit):
            raise InvalidRequest("`length.unit` is not a unit of length.", hint=hint)
        if isinstance(self.amount, bool) or not isinstance(self.amount, int | float):
            raise InvalidRequest("`length.amount` must be a number.", hint=hint)
        if self.unit == "ratio":
            if not 0 < self.amount <= 1:
                raise InvalidRequest("`length.amount` must be over 0 and at most 1 for a ratio.", hint=hint)
        elif not 1 <= self.amount <= MAX_AMOUNT or self.amount != int(self.amount):
            raise InvalidRequest(f"`length.amount` must be a whole number from 1 to {MAX_AMOUNT}.", hint=hint)

    @classmethod
    def of(cls, value: str | Length | Mapping[str, object]) -> Length:
        """Understand a preset's name, a `Length`, or its JSON form.

        Raises:
            InvalidRequest: it is none of them.
        """
        if isinstance(value, Length):
            return value
        if isinstance(value, str) and value in PRESET_LENGTHS:
            return PRESET_LENGTHS[value]
        if isinstance(value, Mapping) and set(value) == {"unit", "amount"}:
            return cls(value["unit"], value["amount"])  # type: ignore[arg-type]  # the constructor checks
        raise InvalidRequest(
            "`length` is not a length.",
            hint='Use "short", "medium", "long" or {"unit": "sentences", "amount": 3}.',
        )


PRESET_LENGTHS: Mapping[str, Length] = MappingProxyType(
    {"short": Length("sentences", 1), "medium": Length("sentences", 3), "long": Length("sentences", 7)}
)

DEFAULT_METHOD = "news"
MODEL_METHOD = "model"
"""The method by which a language model of the reader's chooses."""

MOST_CHOSEN = 2_000
"""No article has more sentences that are looked at."""


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """What the reader chose.

    Attributes:
        method: a summarizer's name.
        length: the ceiling.
        language: an ISO 639-1 code, taken before the one that the page declares; a text plainly in another wins.
        explain: also say per sentence why it was taken or left.
        choose: indices of the article's sentences that a model has chosen, the method being `model`.
    """

    method: str = DEFAULT_METHOD
    length: Length = PRESET_LENGTHS["medium"]
    language: str | None = None
    explain: bool = False
    choose: tuple[int, ...] | None = None

    @classmethod
    def of(
        cls,
        *,
        method: str = DEFAULT_METHOD,
        length: str | Length | Mapping[str, object] = "medium",
        language: str | None = None,
        explain: bool = False,
        choose: object = None,
    ) -> Self:
        """Build from what callers write.

        Raises:
            InvalidRequest: the length or the language is impossible, or the method is no text. Unknown methods are the
                registry's business.
        """
        if not isinstance(method, str):
            raise InvalidRequest("`method` must be a method's name.", hint='Use a name such as "news".')
        if language is not None and not is_language_code(language):
            raise InvalidRequest("`language` is not a language code.", hint='Use an ISO 639-1 code such as "en".')
        chosen = None if choose is None else _chosen(choose)
        method = method if chosen is None else MODEL_METHOD
        return cls(method=method, length=Length.of(length), language=language, explain=explain, choose=chosen)

    @property
    def asks_model(self) -> bool:
        """Whether a language model is to choose; where one has chosen, as a browser's own, none is asked."""
        return self.method == MODEL_METHOD and self.choose is None


def _chosen(value: object) -> tuple[int, ...]:
    """Understand numbers of sentences; which the article has is not known yet."""
    hint = "Send a list of numbers of the article's sentences, such as [0, 4, 7]."
    if not isinstance(value, list | tuple) or not 0 < len(value) <= MOST_CHOSEN:
        raise InvalidRequest("`choose` must be a list of sentences' numbers.", hint=hint)
    # JSON knows one kind of number: 3.0 is the third sentence's as well.
    if any(isinstance(n, bool) or not isinstance(n, int | float) or n < 0 or n != n // 1 for n in value):
        raise InvalidRequest("`choose` holds what is no sentence's number.", hint=hint)
    return tuple(dict.fromkeys(map(int, value)))


def is_language_code(value: object) -> bool:
    """Tell whether it has the form of an ISO 639 code: two or three lower-case ASCII letters."""
    return isinstance(value, str) and len(value) in {2, 3} and value.isascii() and value.islower() and value.isalpha()
