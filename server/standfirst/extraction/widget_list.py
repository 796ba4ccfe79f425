"""The list of publishers' summary widgets: the file that the browser extension reads too.

`extension/shared/widgets.json` says what each of its parts means.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from standfirst.extension_folder import extension_folder
from standfirst.extraction.selectors import required_text

_FIRST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class WidgetRow:
    """A publisher's widget: where it is (`hosts`; everywhere if empty), how it is found, and what it is called.

    A selector stands beside a text that a page's markup must hold for it to match.
    """

    site: str
    hosts: tuple[str, ...]
    selectors: tuple[tuple[str, str], ...]
    labels: frozenset[str]
    labelled: bool

    def is_on(self, host: str) -> bool:
        """Tell whether the row applies to a host."""
        return not self.hosts or any(host == name or host.endswith(f".{name}") for name in self.hosts)


@dataclass(frozen=True, slots=True)
class WidgetList:
    """All rows, and the rule that makes a label a widget."""

    rows: tuple[WidgetRow, ...]
    exclude: tuple[str, ...]
    never: tuple[tuple[str, str], ...]
    max_characters: int
    before_paragraph: int
    list_items: tuple[int, int]
    item_words: tuple[int, int]
    _first_letters: frozenset[str]
    _labels: re.Pattern[str]
    _prompts: re.Pattern[str]

    def is_label(self, text: str) -> bool:
        """Tell whether a text is, as a whole, what publishers call their summaries."""
        return len(text) <= self.max_characters and bool(self._labels.fullmatch(normal_label(text)))

    def holds_label(self, texts: Iterable[str]) -> bool:
        """Tell whether one of a page's texts is a label; nearly all fail a comparison of their first letters."""
        for text in map(str.strip, texts):
            begins = text[:_FIRST_LETTERS].replace("’", "'")
            if begins and (begins.casefold() in self._first_letters or not begins[0].isalnum()) and self.is_label(text):
                return True
        return False

    def is_prompt(self, text: str) -> bool:
        """Tell whether a text is, as a whole, an offer to sum the article up."""
        return len(text) <= self.max_characters and bool(self._prompts.fullmatch(normal_label(text)))


def normal_label(text: str) -> str:
    """Give a label in lower case, with single spaces, without the punctuation and symbols around it."""
    text = " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").casefold().split())
    letters = [i for i, character in enumerate(text) if character.isalnum()]
    return text[letters[0] : letters[-1] + 1] if letters else ""


def read_widget_list(file: Path) -> WidgetList:
    """Read the list from a file."""
    content = json.loads(file.read_text(encoding="utf-8"))
    rule = content["label_rule"]
    prompts = [label for labels in content["prompts"].values() for label in labels]
    labels = [label for labels in content["labels"].values() for label in labels] + prompts
    return WidgetList(
        rows=tuple(
            WidgetRow(
                site=row["site"],
                hosts=tuple(row.get("hosts", ())),
                selectors=_with_required_text(row["selectors"]),
                labels=frozenset(normal_label(label) for label in row["labels"]),
                labelled=row.get("labelled", False),
            )
            for row in content["widgets"]
        ),
        exclude=tuple(content["exclude"]),
        never=_with_required_text(content["never"]),
        max_characters=rule["max_characters"],
        before_paragraph=rule["before_paragraph"],
        list_items=tuple(rule["list_items"]),
        item_words=tuple(rule["item_words"]),
        _first_letters=frozenset(normal_label(label)[:_FIRST_LETTERS] for label in labels),
        _labels=_any_of(labels),
        _prompts=_any_of(prompts),
    )


@cache
def widget_list() -> WidgetList:
    """The list that is installed, read once."""
    return read_widget_list(extension_folder() / "shared" / "widgets.json")


def _with_required_text(selectors: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((selector, required_text(selector)) for selector in selectors)


def _any_of(labels: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(normal_label(label)).replace(r"\*", r"\S+(?: \S+){0,2}") for label in labels))
