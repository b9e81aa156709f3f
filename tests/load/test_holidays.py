from __future__ import annotations

import errno
import os
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

import holidays as oracle
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.days import Calendar, Year, date_of, day
from burden.load.holidays import (
    LARGEST,
    calendar,
    import_holidays,
    news,
    packaged,
    read_holidays,
    user_file,
    written,
)
from burden.load.refusal import Refusal

# Days of 2027 on which the oracle rests and we do not: it adds the substitute days (补假) owed for statutory
# days on a weekend. The notice will set them, with make-up days the oracle lacks; until then only the
# statutory days count, and the year is provisional.
SUBSTITUTES_2027 = ["2027-02-09", "2027-02-10", "2027-05-03", "2027-05-04", "2027-10-04", "2027-10-05"]
NOTICE_2027 = """\
{"year": 2027, "papers": ["https://www.gov.cn/zhengce/2027.htm"], "days": [
  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
  {"name": "元旦", "date": "2027-01-09", "isOffDay": false}]}
"""


def span(year: int) -> tuple[int, int]:
    return day(date(year, 1, 1)), day(date(year, 12, 31))


def differing(year: int) -> list[str]:
    theirs = oracle.country_holidays("CN", years=[year, year + 1])
    first, last = span(year)
    ours = packaged().is_workday(np.arange(first, last + 1)).tolist()
    days = [date_of(n) for n in range(first, last + 1)]
    return [str(d) for d, worked in zip(days, ours, strict=True) if theirs.is_working_day(d) != worked]


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused_for(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        read_holidays(path)
    return refused.value.what


@pytest.mark.parametrize("year", range(2018, 2027))
def test_packaged_workdays_agree_with_the_oracle_on_every_day(year: int) -> None:
    assert differing(year) == []


def test_packaged_2027_differs_from_the_oracle_by_the_substitute_days() -> None:
    assert differing(2027) == SUBSTITUTES_2027


@pytest.mark.parametrize("year", range(2018, 2027))
def test_packaged_make_up_days_agree_with_the_oracle(year: int) -> None:
    theirs = oracle.country_holidays("CN", years=[year, year + 1])
    made_up = {d for known in packaged().years for d in known.work if d.year == year}
    assert made_up == {d for d in theirs.weekend_workdays if d.year == year}


def test_packaged_2027_has_the_statutory_days_and_no_make_up_days() -> None:
    (year,) = (known for known in packaged().years if known.year == 2027)
    theirs = oracle.country_holidays("CN", years=2027, language="zh_CN")
    assert sorted(year.off) == [d for d, name in sorted(theirs.items()) if "补假" not in name]
    assert (len(year.off), dict(year.work)) == (13, {})


def test_packaged_years_have_their_workdays() -> None:
    counts = {year: packaged().workdays(*span(year)) for year in range(2018, 2028)}
    assert list(counts.values()) == [250, 250, 249, 250, 249, 249, 251, 248, 248, 254]


def test_packaged_2026_has_its_make_up_days() -> None:
    first, last = span(2026)
    worked = [date_of(n) for n in range(first, last + 1) if packaged().name(n).endswith("调休")]
    assert [f"{d:%m-%d}" for d in worked] == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def test_packaged_years_say_which_notice_they_follow() -> None:
    years = packaged().years
    assert [(known.year, known.status) for known in years] == [
        *((year, "official") for year in range(2018, 2027)),
        (2027, "provisional"),
    ]
    for known in years[:-1]:
        assert known.notice.startswith(f"国务院办公厅关于{known.year}年部分节假日安排的通知（国办发明电〔")
        assert {url.split("/")[2] for url in known.url.split()} == {"www.gov.cn"}
    assert years[-1].notice.split("：")[0] == "尚无国务院办公厅2027年节假日安排的通知"


@pytest.mark.parametrize(
    ("text", "name"),
    [("2018-12-29", "元旦调休"), ("2018-12-31", "元旦"), ("2022-12-31", "元旦"), ("2020-02-02", "春节")],
)
def test_packaged_days_set_late_or_across_the_year_are_there(text: str, name: str) -> None:
    assert packaged().name(day(date.fromisoformat(text))) == name


def test_packaged_file_is_written_as_we_write() -> None:
    text = resources.files("burden").joinpath("holidays.json").read_text(encoding="utf-8")
    assert written(packaged().years) == text


DATES = st.dates(date(2026, 12, 1), date(2027, 12, 31))
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=9)
MARKS = st.dictionaries(DATES, NAMES, min_size=1, max_size=20)


@given(MARKS, MARKS)
def test_written_years_are_read_again_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, off: dict[date, str], work: dict[date, str]
) -> None:
    apart = {d: name for d, name in work.items() if d not in off}
    year = Year(2027, "official", '通知"一"', "https://www.gov.cn/a https://www.gov.cn/b", off, apart)
    path = put(tmp_path_factory.getbasetemp(), "written.yaml", written([year]))
    assert read_holidays(path) == (year,)


def test_calendar_without_a_user_file_is_the_packaged_one(tmp_path: Path) -> None:
    assert calendar(None) is packaged()
    assert calendar(tmp_path / "holidays.yaml") is packaged()
    assert calendar(put(tmp_path, "file", "") / "holidays.yaml") is packaged()


def test_import_of_a_notice_makes_the_year_official(tmp_path: Path) -> None:
    into = tmp_path / "config" / "burden" / "holidays.yaml"
    assert import_holidays(put(tmp_path, "2027.json", NOTICE_2027), into) == into
    known = calendar(into)
    assert (known.status(2027), known.status(2026)) == ("official", "official")
    assert known.provisional(*span(2027)) == ()
    assert known.name(day(date(2027, 1, 9))) == "元旦调休"
    assert known.is_workday(day(date(2027, 2, 5))) is True
    assert packaged().status(2027) == "provisional"


def test_import_without_papers_stays_provisional(tmp_path: Path) -> None:
    into = tmp_path / "holidays.yaml"
    unsigned = NOTICE_2027.replace('"https://www.gov.cn/zhengce/2027.htm"', "")
    import_holidays(put(tmp_path, "2027.json", unsigned), into)
    known = calendar(into)
    assert (known.status(2027), known.is_workday(day(date(2027, 1, 9)))) == ("provisional", True)


def test_import_keeps_other_years_and_replaces_the_same(tmp_path: Path) -> None:
    into = tmp_path / "holidays.yaml"
    import_holidays(put(tmp_path, "b.csv", "2028-01-01,元旦,off\n"), into)
    import_holidays(put(tmp_path, "a.csv", "2027-01-01,元旦,off\n"), into)
    import_holidays(put(tmp_path, "c.csv", "2027-01-04,元旦,off\n"), into)
    assert [(year.year, list(year.off)) for year in read_holidays(into)] == [
        (2027, [date(2027, 1, 4)]),
        (2028, [date(2028, 1, 1)]),
    ]


def test_import_twice_changes_nothing(tmp_path: Path) -> None:
    path, into = put(tmp_path, "2027.json", NOTICE_2027), tmp_path / "holidays.yaml"
    assert [year.year for year in news(path, into)] == [2027]
    import_holidays(path, into)
    before = into.stat()
    assert news(path, into) == ()
    import_holidays(path, into)
    assert (into.stat().st_ino, into.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_import_onto_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into = tmp_path / "holidays.yaml"
    import_holidays(put(tmp_path, "a.csv", "2027-01-01,元旦,off\n"), into)
    before = into.read_bytes()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        import_holidays(put(tmp_path, "b.csv", "2028-01-01,元旦,off\n"), into)
    assert into.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv", "holidays.yaml"]


def test_import_sweeps_what_a_broken_off_one_left(tmp_path: Path) -> None:
    put(tmp_path, ".holidays.yaml.x1y2.part", '{"years": [')
    import_holidays(put(tmp_path, "a.csv", "2027-01-01,元旦,off\n"), tmp_path / "holidays.yaml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "holidays.yaml"]


def test_import_over_a_broken_user_file_is_refused(tmp_path: Path) -> None:
    into = put(tmp_path, "holidays.yaml", "years: [\n")
    with pytest.raises(Refusal) as refused:
        import_holidays(put(tmp_path, "2027.json", NOTICE_2027), into)
    assert refused.value.where == str(into)
    assert into.read_text(encoding="utf-8") == "years: [\n"


def test_import_writes_through_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "holidays.yaml"
    link.symlink_to(real)
    import_holidays(put(tmp_path, "a.csv", "2027-01-01,元旦,off\n"), link)
    assert (link.is_symlink(), [year.year for year in read_holidays(real)]) == (True, [2027])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_offices_save(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "2027.csv"
    path.write_bytes("日期,名称,类型\r\n2027/1/1,元旦,休\r\n".encode(encoding))
    assert [dict(year.off) for year in read_holidays(path)] == [{date(2027, 1, 1): "元旦"}]


def test_refusal_names_the_file_every_mistake_and_what_to_do(tmp_path: Path) -> None:
    path = put(tmp_path, "2027.csv", "2027-01-01,元旦,off\n2027-02-30,春节,off\n2027-02-06,春节,放\n")
    with pytest.raises(Refusal) as refused:
        read_holidays(path)
    assert str(refused.value) == (
        f"{path}: 第2行 没有 2027-02-30 这一天；"
        "第3行 一行应是三格：日期,名称,off（休、放假）或 work（班、上班）; "
        "对照通知原文改正以上各处再试；"
        "可用三种样式：years（本程序的样式）、days（公开节假日JSON）、CSV（日期,名称,off或work）"
    )


def test_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused_for(tmp_path / "none.csv") == "读不了（No such file or directory）"
    assert refused_for(tmp_path) == "读不了（Is a directory）"
    assert refused_for(tmp_path / "pipe") == "不是普通文件"
    assert refused_for(Path("/dev/zero")) == "不是普通文件"


def test_file_too_large_or_of_no_known_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2027.csv"
    path.write_bytes(b"," * (LARGEST + 1))
    assert refused_for(path) == "超过64KB，不像节假日文件"
    path.write_bytes(b"\xff\xfe\x00")
    assert refused_for(path) == "不是UTF-8或GB18030编码的文本"


def test_user_file_lies_in_the_configuration_folder() -> None:
    assert user_file({"XDG_CONFIG_HOME": "/conf", "HOME": "/h"}) == Path("/conf/burden/holidays.yaml")
    assert user_file({"XDG_CONFIG_HOME": "conf", "HOME": "/h"}) == Path("/h/.config/burden/holidays.yaml")
    assert user_file({}) == Path.home() / ".config/burden/holidays.yaml"


def test_packaged_calendar_is_unchanged_by_an_import() -> None:
    plain = Calendar(packaged().years)
    days = np.arange(*span(2027))
    packaged().add(Year(2027, "provisional", "", "", {}, {date(2027, 1, 9): "元旦"}))
    assert packaged().is_workday(days).tolist() == plain.is_workday(days).tolist()
    assert date_of(packaged().nth_workday(day(date(2026, 9, 30)), 2)) == date(2026, 10, 1) + timedelta(days=7)
