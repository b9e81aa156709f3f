from __future__ import annotations

from pathlib import Path

import pytest

from burden.load.periods import periods_in
from burden.load.policy import read_policy
from burden.load.refusal import Refusal

CALENDAR = """
periods:
  - {name: 汛期, first: 05-01, last: 09-30, aliases: [防汛期], note: 以市防指通知为准}
  - {name: 防火期, first: 09-15, last: 11-15, source: 本市森林防火规定}
  - {name: 防火期, first: 03-15, last: 06-15}
  - {name: 供暖期, first: 11-01, last: 03-31}
  - {name: 市两会, first: 2026-01-12, last: 2026-01-16}
"""
READ = {
    "汛期": (("05-01", "09-30"),),
    "防汛期": (("05-01", "09-30"),),
    "防火期": (("03-15", "06-15"), ("09-15", "11-15")),
    "供暖期": (("11-01", "03-31"),),
    "市两会": (("2026-01-12", "2026-01-16"),),
}


def written(folder: Path, text: str) -> Path:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_periods_are_part_of_the_policy(tmp_path: Path) -> None:
    assert read_policy(written(tmp_path, CALENDAR)).periods == READ


def test_periods_alone_are_the_same_and_heed_no_other_section(tmp_path: Path) -> None:
    assert periods_in(written(tmp_path, CALENDAR + "yeer: 2026\n")) == READ


@pytest.mark.parametrize("text", ["", "year: 2026\n", "periods:\n", "periods: []\n", "# periods\n"])
def test_policy_without_periods_has_none(tmp_path: Path, text: str) -> None:
    assert (periods_in(written(tmp_path, text)), read_policy(written(tmp_path, text)).periods) == ({}, {})


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{first: 05-01, last: 09-30}", "第1行第12列 缺少 name"),
        ("{name: 汛期, first: 05-01}", "第1行第12列 缺少 last"),
        ("{name: 汛期, first: 05-32, last: 09-30}", "第1行第23列 first 应写成 05-01（每年）或 2026-05-01，不是'05-32'"),
        ("{name: 汛期, first: 5月1日, last: 09-30}", "第1行第23列 first 应写成 05-01（每年）或 2026-05-01，不是'5月1日'"),
        ("{name: 汛期, first: 02-29, last: 09-30}", "第1行第23列 first 应写成 05-01（每年）或 2026-05-01，不是'02-29'"),
        ("{name: 汛期, first: 2026-05-01, last: 09-30}", "第1行第42列 first 和 last 应都写年份，或都不写"),
        ("{name: 汛期, first: 2026-05-01, last: 2026-04-30}", "第1行第23列 first 晚于 last"),
        ("{name: 汛, first: 05-01, last: 09-30}", "第1行第12列 name 和 aliases 应是2至20个字的名称，不是 '汛'"),
        ("{name: 上半年, first: 05-01, last: 09-30}", "第1行第12列 '上半年' 本身就是时间，不能作时段的名称"),
        (
            "{name: 汛期, first: 05-01, last: 09-30, days: 3}",
            "第1行第50列 不认识的键 'days'，可用：name、first、last、aliases、source、note",
        ),
    ],
)
def test_broken_period_is_told_where_and_why(tmp_path: Path, entry: str, expected: str) -> None:
    path = written(tmp_path, f"periods: [ {entry} ]\n")
    for read in (read_policy, periods_in):
        with pytest.raises(Refusal) as caught:
            read(path)
        assert str(caught.value) == f"{path}: {expected}; 改正以上各处再试"
