"""Headings glued to the sentence behind them."""

from __future__ import annotations

import pytest

from standfirst.text.sentences import split


@pytest.mark.parametrize(
    ("language", "heading", "sentence"),
    [
        ("en", "Two of the cranes will stay", "The council decided so in a second vote."),
        ("fr", "Aucun blessé", "L'incendie a pu être maîtrisé en deux heures."),
        ("fr", '"FRACTURE"', "Il estime que le port doit fermer."),
        ("fr", "Des rats au marché (vidéo)par Non Stop Zapping", "À l'origine, il voulait se taire."),
        ("fr", "- Arabie verte -", "Sur les centaines d'empreintes découvertes, deux sont humaines."),
        ("fr", '- "Corps-à-corps" -', "Les affrontements ont eu lieu dans la vallée."),
    ],
)
def test_a_heading_is_parted_from_its_sentence(language: str, heading: str, sentence: str) -> None:
    assert [s.text for s in split(heading + sentence, language)] == [heading, sentence]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She founded the HeForShe campaign in 2014 with ten others."),
        ("en", "The owner of an iPhone or a PayPal account may pay on the quay."),
        ("fr", "Les syndicats d'Air France et de L'Oréal ont appelé à la grève."),
        ("fr", "- Les grues - il y en a douze - seront vendues."),
        ("de", "Zwei Kräne bleibenThe council decided so."),
    ],
)
def test_names_are_not_torn(language: str, text: str) -> None:
    assert [s.text for s in split(text, language)] == [text]


def test_a_text_of_capitals_is_parted_at_once() -> None:
    assert len(split("aThe" * 50_000, "en")) == 1
    assert len(split("- " * 100_000, "fr")) <= 1
