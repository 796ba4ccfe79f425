"""What a page's summary costs elsewhere: each engine takes a page's HTML and gives three sentences, or only a tree.

sumy and newspaper4k look for sentence models of NLTK that must be downloaded first; so that they run at all, they are
given NLTK's own Punkt without a model, which costs the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

Engine = Callable[[str], object]

SENTENCES = 3
LEDE_CHARACTERS = 450
"""Three sentences of English news."""

_WORD = re.compile(r"[^\W\d_]+")


class _Tokenizer:
    """What sumy asks of a tokenizer."""

    def __init__(self) -> None:
        from nltk.tokenize.punkt import PunktSentenceTokenizer

        self._punkt = PunktSentenceTokenizer()

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(self._punkt.tokenize(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(sentence))


def _lexrank() -> Callable[[str], object]:
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    tokenizer, summarizer = _Tokenizer(), LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return lambda text: summarizer(PlaintextParser.from_string(text, tokenizer).document, SENTENCES)


def _standfirst() -> Engine:
    import standfirst

    def run(html: str) -> object:
        try:
            return standfirst.summarize(html)
        except standfirst.StandfirstError as error:
            return error

    return run


def _trafilatura_and_lexrank() -> Engine:
    import trafilatura

    rank = _lexrank()
    return lambda html: rank(trafilatura.extract(html) or "")


def _readability_and_lexrank() -> Engine:
    from peers import ENGINES

    rank, extract = _lexrank(), ENGINES["readability-lxml"]()
    return lambda html: rank(extract(html, None))


def _trafilatura_and_lede() -> Engine:
    import lede
    import trafilatura

    return lambda html: lede.summarize(trafilatura.extract(html) or "", LEDE_CHARACTERS)


def _newspaper() -> Engine:
    import newspaper
    from newspaper.nlp import split_sentences
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    vars(split_sentences)["_tokenizer"] = PunktSentenceTokenizer()  # where it keeps the model that it has loaded

    def run(html: str) -> object:
        # Its own guess of the language would ask for tokenizers that are not installed.
        article = newspaper.article("https://news.example/a", language="en", input_html=html, fetch_images=False)
        article.nlp()
        return article.summary

    return run


def _lxml() -> Engine:
    from lxml import html as parser

    return partial(parser.document_fromstring)


def _lexbor() -> Engine:
    from selectolax.lexbor import LexborHTMLParser

    return partial(LexborHTMLParser)


STANDFIRST = "standfirst, in process"
HELPER = "standfirst, through the helper"
OBVIOUS = "trafilatura + sumy LexRank"
FLOOR = "bare parse, lexbor"

ENGINES: dict[str, Callable[[], Engine]] = {
    STANDFIRST: _standfirst,
    OBVIOUS: _trafilatura_and_lexrank,
    "newspaper4k with nlp()": _newspaper,
    "readability-lxml + sumy LexRank": _readability_and_lexrank,
    "trafilatura + lede": _trafilatura_and_lede,
    "bare parse, lxml.html": _lxml,
    FLOOR: _lexbor,
}
"""Each is loaded only when it is asked for, so that a missing one spoils nothing."""
