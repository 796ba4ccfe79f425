"""All that a page says of its article, read once: where each field of the metadata is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import lxml.html

from standfirst.extraction.metadata.head import PageHead
from standfirst.extraction.metadata.headline_area import HeadlineArea
from standfirst.extraction.metadata.structured_data import Node, StructuredData


@dataclass(frozen=True)
class Sources:
    """What the fields are read from.

    | field     | the most trusted first |
    |-----------|------------------------|
    | title     | what most of these agree on, else the first: `h1`, JSON-LD, Open Graph, other `meta`, `title` |
    | byline    | JSON-LD, `meta`, the lines below the headline, what is marked elsewhere; people before organisations |
    | published | JSON-LD, `meta`, the lines below the headline, what is marked, the address, other dates, dateline |
    | site_name | Open Graph, JSON-LD's publisher and site, `meta` |
    | language  | the root element, `meta`, Open Graph, JSON-LD |

    Attributes:
        tree: the page.
        head: what its `meta`, `title` and `link` elements say.
        data: its structured data.
        article: the node of it that describes this article.
        title: the headline.
        sites: the publication's and its publisher's names in letters only.
        url: the page's address.
        language: the language tag that the page declares.
    """

    tree: lxml.html.HtmlElement
    head: PageHead
    data: StructuredData
    article: Node | None
    title: str | None
    sites: frozenset[str]
    url: str | None
    language: str | None

    @cached_property
    def area(self) -> HeadlineArea:
        """The lines around the headline, which a page that declares author and date is not asked for."""
        return HeadlineArea(self.tree, self.title)

    @property
    def declares_article(self) -> bool:
        """Whether the page says that it is an article."""
        return self.article is not None or self.head.first("og:type") == "article"
