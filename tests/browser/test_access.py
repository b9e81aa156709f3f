"""The pages without a mouse and without eyes: axe-core finds nothing serious, and the keyboard reaches every control and shows where it is."""

from __future__ import annotations

import pytest

from tests.browser.screen import ALL_OF_IT, AXE

pytestmark = pytest.mark.browser
READ = [
    *((scene, "zh", "index.html", "") for scene in ("city", "compared", "nothing-wrong", "everything-wrong", "almost-empty", "nothing-read")),
    ("city", "en", "index.html", ""),
    *(("city", "zh", "calendar.html", view) for view in ("year", "month", "week", "day")),
    ("city", "en", "calendar.html", "year"), ("almost-empty", "zh", "calendar.html", "year"),
]  # fmt: skip
FOUND = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  const grave = violations.filter((each) => ['serious', 'critical'].includes(each.impact));
  return grave.map((each) => `${each.impact} ${each.id} ${each.nodes.length}: ${each.nodes[0].html.slice(0, 160)}`);
}"""
STEPS = 40  # presses of Tab from the top: the links, the filters and what follows them
FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return [at.tagName, ring, inView];
}"""
CONTROLS = "a[href], button, input, select, textarea, summary"
OUT_OF_REACH = f"""() => [...document.querySelectorAll('{CONTROLS}')]
  .filter((each) => each.checkVisibility() && each.tabIndex !== 0).map((each) => each.outerHTML.slice(0, 120))"""
NAMELESS = """() => [...document.querySelectorAll('input, select, textarea')]
  .filter((each) => !each.labels.length && !each.ariaLabel).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(("scene", "lang", "name", "view"), READ)
def test_axe_finds_nothing_serious(scene, lang, name, view, folder, opened):
    with opened(folder(scene, lang) / name, view=view) as page:
        page.add_style_tag(content=ALL_OF_IT)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(FOUND) == []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", ["index.html", "calendar.html"])
def test_keyboard_shows_where_it_is(name, width, folder, opened):
    with opened(folder("city", "zh") / name, width) as page:
        steps = []
        for _ in range(STEPS):
            page.keyboard.press("Tab")
            steps.append(page.evaluate(FOCUSED))
        assert [step for step in steps if step[1:] != [True, True]] == []


@pytest.mark.parametrize("name", ["index.html", "calendar.html"])
def test_every_control_is_in_the_round_of_the_keyboard_and_has_a_name(name, folder, opened):
    with opened(folder("city", "zh") / name) as page:
        assert page.evaluate(OUT_OF_REACH) == []
        assert page.evaluate(NAMELESS) == []


def test_first_press_of_tab_leads_past_the_links(folder, opened):
    with opened(folder("city", "zh") / "index.html") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null") is True
