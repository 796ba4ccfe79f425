"""From an article's candidates to what the summarizer is asked for: the model's choice, or `news` with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from standfirst.config import LanguageModel
from standfirst.language_model.chooser import Chooser
from standfirst.language_model.failure import Cancelled, Failure
from standfirst.language_model.question import Question
from standfirst.model import DEFAULT_METHOD, Candidates, Notice, SummaryOptions


@dataclass(frozen=True, slots=True)
class Decision:
    """What the summarizer is asked for.

    Attributes:
        options: with the sentences that the model chose, or with the method `news`.
        notices: what the reader must know.
        chosen_by: the model's name; None where `news` chooses.
    """

    options: SummaryOptions
    notices: tuple[Notice, ...] = ()
    chosen_by: str | None = None


def decide(
    found: Candidates,
    options: SummaryOptions,
    settings: LanguageModel,
    chooser: Chooser,
    cancelled: Callable[[], bool] = lambda: False,
) -> Decision:
    """Have the model choose, within its deadline; whatever goes wrong leaves the choice to `news`.

    Args:
        found: the article's sentences.
        options: what the reader wants.
        settings: which model.
        chooser: asks it.
        cancelled: whether nobody waits any more.
    """
    if not found.amount:
        return Decision(replace(options, method=DEFAULT_METHOD))  # the whole article fits: there is nothing to choose
    try:
        chosen = chooser.choose(question_of(found), settings, cancelled)
    except Failure as failure:
        return Decision(replace(options, method=DEFAULT_METHOD), (failure.notice,))
    except Cancelled:
        return Decision(replace(options, method=DEFAULT_METHOD))
    return Decision(replace(options, choose=chosen.sentences), chosen.notices, chosen.name)


def question_of(found: Candidates) -> Question:
    """What a model is asked about an article."""
    article = found.extraction.article
    sentences = tuple((sentence.index, sentence.text) for sentence in found.sentences)
    return Question(article.title, article.language, sentences, found.ranking, found.amount)
