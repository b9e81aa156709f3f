"""Files are read while the policy comes in, by what it says of reading; where that or the paths are wrong, by whoever asks."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from burden.load import ahead as module
from burden.load.ahead import ahead
from burden.rulebook import USUAL, Room

ITEM = "事项,牵头单位,检查对象,检查时间\n检查,市应急局,甲县,3月\n"


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, object]]]:
    """What is begun: the names of files, and what is known of them."""
    found: list[tuple[list[str], dict[str, object]]] = []

    def begun(sources, **known):
        found.append(([source.name for source in sources], known))
        return nullcontext()

    monkeypatch.setattr(module, "begun", begun)
    return found


def policy(folder: Path, text: str) -> Path:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "year", "room"),
    [
        ("", None, USUAL),
        ("packs: [national]\n", None, USUAL),
        ("year: 2026\nreading:\n  seconds: 9\n", 2026, Room(seconds=9)),
        ("rules:\n  没有的: 错\n", None, USUAL),  # which is told when all of it is read
    ],
)
def test_files_are_begun_by_what_the_policy_says_of_reading(tmp_path, orders, text, year, room):
    (tmp_path / "a.csv").write_text(ITEM, encoding="utf-8")
    with ahead([tmp_path], policy(tmp_path, text), None, "GBK"):
        pass
    assert orders == [(["a.csv"], {"encoding": "GBK", "year": year, "room": room})]


def test_the_year_that_is_given_goes_before(tmp_path, orders):
    (tmp_path / "a.csv").write_text(ITEM, encoding="utf-8")
    with ahead([tmp_path], policy(tmp_path, "year: 2026"), 2025, None):
        pass
    assert orders == [(["a.csv"], {"encoding": None, "year": 2025, "room": USUAL})]


@pytest.mark.parametrize("text", ["year: 三\n", "reading:\n  minutes: 3\n", "year: [\n"])
def test_nothing_is_begun_where_the_policy_is_wrong_about_reading(tmp_path, orders, text):
    with ahead([tmp_path], policy(tmp_path, text), None, None):
        pass
    assert orders == []


@pytest.mark.parametrize(("name", "encoding"), [("没有", None), ("", "没有")])
def test_nothing_is_begun_for_a_path_or_an_encoding_that_is_none(tmp_path, orders, name, encoding):
    with ahead([tmp_path / name], None, None, encoding):
        pass
    assert orders == []


def test_nothing_is_begun_where_there_is_no_policy_file_of_that_name(tmp_path, orders):
    with ahead([tmp_path], tmp_path / "rules.yaml", None, None):
        pass
    assert orders == []
