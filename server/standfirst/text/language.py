"""Which language a text is in: its script, then its function words; a statistical model only where they do not tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from standfirst.text.markers import markers, speakers
from standfirst.text.scripts import OF_ONE_LANGUAGE, main_script
from standfirst.text.tables import ALIASES
from standfirst.text.tags import normalize

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 2000
"""Characters that are looked at: more do not change the answer."""

MIN_SHARE = 0.045
"""Weighted share of function words: prose has .05 (Turkish, Russian) to .5 (English) of its own, to .04 of others."""

MIN_WORDS = 12
"""Words: fewer prove nothing against what the page declares."""

CLEAR_LEAD = 1.25
"""How many times the second language's score the first must have."""

CLEAR_CASE = 0.1
"""Share times lead: a small share needs a large lead."""

AGREEMENT = 0.7
"""Share of the best score at which the declared language is believed: close relatives share many words."""

SURE = 0.9
"""The model's probability from which it is believed against the page."""

_WORD = re.compile(r"[^\s\d.,;:!?\"“”„«»‘()\[\]{}<>/|।॥،؛؟…—–_-]++")
"""A run without space and punctuation: `\\w` would break Hindi words at their vowel signs."""

_COMMONEST = {"latin": "en", "cyrillic": "ru", "arabic": "ar", "devanagari": "hi"}

Scores = Mapping[str, float]


class DetectedLanguage(NamedTuple):
    """An ISO 639-1 code, and whether it was guessed from the text against or without the page's word."""

    code: str | None
    guessed: bool


def detect(text: str, declared: str | None = None) -> DetectedLanguage:
    """Find the language of a text.

    Args:
        text: the article; a sample of it is looked at.
        declared: what the page says, in any form ("en", "EN_us", "english"); checked, not believed.

    Returns:
        The declared language, where the text does not speak against it; else the language of the text, `guessed`.
        The code is None where there is neither a usable declaration nor text that tells.
    """
    claim = normalize(declared)
    script = main_script(sample := text[:SAMPLE])
    if script is None:
        return DetectedLanguage(claim, guessed=False)
    if script in OF_ONE_LANGUAGE:
        return (
            DetectedLanguage(claim, guessed=False)
            if claim in _written_in(script)
            else DetectedLanguage(script, guessed=True)
        )
    scores, total = _scores(sample, script)
    best, lead = _best(scores)
    if claim is not None and _supports(claim, scores, total, script):
        return DetectedLanguage(claim, guessed=False)
    if total >= MIN_WORDS and _is_clear(scores.get(best, 0) / total, lead):
        return DetectedLanguage(best, guessed=True)
    if total < MIN_WORDS:
        told = claim if claim in markers()[script] else best or None
        return DetectedLanguage(told, guessed=told != claim)
    return _ask_model(sample, claim)


def guess(text: str) -> str | None:
    """Guess the language of a text by script and function words alone; None for a text without letters."""
    script = main_script(sample := text[:SAMPLE])
    if script is None or script in OF_ONE_LANGUAGE:
        return script
    scores, total = _scores(sample, script)
    best, lead = _best(scores)
    common = _COMMONEST[script]
    if not best or (scores[common] >= AGREEMENT * scores[best] and not _is_clear(scores[best] / total, lead)):
        return common
    return best


def _written_in(script: str) -> tuple[str, ...]:
    """Languages of a script that has one main language; the main one is named as the script is."""
    return {"he": ("he", "yi"), "am": ("am", "ti"), "bn": ("bn", "as"), "zh": ("zh", "yue"), "bo": ("bo", "dz")}.get(
        script, (script,)
    )


def _scores(sample: str, script: str) -> tuple[Scores, int]:
    """Each language's function words in a sample, shared ones by their share, and the number of all words."""
    owners = speakers(script)
    words = [word.replace("’", "'") for word in _WORD.findall(sample.lower())]
    words += [f"{word.split(chr(39))[0]}'" for word in words if "'" in word]
    scores: dict[str, float] = defaultdict(float)
    for word, times in Counter(words).items():
        languages = owners.get(word, ())
        for code in languages:
            scores[code] += times / len(languages)
    return scores, len(words)


def _best(scores: Scores) -> tuple[str, float]:
    """The language with the highest score, and how many times the next one's score it has."""
    if not scores:
        return "", 0.0
    best, *others = sorted(scores, key=scores.__getitem__, reverse=True)
    return best, scores[best] / scores[others[0]] if others else float("inf")


def _is_clear(share: float, lead: float) -> bool:
    return share >= MIN_SHARE and lead >= CLEAR_LEAD and share * lead >= CLEAR_CASE


def _supports(claim: str, scores: Scores, total: int, script: str) -> bool:
    """Whether the words of a text agree with what the page declares."""
    best, _ = _best(scores)
    known = markers()[script]
    if script == "latin" and claim in {"sr", "bs"}:
        claim = "hr"
    if claim in known:
        enough = total < MIN_WORDS or scores.get(claim, 0) >= MIN_SHARE * total
        return bool(best) and enough and scores.get(claim, 0) >= AGREEMENT * scores[best]
    elsewhere = claim in OF_ONE_LANGUAGE or any(claim in codes for codes in markers().values())
    return not elsewhere and scores.get(best, 0) < 2 * CLEAR_CASE * total


def _ask_model(sample: str, claim: str | None) -> DetectedLanguage:
    found, probability = _model().classify(sample)
    code = ALIASES.get(found, found)
    if claim is not None and (probability < SURE or len(code) != len("en")):
        return DetectedLanguage(claim, guessed=False)
    return DetectedLanguage(code, guessed=code != claim)


@cache
def _model() -> LanguageIdentifier:
    """The statistical model: 125 MB and a second or two to load, so only where nothing cheaper tells."""
    from py3langid import langid  # noqa: PLC0415  # lazily, for the cost above

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
