"""What every worker must know of all the names in a visits table: their order, which targets go together, and which items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from burden.engine.seen import Seen, distinct, words
from burden.intervals.sorting import ranked
from burden.naming import cities
from burden.visits.kin import subjects
from burden.visits.subjects import grouped

if TYPE_CHECKING:
    import pyarrow as pa

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Known:
    """The names of each column in order, kept as Arrow keeps texts: millions of them are no objects.

    `together` has a number for each target, the same for all of one county and for the county itself; `subject` one for each
    item, the same for all that are about one subject or of which a visit is joint; these numbers leave none out. `cities` are
    the targets that tell whether all are of one city.
    """

    names: Mapping[str, pa.Array]
    together: Ints
    subject: Ints
    cities: tuple[str, ...]

    def told(self, name: str, places: Any) -> npt.NDArray[Any]:
        """The names at some places of a column."""
        import pyarrow as pa  # noqa: PLC0415 - behind the extra burden[parquet]

        return np.asarray(self.names[name].take(pa.array(places)).to_numpy(zero_copy_only=False), dtype=object)

    def places(self, name: str, some: Any) -> npt.NDArray[np.int32]:
        """Where names stand in a column; a name it does not have is put anywhere."""
        import pyarrow.compute as pc  # noqa: PLC0415

        at = pc.index_in(words(some), value_set=self.names[name])
        return np.asarray(at.fill_null(0).to_numpy(zero_copy_only=False), dtype=np.int32)

    def all(self, name: str) -> npt.NDArray[Any]:
        """All names of a column."""
        return self.told(name, np.arange(len(self.names[name])))


def known(seen: Seen) -> Known:
    """What one pass saw, put in order."""
    targets = distinct([seen.places["target"].combine_chunks(), words([""])])
    names = {name: ordered(column) for name, column in {**seen.names, "target": targets}.items()}
    few = Known(names, np.empty(0, np.int64), np.empty(0, np.int64), ())
    together = joined(few, seen.places["target"], seen.places["county"])
    subject = subjects(few.all("item"), few.places("item", seen.jointly)) if "item" in names else few.subject
    return Known(names, together, subject, telling(targets))


def ordered(names: pa.Array) -> pa.Array:
    """Names in order, which is that of their code points."""
    import pyarrow.compute as pc  # noqa: PLC0415

    return names.take(pc.array_sort_indices(names))


def joined(every: Known, target: Any, county: Any) -> Ints:
    """A number for each target, the same for all that counties join; targets that share a county's name are that county."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    counties = pc.unique(county).filter(pc.not_equal(pc.unique(county), ""))
    count = len(every.names["target"])
    at = pc.index_in(counties, value_set=every.names["target"])
    place = at.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    place[place < 0] = count + np.arange(int((place < 0).sum()))  # a county that is no target
    of = pc.index_in(county, value_set=counties)
    some = pc.is_valid(of)
    left = every.places("target", pa.chunked_array([target]) if isinstance(target, pa.Array) else target)
    right = place[of.fill_null(0).to_numpy()] if len(place) else np.zeros(len(left), dtype=np.int64)
    kept = some.to_numpy()
    return ranked(grouped(count + len(place), left[kept].astype(np.int64), right[kept])[:count])[1]


def telling(targets: pa.Array) -> tuple[str, ...]:
    """The targets that tell whether all are of one city."""
    import pyarrow.compute as pc  # noqa: PLC0415

    return tuple(cities(targets.filter(pc.match_substring(targets, "市")).to_pylist()).values())
