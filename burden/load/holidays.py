"""The holidays a run counts with: those of the package, and those an office has imported over them."""

from __future__ import annotations

import glob
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources
from pathlib import Path

from burden.days import Calendar, Year
from burden.load.holiday_files import SHAPES, SHAPES_EN, years_in, years_of
from burden.load.outline import Mistakes, outline_of_json
from burden.load.refusal import Refusal
from burden.load.small_file import beginning

LARGEST = 64 * 1024
_NOTE = "# 由 burden holidays import 写入：每年一段，依据写在 notice 和 url。同一年再次导入即替换。\n"


@cache
def packaged() -> Calendar:
    """The calendar of the holidays that come with the package."""
    text = resources.files("burden").joinpath("holidays.json").read_text(encoding="utf-8")
    mistakes = Mistakes()
    years = years_of(outline_of_json(text), mistakes)
    if mistakes:
        raise ValueError(f"burden/holidays.json: {mistakes.told()}")
    return Calendar(years)


def calendar(user_file: Path | None) -> Calendar:
    """The packaged calendar with the user's years over it, where there are any; Refusal for a broken file."""
    if user_file is None or _absent(user_file):
        return packaged()
    return packaged().add(*read_holidays(user_file))


def user_file(environ: Mapping[str, str]) -> Path:
    """Where a user's holidays are kept unless said otherwise: in XDG_CONFIG_HOME or ~/.config."""
    base = environ.get("XDG_CONFIG_HOME", "")
    home = Path(environ["HOME"]) if environ.get("HOME") else Path.home()
    return (Path(base) if os.path.isabs(base) else home / ".config") / "burden" / "holidays.yaml"


def read_holidays(path: Path) -> tuple[Year, ...]:
    """The years of a file: our own shape, the JSON of public holiday data, or CSV; in order of the year.

    A year of public data is official if it names the papers it follows; a CSV never is.
    Refusal: the file cannot be read, or has mistakes, all of them named with their lines.
    """
    mistakes = Mistakes()
    years = years_in(_text(path), mistakes)
    if mistakes:
        english = mistakes.told(lang="en"), f"correct these by the text of the notice and try again; {SHAPES_EN}"
        raise Refusal(str(path), mistakes.told(), f"对照通知原文改正以上各处再试；{SHAPES}", english)
    return tuple(sorted(years, key=lambda year: year.year))


def news(path: Path, into: Path) -> tuple[Year, ...]:
    """The years of the file at `path` that the user's file `into` does not yet hold just so."""
    known = () if _absent(into) else read_holidays(into)
    return tuple(year for year in read_holidays(path) if year not in known)


def import_holidays(path: Path, into: Path) -> Path:
    """Put the years of the file at `path` into the user's file, in place of those of the same number.

    The user's file is whole or unchanged; without news it is left alone. Returns `into`.
    Refusal: one of the two files cannot be read. OSError: it could not be written.
    """
    fresh = news(path, into)
    if fresh:
        known = () if _absent(into) else read_holidays(into)
        merged = {year.year: year for year in (*known, *fresh)}
        _replace(into, written(merged[number] for number in sorted(merged)))
    return into


def written(years: Iterable[Year]) -> str:
    """The years in our own shape: JSON, a line a holiday, which is YAML too."""
    return '{"years": [\n' + ",\n".join(_written_year(year) for year in years) + "\n]}\n"


def _written_year(year: Year) -> str:
    """One year: its head, then its holidays in the order of their first day off."""
    days: dict[str, dict[str, list[date]]] = {}
    for key, marked in (("off", year.off), ("work", year.work)):
        for d, name in marked.items():
            days.setdefault(name, {"off": [], "work": []})[key].append(d)
    holidays = ",\n".join(_written_holiday(name, **found) for name, found in days.items())
    return (
        f'{{"year": {year.year}, "status": {_quoted(year.status)},\n "notice": {_quoted(year.notice)},\n'
        f' "url": {_quoted(year.url)},\n "holidays": [\n{holidays}]}}'
    )


def _written_holiday(name: str, off: list[date], work: list[date]) -> str:
    """One holiday: its days off as spans, its make-up days one by one."""
    spans = _spans(off)
    entry: dict[str, str | list[str]] = {"name": name}
    if spans:
        entry["off"] = spans[0] if len(spans) == 1 else spans
    if work:
        entry["work"] = [str(d) for d in work]
    return "  " + _quoted(entry)


def _spans(days: list[date]) -> list[str]:
    """Days in order as spans a..b, a day alone as itself."""
    firsts = [d for d in days if d - timedelta(days=1) not in days]
    lasts = [d for d in days if d + timedelta(days=1) not in days]
    return [str(a) if a == b else f"{a}..{b}" for a, b in zip(firsts, lasts, strict=True)]


def _quoted(value: object) -> str:
    """A value as JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False)


def _absent(path: Path) -> bool:
    """Whether there is no such file; one that may not be looked at is there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _text(path: Path) -> str:
    """The text of a regular file of a sensible size: UTF-8, else GB18030."""
    content = beginning(path, LARGEST + 1, "节假日文件")
    if len(content) > LARGEST:
        english = f"larger than {LARGEST // 1024} KB, which is no file of holidays", SHAPES_EN
        raise Refusal(str(path), f"超过{LARGEST // 1024}KB，不像节假日文件", SHAPES, english)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    english = "no text in UTF-8 or GB18030", "save it as UTF-8 and try again"
    raise Refusal(str(path), "不是UTF-8或GB18030编码的文本", "另存为UTF-8再试", english)


def _replace(into: Path, text: str) -> None:
    """Write aside and put in place at once; what an earlier, broken-off import left behind is swept away."""
    target = into.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    for stray in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        stray.unlink(missing_ok=True)
    handle, aside = tempfile.mkstemp(".part", f".{target.name}.", target.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(_NOTE + text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(aside, target)
    finally:
        Path(aside).unlink(missing_ok=True)
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
