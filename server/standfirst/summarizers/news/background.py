"""Background: what an article says of the past and of what things are, which is no news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from standfirst.summarizers.news.quotations import READ
from standfirst.summarizers.source import Source

# The first digit is looked for by a table; that it is the first is asked behind it.
_YEAR = re.compile(r"[12](?<![\d.,].)(?:(?<=1)[5-9]|(?<=2)0)\d\d(?![\d.,]\d|\d)")

# "Bus travel is an essential form of transport", near the opening: it explains, and nothing happens in it.
_EXPLAINS = {
    "en": r"(?:is|are|has been|have been) (?:also |now )?(?:a|an|the|one|among|part)\b",
    "de": r"(?:ist|sind) (?:ein|eine|der|die|das)\b",
    "fr": r"(?:est|sont) (?:un|une|la|le|les|des)\b",
    "es": r"(?:es|son) (?:un|una|el|la|los|las)\b",
    "it": r"(?:è|sono) (?:un|una|uno|il|la|i|le|gli)\b",
    "pt": r"(?:é|são) (?:um|uma|o|a|os|as)\b",
}

# "He had previously worked", "ten years ago": it tells what was before the news.
_PAST = {
    "en": "in the past|previously|had been|had previously|had already|for years|years ago|decades|was born|founded in",
    "de": r"damals|vor Jahren|vor \w+ Jahren|seit Jahren|gegründet|geboren",
    "fr": r"à l'époque|il y a \w+ ans|par le passé|fondé en|fondée en|né en|née en",
    "es": r"en aquel entonces|hace \w+ años|en el pasado|fundado en|fundada en|nació en",
    "ru": "тогда|лет назад|в прошлом году|родился|родилась",
}

_OPENING = r"[^,;:.]{3,60}? "
_NOWHERE = r"(?!)"


def background(source: Source) -> Sequence[bool]:
    """Tell of each sentence whether it is background: a year before the article's latest one counts as such, too."""
    language = source.language or ""
    explains = _explains(language if language in _EXPLAINS else "")
    past = _past(language if language in _PAST else "")
    texts = [sentence.text[:READ] for sentence in source.sentences]
    years = [[int(year) for year in _YEAR.findall(text)] for text in texts]
    latest = max((year for of_one in years for year in of_one), default=0)
    return [
        any(year < latest for year in of_one) or bool(explains.match(text) or past.search(text))
        for text, of_one in zip(texts, years, strict=True)
    ]


@cache
def _explains(language: str) -> re.Pattern[str]:
    return re.compile(_OPENING + f"(?:{_EXPLAINS.get(language, _NOWHERE)})")


@cache
def _past(language: str) -> re.Pattern[str]:
    """The phrases, each with the edge of its first word asked for behind its first letter, which a table finds."""
    phrases = _PAST[language].split("|") if language in _PAST else ()
    literals = (rf"{phrase[0]}(?<!\w.){phrase[1:]}" for phrase in phrases)
    return re.compile(rf"(?:{'|'.join(literals) or _NOWHERE})\b")
