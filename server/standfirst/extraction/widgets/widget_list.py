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
from standfirst.extraction.widgets.selectors import Requirement, requirement

_FIRST_LETTERS = 2
_FROM_FIRST_TO_LAST_LETTER = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)

Selector = tuple[str, Requirement]


class Labels:
    """Labels in their normal form, some of which have a `*` that stands for up to three words."""

    def __init__(self, labels: Iterable[str]) -> None:
        normal = set(map(normal_label, labels))
        self._plain = frozenset(label for label in normal if "*" not in label)
        written = (re.escape(label).replace(r"\*", r"\S+(?: \S+){0,2}") for label in sorted(normal - self._plain))
        self._others = re.compile("|".join(written) or "(?!)")

    def __contains__(self, label: str) -> bool:
        return label in self._plain or bool(self._others.fullmatch(label))


@dataclass(frozen=True, slots=True)
class WidgetRow:
    """A publisher's widget: where it is (`hosts`; everywhere if empty), how it is found, and what it is called.

    A selector stands beside what a page must hold for it to match.
    """

    site: str
    hosts: tuple[str, ...]
    selectors: tuple[Selector, ...]
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
    never: tuple[Selector, ...]
    max_characters: int
    before_paragraph: int
    list_items: tuple[int, int]
    item_words: tuple[int, int]
    _first_letters: frozenset[str]
    _labels: Labels
    _list_labels: Labels
    _prompts: Labels

    def is_label(self, text: str) -> bool:
        """Tell whether a text is, as a whole, what publishers call their summaries."""
        if not text or len(text) > self.max_characters:
            return False
        # Nearly all of a page's texts fail this: it is three times as fast as what follows.
        begins = _folded(text[:_FIRST_LETTERS])[:_FIRST_LETTERS]
        if begins not in self._first_letters and begins[0].isalnum():
            return False
        label = normal_label(text)
        return label in self._labels or label in self._list_labels

    def is_button_label(self, text: str) -> bool:
        """Tell whether a label makes a widget of a button too."""
        return normal_label(text[: self.max_characters]) in self._labels

    def holds_label(self, texts: Iterable[str]) -> bool:
        """Tell whether one of a page's texts is a label."""
        return any(map(self.is_label, set(map(str.strip, texts))))

    def is_prompt(self, text: str) -> bool:
        """Tell whether a text is, as a whole, an offer to sum the article up."""
        return len(text) <= self.max_characters and normal_label(text) in self._prompts


def normal_label(text: str) -> str:
    """Give a label in lower case, with single spaces, without the punctuation and symbols around it."""
    text = " ".join(_folded(text).split())
    inner = _FROM_FIRST_TO_LAST_LETTER.search(text)
    return inner[0] if inner else ""


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'").casefold()


def read_widget_list(file: Path) -> WidgetList:
    """Read the list from a file."""
    content = json.loads(file.read_text(encoding="utf-8"))
    rule = content["label_rule"]
    prompts = [label for labels in content["prompts"].values() for label in labels]
    labels = [label for labels in content["labels"].values() for label in labels] + prompts
    list_labels = [label for labels in content["list_labels"].values() for label in labels]
    return WidgetList(
        rows=tuple(
            WidgetRow(
                site=row["site"],
                hosts=tuple(row.get("hosts", ())),
                selectors=_with_requirements(row["selectors"]),
                labels=frozenset(normal_label(label) for label in row["labels"]),
                labelled=row.get("labelled", False),
            )
            for row in content["widgets"]
        ),
        exclude=tuple(content["exclude"]),
        never=_with_requirements(content["never"]),
        max_characters=rule["max_characters"],
        before_paragraph=rule["before_paragraph"],
        list_items=tuple(rule["list_items"]),
        item_words=tuple(rule["item_words"]),
        _first_letters=frozenset(normal_label(label)[:_FIRST_LETTERS] for label in labels + list_labels),
        _labels=Labels(labels),
        _list_labels=Labels(list_labels),
        _prompts=Labels(prompts),
    )


@cache
def widget_list() -> WidgetList:
    """The list that is installed, read once."""
    return read_widget_list(extension_folder() / "shared" / "widgets.json")


def _with_requirements(selectors: list[str]) -> tuple[Selector, ...]:
    return tuple((selector, requirement(selector)) for selector in selectors)
