"""The workers: those of a Dask scheduler, or processes of this machine where none is named."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from burden.engine.run import Task, Workers
from burden.engine.work import Outcome, Shared, checked

if TYPE_CHECKING:
    from distributed import Client

WAIT = 15  # seconds for a scheduler to answer
SHARE = 0.8  # of the memory of this machine that local workers may use together; the rest is for what hands out the work
QUIET = {  # what local workers are told before they start: to say nothing of their own, and to end rather than to wait without end
    "DASK_LOGGING__DISTRIBUTED": "critical", "DASK_DISTRIBUTED__WORKER__MEMORY__PAUSE": "False",
}  # fmt: skip
EACH = 4  # parts a worker, so that one that is slow or dies costs little


class Exhausted(Exception):  # noqa: N818 - a state of the machines, and no bug
    """Workers died over one piece of work again and again: mostly for want of memory."""


class Unreachable(Exception):  # noqa: N818 - a state of the network, and no bug
    """No scheduler answers at an address, or it has no workers."""


@contextmanager
def cluster(address: str | None) -> Iterator[Client]:
    """A client of the scheduler at `address`, or of as many local processes as there are cores; gone when this ends.

    ImportError where Dask is not installed, Unreachable where nobody answers or works at the address, Exhausted where workers die
    over their work.
    """
    from distributed import KilledWorker  # noqa: PLC0415 - behind the extra burden[cluster]

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told by what comes back
    try:
        with local() if address is None else connected(address) as client:
            yield client
    except (KilledWorker, MemoryError) as error:
        raise Exhausted from error


@contextmanager
def local() -> Iterator[Client]:
    """A client of processes of this machine that share its memory and say nothing of their own."""
    import dask  # noqa: PLC0415
    from distributed import Client, LocalCluster  # noqa: PLC0415

    many = os.cpu_count() or 1
    with (
        dask.config.set({f"distributed.nanny.pre-spawn-environ.{name}": value for name, value in QUIET.items()}),
        LocalCluster(n_workers=many, threads_per_worker=1, memory_limit=SHARE / many, dashboard_address=":0") as started,
        Client(started) as client,
    ):
        yield client


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the scheduler at an address."""
    from distributed import Client  # noqa: PLC0415

    try:
        client = Client(address, timeout=WAIT)
    except (OSError, ValueError, TimeoutError) as error:
        raise Unreachable(address) from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise Unreachable(address)
        yield client


def workers(client: Client) -> Workers:
    """The workers of a cluster; what is shared lies in its graph, so that it can be had again when a worker dies."""

    def work(shared: Shared, tasks: Sequence[Task]) -> Iterable[Outcome]:
        sent = client.submit(same, shared, pure=False)
        futures = [client.submit(checked, sent, *task, pure=False) for task in tasks]
        outcomes: list[Outcome] = client.gather(futures)
        return outcomes

    return work


def same(shared: Any) -> Any:
    """What is given."""
    return shared


def parts(client: Client) -> int:
    """How many parts to make for the workers there are."""
    return EACH * len(client.scheduler_info()["workers"])
