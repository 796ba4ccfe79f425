"""What a batch tells the person who waits for it: a bar in a terminal, a line now and then elsewhere, and the end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Self

from standfirst.cli import terminal
from standfirst.cli.exit_statuses import DONE, SOME_FAILED

if TYPE_CHECKING:
    from standfirst.batch.output import Done
    from standfirst.batch.plan import Batch, Part
    from standfirst.batch.run import Shard

LINE_SECONDS = 30.0
"""Where nobody watches, a line so often is enough for a log."""


class Progress:
    """Shows how far a share of a batch is. The bar goes by bytes of input: nobody knows yet how many pages they hold.

    Args:
        batch: what is being done.
        shard: the share of it.
    """

    def __init__(self, batch: Batch, shard: Shard) -> None:
        from tqdm import tqdm  # noqa: PLC0415  # other verbs do without

        from standfirst.batch.run import all_done  # noqa: PLC0415  # likewise

        parts = shard.of(batch.plan.parts())
        self._pages = self._set_aside = 0
        self._begin = self._told = time.monotonic()
        self._bar = tqdm(
            total=sum(max(1, part.size) for part in parts),
            initial=sum(max(1, part.size) for part, _ in all_done(batch.folder, parts)),
            unit="B",
            unit_scale=True,
            file=sys.stderr,
            disable=not sys.stderr.isatty(),
            dynamic_ncols=True,
        )

    def __enter__(self) -> Self:
        """Begin to show."""
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def page(self, code: str | None) -> None:
        """One page more has been read; it was set aside for this error, if any."""
        self._pages += 1
        self._set_aside += code is not None
        self._tell()

    def part(self, part: Part, _: Done) -> None:
        """One part more is done."""
        self._bar.update(max(1, part.size))
        self._tell()

    def _tell(self) -> None:
        now = time.monotonic()
        text = f"{self._pages / max(0.001, now - self._begin):.0f} pages/s, {self._set_aside:,} set aside"
        if not self._bar.disable:
            self._bar.set_postfix_str(text, refresh=False)
            self._bar.update(0)
        elif now - self._told > LINE_SECONDS:
            self._told = now
            share = self._bar.n / self._bar.total if self._bar.total else 1
            terminal.note(f"{self._pages:,} pages, {share:.0%} of the input, {text}")


def conclude(batch: Batch, shard: Shard) -> int:
    """Say how far a share of a batch is, what was set aside and why; give the exit status."""
    from standfirst.batch.output import FAILED_FOLDER  # noqa: PLC0415  # other verbs do without
    from standfirst.batch.run import all_done  # noqa: PLC0415  # likewise

    parts = shard.of(batch.plan.parts())
    done = [ended for _, ended in all_done(batch.folder, parts)]
    reasons = sum((Counter(ended.set_aside) for ended in done), Counter())
    summaries = sum(ended.summaries for ended in done)
    terminal.note(f"{len(done):,} of {len(parts):,} parts are done: {summaries:,} summaries in {batch.folder}")
    if reasons:
        terminal.note(f"{reasons.total():,} pages were set aside; {batch.folder / FAILED_FOLDER} says why:")
        for code, count in reasons.most_common():
            terminal.note(f"  {count:>7,}  {code}")
    if len(done) < len(parts):
        terminal.note("The same command goes on, and so does --resume.")
    return SOME_FAILED if reasons else DONE
