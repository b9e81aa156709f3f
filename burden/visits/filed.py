"""The register against the plan: which filings allow which items, and which visits that no plan holds."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from burden.naming import plain
from burden.rulebook import said
from burden.visits.asked_again import kept_for_last

Key = tuple[str, str, str]  # what is named (document, number or item), its text, whose it is ("" for anybody's)
BRACKETS = str.maketrans("〔【[{〕】]}", "(((())))")
PARTS = re.compile(r"[、，,；;\n]")
AND = r"(?<=[查核导研验])[和与及](?=.)|\s*\d{1,2}[.．、]\s*"
ABOUT = re.compile(r"^关于(?:开展|报送|组织)?|的(?:请示|报告|函|通知|申请)$")
PLAN = re.compile(r"年度.{0,12}计划|全年.{0,8}计划|督查检查考核.{0,4}计划")


def document(text: str) -> str:
    """A document number in one spelling: 甲督〔2026〕3号 and 甲督 [2026] 3 号 are one; signs that tell numbers apart stay."""
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(BRACKETS).casefold()


@kept_for_last(2)
def allowing(rows: pd.DataFrame, filings: pd.DataFrame) -> pd.DataFrame:
    """Pairs of positions `row` (in `rows`) and `filing` (in `filings`), sorted: the filing may be what allows the row.

    `rows` has the columns item, organiser, number and filing. A filing allows a row that gives its document number, a
    row whose number it lists, and a row of its name, or of one of several names; the last two for the same organiser (or
    a partner named in the filing), or where the filing names no organiser. The filing of an annual plan that names no items
    allows the items of its organiser. Whether it was approved is not looked at.
    """
    named = offered(filings)
    return paired((row, filing) for row, keys in enumerate(wants(rows)) for filing in found_under(keys, named))


@kept_for_last()
def requested(visits: pd.DataFrame, filings: pd.DataFrame) -> pd.DataFrame:
    """As `allowing`, of the visits that are in no plan: `row` is the position of such a visit among all visits."""
    alone = np.flatnonzero(said(visits["match"], ("none",)))
    mine, named = visits.take(alone), offered(filings)
    names = list(zip(mine["item"].tolist(), mine["organiser"].tolist(), strict=True))
    found = {(item, organiser): found_under(keys_of(item, organiser), named) for item, organiser in set(names)}
    return paired((row, filing) for row, name in zip(alone.tolist(), names, strict=True) for filing in found[name])


def paired(found: Iterable[tuple[int, int]]) -> pd.DataFrame:
    """Pairs of a row and a filing as a table, in order."""
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return pd.DataFrame({"row": pairs[:, 0], "filing": pairs[:, 1]})


def found_under(keys: set[Key], named: Mapping[Key, list[int]]) -> set[int]:
    """The filings found under some of the keys."""
    return {filing for key in keys for filing in named.get(key, ())}


@kept_for_last()
def offered(filings: pd.DataFrame) -> Mapping[Key, list[int]]:
    """The positions of the filings that can be found under each key."""
    named: dict[Key, list[int]] = defaultdict(list)
    for filing, keys in enumerate(offers(filings)):
        for key in keys:
            named[key].append(filing)
    return named


def offers(filings: pd.DataFrame) -> Iterator[set[Key]]:
    """For each filing the keys under which it can be found."""
    columns = (filings[name].tolist() for name in ("filing", "numbers", "item", "organiser", "partners", "subject"))
    for text, numbers, item, lead, partners, subject in zip(*columns, strict=True):
        offices = {lead, *partners} - {""} or {""}
        told = [("number", number) for number in numbers] + [("item", name) for name in names_in(item)]
        if lead and subject == "plan" and not numbers and (not item.strip() or PLAN.search(item)):
            told.append(("plan", "annual"))
        keys = {(kind, name, office) for kind, name in told if name for office in offices}
        yield keys | ({("document", document(text), "")} if document(text) else set())


def names_in(text: str) -> set[str]:
    """The names of items in a cell: all of it, and each of those it lists."""
    about = ABOUT.sub("", text.strip())
    return {plain(text), plain(about), *map(plain, re.split(f"{PARTS.pattern}|{AND}", about))} - {""}


def wants(rows: pd.DataFrame) -> Iterator[set[Key]]:
    """For each row the keys under which its filing may stand."""
    columns = (rows[name].tolist() for name in ("filing", "number", "item", "organiser"))
    for text, number, item, organiser in zip(*columns, strict=True):
        keys = keys_of(item, organiser, number)
        keys |= {("plan", "annual", organiser)} if number or "when" in rows else set()
        yield keys | {("document", one, "") for part in PARTS.split(text) if (one := document(part))}


def keys_of(item: str, organiser: str, number: str = "") -> set[Key]:
    """The keys under which an item of an organiser is named."""
    told = [("number", number), ("item", plain(item))]
    return {(kind, name, office) for kind, name in told if name for office in (organiser, "")}
