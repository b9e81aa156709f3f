"""What one limit counts: the visits it blames, those it exempts, and what is found where they are too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from burden.days import date_of
from burden.intervals import density, period_first, periods, tightest
from burden.naming import some
from burden.rule import Finding, Possible
from burden.rulebook import Limit, Limits
from burden.visits import exempt, loaded, spared
from burden.visits.load import Spared
from burden.warning import Certainty, Lang, Span, Wording, iso

SHOWN = 8  # visits a message names; of more it says how many there are
Group = tuple[int, ...]
COUNTED = (
    "first", "last", "begin", "start", "end", "days", "joint", "made", "below", "item", "organiser", "target", "type", "source",
    "target_level", "target_kind", "target_grade", "organiser_system", "organiser_level",
)  # fmt: skip


@dataclass(frozen=True)
class Named:
    """Visits as a message names them: the first few by day, then how many there are in all."""

    visits: tuple[tuple[str, str, str, str], ...]  # organiser, item, target where it is another one, days
    count: int

    def cite(self, lang: Lang) -> str:
        """`应急局“安全检查”（2026-03-02）、…等7次`."""
        said = ("、" if lang == "zh" else ", ").join(self.one(lang, *each) for each in self.visits)
        more = self.count - len(self.visits)
        if not more:
            return said
        return f"{said}等{self.count}次" if lang == "zh" else f"{said} and {more} more"

    def one(self, lang: Lang, organiser: str, item: str, target: str, days: str) -> str:
        """One visit."""
        quoted = f"“{item}”" if item else ""
        if lang == "zh":
            return f"{organiser}{f'到{target}' if target else ''}{quoted}（{days}）"
        return (
            f"{' of '.join(filter(None, (quoted, organiser)))}{f' at {target}' if target else ''} ({days.replace('至', ' to ')})"
        )


@dataclass(frozen=True)
class Below:
    """How many visits of a count were made to units below the target: speaks as （含下辖单位3次）, or not at all."""

    count: int

    def cite(self, lang: Lang) -> str:
        """The words, "" where there are none."""
        if not self.count:
            return ""
        return f"（含到下辖单位{self.count}次）" if lang == "zh" else f" ({self.count} at units below it)"


def named(rows: pd.DataFrame, target: str = "") -> Named:
    """The visits of `rows`, in their order, as a message about `target` names them."""
    first = rows.head(SHOWN)
    columns = (first[name].astype(str) for name in ("organiser", "item", "target"))
    at = first["at"].astype(str) if "at" in first else first["target"].astype(str)
    told = [
        (organiser, item, "" if target in ("", place) else place, iso(a) + ("" if a == b else f"至{iso(b)}"))
        for (organiser, item, _), place, a, b in zip(
            zip(*columns, strict=True), at, first["first"].tolist(), first["last"].tolist(), strict=True
        )
    ]
    return Named(tuple(told), len(rows))


@dataclass(frozen=True)
class Tally:
    """The visits one limit counts: those it blames (`rows`; `judged` where it is in force itself) and those it exempts.

    Joint visits are counted once at a target, once for each of `keys`; a visit below loads its county where the limit
    says so, and then stands twice, `at` the unit it was made to.
    """

    limit: Limit
    rows: pd.DataFrame
    spare: pd.DataFrame
    keys: tuple[str, ...]

    def key(self) -> npt.NDArray[np.int64]:
        """A number for what is counted apart: the target, and `keys`."""
        groups = self.rows.groupby(["target", *self.keys], observed=True, sort=True)
        return np.asarray(groups.ngroup(), dtype=np.int64)

    @cached_property
    def beside(self) -> dict[str, pd.DataFrame]:
        """The exempt visits of each target."""
        return {str(target): rows for target, rows in self.spare.groupby("target", observed=True)}

    def facts(self, rows: pd.DataFrame, span: Span) -> dict[str, object]:
        """What a message says of the visits `rows` of a group, by day, and of those exempt in the same days."""
        target = str(rows["target"].iat[0])
        beside = self.beside.get(target, self.spare.iloc[:0])
        same = np.ones(len(beside), dtype=bool)
        for name in self.keys:
            same &= (beside[name].astype(str) == str(rows[name].iat[0])).to_numpy()
        daily = self.limit.name.endswith("_per_day")  # then it counts who is there, else who begins
        since, until = ("end", "start") if daily else ("begin", "start")
        same &= (beside[since] >= span.first).to_numpy() & (beside[until] <= span.last).to_numpy()
        return {
            "n": len(rows),
            "year": date_of(span.first).year,
            "organisers": some(rows["organiser"].astype(str)),
            "made": int(rows["made"].sum()),
            "visits": named(rows, target),
            "below": Below(int(rows["below"].sum())),
            "spared": spared(beside[same], self.limit) if same.any() else Spared(),
        }

    def finding(
        self, group: Iterable[int], span: Span, wording: Wording, certainty: Certainty = "certain", **facts: object
    ) -> Finding:
        """What is found over the visits at these positions: it stands at the latest one."""
        rows = self.rows.iloc[list(group)].sort_values(["first", "last", "organiser", "item", "at"], kind="stable")
        target = str(rows["target"].iat[0])
        return Finding(
            tuple(dict.fromkeys(rows.index[::-1].tolist())), self.facts(rows, span) | facts, certainty=certainty,
            limit=self.limit, span=span, target=target, wording=wording,
        )  # fmt: skip

    def blames(self, group: Iterable[int]) -> bool:
        """Whether the limit is in force for one of them."""
        return bool(self.rows["judged"].to_numpy()[list(group)].any())


def tallies(limits: Limits, name: str, visits: pd.DataFrame, *keys: str) -> Iterator[Tally]:
    """What each limit of a name counts among the firm visits; limits that are in force for none are left out."""
    firm = visits[visits["firm"]]
    below = any(limit.below for limit in limits.named(name))
    every = (loaded(firm) if below else firm.assign(below=False)).assign(
        at=lambda rows: firm["target"].astype(str)[rows.index].to_numpy()
    )
    for limit, under in limits.counted(name, every[[*COUNTED, "at"]]):
        kept = under if limit.below else under[~under["below"]]
        why = exempt(kept, limit)
        free = why["case"] | why["above"]
        rows = kept[~free].drop_duplicates(["joint", "target", *keys])
        spare = kept[free & ~kept["joint"].isin(rows["joint"]).to_numpy()].drop_duplicates(["joint", "target", *keys])
        if rows["judged"].any():
            yield Tally(limit, rows, spare, keys)


def too_many(tally: Tally, unit: str, wording: Wording, forced: Wording | None) -> Iterator[Finding | Possible]:
    """What is found where more visits begin in one week, month or year than the limit: certain, `forced`, else counted."""
    full = full_periods(tally, unit)
    for group, span in full:
        if tally.blames(group):
            yield tally.finding(group, span, wording)
    if forced:
        yield from no_room(tally, unit, forced)
    yield Possible(possible_periods(tally, unit) - len(full))


def no_room(tally: Tally, unit: str, wording: Wording) -> Iterator[Finding]:
    """The runs of weeks, months or years in which more visits must begin than they may hold, though no single one must."""
    opening, closing = begun(tally, unit)
    cap, ones, full = tally.limit.value, np.ones(len(tally.rows)), [group for group, _ in full_periods(tally, unit)]
    judged = tally.rows["judged"].to_numpy()
    for load in tightest(tally.key(), opening, closing, ones, lambda a, b: (b - a + 1) * cap, certain=full, judged=judged):
        yield tally.finding(load.rows, days_of(load.first, load.last, unit), wording, "forced", room=load.room)


def full_periods(tally: Tally, unit: str) -> list[tuple[Group, Span]]:
    """The weeks, months or years in which more visits must begin than the limit: those whose every start lies in it."""
    opening, closing = begun(tally, unit)
    inside = np.flatnonzero(opening == closing)
    rows = pd.DataFrame({"key": tally.key()[inside], "period": opening[inside], "row": inside})
    groups = (tuple(group.tolist()) for _, group in rows.groupby(["key", "period"], sort=True)["row"])
    full = [(group, int(opening[group[0]])) for group in groups if len(group) > tally.limit.value]
    return [(group, days_of(period, period, unit)) for group, period in full]


def possible_periods(tally: Tally, unit: str) -> int:
    """How many weeks, months or years could hold more visits than the limit."""
    opening, closing = begun(tally, unit)
    return int((density(tally.key(), opening, closing).visits > tally.limit.value).sum())


def begun(tally: Tally, unit: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The first and the last period in which each visit can begin."""
    return periods(tally.rows["begin"], unit), periods(tally.rows["start"], unit)


def days_of(first: int, last: int, unit: str) -> Span:
    """The days from the first to the last of two periods."""
    return Span(period_first(first, unit), period_first(last + 1, unit) - 1)
