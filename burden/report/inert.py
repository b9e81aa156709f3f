"""Inert text: what stands in the data is shown and never acts as a path, a sheet, a formula or a control character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from burden.forms import clean

_NOT_FILE = re.compile(r"[^\w()（）·-]+")
_NOT_SHEET = re.compile(r"[\[\]:*?/\\\s]+")
_ACTIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)$")
_FILE_OCTETS = 120
_SHEET_UNITS = 31
_CELL_UNITS = 32_767


def is_active(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula once somebody edits the cell."""
    return text.startswith(_ACTIVE)


def cell_text(text: str, mark: str) -> str:
    """The text as a cell can hold it: at most 32,767 units of UTF-16, cut with `mark` where it is longer."""
    safe = clean(text)
    if safe.startswith("<r>"):  # XlsxWriter would take it for its own markup and write it unescaped
        safe = f" {safe}"
    return safe if len(safe) <= _CELL_UNITS // 2 or _units(safe) <= _CELL_UNITS else _cut(safe, _CELL_UNITS - _units(mark)) + mark


def is_too_long(text: str) -> bool:
    """Whether a cell can hold only a part of the text."""
    return len(text) > _CELL_UNITS // 2 and _units(clean(text)) > _CELL_UNITS


def file_names(names: Iterable[str]) -> dict[str, str]:
    """For each name a file name (no ending) without separators, dots or reserved words; no two alike."""
    return _apart(names, _file_name, lambda name, number: f"{name}-{number}")


def sheet_names(names: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """For each name a sheet name Excel takes: at most 31 units, none of []:*?/\\ and no two alike, nor any `taken`."""
    return _apart(names, _sheet_name, lambda name, n: _cut(name, _SHEET_UNITS - len(f"~{n}")) + f"~{n}", taken)


def _apart(
    names: Iterable[str],
    shorten: Callable[[str], str],
    numbered: Callable[[str, int], str],
    taken: Iterable[str] = (),
) -> dict[str, str]:
    """Names made safe in order of the names, numbered where two would be one to a system that folds case."""
    seen = {name.casefold() for name in taken}
    safe: dict[str, str] = {}
    for name in sorted(set(names)):
        found, number = shorten(name), 1
        while found.casefold() in seen:
            number += 1
            found = numbered(shorten(name), number)
        seen.add(found.casefold())
        safe[name] = found
    return safe


def _file_name(name: str) -> str:
    """One file name: letters, digits, hyphens and brackets alone."""
    safe = _NOT_FILE.sub("_", unicodedata.normalize("NFC", clean(name))).strip("_")
    safe = safe.encode("utf-8")[:_FILE_OCTETS].decode("utf-8", "ignore")
    return f"{safe}_" if _RESERVED.match(safe) else safe or "_"


def _sheet_name(name: str) -> str:
    """One sheet name; "History" is Excel's own."""
    safe = _cut(_NOT_SHEET.sub(" ", clean(name)).strip(" '"), _SHEET_UNITS).strip(" '")
    return f"{safe}_" if safe.casefold() == "history" else safe or "_"


def _units(text: str) -> int:
    """How long Excel takes the text to be."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _cut(text: str, units: int) -> str:
    """The text up to so many units, never half a character."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
