"""What a text is about: the stems of its content words."""

from __future__ import annotations

from standfirst.text import words as text_words


def content_terms(text: str, language: str | None) -> list[str]:
    """The stems of a text's content words, in order."""
    stop_words, stems = text_words.stop_words(language), text_words.stems(language)
    return [stems[word] for word in text_words.words(text, language) if word not in stop_words]
