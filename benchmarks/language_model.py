"""What our guards leave of a good choice, and how well tokens are estimated.

    python benchmarks/language_model.py editors LABELS CORPUS [--limit N] [--length short|medium|long] [--random]
    python benchmarks/language_model.py tokens FOLDER --socket PATH

`editors`: a small model server answers what human editors chose for each labelled article (or, with `--random`, any
numbers). Its answers go the way of any model's: over HTTP, through the schema and the guards. Prints the editors' own
score, what is left of it behind the guards, and what `news` has.

`tokens`: the estimate beside the count of a real tokenizer, script by script. FOLDER holds a UTF-8 text a language,
`LANGUAGE-NAME.txt`, which is composed (NFC) as a question's text is; `--socket` is a Unix socket of llama.cpp's server,
whose `/tokenize` counts.
"""

from __future__ import annotations

import argparse
import http.client
import json
import lzma
import random
import re
import socket
import threading
import zlib
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import fmean
from typing import Any
from unicodedata import normalize

from standfirst import pipeline
from standfirst.config import LanguageModel
from standfirst.errors import ContentError
from standfirst.language_model import Chooser, Failure, Question
from standfirst.language_model.tokens import estimate
from standfirst.model import Document, PlainText, Summary, SummaryOptions

WINDOW, SAMPLE, ALIKE = 10, 4, 0.8
COUNTS = {"short": 1, "medium": 3, "long": 7}
MEASURES = ("must", "all", "need", "unfit", "clean")

Label = Mapping[str, Any]


def grams(text: str) -> set[int]:
    """A sentence as hashes of its letters in windows: another splitting or spacing does no harm."""
    letters = "".join(character for character in text.casefold() if character.isalnum())
    return {zlib.crc32(letters[i : i + WINDOW].encode()) for i in range(max(1, len(letters) - WINDOW + 1))}


def sampled(every: set[int]) -> set[int]:
    """The share of them that labels hold in place of the text."""
    some = {gram for gram in every if gram % SAMPLE == 0}
    return some if len(some) >= 3 else every


def labelled(text: str, prints: Sequence[Sequence[int]]) -> set[int]:
    """The labelled sentences that a sentence holds, or is most of."""
    every = grams(text)
    some = sampled(every)
    return {
        i
        for i, one in enumerate(map(set, prints))
        if one and (len(every & one) >= ALIKE * len(one) or len(some & one) >= ALIKE * len(some))
    }


def marks(label: Label, picks: Sequence[set[int]]) -> dict[str, float]:
    """Score a choice: the labelled sentences of each sentence that was chosen."""
    have: set[int] = set().union(*picks)

    def told(fact: Label) -> float:
        values = [value for number, value in fact["told_by"].items() if int(number) in have]
        return 1.0 if 1 in values else min(1.0, sum(values))

    def leans(number: int) -> bool:
        return str(number) in label["needs"] and not have & set(label["needs"][str(number)])

    need = [any(map(leans, pick)) for pick in picks]
    unfit = [any(str(number) in label["unfit"] for number in pick) for pick in picks]
    weights = sum(fact["weight"] for fact in label["facts"])
    return {
        "must": fmean(told(fact) for fact in label["facts"] if fact["weight"] == 3),
        "all": sum(fact["weight"] * told(fact) for fact in label["facts"]) / weights,
        "need": sum(need) / max(1, len(picks)),
        "unfit": sum(unfit) / max(1, len(picks)),
        "clean": float(not any(need) and not any(unfit)),
    }


class Editors(BaseHTTPRequestHandler):
    """A model server that answers what an editor chose."""

    wanted: Sequence[Sequence[int]] = ()
    count = 3
    rng: random.Random | None = None

    def do_GET(self) -> None:  # noqa: D102  # the library's name
        self._reply({"data": [{"id": "editors", "max_model_len": 200_000}]})

    def do_POST(self) -> None:  # noqa: D102  # likewise
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        lines = re.findall(r"^\[(\d+)\] (.*)$", asked["messages"][-1]["content"], re.MULTILINE)
        if self.rng:
            numbers = self.rng.sample([int(n) for n, _ in lines], min(self.count, len(lines)))
        else:
            numbers = [int(n) for n, text in lines if labelled(text.rstrip("…"), self.wanted)]
        message = {"role": "assistant", "content": json.dumps({"sentences": numbers})}
        self._reply({"choices": [{"message": message, "finish_reason": "stop"}]})

    def _reply(self, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def documents(labels: Sequence[Label], corpus: Path) -> Iterator[tuple[Label, Document | PlainText]]:
    """Each label with its page or text."""
    wanted: dict[str, dict[str, Label]] = {}
    for label in labels:
        wanted.setdefault(label["set"], {})[str(label["id"])] = label
    for name, by_id in wanted.items():
        file = corpus / "articles" / f"{name}.jsonl.xz"
        other = corpus / "summaries" / f"{name}.jsonl"
        with lzma.open(file, "rt", encoding="utf-8") if file.exists() else other.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if str(row["id"]) in by_id:
                    label, text = by_id[str(row["id"])], row.get("text")
                    yield label, PlainText(text, label["title"]) if text else Document(row["html"], row.get("url"))


def through_guards(
    chooser: Chooser, settings: LanguageModel, document: Document | PlainText, options: SummaryOptions
) -> Summary:
    """Sum up as the doors do."""
    found = pipeline.find_candidates(document, options)
    article = found.extraction.article
    sentences = tuple((sentence.index, sentence.text) for sentence in found.sentences)
    question = Question(article.title, article.language, sentences, found.ranking, found.amount)
    chosen = chooser.choose(question, settings).sentences if found.amount else ()
    return pipeline.summarize_extraction(
        found.extraction, SummaryOptions.of(length=options.length, choose=chosen or (0,))
    )


def measure_editors(arguments: argparse.Namespace) -> None:
    """Print the editors' score before and behind the guards."""
    with arguments.labels.open(encoding="utf-8") as lines:
        labels = [json.loads(line) for line in lines]
    random.Random(1).shuffle(labels)
    count = COUNTS[arguments.length]
    Editors.count = count
    Editors.rng = random.Random(2) if arguments.random else None
    server = ThreadingHTTPServer(("127.0.0.1", 0), Editors)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings = LanguageModel(server=f"http://127.0.0.1:{server.server_port}", context_tokens=200_000)
    rows: list[tuple[Label, dict[str, float], dict[str, float], dict[str, float]]] = []
    failed = 0
    for label, document in documents(labels[: arguments.limit], arguments.corpus):
        prints = label.get("prints") or [sorted(sampled(grams(text))) for text in label["sentences"]]
        best = label[f"best{count}"]
        Editors.wanted = [prints[i] for i in best]
        options = SummaryOptions.of(length=arguments.length)
        try:
            ours = through_guards(Chooser(), settings, document, options)
            news = pipeline.summarize_document(document, options)
        except (ContentError, Failure) as error:
            failed += 1
            print("failed:", label["id"][:60], error)
            continue
        picks = [[pick for s in made.sentences if (pick := labelled(s.text, prints))] for made in (ours, news)]
        rows.append((label, marks(label, [{i} for i in best]), marks(label, picks[0]), marks(label, picks[1])))
        if arguments.verbose and rows[-1][1]["must"] - rows[-1][2]["must"] > 0.3:
            print(label["lang"], label["id"][:70], "best", best, "ours", picks[0], [s.sources for s in ours.sentences])
    for name, place in (("editors", 1), ("behind the guards", 2), ("news", 3)):
        values = {key: fmean(row[place][key] for row in rows) for key in MEASURES}
        print(f"{name:20}" + "  ".join(f"{key} {value:.3f}" for key, value in values.items()))
    kept = fmean(row[2]["must"] for row in rows) / fmean(row[1]["must"] for row in rows)
    print(f"{len(rows)} articles, {failed} failed; must kept: {kept:.3f}")


def measure_tokens(arguments: argparse.Namespace) -> None:
    """Print estimate and count."""
    for file in sorted(arguments.folder.glob("*.txt")):
        text = normalize("NFC", file.read_text(encoding="utf-8"))
        counted = _count(text, arguments.socket)
        estimated = estimate(text, file.stem.partition("-")[0]).most
        print(f"{file.stem:16} {len(text):7} characters {counted:7} tokens, estimated {estimated / counted - 1:+.1%}")


def _count(text: str, path: str) -> int:
    connection = http.client.HTTPConnection("localhost")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(path)
    connection.request("POST", "/tokenize", json.dumps({"content": text}), {"Content-Type": "application/json"})
    return len(json.loads(connection.getresponse().read())["tokens"])


def main() -> None:
    """Measure one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True)
    editors = verbs.add_parser("editors")
    editors.add_argument("labels", type=Path)
    editors.add_argument("corpus", type=Path)
    editors.add_argument("--limit", type=int)
    editors.add_argument("--length", choices=COUNTS, default="medium")
    editors.add_argument("--random", action="store_true")
    editors.add_argument("--verbose", action="store_true")
    editors.set_defaults(measure=measure_editors)
    tokens = verbs.add_parser("tokens")
    tokens.add_argument("folder", type=Path)
    tokens.add_argument("--socket", required=True)
    tokens.set_defaults(measure=measure_tokens)
    arguments = parser.parse_args()
    arguments.measure(arguments)


if __name__ == "__main__":
    main()
