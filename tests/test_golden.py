"""What the stored plans mean, pinned: a change of code that changes it lists what is new, gone and changed.

`city.json` holds the numbers of the example city, `readings.json` how every row of every stored plan is understood and
what was said about it. Made again with `python -m tests.test_golden`; the day the plans were made is no part of it.
"""

import json
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path

from burden.check import check
from burden.days import day
from burden.load import load
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.report.data import check_json
from tests.corpus.case import line

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "city.json"
READINGS = ROOT / "tests" / "golden" / "readings.json"
STORED = sorted(path for path in (ROOT / "plans").iterdir() if path.name.isdecimal())


@lru_cache
def read(folder):
    rulebook = read_policy(ROOT / "rules.yaml")
    return load([folder], year=int(folder.name), headings=rulebook.headings, blanks=rulebook.blanks)


def held():
    rulebook = read_policy(ROOT / "rules.yaml")
    plan, problems = read(ROOT / "plans" / "2026")
    before, _ = read(ROOT / "plans" / "2025")
    checked = check(plan, rulebook, packaged(), day(date(2026, 11, 15)), problems, previous=before)
    found = check_json(checked, problems, "zh")
    by_rule = Counter(f"{warning['rule']} {warning['certainty']}" for warning in found["warnings"])
    possible = {rule: count for rule, count in sorted(checked.possible.items()) if count}
    return {"counts": found["counts"], "read": found["read"], "warnings": dict(sorted(by_rule.items())), "possible": possible}


def readings():
    """Each row of the stored plans by its place -> how it is understood; each problem by its place -> kind and words."""
    found = {}
    for folder in STORED:
        plan, problems = read(folder)
        for row in plan.items.to_dict("records"):
            found.setdefault(spot(folder, plan.place(row["sheet"], row["row"])), []).append(line(plan, row))
        for row in plan.records.to_dict("records"):
            said = f"{row['item']} | {row['organiser']} | {row['target']} | {row['first']}..{row['last']}"
            found.setdefault(spot(folder, plan.place(row["sheet"], row["row"])), []).append(said)
        for problem in problems:
            found.setdefault(spot(folder, problem.place), []).append(f"{problem.kind}: {problem.zh}")
    return found


def spot(folder, place):
    return f"{folder.name}/{place.file}!{place.sheet}!{place.column}{place.row}"


def differences(old, new):
    """What is gone, new and changed between two sets of readings, a line each."""
    gone = [f"gone {key}: {'; '.join(old[key])}" for key in old if key not in new]
    added = [f"new {key}: {'; '.join(new[key])}" for key in new if key not in old]
    changed = [
        f"changed {key}: {'; '.join(old[key])} -> {'; '.join(new[key])}" for key in old if key in new and old[key] != new[key]
    ]
    return gone + added + changed


def stored(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_example_city_holds_its_numbers():
    assert held() == stored(GOLDEN)


def test_every_row_of_the_stored_plans_means_what_it_meant():
    assert differences(stored(READINGS), readings()) == []


def test_difference_is_told_as_gone_new_or_changed():
    told = differences({"a": ["1"], "b": ["2"], "c": ["3"]}, {"b": ["2"], "c": ["4"], "d": ["5"]})
    assert told == ["gone a: 1", "new d: 5", "changed c: 3 -> 4"]


if __name__ == "__main__":
    for path, made in ((GOLDEN, held()), (READINGS, readings())):
        for told in differences(stored(path), made) if path == READINGS and path.exists() else ():
            print(told)
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
