"""A visits table checked by the workers of a cluster: looked through, brought together by county, checked, and compared by subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from burden.engine.chunks import KEY, no_rows, rows_of
from burden.engine.cluster import same
from burden.engine.names import known
from burden.engine.seen import Seen, look
from burden.engine.table import Outcome, Told, checked, compared, going_on, staying
from burden.load.visits_chunks import Chunk

if TYPE_CHECKING:
    from distributed import Client, Future

ROWS = 1 << 20  # of one part, about
LEAST = 4  # parts, however few the rows
SOON = 1  # priority of what hands on: else all parts are checked first, and lie in memory until then
AT_ONCE = 4  # looks put together in one step: names of a nation are many


def looked(client: Client, chunks: Sequence[Chunk]) -> tuple[Seen, Future]:
    """What is in the chunks, but for the names there may be millions of; all names, in the hands of the workers."""
    seen = client.map(look, chunks, pure=False)
    while len(seen) > 1:
        steps = range(0, len(seen), AT_ONCE)
        seen = [client.submit(Seen.together, seen[at : at + AT_ONCE], pure=False) for at in steps]
    few: Seen = client.submit(Seen.few, seen[0], pure=False).result()
    return few, client.submit(known, seen[0], pure=False)


def outcomes(client: Client, chunks: Sequence[Chunk], names: Future, told: Told) -> Iterator[Outcome]:
    """What the rules find, part by part as the parts are done: first in those of counties, then in those of subjects."""
    from dask import delayed  # noqa: PLC0415 - behind the extra burden[cluster]
    from distributed import as_completed  # noqa: PLC0415

    sent = client.submit(same, told, pure=False)
    meta = client.submit(no_rows, names, pure=False).result()
    parts = max(sum(chunk.rows for chunk in chunks) // ROWS, LEAST)
    read = [delayed(rows_of)(chunk, names, parts) for chunk in chunks]
    work = [delayed(checked)(part, sent, names, parts) for part in by_key(read, meta, parts)]
    done = client.compute(work)
    rest = [client.submit(going_on, each, pure=False, priority=SOON) for each in done]
    here = [client.submit(staying, each, pure=False, priority=SOON) for each in done]
    last = [delayed(compared)(part, sent, names) for part in by_key(rest, meta, parts)] if told.then else []
    every = [*here, *client.compute(last, priority=SOON)]
    del done, rest, here
    for future in as_completed(every):
        yield future.result()
        future.release()


def by_key(read: Sequence[Any], meta: pd.DataFrame, parts: int) -> list[Any]:
    """The rows in so many parts, each in that of its key: over the network and the workers' disks."""
    import dask.dataframe as dd  # noqa: PLC0415

    rows = dd.from_delayed(read, meta=meta, verify_meta=False)
    found: list[Any] = rows.set_index(KEY, divisions=list(range(parts + 1)), shuffle_method="p2p").to_delayed()
    return found
