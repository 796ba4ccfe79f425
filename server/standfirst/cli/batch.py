"""`standfirst batch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.cli import engine, options
from standfirst.cli.batch_progress import Progress, conclude
from standfirst.cli.exit_statuses import INTERRUPTED
from standfirst.model import DEFAULT_METHOD, PRESET_LENGTHS

if TYPE_CHECKING:
    from standfirst.batch.run import Shard


class _Shard(click.ParamType["Shard"]):
    """`K/N`, counted from 1."""

    name = "K/N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        from standfirst.batch.run import Shard  # noqa: PLC0415  # other verbs do without

        if isinstance(value, Shard):
            return value
        number, slash, count = str(value).partition("/")
        if slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
            return Shard(int(number), int(count))
        raise click.BadParameter("write K/N, such as 3/64, counted from 1.", ctx, param)


@click.command(short_help="Summarize many pages: folders, lists, crawls.")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--out", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="Where the summaries are written; what is done there stays done.")  # fmt: skip
@click.option("--length", type=click.Choice(list(PRESET_LENGTHS)), help="How long; medium if nothing is said.")
@click.option("--sentences", type=int, metavar="N", help="At most so many sentences.")
@click.option("--words", type=int, metavar="N", help="At most so many words.")
@click.option("--method", default=DEFAULT_METHOD, show_default=True, help="See `standfirst methods`.")
@options.language_option
@click.option("--workers", type=int, metavar="N", help="Processes that read pages; `workers.count` if nothing is said.")
@click.option("--shard", type=_Shard(), help="Only the K-th of N shares of the work, counted from 1.")
@click.option("--dask", metavar="ADDRESS|local", help="Have a Dask cluster work, or Dask on this machine.")
@click.option("--format", "form", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
              help="JSON Lines packed by gzip, or Parquet.")  # fmt: skip
@click.option("--min-likely", type=click.FloatRange(0, 1), default=0.0, metavar="P",
              help="Set aside pages that look less like an article than this, 0 to 1.")  # fmt: skip
@click.option("--fetch", "rate", type=click.FloatRange(0.001, 100), metavar="RATE",
              help="Fetch addresses, at most so many pages a second of one site; robots.txt is minded.")  # fmt: skip
@click.option("--max-failed", type=click.IntRange(0), metavar="N", help="Stop when more pages than this are set aside.")
@click.option("--no-timings", is_flag=True, help="Leave out of the lines how long each step took.")
@click.option("--resume", is_flag=True, help="Go on with the batch in DIR, as it was planned.")
@click.option("--retry-failed", is_flag=True, help="Read the pages of DIR again that were set aside.")
@click.option("--status", is_flag=True, help="Say how far the batch in DIR is.")
def batch(  # noqa: PLR0913  # one parameter an option is click's shape
    *,
    sources: tuple[str, ...],
    folder: Path,
    length: str | None,
    sentences: int | None,
    words: int | None,
    method: str,
    language: str | None,
    workers: int | None,
    shard: Shard | None,
    dask: str | None,
    form: str,
    min_likely: float,
    rate: float | None,
    max_failed: int | None,
    no_timings: bool,
    resume: bool,
    retry_failed: bool,
    status: bool,
) -> int:
    """Summarize all pages of each SOURCE: a folder, a pattern, JSON Lines, a WARC archive, or a list of them.

    Run the same command again to go on after any interruption.

    \b
    standfirst batch pages/ --out summaries
    standfirst batch crawl/*.warc.gz --out summaries --shard 3/64
    standfirst batch --out summaries --status

    Exit status: 0 done, 1 some pages were set aside, 2 usage, 5 too many set aside or other trouble.
    """  # noqa: D301  # click's mark for lines that stay as they are
    from standfirst.batch import inputs, plan, run  # noqa: PLC0415  # other verbs do without

    if shard and dask:
        raise click.UsageError("Use --shard or --dask, not both: Dask gives out the parts by itself.")
    goes_on = resume or retry_failed or status
    if bool(sources) == goes_on:
        raise click.UsageError("Name what to read, or use --resume, --retry-failed or --status without it.")
    settings = options.settings(workers__count=workers)
    if goes_on:
        planned = plan.read_plan(folder)
    else:
        asked = options.chosen_length(length, sentences, words)
        engine.check_method(method)
        planned = plan.Plan(
            inputs.find_inputs(sources, fetches=rate is not None), method, asked, language, min_likely,
            not no_timings, "parquet" if form == "parquet" else "jsonl", rate or 0.0,
            settings.batch.part_pages, settings.batch.part_bytes,
        )  # fmt: skip
        plan.settle(planned, folder)
    work, share = plan.Batch(planned, folder, settings), shard or run.Shard()
    try:
        if not status:
            with Progress(work, share) as progress:
                if dask:
                    from standfirst.batch import cluster  # noqa: PLC0415  # likewise

                    cluster.run(work, dask, progress, most_failed=max_failed, retry=retry_failed)
                else:
                    run.run(work, share, progress, most_failed=max_failed, retry=retry_failed)
    except KeyboardInterrupt:
        conclude(work, share)
        return INTERRUPTED
    return conclude(work, share)
