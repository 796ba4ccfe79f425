"""The table of summarizers as the doors show it. Reading it loads no algorithm."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.errors import UnknownMethod


@dataclass(frozen=True, slots=True)
class Method:
    """A summarizer as the doors show it; its algorithm is the module of that name here, or a row of `sumy_methods`."""

    name: str
    title: str
    description: str
    reference: str


METHODS: tuple[Method, ...] = (
    Method(
        "news",
        "News",
        "Chooses as editors do: the sentences that together tell most of what must be told, none that should not "
        "stand in a summary, and none without what it needs to be understood.",
        "Standfirst's own, fitted to editors' labels; features after Kupiec, Pedersen and Chen (1995)",
    ),
    Method(
        "lead",
        "Lead",
        "The first sentences of the article, as they stand: what every other method is measured against.",
        "Brandow, Mitze and Rau: Automatic condensation of electronic publications by sentence selection (1995)",
    ),
    Method(
        "lexrank",
        "LexRank",
        "Sentences that many other sentences resemble, by the cosine of their rare words.",
        "Erkan and Radev: LexRank: Graph-based lexical centrality as salience in text summarization (2004)",
    ),
    Method(
        "textrank",
        "TextRank",
        "Sentences that share many words with many others, rated as PageRank rates pages.",
        "Mihalcea and Tarau: TextRank: Bringing order into texts (2004)",
    ),
    Method(
        "lsa",
        "LSA",
        "Sentences that stand for the article's strongest topics, found by a singular value decomposition.",
        "Steinberger and Ježek: Using latent semantic analysis in text summarization (2004)",
    ),
    Method(
        "luhn",
        "Luhn",
        "Sentences in which the article's frequent words stand close together.",
        "Luhn: The automatic creation of literature abstracts (1958)",
    ),
    Method(
        "kl",
        "KL-Sum",
        "Sentences whose words are spread like those of the whole article.",
        "Haghighi and Vanderwende: Exploring content models for multi-document summarization (2009)",
    ),
    Method(
        "sumbasic",
        "SumBasic",
        "Sentences of frequent words, each word counting less once it has been told.",
        "Vanderwende, Suzuki, Brockett and Nenkova: Beyond SumBasic (2007)",
    ),
    Method(
        "reduction",
        "Reduction",
        "Sentences that share the most words with all the others.",
        "Fabish: Reduction (2014), github.com/adamfabish/Reduction",
    ),
    Method(
        "model",
        "Language model",
        "A language model that you run yourself chooses among the article's own sentences, and writes none. "
        "`standfirst model` sets it up; without one, `news` chooses.",
        "Standfirst's own; docs/language-models.md",
    ),
)


def check_method(name: str) -> None:
    """Refuse a name that no summarizer bears.

    Raises:
        UnknownMethod: no summarizer has that name.
    """
    if name not in {m.name for m in METHODS}:
        raise UnknownMethod(
            "No summarizer has that name.", hint="`standfirst methods` lists them all, as does `GET /v1/methods`."
        )
