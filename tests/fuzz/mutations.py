"""Mutations that know the structure of what they change: parts of a package, records of an xls, tokens of a text."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.case import CASES
from tests.corpus.cases import ALL

Dice = random.Random
NUMBERS = ("0", "-1", "1", "2147483647", "4294967296", "1E300", "-1E300", "1048577", "16385", "NaN", "0.5", "", "46083", "9" * 40)
WORDS = (
    "甲县",
    "3月2日",
    "#REF!",
    "\u202e",
    "𠀀",
    "&amp;",
    "&#0;",
    "&x;",
    "]]>",
    "<![CDATA[",
    "<!--",
    "A1",
    "XFD1048576",
    "A1:B2",
    "true",
    "n",
    "s",
    "e",
)
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_ELEMENT = re.compile(rb"<[^<>]*>")
_TEXT = re.compile(rb">([^<>]+)<")
SMALL = 60_000  # bytes: a larger seed takes the time of many


def seeds(*endings: str) -> list[tuple[str, bytes]]:
    """The sound and less sound files of the corpus with one of these endings, each with its name."""
    found = []
    for case in ALL:
        if case.hostile or case.policy or case.category in ("paths", "several files"):
            continue
        with TemporaryDirectory() as folder:
            CASES[case.name].make(Path(folder))
            files = [path for path in Path(folder).iterdir() if path.is_file() and path.name.lower().endswith(endings)]
            found += [(path.name, path.read_bytes()) for path in files if path.stat().st_size < SMALL]
    return found


def xml(content: bytes, dice: Dice) -> bytes:
    """One change of an XML text: an attribute, a text, or an element dropped, doubled or moved."""
    choice = dice.random()
    if choice < 0.35 and (found := list(_ATTRIBUTE.finditer(content))):
        hit = dice.choice(found)
        return content[: hit.start(2)] + dice.choice(NUMBERS + WORDS).encode() + content[hit.end(2) :]
    if choice < 0.6 and (found := list(_TEXT.finditer(content))):
        hit = dice.choice(found)
        return content[: hit.start(1)] + dice.choice(NUMBERS + WORDS).encode() + content[hit.end(1) :]
    if found := list(_ELEMENT.finditer(content)):
        hit, other = dice.choice(found), dice.choice(found)
        piece = hit[0] if choice < 0.8 else b""
        return (
            content[: other.start()]
            + piece * dice.choice((0, 1, 2, 50))
            + content[other.end() if choice > 0.9 else other.start() :]
        )
    return raw(content, dice)


def raw(content: bytes, dice: Dice) -> bytes:
    """One change of bytes: flipped, cut out, doubled, or put in."""
    if not content:
        return b"x"
    at, length = dice.randrange(len(content)), dice.choice((1, 1, 2, 4, 16, 64))
    piece = dice.choice(
        (dice.randbytes(length), b"", content[at : at + length] * 2, b"\xff" * length, b'"', b",", b"\r", "县".encode())
    )
    return content[:at] + piece + content[at + length :]


def package(content: bytes, dice: Dice) -> bytes:
    """A zip with one of its parts changed, dropped, doubled or renamed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as given:
            parts = [(info.filename, given.read(info)) for info in given.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        return raw(content, dice)
    if not parts:
        return raw(content, dice)
    at, choice = dice.randrange(len(parts)), dice.random()
    name, inner = parts[at]
    if choice < 0.06:
        del parts[at]
    elif choice < 0.1:
        parts[at] = (dice.choice(parts)[0], inner)
    else:
        parts[at] = (name, xml(inner, dice) if b"<" in inner[:200] else raw(inner, dice))
    return _zipped(parts)


def _zipped(parts: Sequence[tuple[str, bytes]]) -> bytes:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as written:
        for name, inner in dict(parts).items():
            written.writestr(name, inner)
    return copy.getvalue()


def records(content: bytes, dice: Dice) -> bytes:
    """An xls with one record of its stream changed: its kind, its length or its body."""
    at = content.find(b"\x09\x08\x10\x00\x00\x06")
    starts = []
    while 0 <= at < len(content) - 4:
        starts.append(at)
        (length,) = struct.unpack_from("<H", content, at + 2)
        at += 4 + length
    if not starts:
        return raw(content, dice)
    at = dice.choice(starts)
    kind, length = struct.unpack_from("<HH", content, at)
    changed = bytearray(content)
    if dice.random() < 0.4:
        struct.pack_into(
            "<HH",
            changed,
            at,
            dice.choice((kind, dice.randrange(0x1000))),
            dice.choice((length, dice.randrange(0x2100), 0, 0xFFFF)),
        )
    else:
        for _ in range(dice.choice((1, 2, 8))):
            changed[min(at + 4 + dice.randrange(max(1, length)), len(changed) - 1)] = dice.choice(
                (0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256))
            )
    return bytes(changed)


def tokens(text: str, dice: Dice, pieces: Sequence[str], pattern: re.Pattern[str]) -> str:
    """A text with one of its tokens dropped, doubled, swapped or replaced by one of `pieces`."""
    found = pattern.findall(text) or [text]
    at, other = dice.randrange(len(found)), dice.randrange(len(found))
    act: Callable[[], object] = dice.choice((
        lambda: found.pop(at), lambda: found.insert(at, found[other]), lambda: found.__setitem__(at, dice.choice(pieces)),
        lambda: found.insert(at, dice.choice(pieces)), lambda: found.__setitem__(slice(at, at + 1), [found[other]]),
    ))  # fmt: skip
    act()
    return "".join(found)
