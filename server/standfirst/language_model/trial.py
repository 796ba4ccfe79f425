"""Try a model out on the example page: what it chooses, and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from standfirst import pipeline
from standfirst.config import LanguageModel
from standfirst.language_model.chooser import Chooser
from standfirst.language_model.decision import question_of
from standfirst.language_model.failure import Failure
from standfirst.model import MODEL_METHOD, PlainText, SummaryOptions


@dataclass(frozen=True, slots=True)
class Trial:
    """How a trial went.

    Attributes:
        name: the model's.
        seconds: what it took, loading included.
        sentences: the summary that its choice gives.
        notices: what a reader would be told.
        fault: why it did not choose; "" if it did.
        hint: what to do about that.
    """

    name: str = ""
    seconds: float = 0.0
    sentences: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    fault: str = ""
    hint: str = ""


def try_out(settings: LanguageModel) -> Trial:
    """Have the model choose from the example page."""
    text = resources.files(__package__ or "").joinpath("example.txt").read_text(encoding="utf-8")
    title, _, body = text.partition("\n\n")
    options = SummaryOptions.of(method=MODEL_METHOD)
    found = pipeline.find_candidates(PlainText(body, title, "en"), options)
    chooser = Chooser()
    try:
        chosen = chooser.choose(question_of(found), settings)
    except Failure as failure:
        return Trial(fault=failure.reason, hint=failure.hint)
    finally:
        chooser.close()
    made = pipeline.summarize_extraction(
        found.extraction, SummaryOptions.of(choose=chosen.sentences), chosen.notices, chosen.name
    )
    return Trial(
        chosen.name,
        round(chosen.seconds, 1),
        tuple(sentence.text for sentence in made.sentences),
        tuple(notice.message for notice in made.notices),
    )
