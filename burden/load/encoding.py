"""Bytes become text: by a mark, as UTF-8 or as GB18030, never in silence; what damaged bytes leave is blank and told."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import NamedTuple

from burden.load.grid import Grid, Unreadable, inside, letter, rectangle
from burden.load.refusal import Refusal
from burden.place import Place, Problem

_SOUND = 3  # UTF-8 damaged here and there still has this many sound characters for a bad one
_BAD = "\ufffd"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
MOST_BYTES = 100_000_000  # of text, unpacked


class Text(NamedTuple):
    """A text, how it was decoded if that should be said, and whether bytes in it are damaged."""

    words: str
    note: str = ""
    damaged: bool = False


def too_large() -> Unreadable:
    """What is said of a text of too many bytes."""
    return Unreadable("文字表过大，请分成几个文件", "the text is too large; split it into several files")


def decoded(content: bytes, encoding: str | None) -> Text:
    """By the byte order mark, then UTF-8, then GB18030, each strictly: the other order is wrong on most UTF-8 text."""
    if encoding:
        return Text(_decoded_as(content, known(encoding)))
    for mark, name in _BOMS:
        if content.startswith(mark):
            return Text(_decoded_as(content, name))
    try:
        return Text(content.decode("utf-8"))
    except UnicodeDecodeError:
        patched = content.decode("utf-8", "replace")
    bad = patched.count(_BAD)
    if sum(not character.isascii() for character in patched) - bad > _SOUND * bad:
        return Text(patched, f"有{bad}处坏字节", damaged=True)
    return Text(_decoded_as(content, "gb18030"), "按 GB18030 编码读取")


def _decoded_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeError as error:
        raise Unreadable(
            f"不是表格，也不是 {encoding} 编码的文字，请另存为 xlsx 或用 --encoding 指明编码",
            f"no spreadsheet, and no text in {encoding}; save it as xlsx or name its --encoding",
        ) from error


def known(encoding: str) -> str:
    """The name of an encoding of text; Refusal where there is none of that name."""
    try:
        b"x".decode(encoding)
    except LookupError as error:
        english = f"no encoding is called {encoding}", "use utf-8, gb18030, big5 or the like"
        raise Refusal("--encoding", f"没有名为 {encoding} 的编码", "可用 utf-8、gb18030、big5 等", english) from error
    except UnicodeError:
        pass  # one of two bytes a character, perhaps
    return encoding


def _is_bad(cell: object) -> bool:
    return isinstance(cell, str) and _BAD in cell


def undamaged(grid: Grid) -> tuple[Grid, list[Problem]]:
    """A grid of text that was damaged: each cell that holds a bad byte is blank, and told."""
    bad = [(row, column) for row, line in enumerate(grid.cells, 1) for column, cell in enumerate(line) if _is_bad(cell)]
    cells = rectangle([tuple(None if _is_bad(cell) else cell for cell in line) for line in grid.cells])
    zh, en = "有坏字节，这一格没有读", "it holds damaged bytes: this cell was not read"
    problems = [Problem("unreadable", Place(grid.file, grid.sheet, row, letter(column)), zh, en) for row, column in bad]
    return replace(grid, cells=cells, merged=inside(grid.merged, cells)), problems
