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
EACH = 4  # parts a worker, so that one that is slow or dies costs little


class Unreachable(Exception):  # noqa: N818 - a state of the network, and no bug
    """No scheduler answers at an address, or it has no workers."""


@contextmanager
def cluster(address: str | None) -> Iterator[Client]:
    """A client of the scheduler at `address`, or of as many local processes as there are cores; gone when this ends.

    ImportError where Dask is not installed, Unreachable where nobody answers or works at the address.
    """
    from distributed import Client, LocalCluster  # noqa: PLC0415 - behind the extra burden[cluster]

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told by what comes back
    if address is None:
        with (
            LocalCluster(
                n_workers=(many := os.cpu_count() or 1), threads_per_worker=1, memory_limit=SHARE / many, dashboard_address=None
            ) as local,
            Client(local) as client,
        ):
            yield client
        return
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
