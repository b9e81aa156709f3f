"""A visits table checked by the workers of a cluster: looked through, brought together by county, checked, and put together again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from burden.check import Checked, Running, check, run
from burden.days import FIRST, LAST, Calendar
from burden.engine.chunks import KEY, Names, Seen, columns_of, keys, look, rows_of
from burden.engine.cluster import same
from burden.engine.table import TOGETHER, Outcome, Told, checked, compared
from burden.load.visits_chunks import Chunk
from burden.load.visits_rows import problem, strangers
from burden.load.visits_table import KIND
from burden.plan import Plan, Problem, Sheet
from burden.rule import Rule
from burden.rulebook import Rulebook
from burden.visits.table import visits_of
from burden.warning import BurdenWarning

if TYPE_CHECKING:
    from distributed import Client, Future

ROWS = 1 << 20  # of one part, about
LEAST = 4  # parts, however few the rows
AT_ONCE = 16  # looks put together in one step


def looked(client: Client, chunks: Sequence[Chunk]) -> Seen:
    """What is in the chunks, put together step by step on the workers."""
    seen = client.map(look, chunks, pure=False)
    while len(seen) > 1:
        steps = range(0, len(seen), AT_ONCE)
        seen = [client.submit(Seen.together, seen[at : at + AT_ONCE], pure=False) for at in steps]
    found: Seen = seen[0].result()
    return Seen.together([found])


def check_chunks(
    client: Client, chunks: Sequence[Chunk], rulebook: Rulebook, calendar: Calendar, today: int, year: int | None = None,
    only: tuple[str, ...] = (),
) -> tuple[Checked, tuple[Problem, ...]]:  # fmt: skip
    """`burden.check.check` over a visits table in chunks, and what could not be read in it.

    The same warnings in the same order; `visits` holds those alone that warnings tell of.
    """
    seen = looked(client, chunks)
    plan = Plan(year or commonest(seen.years), sheets=sheets_of(chunks, seen))
    unread = tuple(
        problem(plan.sheets[sheet].file, reason, *told, (FIRST.isoformat(), LAST.isoformat()))
        for (sheet, reason), told in sorted(seen.unread.items())
    )
    problems = (*unread, *strangers({name: list(names) for name, names in seen.names.items()}, plan.sheets[0].file))
    told: list[Outcome] = []
    running = over_chunks(client, chunks, seen, calendar, today, told)
    nobody = visits_of(columns_of(nothing(seen.names), seen.names), calendar)
    checked = check(plan, rulebook, calendar, today, problems, only, visits=nobody, running=running)
    concerned = pd.concat([nobody, *(each.visits for each in told)], ignore_index=True)
    return replace(checked, visits=concerned, counted=sum(each.number for each in told)), problems


def commonest(years: Mapping[int, int]) -> int:
    """The year in which most visits begin, the earlier of two."""
    return min(years, key=lambda year: (-years[year], year), default=1970)


def sheets_of(chunks: Sequence[Chunk], seen: Seen) -> tuple[Sheet, ...]:
    """The files that were read, and how many rows of each."""
    names = {chunk.sheet: chunk.name for chunk in chunks}
    rows = {sheet: sum(chunk.rows for chunk in chunks if chunk.sheet == sheet) for sheet in names}
    unread = {sheet: sum(count for (at, _), (count, _) in seen.unread.items() if at == sheet) for sheet in names}
    return tuple(
        Sheet(names[sheet], "", KIND, rows=rows[sheet], read=rows[sheet] - unread[sheet], unread=unread[sheet])
        for sheet in sorted(names)
    )


def over_chunks(
    client: Client, chunks: Sequence[Chunk], seen: Seen, calendar: Calendar, today: int, done: list[Outcome]
) -> Running:
    """A way to run rules as `burden.check.run` does, over chunks in the hands of workers; `done` receives the outcomes."""

    def running(
        chosen: Iterable[Rule], given: Mapping[str, Any], plan: Plan, rulebook: Rulebook
    ) -> tuple[list[BurdenWarning], dict[str, int]]:
        every = list(chosen)
        found, possible = run([rule for rule in every if "visits" not in rule.asks()], given, plan, rulebook)
        asked = [rule for rule in every if "visits" in rule.asks()]
        told = client.submit(same, Told(seen.names, plan, rulebook, calendar, today), pure=False)
        for outcome in outcomes(client, chunks, seen, told, asked):
            before = sum(len(each.visits) for each in done)
            done.append(outcome._replace(found=[]))
            found += [replace(each, rows=tuple(row + before for row in each.rows)) for each in outcome.found]
            for name, count in outcome.possible.items():
                possible[name] = possible.get(name, 0) + count
        return found, possible

    return running


def outcomes(client: Client, chunks: Sequence[Chunk], seen: Seen, told: Future, asked: Sequence[Rule]) -> Iterable[Outcome]:
    """What the rules find, part by part, and last what they find between the parts."""
    from dask import delayed  # noqa: PLC0415 - behind the extra burden[cluster]
    from distributed import as_completed  # noqa: PLC0415

    first = [rule.name for rule in asked if rule.by in TOGETHER]
    then = [rule.name for rule in asked if rule.by not in TOGETHER]
    sent, key = client.submit(same, seen.names, pure=False), client.submit(same, keys(seen), pure=False)
    work = [delayed(checked)(part, told, first, then) for part in brought_together(chunks, seen.names, sent, key)]
    done = client.compute(work)
    rest = [client.submit(going_on, each, pure=False) for each in done]
    last = client.submit(compared, rest, told, then, pure=False) if then else None
    for future in as_completed([client.submit(staying, each, pure=False) for each in done]):
        yield future.result()
        future.release()
    if last is not None:
        yield last.result()


def brought_together(chunks: Sequence[Chunk], names: Names, sent: Future, key: Future) -> list[Any]:
    """The rows of all chunks in parts, those of one key in one part: over the network and the workers' disks."""
    import dask.dataframe as dd  # noqa: PLC0415
    from dask import delayed  # noqa: PLC0415

    read = [delayed(rows_of)(chunk, sent, key) for chunk in chunks]
    rows = dd.from_delayed(read, meta=nothing(names), verify_meta=False)
    parts = max(sum(chunk.rows for chunk in chunks) // ROWS, LEAST)
    found: list[Any] = rows.shuffle(on=KEY, npartitions=parts, shuffle_method="p2p").to_delayed()
    return found


def nothing(names: Names) -> pd.DataFrame:
    """No rows, as `rows_of` gives them."""
    numbers = {name: np.empty(0, np.int32) for name in (*names, "first", "last", "days", "occurrence")}
    flags = {name: np.empty(0, bool) for name in ("made", "firm")}
    return pd.DataFrame(
        {"sheet": np.empty(0, np.int16), "row": np.empty(0, np.int32), **numbers, **flags, KEY: np.empty(0, np.int64)}
    )


def going_on(outcome: Outcome) -> pd.DataFrame:
    """The rows that go on to the second step."""
    return outcome.rest


def staying(outcome: Outcome) -> Outcome:
    """An outcome without them."""
    return outcome._replace(rest=outcome.rest[:0])
