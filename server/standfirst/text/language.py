"""Which language a text is in: its script, then its function words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from standfirst.text.languages import normalize, profiles
from standfirst.text.scripts import OF_ONE_LANGUAGE, main_script

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

RELATED = 0.5
"""The same, where no language has a clear lead: Danish and Norwegian, and no pair of strangers, come so near."""

FOREIGN_SHARE = 0.015
"""Share of a language's function words below which a text is in another language: prose has three times as many."""

FOREIGN_WORDS = 100
"""Words of which at least a text must have so few: a list of names has none either."""

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
        The code is None where there is neither a usable declaration nor text that tells, and where the text is in
        none of the languages that are known here.
    """
    claim = normalize(declared)
    script = main_script(sample := text[:SAMPLE])
    if script is None:
        return DetectedLanguage(claim, guessed=False)
    if script in OF_ONE_LANGUAGE:
        is_claimed = claim in _written_in(script)
        return DetectedLanguage(claim if is_claimed else script, guessed=not is_claimed)
    scores, total = _scores(sample, script)
    best, lead = _best(scores)
    if claim is not None and _supports(claim, scores, total, script):
        return DetectedLanguage(claim, guessed=False)
    if total >= MIN_WORDS and _is_clear(scores.get(best, 0) / total, lead):
        return DetectedLanguage(best, guessed=True)
    if total < MIN_WORDS:
        told = claim if claim in _languages(script) else best or None
        return DetectedLanguage(told, guessed=told != claim)
    return _weighed(claim, scores, total, script)


def _weighed(claim: str | None, scores: Scores, total: int, script: str) -> DetectedLanguage:
    """The language of a text that neither supports what the page declares nor is clearly in another one."""
    likely = _likely(scores, total, script)
    if claim is not None and not _is_written_elsewhere(claim, script) and _may_be(claim, likely, scores, total):
        return DetectedLanguage(claim, guessed=False)
    known = not _is_foreign(likely, scores, total)
    return DetectedLanguage(likely if known else None, guessed=known)


def guess(text: str) -> str | None:
    """Guess the language of a text by script and function words alone; None for a text without letters."""
    script = main_script(sample := text[:SAMPLE])
    if script is None or script in OF_ONE_LANGUAGE:
        return script
    return _likely(*_scores(sample, script), script)


def _likely(scores: Scores, total: int, script: str) -> str:
    """The language with the highest score; the commonest of the script, where that is nearly as likely."""
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
    owners = _speakers(script)
    words = _WORD.findall(sample.lower().replace("’", "'"))
    words += [f"{word.split(chr(39))[0]}'" for word in words if "'" in word]
    scores: dict[str, float] = defaultdict(float)
    for word, times in Counter(words).items():
        if languages := owners.get(word):
            share = times / len(languages)
            for code in languages:
                scores[code] += share
    return scores, len(words)


def _best(scores: Scores) -> tuple[str, float]:
    """The language with the highest score, and how many times the next one's score it has."""
    if not scores:
        return "", 0.0
    best, *others = sorted(scores, key=scores.__getitem__, reverse=True)
    return best, scores[best] / scores[others[0]] if others else float("inf")


def _may_be(claim: str, likely: str, scores: Scores, total: int) -> bool:
    """Whether a text that tells little may be in the declared language all the same."""
    if scores.get(likely, 0) < MIN_SHARE * total:
        return not _is_foreign(claim, scores, total)
    return scores.get(claim, 0) >= RELATED * scores[likely]


def _is_foreign(code: str, scores: Scores, total: int) -> bool:
    """Whether so long a text has so few words of a language that it must be in another one."""
    return total >= FOREIGN_WORDS and scores.get(code, 0) < FOREIGN_SHARE * total


def _is_clear(share: float, lead: float) -> bool:
    return share >= MIN_SHARE and lead >= CLEAR_LEAD and share * lead >= CLEAR_CASE


def _supports(claim: str, scores: Scores, total: int, script: str) -> bool:
    """Whether the words of a text agree with what the page declares."""
    best, _ = _best(scores)
    known = _languages(script)
    if script == "latin" and claim in {"sr", "bs"}:
        claim = "hr"
    if claim in known:
        enough = total < MIN_WORDS or scores.get(claim, 0) >= MIN_SHARE * total
        return bool(best) and enough and scores.get(claim, 0) >= AGREEMENT * scores[best]
    return not _is_written_elsewhere(claim, script) and scores.get(best, 0) < 2 * CLEAR_CASE * total


def _is_written_elsewhere(code: str, script: str) -> bool:
    """Whether a language is known, and known to be written in other scripts only."""
    scripts = profiles()[code].function_words if code in profiles() else ()
    return code in OF_ONE_LANGUAGE or (bool(scripts) and script not in scripts)


@cache
def _languages(script: str) -> frozenset[str]:
    """The known languages that are written in a script, as far as others are, too."""
    return frozenset(code for code, profile in profiles().items() if script in profile.function_words)


@cache
def _speakers(script: str) -> Mapping[str, tuple[str, ...]]:
    """The languages that each function word of a script belongs to."""
    owners: dict[str, list[str]] = defaultdict(list)
    for code in sorted(_languages(script)):
        for word in set(profiles()[code].function_words[script].split()):
            owners[word].append(code)
    return {word: tuple(codes) for word, codes in owners.items()}
