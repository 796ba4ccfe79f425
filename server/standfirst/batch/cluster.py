"""Working through a plan on a Dask cluster, or on Dask's own cluster of this machine. Nothing else knows Dask.

Each part is a task. A worker of the cluster sees the same folders as this machine, and reads pages in killable
processes of its own, as everywhere; a task whose worker is lost is given to another one.
"""

from __future__ import annotations

import functools
import multiprocessing
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from standfirst.batch.output import PLAN_FILE, Done
from standfirst.batch.part import PartReader
from standfirst.batch.plan import Batch, Part, read_plan
from standfirst.batch.run import Limit, Watcher, all_done, count_set_aside, read_once
from standfirst.config import Settings
from standfirst.errors import InvalidRequest, OutputUnavailable
from standfirst.workers import Pool

LOCAL = "local"

CONNECT_SECONDS = 5
"""A scheduler that runs answers within one."""

RETRIES = 3
"""How often a part is given to another worker when its own was lost."""


def _check_installed() -> None:
    """Refuse before anything is read.

    Raises:
        InvalidRequest: the extra is not installed.
    """
    try:
        import distributed  # noqa: F401, PLC0415  # an extra: only who has a cluster needs it
    except ImportError as error:
        raise InvalidRequest("Dask needs another package.", hint="pip install 'standfirst[cluster]'") from error


def run(batch: Batch, address: str, watcher: Watcher, *, most_failed: int | None = None, retry: bool = False) -> None:
    """Have a cluster read all parts that are not done.

    Args:
        batch: its plan stands in its folder, which all workers can write.
        address: of the scheduler, or `local` for as many workers here as the settings say.
        watcher: is told; of a part's pages, once all are read.
        most_failed: stop when more pages are set aside.
        retry: read the pages again that were set aside.

    Raises:
        InvalidRequest: the extra is not installed, or the scheduler cannot be reached.
        OutputUnavailable, TooManySetAside: as `run.run`.
    """
    _check_installed()
    from distributed import Client, LocalCluster, as_completed  # noqa: PLC0415  # as above

    parts = batch.plan.parts()
    before = dict(all_done(batch.folder, parts))
    limit = Limit(most_failed, 0 if retry else count_set_aside(before.values()))
    waiting = [part for part in parts if part not in before or (retry and before[part].set_aside)]
    try:
        cluster = _local(LocalCluster, batch.settings) if address == LOCAL else None
        client = Client(cluster or address, timeout=f"{CONNECT_SECONDS}s")
    except (OSError, ValueError) as error:
        raise InvalidRequest(
            "The Dask scheduler does not answer.", hint="Give its address, such as tcp://HOST:8786."
        ) from error
    try:
        task = functools.partial(read_part, folder=str(batch.folder.absolute()), settings=batch.settings, retry=retry)
        futures = {client.submit(task, part.number, pure=False, retries=RETRIES): part for part in waiting}
        for future in as_completed(list(futures)):
            done = future.result()
            if done:
                for code in done.codes():
                    watcher.page(code)
                limit.add(count_set_aside([done]))
                watcher.part(futures[future], done)
            future.release()
    finally:
        client.close()
        if cluster:
            cluster.close()


def _local(kind: Any, settings: Settings) -> Any:  # noqa: ANN401  # Dask has no types
    return kind(n_workers=settings.workers.count, threads_per_worker=1, processes=True, dashboard_address=None)


def read_part(number: int, folder: str, settings: Settings, *, retry: bool) -> Done | None:
    """Read one part; this runs in a worker of the cluster."""
    if not (Path(folder) / PLAN_FILE).exists():
        raise OutputUnavailable("A Dask worker does not see the batch's folder.", hint="Put it where all can write.")
    key = f"{folder} {settings}"
    with _STARTING:
        if key not in _readers:
            _readers[key] = _start_reader(folder, settings)
        reader, parts = _readers[key]
    return read_once(reader, parts[number], lambda _: None, retry=retry)


_STARTING = threading.Lock()
_readers: dict[str, tuple[PartReader, tuple[Part, ...]]] = {}
"""The readers of this process: starting workers takes a second, and parts come one after another."""


def _start_reader(folder: str, settings: Settings) -> tuple[PartReader, tuple[Part, ...]]:
    from distributed import get_worker  # noqa: PLC0415  # as above

    # Dask's workers are daemons, which may have no children; ours end with their parent by themselves.
    multiprocessing.current_process().daemon = False
    own = replace(settings, workers=replace(settings.workers, count=get_worker().state.nthreads))
    pool = Pool(own.workers)
    pool.start()
    plan = read_plan(Path(folder))
    return PartReader(Batch(plan, Path(folder), own), pool), plan.parts()
