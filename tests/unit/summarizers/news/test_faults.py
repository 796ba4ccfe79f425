"""Which sentences may not stand in a summary."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import HARBOUR, source_of

from standfirst.summarizers.news.faults import Found, Grade, find_faults


def judge(sentence: str, language: str = "en", around: tuple[str, ...] = HARBOUR) -> Found | None:
    """Find the fault of a sentence inside an article of good ones."""
    return find_faults(source_of([around[0], sentence, *around[1:]], language=language))[1]


def grade_of(sentence: str, language: str = "en", around: tuple[str, ...] = HARBOUR) -> Grade | None:
    """The grade of its fault; None where it has none."""
    found = judge(sentence, language, around)
    return found.grade if found else None


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The council will meet again on Thursday to vote on the budget.", None),
        ("Read more about the harbour in our newsletter every Friday morning.", Grade.FOREIGN),
        ("Not so fast.", Grade.FOREIGN),
        ("These are the cranes that will stay as monuments:", Grade.POOR),
        ("A crane at the old harbour, seen from the north", Grade.FOREIGN),
        ("and the union said that it would not accept the plan at all.", Grade.FOREIGN),
        ("Will the council keep its promise to the workers of the harbour?", Grade.POOR),
        ("Has anybody asked the people who live in the old town?!", Grade.POOR),
        ('"The cranes have to go, and they have to go this year.', Grade.TOLERABLE),
        ('"The cranes have been standing here since the war and nobody needs them."', Grade.TOLERABLE),
        ('"The cranes have been standing here since the war," said the harbour master.', None),
        ("The owners of the port did not answer requests for comment on Friday.", Grade.TOLERABLE),
        ("The US navy will use the terminal as well, the owners of the port said.", None),
        ("The mayor said 'we will not wait any longer' and left the hall.", None),
        ("Read more: the council and the cranes of the old harbour in pictures.", Grade.FOREIGN),
        ("Load the list of cranes with the function load_cranes() and print it.", None),
        ("Load the cranes: for (const crane of load_list()) { crane.count = 1; print(crane); }.", Grade.POOR),
        ("Home > News > Harbours > Cranes: the council and the cranes of Ellery.", Grade.POOR),
        ("Two of the cranes will stay, as The Ellery Times reported on Monday.", None),
        ('In its answer "The Cranes of Ellery" is called a museum of its own.', None),
        ("MACKENZIE: You could hear the cranes from the other side of town.", Grade.TOLERABLE),
        ("Andreas Roth: The cranes have to go, and they have to go this year.", Grade.TOLERABLE),
        ("The rapper T.I. played at the old harbour on Saturday night.", None),
        ("The cranes of the old harbour survived World War I and a flood.", None),
    ],
)
def test_a_sentence_is_graded_by_its_worst_fault(sentence: str, grade: Grade | None) -> None:
    assert grade_of(sentence) == grade


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Hafen sei „zu laut und zu schmutzig“, heißt es im Beschluss des Rates."),
        ("pl", "Port jest „za głośny i za brudny”, czytamy w uchwale rady miasta."),
        ("sv", "Hamnen är ”för bullrig och för smutsig”, heter det i stadens beslut."),
        ("da", "Havnen er »for larmende og for beskidt«, hedder det i byens beslutning."),
    ],
)
def test_quotation_marks_pair_as_each_language_writes_them(language: str, sentence: str) -> None:
    assert grade_of(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Find out how the council came to close the old harbour."),
        ("de", "Erfahren Sie, wie der Stadtrat den alten Hafen schließen will."),
        ("fr", "Découvrez comment le conseil municipal veut fermer le vieux port."),
        ("pl", "Zobacz, jak rada miasta chce zamknąć stary port dla statków."),
        ("el", "Μάθετε πώς το συμβούλιο θα κλείσει το παλιό λιμάνι."),
    ],
)
def test_what_asks_readers_to_read_on_is_no_part_of_an_article(language: str, sentence: str) -> None:
    assert grade_of(sentence, language) == Grade.FOREIGN


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Владельцы порта отказались от комментариев по поводу решения городского совета."),
        ("pl", "Właściciele portu odmówili komentarza w sprawie decyzji rady miasta."),
        ("zh", "对于市议会关闭旧港口的决定，港口的所有者以发言人出差为由没有进行回答。"),
    ],
)
def test_that_somebody_says_nothing_is_no_news_in_any_language(language: str, sentence: str) -> None:
    assert grade_of(sentence, language) == Grade.TOLERABLE


def test_calls_that_come_back_are_not_the_subject_of_an_article() -> None:
    calls = tuple(f"Read more: what became of crane number {n} of the old harbour." for n in range(4))
    assert grade_of(calls[0], around=HARBOUR + calls) == Grade.FOREIGN


def test_few_long_words_make_a_sentence() -> None:
    assert grade_of("Unterstützung bekommt der Bürgermeister dafür.", "de") is None


def test_a_script_without_full_stops_has_whole_sentences() -> None:
    thai = ("สภาเมืองลงมติปิดท่าเรือเก่าในฤดูใบไม้ผลิหน้า", "เรือสินค้าจะใช้ท่าเรือแห่งใหม่ทางเหนือ", "คนงานท่าเรือกลัวตกงานกันมาก")
    assert find_faults(source_of(thai, language="th")) == [None] * 3


def test_a_hostile_sentence_is_judged_at_once() -> None:
    """A megabyte of quotation marks that never pair keeps no expression busy."""
    hostile = "“ 'a " * 200_000
    assert judge(hostile) is not None


def test_a_subtitle_without_a_full_stop_may_open_an_article() -> None:
    """Below a headline that is known, and not where it is the headline once more."""
    subtitle = "Cargo ships have to use a new terminal while swimmers and rowers get the quays"
    headline = "Port Ellery closes its harbour"
    assert find_faults(source_of([subtitle, *HARBOUR], title=headline))[0] is None
    for title in (subtitle, None):
        found = find_faults(source_of([subtitle, *HARBOUR], title=title))[0]
        assert found is not None
        assert found.grade == Grade.FOREIGN


def test_a_phrase_that_comes_back_is_what_the_article_is_about() -> None:
    texts = tuple(
        f"The new law on cookies will change {n} websites in the whole of Europe." for n in ("all", "most", "some")
    )
    assert find_faults(source_of([*texts, *HARBOUR]))[:3] == [None] * 3
