"""What the measuring itself must not get wrong: equal answers, medians, goals, the picture."""

from xml.etree import ElementTree

import numpy as np

from tests.bench.chart import chart
from tests.bench.measure import Measured
from tests.bench.peers import ours
from tests.bench.table import NAMES, goals
from tests.bench.visits import made
from tests.bench.worker import agreed


def test_answers_are_equal_in_any_order_and_unequal_by_any_number():
    answer = agreed("density", {"target": [1, 2], "day": [5, 6], "visits": [1, 3]})
    assert agreed("density", {"target": [2, 1], "day": [6, 5], "visits": [3, 1]}) == answer
    assert agreed("density", {"target": [2, 1], "day": [6, 5], "visits": [1, 3]}) != answer
    assert agreed("pairs", {"a": [7, 1], "b": [2, 4]}) == agreed("pairs", {"a": [4, 2], "b": [1, 7]})


def test_the_visits_are_the_same_each_time_and_the_jobs_run_on_them(tmp_path):
    path = made(1000, tmp_path)
    with np.load(path) as file:
        visits = {name: file[name] for name in file.files}
    path.unlink()
    with np.load(made(1000, tmp_path)) as again:
        assert {name: again[name].tolist() for name in again.files} == {name: visits[name].tolist() for name in visits}
    loaded = ours.load(visits)
    rows = {job: agreed(job, work(loaded))[:1] for job, work in ours.JOBS.items()}
    density = int((visits["last"] - visits["first"] + 1).sum())
    assert rows["window"] == [1000]
    assert int(ours.JOBS["density"](loaded)["visits"].sum()) == density


def measured(factor):
    return [
        Measured(100, job, runner, [0.004 * times, 0.002 * times, 0.003 * times], [0.002 * times], bytes=1000)
        for job in (*NAMES, "sort64", "sort32")
        for runner, times in (("numpy 2", 1), ("Peer <1>", factor))
    ]


def test_a_goal_is_reached_or_not():
    reached = [line.rsplit("|", 2)[1].strip() for line in goals(measured(2))[2:7]]
    missed = [line.rsplit("|", 2)[1].strip() for line in goals(measured(0.5))[2:7]]
    assert (reached, missed) == (["yes"] * 5, ["**no**"] * 5)


def test_the_chart_has_a_bar_for_each_and_names_are_text():
    picture = ElementTree.fromstring(chart(measured(2), NAMES))
    names = [node.text for node in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}rect"))) == 1 + 2 * len(NAMES)
    assert names.count("Peer <1>") == len(NAMES)
