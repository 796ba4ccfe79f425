"""Which sentences may not stand in a summary."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import HARBOUR, source_of

from standfirst.summarizers.news.fitness import Grade, Verdict, verdicts


def judge(sentence: str, language: str = "en", around: tuple[str, ...] = HARBOUR) -> Verdict:
    """Judge a sentence inside an article of good ones."""
    return verdicts(source_of([around[0], sentence, *around[1:]], language=language), top=0)[1]


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The council will meet again on Thursday to vote on the budget.", Grade.FIT),
        ("Read more about the harbour in our newsletter every Friday morning.", Grade.FOREIGN),
        ("Not so fast.", Grade.FOREIGN),
        ("A crane at the old harbour, seen from the north", Grade.FOREIGN),
        ("and the union said that it would not accept the plan at all.", Grade.FOREIGN),
        ("Will the council keep its promise to the workers of the harbour?", Grade.POOR),
        ("Has anybody asked the people who live in the old town?!", Grade.POOR),
        ('"The cranes have to go, and they have to go this year.', Grade.POOR),
        ("I have lived beside this harbour for more than forty years.", Grade.TOLERABLE),
        ('"The cranes have been standing here since the war and nobody needs them."', Grade.TOLERABLE),
        ('"The cranes have been standing here since the war," said the harbour master.', Grade.FIT),
        ("The owners of the port did not answer requests for comment on Friday.", Grade.TOLERABLE),
        ("The US navy will use the terminal as well, the owners of the port said.", Grade.FIT),
        ("The mayor said 'we will not wait any longer' and left the hall.", Grade.FIT),
        ("Read more: the council and the cranes of the old harbour in pictures.", Grade.FOREIGN),
        ("Load the list of cranes with the function load_cranes() and print it.", Grade.FIT),
        ("Load the cranes: for (const crane of load_list()) { crane.count = 1; print(crane); }.", Grade.POOR),
        ("Home > News > Harbours > Cranes: the council and the cranes of Ellery.", Grade.POOR),
        ("Two of the cranes will stay The council decided so in a second vote.", Grade.TOLERABLE),
        ("Two of the cranes will stay, as The Ellery Times reported on Monday.", Grade.FIT),
        ('"OLD CRANES"The council decided so in a second vote on Monday.', Grade.TOLERABLE),
        ('In its answer "The Cranes of Ellery" is called a museum of its own.', Grade.FIT),
        ("MACKENZIE: You could hear the cranes from the other side of town.", Grade.TOLERABLE),
        ("Andreas Roth: The cranes have to go, and they have to go this year.", Grade.TOLERABLE),
        ("The rapper T.I. played at the old harbour on Saturday night.", Grade.FIT),
        ("The cranes of the old harbour survived World War I and a flood.", Grade.FIT),
    ],
)
def test_a_sentence_is_graded_by_its_worst_fault(sentence: str, grade: Grade) -> None:
    assert judge(sentence).grade == grade


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
    assert judge(sentence, language).grade == Grade.FIT


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
    assert judge(sentence, language).grade == Grade.FOREIGN


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Владельцы порта отказались от комментариев по поводу решения городского совета."),
        ("pl", "Właściciele portu odmówili komentarza w sprawie decyzji rady miasta."),
        ("zh", "对于市议会关闭旧港口的决定，港口的所有者以发言人出差为由没有进行回答。"),
    ],
)
def test_that_somebody_says_nothing_is_no_news_in_any_language(language: str, sentence: str) -> None:
    assert judge(sentence, language).grade == Grade.TOLERABLE


def test_calls_that_come_back_are_not_the_subject_of_an_article() -> None:
    calls = tuple(f"Read more: what became of crane number {n} of the old harbour." for n in range(4))
    assert judge(calls[0], around=HARBOUR + calls).grade == Grade.FOREIGN


def test_few_long_words_make_a_sentence() -> None:
    assert judge("Unterstützung bekommt der Bürgermeister dafür.", "de").grade == Grade.FIT


def test_the_sentences_of_a_standfirst_explain_each_other() -> None:
    texts = (HARBOUR[0], "Why?", "Read more here.", *HARBOUR)
    judged = verdicts(source_of(texts), top=0, paragraph=range(3))
    assert [verdict.grade for verdict in judged[:3]] == [Grade.FIT, Grade.FIT, Grade.FOREIGN]


def test_a_long_sentence_is_only_tolerated() -> None:
    long = "The council said that " + "the cranes and the quays and " * 8 + "the sheds would be sold."
    assert judge(long).grade == Grade.TOLERABLE


def test_an_opening_sentence_may_take_its_time() -> None:
    """No other sentence says as well what the article is about."""
    long = "The council said that " + "the cranes and the quays and " * 7 + "the sheds would be sold."
    assert verdicts(source_of([long, *HARBOUR]), top=0)[0].grade == Grade.FIT


def test_an_opening_beside_others_may_take_longer() -> None:
    long = "The council said that " + "the cranes and the quays and " * 10 + "the sheds would be sold."
    source = source_of([long, *HARBOUR])
    assert verdicts(source, top=0)[0].grade == Grade.TOLERABLE
    assert verdicts(source, top=0, has_room=True)[0].grade == Grade.FIT


def test_under_a_headline_we_are_everybody() -> None:
    text = "We all have to live with the noise of the harbour at night."
    assert judge(text).grade == Grade.TOLERABLE
    assert verdicts(source_of([HARBOUR[0], text, *HARBOUR[1:]], title="Noise at night"), top=0)[1].grade == Grade.FIT


def test_a_column_speaks_in_its_own_voice() -> None:
    """Where most sentences are in the first person, it is no fault of any."""
    column = tuple(f"I went to see the old harbour for the {n} time this year." for n in ("first", "second", "third"))
    assert all(v.grade == Grade.FIT for v in verdicts(source_of(column), top=0))


def test_a_writer_who_opens_in_the_first_person_may_go_on_so() -> None:
    column = (
        "I voted for closing the harbour, and I was wrong about it.",
        *HARBOUR[:2],
        "I thought that the jobs would stay.",
    )
    assert verdicts(source_of(column), top=0)[0].grade == Grade.FIT
    assert verdicts(source_of(column[::-1]), top=2)[3].grade == Grade.TOLERABLE


def test_a_script_without_full_stops_has_whole_sentences() -> None:
    thai = ("สภาเมืองลงมติปิดท่าเรือเก่าในฤดูใบไม้ผลิหน้า", "เรือสินค้าจะใช้ท่าเรือแห่งใหม่ทางเหนือ", "คนงานท่าเรือกลัวตกงานกันมาก")
    assert all(v.grade == Grade.FIT for v in verdicts(source_of(thai, language="th"), top=0))


def test_each_fault_is_told_in_plain_words() -> None:
    assert judge("I have lived beside this harbour for more than forty years.").reason == (
        "It speaks in the first person: “i”."
    )


def test_a_hostile_sentence_is_judged_at_once() -> None:
    """A megabyte of quotation marks that never pair keeps no expression busy."""
    hostile = "“ 'a " * 200_000
    assert judge(hostile).grade > Grade.FIT


def test_a_subtitle_without_a_full_stop_may_open_an_article() -> None:
    """Below a headline that is known, and not where it is the headline once more."""
    subtitle = "Cargo ships have to use a new terminal while swimmers and rowers get the quays"
    headline = "Port Ellery closes its harbour"
    assert verdicts(source_of([subtitle, *HARBOUR], title=headline), top=0)[0].grade == Grade.FIT
    assert verdicts(source_of([subtitle, *HARBOUR], title=subtitle), top=0)[0].grade == Grade.FOREIGN
    assert verdicts(source_of([subtitle, *HARBOUR]), top=0)[0].grade == Grade.FOREIGN


def test_a_phrase_that_comes_back_is_what_the_article_is_about() -> None:
    texts = tuple(
        f"The new law on cookies will change {n} websites in the whole of Europe." for n in ("all", "most", "some")
    )
    assert all(v.grade == Grade.FIT for v in verdicts(source_of([*texts, *HARBOUR]), top=0)[:3])
