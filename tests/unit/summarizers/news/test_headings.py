"""Headings glued to sentences."""

from __future__ import annotations

import pytest

from standfirst.summarizers.news.headings import holds_heading


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two of the cranes will stay The council decided so in a second vote.", "en"),
        ("Le port du masque obligatoire aussi à Rouen Le préfet l'a annoncé lundi.", "fr"),
        ('"FRACTURE"Il estime que le port doit fermer.', "fr"),
    ],
)
def test_a_sentence_that_begins_in_the_midst_holds_a_heading(text: str, language: str) -> None:
    assert holds_heading(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two of the cranes will stay, as The Ellery Times reported on Monday.", "en"),
        ('Il a lu son livre "Le grand port" devant le conseil.', "fr"),
        ("Les avocats du ministre, Pierre-Olivier Sur et Anne Roth, ont fait appel.", "fr"),
        ("Les syndicats d'Air France et de L'Oréal ont appelé à la grève.", "fr"),
        ("Zwei Kräne bleiben Der Rat hat es beschlossen.", "de"),
    ],
)
def test_names_and_titles_of_books_are_no_headings(text: str, language: str) -> None:
    assert not holds_heading(text, language)
