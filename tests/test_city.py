"""The example city: its files are made again the same, and every fault planted in them is found, and nothing else."""

import datetime as dt
import functools
import importlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from burden.check import Checked, check
from burden.days import day
from burden.load import load
from burden.load.holidays import calendar
from burden.load.policy import read_policy
from burden.rules import rules
from burden.warning import BurdenWarning

ROOT = Path(__file__).parents[1]
CITY, LAST_YEAR = ROOT / "plans" / "2026", ROOT / "plans" / "2025"
TODAY = day(dt.date(2026, 11, 15))
LEAST = 3  # examples of every rule's fault
FEWER = {"joint-share": 1}  # of which there is one for each level of organisers


def seeds() -> ModuleType:
    sys.path.insert(0, str(ROOT / "plans" / "make"))
    try:
        return importlib.import_module("seeds")
    finally:
        del sys.path[0]


PLANTED = seeds()


@functools.cache
def city() -> Checked:
    rulebook = read_policy(ROOT / "rules.yaml")
    plan, problems = load([CITY], year=rulebook.year, headings=rulebook.headings, blanks=rulebook.blanks)
    before, _ = load([LAST_YEAR], year=2025)
    return check(plan, rulebook, calendar(None), TODAY, problems, previous=before)


def make(folder: Path, **environment: str) -> dict[str, bytes]:
    given = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    command = [sys.executable, str(ROOT / "plans" / "make" / "city.py"), "-o", str(folder / "2026")]
    subprocess.run(command, check=True, env=given)
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in sorted(folder.glob("*/*"))}


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a zip, whatever the library packed them with; any other file whole."""
    if not zipfile.is_zipfile(path):
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def told(each: BurdenWarning) -> str:
    """What a warning says, in both languages, and in which file."""
    return f"{each.message('zh')} {each.message('en')} {each.place.file}"


def fitting(rule: str, words: tuple[str, ...], certainty: str) -> list[BurdenWarning]:
    same = [each for each in city().warnings if each.rule == rule and each.certainty == certainty]
    return [each for each in same if all(word in told(each) for word in words)]


def test_files_made_again_are_those_kept(tmp_path):
    make(tmp_path)
    for year in (CITY, LAST_YEAR):
        kept, made = ({path.name: parts(path) for path in folder.iterdir()} for folder in (year, tmp_path / year.name))
        assert made == kept


def test_files_made_twice_are_equal_byte_for_byte(tmp_path):
    first = make(tmp_path / "a", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    second = make(tmp_path / "b", PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
    assert first == second


def test_city_size_is_as_written():
    units, items = city().plan.units, city().plan.items
    counted = {
        "items": len(items),
        "departments": int(((units["kind"] == "部门") & (units["level"] == "city")).sum()),
        "counties": int((units["kind"] == "县区").sum()),
        "townships": int((units["kind"] == "乡镇").sum()),
    }
    assert counted == PLANTED.SIZES


def test_every_department_of_the_directory_has_an_item():
    units, items = city().plan.units, city().plan.items
    departments = set(units.loc[(units["kind"] == "部门") & (units["level"] == "city"), "unit"])
    assert departments - set(items["organiser"]) == set()


def test_files_are_of_every_form():
    assert {path.suffix for path in CITY.iterdir()} == {".xlsx", ".xls", ".ods", ".csv"}


def test_every_sheet_is_understood():
    kinds = {(each.file.rpartition("/")[2], each.kind) for each in city().plan.sheets}
    register, made, units = "报备登记表.xlsx", "执行记录.xlsx", "单位名录.xlsx"
    plans = {(path.name, "items") for path in CITY.iterdir() if path.name[0].isdigit()}
    assert kinds == plans | {(register, "filings"), (made, "records"), (units, "directory")}


def test_no_organiser_or_target_of_the_city_is_unknown_but_the_planted_ones():
    plan = city().plan
    known = set(plan.units["unit"])
    strangers = {each.name for targets in plan.items["targets"] for each in targets if not each.known}
    assert set(plan.items["organiser"]) | set(plan.records["organiser"]) | set(plan.records["target"]) <= known
    assert strangers == {words[1] for rule, words, *_ in PLANTED.SEEDS if rule == "unknown-target"}


@pytest.mark.parametrize("seed", PLANTED.SEEDS, ids=lambda seed: f"{seed.rule}-{'-'.join(seed.words)}")
def test_planted_fault_is_found(seed):
    assert len(fitting(seed.rule, seed.words, seed.certainty)) == seed.times


def test_every_rule_has_three_planted_faults():
    planted = {name: sum(seed.times for seed in PLANTED.SEEDS if seed.rule == name) for name in rules()}
    assert {name: count for name, count in planted.items() if count < FEWER.get(name, LEAST)} == {}


def test_every_rule_runs():
    assert city().not_run == ()


def test_forced_crowding_is_planted_three_times():
    assert sum(each.rule == "forced-crowding" and each.certainty == "forced" for each in city().warnings) == LEAST


@pytest.mark.parametrize("name", PLANTED.NO_WARNING)
def test_what_is_in_order_gets_no_warning(name):
    about = [each for each in city().warnings if name in f"{each.message('zh')} {each.organiser}"]
    assert about == []


def test_clean_department_is_at_no_place_of_a_warning():
    plan = city().plan
    own = {
        plan.place(int(sheet), int(row))
        for table in (plan.items, plan.records)
        for sheet, row, name in zip(table["sheet"], table["row"], table["organiser"], strict=True)
        if name == PLANTED.NO_WARNING[0]
    }
    named = {place._replace(column="") for each in city().warnings for place in (each.place, *each.related)}
    assert len(own) == 11  # six items, five of them made
    assert own & named == set()


def test_named_county_has_the_figures_of_the_case():
    visits = city().visits
    made = visits[visits["made"] & (visits["county"] == PLANTED.CASE["county"])]
    counted = {
        "county": PLANTED.CASE["county"],
        "made": len(made),
        "off_plan": int((made["match"] == "none").sum()),
        "city_and_county": int(made["organiser_level"].isin(["city", "county"]).sum()),
    }
    assert counted == PLANTED.CASE
    shares = [round(100 * counted[part] / counted["made"], 1) for part in ("off_plan", "city_and_county")]
    assert shares == [89.7, 93.1]


def test_nothing_but_the_planted_faults_is_found():
    seeds = [(seed.rule, seed.words) for seed in PLANTED.SEEDS]
    other = [
        f"{each.rule} {each.message('zh')}"
        for each in city().warnings
        if not any(rule == each.rule and all(word in told(each) for word in words) for rule, words in seeds)
    ]
    assert other == []
