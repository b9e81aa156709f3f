"""The register against the plan: which filings allow which items, and which visits that no plan holds."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from burden.naming import plain

Key = tuple[str, str, str]  # what is named (document, number or item), its text, whose it is ("" for anybody's)
BRACKETS = str.maketrans("〔【[{〕】]}", "(((())))")
PARTS = re.compile(r"[、，,；;\n]")


def document(text: str) -> str:
    """A document number in one spelling: 甲督〔2026〕3号 and 甲督 [2026] 3 号 are one; signs that tell numbers apart stay."""
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(BRACKETS).casefold()


def allowing(rows: pd.DataFrame, filings: pd.DataFrame) -> pd.DataFrame:
    """Pairs of positions `row` (in `rows`) and `filing` (in `filings`), sorted: the filing may be what allows the row.

    `rows` has the columns item, organiser, number and filing. A filing allows a row that gives its document number, a
    row whose number it lists, and a row of its name; the last two for the same organiser (or a partner named in the
    filing), or where the filing names no organiser. Whether it was approved is not looked at.
    """
    named: dict[Key, list[int]] = defaultdict(list)
    for filing, keys in enumerate(offers(filings)):
        for key in keys:
            named[key].append(filing)
    found = {(row, filing) for row, keys in enumerate(wants(rows)) for key in keys for filing in named.get(key, ())}
    return pd.DataFrame(sorted(found), columns=["row", "filing"], dtype="int64")


def offers(filings: pd.DataFrame) -> Iterator[set[Key]]:
    """For each filing the keys under which it can be found."""
    columns = (filings[name] for name in ("filing", "numbers", "item", "organiser", "partners"))
    for text, numbers, item, lead, partners in zip(*columns, strict=True):
        offices = {lead, *partners} - {""} or {""}
        said = [("number", number) for number in numbers] + [("item", plain(item))]
        keys = {(kind, name, office) for kind, name in said if name for office in offices}
        yield keys | ({("document", document(text), "")} if document(text) else set())


def wants(rows: pd.DataFrame) -> Iterator[set[Key]]:
    """For each row the keys under which its filing may stand."""
    columns = (rows[name] for name in ("filing", "number", "item", "organiser"))
    for text, number, item, organiser in zip(*columns, strict=True):
        said = [("number", number), ("item", plain(item))]
        keys = {(kind, name, office) for kind, name in said if name for office in (organiser, "")}
        yield keys | {("document", one, "") for part in PARTS.split(text) if (one := document(part))}
