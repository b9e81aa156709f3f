"""Writing into a workbook: each sheet that has warnings, or had some, gets its column and its comments."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping

from xlsxwriter.utility import xl_rowcol_to_cell

from burden.forms import ANNOTATED
from burden.report.annotated.boxes import drawn, is_drawing
from burden.report.annotated.column import LAST, Beside, column_edits
from burden.report.annotated.comments import AUTHOR, Comments
from burden.report.annotated.layout import Layout, Spot, spot
from burden.report.annotated.notes import NOTHING, Notes
from burden.report.annotated.parts import Draft, Link, Parts, of_kind
from burden.report.annotated.splice import Edit, elements, inserted, spliced
from burden.report.words import word
from burden.warning import Lang

_OURS = AUTHOR.encode()  # in every head of ours, however a program cuts its text into runs
_COLUMN = 609_600  # the width of a usual column, in the units of drawings
_STRICT = "purl.oclc.org"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class NoRoom(Exception):  # noqa: N818 - an outcome, and no bug
    """A sheet that is full to its last column."""


def annotated(parts: Parts, notes: Mapping[str, Notes], lang: Lang) -> bytes:
    """The workbook with these notes (sheet -> what is to be written) and no earlier ones of ours; NoRoom where a sheet is full."""
    draft = Draft(parts)
    shared = _shared(draft)
    for name, member in parts.sheets.items():
        given = notes.get(name, NOTHING)
        if given != NOTHING or _may_hold_ours(draft, member, shared):
            _write(draft, name, member, given, shared, lang)
    return draft.packed()


def _may_hold_ours(draft: Draft, member: str, shared: Collection[str]) -> bool:
    """Whether an earlier column of ours may stand in a sheet, told without taking it apart."""
    return bool(shared) or _OURS in draft.read(member)


def _shared(draft: Draft) -> set[str]:
    """The numbers of the shared strings that head a column of ours: a program that saves our file puts them there."""
    member = next((info.filename for info in draft.parts.infos() if info.filename.lower().endswith("/sharedstrings.xml")), "")
    if not member or _OURS not in draft.read(member):
        return set()
    found: set[str] = set()
    count, said = 0, ""
    for each in elements(draft.read(member), ("si", "t")):
        if each.name.rpartition(":")[2] == "t":
            said += each.text
            continue
        if said in ANNOTATED.values():
            found.add(str(count))
        count, said = count + 1, ""
    return found


def _write(draft: Draft, name: str, member: str, given: Notes, shared: Collection[str], lang: Lang) -> None:
    """Everything that changes for one sheet."""
    data = draft.read(member)
    sheet = Layout(data, {*given.tops, *given.beside}, ANNOTATED.values(), shared)
    if not sheet.is_whole or (given == NOTHING and sheet.ours is None):
        return
    links = draft.links(member)
    column = max(sheet.width, _drawn_width(draft, links)) if sheet.ours is None else sheet.ours
    if column >= LAST:
        raise NoRoom(name)
    texts = {**dict.fromkeys(given.tops, ANNOTATED[lang]), **given.beside}
    edits = list(column_edits(data, sheet, Beside(column, texts, given.like, word("cut", lang))))
    over = {**given.over, **({(given.tops[0], column): given.head} if given.head else {})}
    edits += _comments(draft, member, sheet, links, over, column, lang)
    draft.write(member, spliced(data, edits))


def _drawn_width(draft: Draft, links: list[Link]) -> int:
    """The columns that pictures and charts lie over: our column stands beside them, not below."""
    link = of_kind(links, "drawing")
    widest = 0
    columns: list[int] = []
    wide = 0
    for each in elements(draft.read(link.member), ("col", "ext", "oneCellAnchor", "twoCellAnchor")) if link else ():
        kind = each.name.rpartition(":")[2]
        if kind == "col":
            columns += [int(each.text[:5])] if each.text.strip().isdecimal() else []
        elif kind == "ext":
            said = each.given.get("cx", "")[:10]
            wide = wide or (math.ceil(int(said) / _COLUMN) if said.isdecimal() else 0)
        else:
            widest = max(widest, *(at + 1 + (wide if kind == "oneCellAnchor" else 0) for at in columns), 0)
            columns, wide = [], 0
    return min(widest, LAST // 2)


def _comments(
    draft: Draft, member: str, sheet: Layout, links: list[Link], over: Mapping[Spot, str], column: int, lang: Lang
) -> Iterator[Edit]:
    """Write the comments of a sheet and the boxes they show in; the edit that makes the sheet know of a new drawing."""
    root = sheet.root.given
    strict = any(_STRICT in value for value in root.values())
    main = root.get("xmlns", root.get(f"xmlns:{sheet.root.prefix.rstrip(':')}", _MAIN))
    link, known = of_kind(links, "comments"), sheet.one.get("legacyDrawing")
    boxes = next((each for each in links if known and each.id in known.given.values()), None) if known else None
    if known and (boxes is None or not is_drawing(draft.read(boxes.member))):
        return  # a drawing nobody can add to: the column has it all
    comments = Comments(draft.read(link.member) if link else None, main)
    wanted = _placed(sheet, over, comments.threads, column)
    if not wanted and not comments.alone:
        return
    named = {xl_rowcol_to_cell(*at): text for at, text in wanted.items()}
    gone = {spot(each) for each in comments.alone - set(named)}
    target = link.member if link else draft.free("xl/comments{}.xml")
    draft.write(target, comments.written(named, lang, word("cut", lang)))
    shapes = boxes.member if boxes else draft.free("xl/drawings/vmlDrawing{}.vml")
    draft.write(shapes, drawn(draft.read(shapes) if boxes else None, wanted, gone))
    if link is None:
        draft.link(member, f"{_LINKS[strict]}/comments", target)
        draft.declare("PartName", f"/{target}", _COMMENTS)
    if boxes is None:
        yield _drawing(sheet, _LINKS[strict], draft.link(member, f"{_LINKS[strict]}/vmlDrawing", shapes), draft.read(member))
        draft.declare("Extension", "vml", _DRAWING)


def _placed(sheet: Layout, over: Mapping[Spot, str], threads: Collection[str], column: int) -> dict[Spot, str]:
    """The comments by the cells that can show them: of a merged range the first, and beside a thread our own cell."""
    anchors = sheet.anchors(over)
    found: dict[Spot, str] = {}
    for at in sorted(over):
        anchor = anchors[at]
        where = (at[0], column) if xl_rowcol_to_cell(*anchor) in threads else anchor
        found[where] = f"{found[where]}\n{over[at]}" if where in found else over[at]
    return dict(sorted(found.items()))


def _drawing(sheet: Layout, links: str, id_: str, data: bytes) -> Edit:
    """The element that makes a sheet know of the drawing with its comments."""
    said = f'<{sheet.root.prefix}legacyDrawing xmlns:r="{links}" r:id="{id_}"/>'.encode()
    return inserted(data, sheet.root, said) if sheet.later is None else Edit(sheet.later, sheet.later, said)
