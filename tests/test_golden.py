"""The held numbers of the example city, pinned: a change of code that changes them must say so.

Made again with `python -m tests.test_golden`; the day the plans were made is no part of it.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path

from burden.check import check
from burden.days import day
from burden.load import load
from burden.load.holidays import packaged
from burden.load.policy import read_policy
from burden.report.data import check_json

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "city.json"


def held():
    rulebook = read_policy(ROOT / "rules.yaml")
    plan, problems = load([ROOT / "plans" / "2026"], year=rulebook.year, headings=rulebook.headings, blanks=rulebook.blanks)
    checked = check(plan, rulebook, packaged(), day(date(2026, 11, 15)), problems)
    found = check_json(checked, problems, "zh")
    by_rule = Counter(f"{warning['rule']} {warning['certainty']}" for warning in found["warnings"])
    possible = {rule: count for rule, count in sorted(checked.possible.items()) if count}
    return {"counts": found["counts"], "read": found["read"], "warnings": dict(sorted(by_rule.items())), "possible": possible}


def test_the_example_city_holds_its_numbers():
    assert held() == json.loads(GOLDEN.read_text(encoding="utf-8"))


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(held(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
