"""The boxes that comments are shown in: the VML drawing that spreadsheet programs want beside each comment."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from burden.report.annotated.layout import Spot

_NAMES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_ROOT = f'<xml{_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
_TYPE = (
    '<v:shapetype{names} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape{names} id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:280pt;'
    'height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {row}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
    "<x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_OPEN, _END = re.compile(rb"<(\w+:|)shape[\s>]"), b"</xml>"
_ID = re.compile(rb"_x0000_s(\d{1,9})")
_PLACE = tuple(re.compile(rb"<(?:\w+:|)%s>\s*(\d{1,7})\s*</" % name) for name in (b"Row", b"Column"))
_HEAD = 200  # bytes in which the outermost element begins
_FIRST = 1025  # number of a drawing's first shape
_LINE, _LEAST, _MOST = 15, 4, 24  # points of a line, and lines of a box
_SIGNS = 28  # in a line


def drawn(data: bytes | None, texts: Mapping[Spot, str], gone: Collection[Spot]) -> bytes:
    """The drawing with a box for each of our comments that has none yet, and without those of comments that are gone."""
    old = _ROOT.encode() if data is None else data
    shapes = list(_shapes(old))
    pieces: list[bytes] = []
    at = 0
    for start, end, spot in shapes:
        pieces.append(old[at : start if spot in gone else end])
        at = end
    kept = b"".join([*pieces, old[at:]])
    known = {spot for _, _, spot in shapes} - set(gone)
    free = max([_FIRST - 1, *(int(found[1]) for found in _ID.finditer(kept))]) + 1
    names = "" if all(f" {each}".encode() in kept[: _HEAD + len(_NAMES)] for each in _NAMES.split()) else _NAMES
    new = [_shape(free + n, spot, texts[spot], names) for n, spot in enumerate(sorted(set(texts) - known))]
    type_ = _TYPE.format(names=names) if new and b'"_x0000_t202"' not in kept else ""
    at = kept.rindex(_END)
    return kept[:at] + (type_ + "".join(new)).encode() + kept[at:]


def is_drawing(data: bytes) -> bool:
    """Whether boxes can be put into it."""
    return _END in data


def _shapes(data: bytes) -> Iterator[tuple[int, int, Spot]]:
    """The boxes of comments: the bytes each takes, and its cell."""
    begin = _OPEN.search(data)
    while begin:
        close = b"</" + begin[1] + b"shape>"
        end = data.find(close, begin.end()) + len(close)
        if end < begin.end():
            return
        shape = data[begin.start() : end]
        row, column = (pattern.search(shape) for pattern in _PLACE)
        if row and column and b'"Note"' in shape:
            yield begin.start(), end, (int(row[1]), int(column[1]))
        begin = _OPEN.search(data, end)


def _shape(id_: int, spot: Spot, text: str, names: str) -> str:
    """A hidden box beside a cell, as high as its text needs."""
    row, column = spot
    lines = min(max(sum(1 + len(line) // _SIGNS for line in text.split("\n")) + 2, _LEAST), _MOST)
    return _SHAPE.format(
        names=names, id=id_, height=lines * _LINE, row=row, column=column, left=column + 1, right=column + 5, bottom=row + lines
    )
