from __future__ import annotations

import io
import resource

import pytest

from burden.load import inside
from burden.load.answer import unpacked
from burden.load.inside import Order

ORDER = Order("a.csv", None, None, 8, 280)


def test_answer_holds_what_the_file_says_wherever_its_stream_was_left() -> None:
    stream, out = io.BytesIO("甲县,3月\n".encode()), io.BytesIO()
    stream.read()
    inside.answer(ORDER, stream, out)
    (grid,), problems = unpacked(out.getvalue(), "a.csv")
    assert (grid.file, grid.cells, problems) == ("a.csv", (("甲县", "3月"),), ())


def test_system_without_limits_reads_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    monkeypatch.setattr(inside, "resource", None)
    inside.limit(ORDER)  # which would otherwise hold for this very process
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_limit_the_system_refuses_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    class Known:
        RLIM_INFINITY = -1
        RLIMIT_CPU, RLIMIT_AS, RLIMIT_CORE = range(3)

        def __init__(self) -> None:
            self.have = {0: (-1, -1), 1: (1 << 40, 1 << 50), 2: (-1, 0)}
            self.taken: dict[int, tuple[int, int]] = {}

        def getrlimit(self, kind: int) -> tuple[int, int]:
            return self.have[kind]

        def setrlimit(self, kind: int, pair: tuple[int, int]) -> None:
            if kind == self.RLIMIT_CPU:
                raise ValueError("not here")
            self.taken[kind] = pair

    known = Known()
    monkeypatch.setattr(inside, "resource", known)
    inside.limit(ORDER)
    assert known.taken == {known.RLIMIT_AS: (280 << 20, 1 << 50), known.RLIMIT_CORE: (0, 0)}
