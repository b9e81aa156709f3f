"""What the styles of a workbook tell: which cells are struck out, and by which format a number is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from burden.load.container import Attributes, Container, local, xml_parser
from burden.load.grid import Unreadable
from burden.load.shown import is_telling

MOST = 1_000_000  # elements of styles; programs stop at some 65,000 styles
_OFF = ("0", "false", "off", "none", "noStrike")
_BUILT_IN = {  # the built-in formats that show less or more than the value; 27 to 58 as a Chinese program shows them
    9: "0%", 10: "0.00%", 17: "mmm-yy", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip


@dataclass(frozen=True)
class Styles:
    """By the number of a cell's style, as it is written: those that strike out, and the formats that show more than a number."""

    struck: frozenset[str] = frozenset()
    formats: Mapping[str, str] = field(default_factory=dict)

    @property
    def marked(self) -> frozenset[str]:
        """The styles whose cells must be known."""
        return self.struck.union(self.formats)


PLAIN = Styles()


def styles_of(fonts: Sequence[bool], formats: Mapping[int, str], cells: Sequence[tuple[int, int]]) -> Styles:
    """The styles by which fonts strike out, the formats of a file's own, and the font and format of each cell style."""
    known = {number: code for number, code in (_BUILT_IN | dict(formats)).items() if is_telling(code)}
    struck = {number for number, strikes in enumerate(fonts) if strikes}
    return Styles(
        frozenset(str(number) for number, (font, _) in enumerate(cells) if font in struck),
        {str(number): known[code] for number, (_, code) in enumerate(cells) if code in known},
    )


def strikes(given: Mapping[str, str]) -> bool:
    """Whether an element `strike` with these attributes strikes out."""
    return next((value for name, value in given.items() if local(name) == "val"), "1") not in _OFF


def read_styles(container: Container, member: str) -> Styles:
    """The styles of an xlsx; Unreadable where the member is damaged."""
    listener = _Listener()
    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
    container.parse(member, parser)
    return styles_of(listener.fonts, listener.formats, listener.cells)


class _Listener:
    """Listens for fonts, formats and the styles of cells, each in its own list of the member."""

    def __init__(self) -> None:
        self.fonts: list[bool] = []
        self.formats: dict[int, str] = {}
        self.cells: list[tuple[int, int]] = []
        self._within: list[str] = []
        self._left = MOST

    def start(self, name: str, pairs: Attributes) -> None:
        own, above = local(name), self._within[-1] if self._within else ""
        given = {local(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
        if (above, own) == ("fonts", "font"):
            self.fonts.append(False)
        elif own == "strike" and "fonts" in self._within[-3:]:
            self.fonts[-1] = strikes(given)
        elif (above, own) == ("numFmts", "numFmt"):
            self.formats[_whole(given, "numFmtId")] = given.get("formatCode", "")
        elif (above, own) == ("cellXfs", "xf"):
            self.cells.append((_whole(given, "fontId"), _whole(given, "numFmtId")))
        self._within.append(own)
        self._left -= 1
        if not self._left:
            raise Unreadable("样式太多，请把内容复制到新的工作簿另存", "too many styles; copy the content into a new workbook")

    def end(self, _: str) -> None:
        self._within.pop()


def _whole(given: Mapping[str, str], name: str) -> int:
    text = given.get(name, "0")
    return int(text[:9]) if text.isdecimal() else 0
