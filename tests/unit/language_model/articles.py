"""A question about an article, and settings for a server."""

from __future__ import annotations

from tests.model_server import ModelServer

from standfirst.config import LanguageModel
from standfirst.language_model import Question

SENTENCES = tuple(
    (number, f"Sentence number {number} tells that the council of Larkhaven spent {number + 2} million euros on it.")
    for number in range(12)
)


def question(amount: int = 3, sentences: tuple[tuple[int, str], ...] = SENTENCES) -> Question:
    """Twelve sentences, of which the later ones are rated best."""
    ranking = tuple(number for number, _ in reversed(sentences))
    return Question("Council spends millions", "en", sentences, ranking, amount)


def settings(server: ModelServer | str, **changes: object) -> LanguageModel:
    """Settings that name a server, with short deadlines."""
    url = server if isinstance(server, str) else server.url
    given: dict[str, object] = {"server": url, "seconds": 20.0, "silent_seconds": 20.0, **changes}
    return LanguageModel(**given)  # type: ignore[arg-type]  # each is the setting's own
