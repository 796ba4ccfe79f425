"""Which sentences point at another one."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import source_of

from standfirst.summarizers.news.coreference import Mentions

OPENING = "The council of Port Ellery voted on Tuesday to close the harbour."


def test_a_pronoun_leans_on_the_sentence_before() -> None:
    mentions = Mentions(source_of([OPENING, "It will open again as a park for swimmers."]))
    assert mentions.of(1).pronoun == "it"
    assert "“it”" in mentions.of(1).reason


def test_a_connective_needs_the_sentence_before() -> None:
    mentions = Mentions(source_of([OPENING, "However, dock workers plan a strike in October."]))
    assert mentions.of(1).reason


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dock workers, however, plan a strike in October."),
        ("en", "There were also strikes at two other harbours in October."),
        ("de", "Die Hafenarbeiter planen allerdings einen Streik im Oktober."),
        ("ru", "Портовые рабочие, однако, готовят забастовку в октябре."),
    ],
)
def test_a_connective_inside_the_opening_needs_the_sentence_before(language: str, text: str) -> None:
    assert Mentions(source_of([OPENING, text], language=language)).of(1).reason


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The organisation had asked the owners for new quays."),
        ("el", "Τα στοιχεία αυτά δημοσιεύθηκαν την Τρίτη στην πόλη."),
        ("pl", "W sytuacji, gdy choroba ta miała zniknąć, chorują tysiące."),
        ("ru", "По мнению врачей, эта болезнь опасна для детей."),
    ],
)
def test_what_points_back_needs_the_sentence_before(language: str, text: str) -> None:
    assert Mentions(source_of([OPENING, text], language=language)).of(1).reason


@pytest.mark.parametrize(
    ("language", "text"),
    [("pl", "W porcie w tej chwili stoją dwa dźwigi."), ("ru", "Порт закроют в конце этого года.")],
)
def test_the_time_of_writing_is_known_in_every_language(language: str, text: str) -> None:
    assert not Mentions(source_of([OPENING, text], language=language)).of(1).reason


def test_a_headline_in_the_text_introduces_nobody() -> None:
    texts = ["New Council Cordon To Ring Ellery", "The government said a cordon will ring Ellery next week."]
    assert not Mentions(source_of(texts)).of(1).reason


def test_the_first_sentence_leans_on_nothing() -> None:
    assert not Mentions(source_of(["It was a long night in Port Ellery.", OPENING])).of(0).reason


def test_a_speaker_by_surname_needs_the_full_name() -> None:
    """Whoever reads only the summary does not know who Calder is."""
    texts = [
        OPENING,
        "Mayor Ines Calder opened the meeting with a word of thanks.",
        "The cranes will go in March, Calder said.",
    ]
    mentions = Mentions(source_of(texts))
    assert mentions.of(2).surname == "Calder"
    assert mentions.of(2).introduced == 1


MET = "Mayor Ines Calder met the Port Ellery Rovers before the vote."


def test_who_opens_a_sentence_by_surname_needs_the_full_name() -> None:
    mentions = Mentions(source_of([OPENING, MET, "Calder has led the city of Port Ellery since last spring."]))
    assert mentions.of(2).introduced == 1


def test_whoever_stands_in_the_headline_needs_no_introduction() -> None:
    texts = [OPENING, MET, "The cranes will go in March, Calder said."]
    assert not Mentions(source_of(texts, title="Calder closes harbour")).of(2).reason


def test_a_club_is_nobody_by_surname() -> None:
    texts = [OPENING, MET, "In the second half the Rovers scored four times and won the cup."]
    assert not Mentions(source_of(texts)).of(2).reason


def test_a_name_that_opens_a_sentence_explains_its_pronouns() -> None:
    texts = [OPENING, "The council gave Calder a medal.", "Calder finished his third term with a cup of tea."]
    mentions = Mentions(source_of(texts))
    assert not mentions.of(2).reason


def test_a_club_does_not_explain_a_pronoun() -> None:
    texts = [OPENING, "Goalkeeper Juan Pell hurt a knee.", "The Rovers plan to see him again within a day."]
    assert Mentions(source_of(texts)).of(2).reason


def test_a_time_that_a_reader_knows_points_nowhere_back() -> None:
    texts = ["Le conseil de la ville a voté mardi.", "Ces dernières semaines, le port a perdu trois grues."]
    assert not Mentions(source_of(texts, language="fr")).of(1).reason


def test_a_speaker_with_a_full_name_needs_nothing() -> None:
    texts = [OPENING, "Mayor Ines Calder opened the meeting.", "The cranes will go in March, said Ines Calder."]
    assert not Mentions(source_of(texts)).of(2).reason


def test_a_vietnamese_title_before_a_name_leans_on_nothing() -> None:
    """The same word is a pronoun where no name follows."""
    texts = [
        "Hội đồng thành phố họp hôm thứ Ba.",
        "Ông Trump phát biểu tại Hà Nội.",
        "Ông nói sẽ trở lại vào tháng sau.",
    ]
    mentions = Mentions(source_of(texts, language="vi"))
    assert not mentions.of(1).reason
    assert mentions.of(2).reason


def test_a_person_without_a_name_needs_the_sentence_before() -> None:
    """The name need not be missing at the very opening of a sentence."""
    mentions = Mentions(source_of([OPENING, '"We train the dockers," she explained on Monday.']))
    assert mentions.of(1).reason


def test_a_person_who_was_named_in_the_sentence_needs_nothing() -> None:
    mentions = Mentions(source_of([OPENING, "The mayor, Ines Calder, said that she would swim there."]))
    assert not mentions.of(1).reason


def test_a_word_that_points_back_from_near_the_opening_needs_the_sentence_before() -> None:
    texts = [
        OPENING,
        "Two of those votes came from the mayor's own party.",
        "With that vote the council closed the last harbour on the coast.",
        "At this year's fair, all cranes were sold.",
    ]
    mentions = Mentions(source_of(texts))
    assert mentions.of(1).reason
    assert mentions.of(2).reason
    assert not mentions.of(3).reason


def test_a_quote_of_somebody_without_a_name_needs_the_sentence_before() -> None:
    """In Spanish not even a pronoun says who spoke."""
    texts = ["La alcaldesa cerró el puerto.", "“Queremos un puerto limpio para los vecinos del barrio”, ha señalado."]
    assert Mentions(source_of(texts, language="es")).of(1).reason
