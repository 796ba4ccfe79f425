"""Ask people which of two summaries they would rather have, without telling them which is whose.

    python benchmarks/reading.py draw FILE… --sheets FOLDER --keys FOLDER --pairs en=40 fr=20 [--labels LABELS]
    python benchmarks/reading.py tally KEYS… --judged FILE…

`draw` takes articles from corpora of summaries (`NAME.jsonl`) and of pages (`NAME.jsonl.xz`), sums each up by `news`
and by another method, both asked for the same length, and writes sheets of plain text: the article, then A and B in
random order. The keys, which tell them apart, go elsewhere. Where both methods say the same there is nothing to read:
the pair stands in the keys alone, and counts as a tie. `tally` reads judgements, one a line: `ID A|B|tie reason`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path

from corpora import read_cases

import standfirst
from standfirst.model import NoticeCode, Summary
from standfirst.word_count import count_words

OURS = "news"
SHOWN_WORDS = 600
"""Words of an article that a judge is given: who has read so much knows what it is about."""

COLUMNS = 110
NORMAL = 1.96
"""Standard deviations on either side that hold 95 % of a normal distribution."""

_JUDGEMENT = re.compile(r"\s*(?P<id>[\w-]+)\s+(?P<choice>A|B|tie)\b\W*(?P<reason>.*)", re.IGNORECASE)

Summarize = Callable[[str], Summary]


@dataclass(frozen=True, slots=True)
class Article:
    """Something to sum up, by any method."""

    id: str
    summarize: Summarize


@dataclass(frozen=True, slots=True)
class Key:
    """Whose a pair's summaries are: `ours` is `A`, `B`, or `same`."""

    id: str
    article: str
    language: str
    method: str
    ours: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two summaries of one article, ours and another method's."""

    article: str
    method: str
    ours: Summary
    theirs: Summary

    @property
    def language(self) -> str:
        """The article's language."""
        return self.ours.article.language or "?"

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to choose between."""
        return [s.text for s in self.ours.sentences] == [s.text for s in self.theirs.sentences]


def articles(files: Sequence[Path], length: standfirst.Length, chance: random.Random) -> Iterator[Article]:
    """Draw articles from all files in turn, each file's in random order."""
    drawn = [_shuffled(_of_file(file, length), chance) for file in files]
    while drawn:
        for rest in tuple(drawn):
            article = next(rest, None)
            if article is None:
                drawn.remove(rest)
            else:
                yield article


def _of_file(file: Path, length: standfirst.Length) -> Iterator[Article]:
    if file.suffix == ".xz":
        for case in read_cases(file):
            yield Article(str(case["id"]), _page(case["html"], case.get("url"), length))
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Article(str(row["id"]), _text(row["text"], row.get("title"), row["lang"], length))


def _page(html: str, url: str | None, length: standfirst.Length) -> Summarize:
    return lambda method: standfirst.summarize(html, url, length=length, method=method)


def _text(text: str, title: str | None, language: str, length: standfirst.Length) -> Summarize:
    return lambda method: standfirst.summarize_text(text, title, language, length=length, method=method)


def _shuffled(found: Iterable[Article], chance: random.Random) -> Iterator[Article]:
    everything = list(found)
    chance.shuffle(everything)
    return iter(everything)


def pairs(drawn: Iterable[Article], wanted: Counter[tuple[str, str]]) -> Iterator[Pair]:
    """Make pairs until there are as many different ones as are wanted of each language and method."""
    for article in drawn:
        if not any(wanted.values()):
            return
        try:
            ours = article.summarize(OURS)
        except standfirst.StandfirstError:
            continue
        language = ours.article.language or "?"
        method = max((m for of, m in wanted if of == language), key=lambda m: wanted[language, m], default=None)
        is_whole = any(notice.code == NoticeCode.ALREADY_SHORT for notice in ours.notices)
        if method is None or is_whole or not wanted[language, method]:
            continue
        pair = Pair(article.id, method, ours, article.summarize(method))
        wanted[language, method] -= not pair.is_same
        yield pair


def sheet_entry(number: str, pair: Pair, *, ours_is_a: bool) -> str:
    """What a judge reads of a pair."""
    article = pair.ours.article
    ours, theirs = (_filled(" ".join(s.text for s in of.sentences)) for of in (pair.ours, pair.theirs))
    first, second = (ours, theirs) if ours_is_a else (theirs, ours)
    title = f"TITLE: {article.title}\n" if article.title else ""
    head = f"=== {number} ({pair.language}) ===\n{title}{_shortened(article.text)}"
    return f"{head}\n\n--- A ---\n{first}\n\n--- B ---\n{second}\n"


def _filled(text: str) -> str:
    return textwrap.fill(text, COLUMNS, break_on_hyphens=False)


def _shortened(text: str) -> str:
    shown, words = [], 0
    for paragraph in filter(None, text.split("\n")):
        if words >= SHOWN_WORDS:
            shown.append("[…]")
            break
        shown.append(_filled(paragraph))
        words += count_words(paragraph)
    return "\n".join(shown)


def draw(args: argparse.Namespace) -> None:
    """Write sheets and keys."""
    chance = random.Random(args.seed)
    seen = {key.article for file in args.without for key in read_keys(file)}
    for file in args.labels:
        seen |= {str(json.loads(line)["id"]) for line in file.read_text(encoding="utf-8").splitlines()}
    length = standfirst.Length("sentences", args.sentences)
    wanted = Counter(
        {
            (language, method): int(count)
            for language, _, count in (given.partition("=") for given in args.pairs)
            for method in args.against
        }
    )
    fresh = (a for a in articles(args.files, length, chance) if a.id not in seen)
    found = list(pairs(fresh, wanted))
    chance.shuffle(found)
    keys, entries = [], []
    for count, pair in enumerate(found, 1):
        number = f"{args.name}-{count:03}"
        ours_is_a = chance.random() < 1 / 2
        if not pair.is_same:
            entries.append(sheet_entry(number, pair, ours_is_a=ours_is_a))
        side = "same" if pair.is_same else "A" if ours_is_a else "B"
        keys.append(Key(number, pair.article, pair.language, pair.method, side))
    args.sheets.mkdir(parents=True, exist_ok=True)
    args.keys.mkdir(parents=True, exist_ok=True)
    for sheet in range(0, len(entries), args.sheet):
        path = args.sheets / f"batch_{sheet // args.sheet + 1}.txt"
        path.write_text("\n\n".join(entries[sheet : sheet + args.sheet]), encoding="utf-8")
    lines = "".join(json.dumps(asdict(key), ensure_ascii=False) + "\n" for key in keys)
    (args.keys / f"{args.name}.jsonl").write_text(lines, encoding="utf-8")
    print(f"{len(entries)} pairs to read, {len(keys) - len(entries)} the same; still wanted: {+wanted or 'none'}")


def read_keys(file: Path) -> list[Key]:
    """Read what `draw` has written."""
    return [Key(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def read_judgements(files: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """Read pairs' ids, what was preferred, and why; other lines are passed over."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            match = _JUDGEMENT.match(line)
            if match:
                yield match["id"], match["choice"].lower(), match["reason"]


def wilson(wins: int, decided: int) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, JASA 22, 1927)."""
    if not decided:
        return 0.0, 1.0
    share, z = wins / decided, NORMAL
    middle = share + z * z / (2 * decided)
    reach = z * sqrt(share * (1 - share) / decided + z * z / (4 * decided * decided))
    whole = 1 + z * z / decided
    return (middle - reach) / whole, (middle + reach) / whole


def tally(args: argparse.Namespace) -> None:
    """Print how often our summary was preferred, and why not."""
    keys = {key.id: key for file in args.keys for key in read_keys(file)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)

    def count(key: Key, outcome: str) -> None:
        for group in ("all", f"against {key.method}", f"in {key.language}"):
            counts[group][outcome] += 1

    for key in keys.values():
        if key.ours == "same":
            count(key, "same")
    reasons = []
    for number, choice, reason in read_judgements(args.judged):
        if number in keys:
            key = keys[number]
            outcome = "tied" if choice == "tie" else "won" if choice == key.ours.lower() else "lost"
            count(key, outcome)
            reasons.append((outcome, f"{outcome} {number} ({key.language}, {key.method}): {reason}"))
    for group, outcomes in counts.items():
        won, decided = outcomes["won"], outcomes["won"] + outcomes["lost"]
        low, high = wilson(won, decided)
        share = f"{won / decided:.0%} [{low:.0%}, {high:.0%}]" if decided else "–"
        line = "  ".join(f"{kind} {outcomes[kind]:3}" for kind in ("won", "lost", "tied", "same"))
        print(f"{group:20} {line}  of the decided {share}")
    if args.reasons:
        print(*(text for _, text in sorted(reasons)), sep="\n")


def main() -> None:
    """Draw, or tally."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True)
    drawing = verbs.add_parser("draw", help=draw.__doc__)
    drawing.add_argument("files", type=Path, nargs="+", help="NAME.jsonl or NAME.jsonl.xz")
    drawing.add_argument("--sheets", type=Path, required=True, help="a folder for what the judges read")
    drawing.add_argument("--keys", type=Path, required=True, help="a folder that the judges do not read")
    drawing.add_argument("--name", default="pair", help="what the pairs' ids begin with")
    drawing.add_argument("--pairs", nargs="+", required=True, metavar="LANGUAGE=N", help="so many against each method")
    drawing.add_argument("--against", nargs="+", default=["lead"], metavar="METHOD")
    drawing.add_argument("--sentences", type=int, default=3)
    drawing.add_argument("--sheet", type=int, default=20, help="pairs a sheet")
    drawing.add_argument("--seed", type=int, default=0)
    drawing.add_argument("--without", type=Path, nargs="*", default=[], help="keys whose articles are not drawn again")
    drawing.add_argument(
        "--labels", type=Path, nargs="*", default=[], help="labels, whose articles `news` was fitted to"
    )
    drawing.set_defaults(run=draw)
    tallying = verbs.add_parser("tally", help=tally.__doc__)
    tallying.add_argument("keys", type=Path, nargs="+")
    tallying.add_argument("--judged", type=Path, nargs="+", required=True)
    tallying.add_argument("--reasons", action="store_true", help="print the reasons, too")
    tallying.set_defaults(run=tally)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
