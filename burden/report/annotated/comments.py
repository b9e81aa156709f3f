"""The comments of a worksheet: ours added to those that stand there, and taken out again without touching anybody else's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from burden.report.annotated.splice import Edit, Element, elements, inserted, last, shown, spliced

AUTHOR = "burden"
BEGIN = {"zh": "【预警 burden】", "en": "[warnings by burden]"}
END = {"zh": "【预警完】", "en": "[end of warnings]"}
MOST = 8_000  # characters of one comment
_BEGINS, _ENDS = (re.compile("|".join(map(re.escape, signs.values()))) for signs in (BEGIN, END))
_THREAD = "tc="  # begins the author of a comment that stands for a thread of them
_PARTS = ("comments", "authors", "author", "commentList", "comment", "text", "r", "t")
_EMPTY = '<comments xmlns="{main}"><authors><author>burden</author></authors><commentList/></comments>'


class _Comment(NamedTuple):
    """A comment with its text, the pieces of that text, and the runs some of them lie in."""

    whole: Element
    text: Element | None
    pieces: list[Element]
    runs: list[Element]


class Comments:
    """The comments part of one sheet."""

    def __init__(self, data: bytes | None, main: str) -> None:
        """Look through the part; `main` is the namespace of a new one."""
        self.data = data or _EMPTY.format(main=main).encode()
        self._all: dict[str, list[Element]] = {name: [] for name in _PARTS}
        for each in elements(self.data, _PARTS):
            self._all[each.name.rpartition(":")[2]].append(each)
        self._authors = [each.text for each in self._all["author"]]
        self._comments = list(self._gathered())

    @property
    def references(self) -> set[str]:
        """The cells that have a comment."""
        return {each.whole.given.get("ref", "") for each in self._comments}

    @property
    def threads(self) -> set[str]:
        """The cells whose comment stands for a thread."""
        numbers = {str(at) for at, name in enumerate(self._authors) if name.startswith(_THREAD)}
        return {each.whole.given.get("ref", "") for each in self._comments if each.whole.given.get("authorId") in numbers}

    @property
    def alone(self) -> set[str]:
        """The cells whose comment is ours and nothing but ours."""
        return {each.whole.given.get("ref", "") for each in self._comments if _is_ours_alone(each)}

    def written(self, wanted: Mapping[str, str], lang: str, cut: str) -> bytes:
        """The part with our comments (cell -> text) and no earlier ones of ours; those of others keep their bytes."""
        edits: list[Edit] = []
        left = dict(wanted)
        for each in self._comments:
            reference = each.whole.given.get("ref", "")
            if _is_ours_alone(each):
                edits.append(Edit(each.whole.start, each.whole.end, b""))
            else:
                edits += _taken_out(each)
                edits += self._appended(each, left.pop(reference), lang, cut) if reference in left else ()
        return spliced(self.data, [*edits, *self._added(left, lang, cut)])

    def _gathered(self) -> Iterator[_Comment]:
        """Each comment with what lies inside its bytes."""
        starts = {name: [each.start for each in self._all[name]] for name in ("text", "t", "r")}
        for whole in self._all["comment"]:
            inside = {
                name: self._all[name][bisect_left(at, whole.start) : bisect_left(at, whole.end)] for name, at in starts.items()
            }
            yield _Comment(whole, inside["text"][0] if inside["text"] else None, inside["t"], inside["r"])

    def _appended(self, comment: _Comment, text: str, lang: str, cut: str) -> Iterator[Edit]:
        """Our words at the end of somebody's comment, as a run of their own."""
        if comment.text is None:
            return
        prefix = comment.whole.prefix
        for piece in comment.pieces:
            if not any(run.start < piece.start < run.end for run in comment.runs):  # a bare text takes no run beside it
                yield Edit(piece.start, piece.start, f"<{prefix}r>".encode())
                yield Edit(piece.end, piece.end, f"</{prefix}r>".encode())
        yield inserted(self.data, comment.text, _run(prefix, "\n" + _block(text, lang), cut).encode())

    def _added(self, left: Mapping[str, str], lang: str, cut: str) -> Iterator[Edit]:
        """New comments by our author, behind all others."""
        if not left:
            return
        prefix, author = last(self._all["comments"], "comments").prefix, str(len(self._authors))
        if AUTHOR in self._authors:
            author = str(self._authors.index(AUTHOR))
        elif self._all["authors"]:
            yield inserted(self.data, self._all["authors"][-1], f"<{prefix}author>{AUTHOR}</{prefix}author>".encode())
        said = "".join(
            f'<{prefix}comment ref="{reference}" authorId="{author}"><{prefix}text>{_run(prefix, _block(text, lang), cut)}'
            f"</{prefix}text></{prefix}comment>"
            for reference, text in left.items()
        )
        yield inserted(self.data, last(self._all["commentList"], "commentList"), said.encode())


def _block(text: str, lang: str) -> str:
    """Our words between the signs that they are ours."""
    for sign in (*BEGIN.values(), *END.values()):
        text = text.replace(sign, "")
    return f"{BEGIN[lang]}\n{text if len(text) <= MOST else text[: MOST - 1] + '…'}\n{END[lang]}"


def _run(prefix: str, text: str, cut: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{shown(text, cut)}</{prefix}t></{prefix}r>'


def _is_ours_alone(comment: _Comment) -> bool:
    said = "".join(piece.text for piece in comment.pieces)
    return bool(ours := _ours(said)) and not _without(said, 0, ours).strip()


def _taken_out(comment: _Comment) -> Iterator[Edit]:
    """The pieces of a comment without what is ours in them; a run that was ours goes whole."""
    at, ours = 0, _ours("".join(piece.text for piece in comment.pieces))
    for piece in comment.pieces:
        kept = _without(piece.text, at, ours)
        at += len(piece.text)
        if kept == piece.text:
            continue
        run = next((run for run in comment.runs if run.start < piece.start < run.end), piece)
        yield Edit(piece.inner, piece.close, shown(kept, "").encode()) if kept else Edit(run.start, run.end, b"")


def _ours(said: str) -> list[tuple[int, int]]:
    """From where to where a text is ours: from a sign of ours, with the line break before it, to the one that ends it."""
    found: list[tuple[int, int]] = []
    begin = _BEGINS.search(said)
    while begin:
        end = _ENDS.search(said, begin.end())
        stop = end.end() if end else len(said)
        found.append((begin.start() - (begin.start() > 0 and said[begin.start() - 1] == "\n"), stop))
        begin = _BEGINS.search(said, stop)
    return found


def _without(text: str, at: int, ours: list[tuple[int, int]]) -> str:
    """A piece that begins at `at`, without the parts that are ours."""
    kept: list[str] = []
    done = 0
    for start, stop in ours[bisect_right(ours, at, key=lambda each: each[1]) :]:
        if start >= at + len(text):
            break
        kept.append(text[done : max(start - at, done)])
        done = min(stop - at, len(text))
    return "".join([*kept, text[done:]])
