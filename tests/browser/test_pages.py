"""Every page at the width of a desk, of a tablet and of a telephone: nothing sticks out, nothing is too small, nothing complains."""

from __future__ import annotations

import pytest

from tests.browser.conftest import HEIGHTS, TALL

pytestmark = pytest.mark.browser
VIEWS = ("year", "month", "week", "day")
SMALLEST = 11  # px
SHOWN = [
    *((scene, "zh", "index.html", "") for scene in (
        "city", "compared", "nothing-wrong", "everything-wrong", "almost-empty", "nothing-read", "ten-thousand")),
    ("city", "en", "index.html", ""), ("compared", "en", "index.html", ""),
    *((scene, lang, "calendar.html", view)
      for scene, lang in (("city", "zh"), ("city", "en"), ("everything-wrong", "zh"), ("almost-empty", "zh")) for view in VIEWS),
    ("nothing-wrong", "zh", "calendar.html", "year"), ("nothing-read", "zh", "calendar.html", "year"),
]  # fmt: skip

STICKS_OUT = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > room + 1);
  return wide.slice(0, 5).map((each) => `${each.tagName}.${each.className.baseVal ?? each.className}`);
}"""
TOO_SMALL = """(smallest) => {
  const found = new Map(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, host = text.parentElement;
    if (!text.data.trim() || ['STYLE', 'SCRIPT'].includes(host.tagName) || !host.checkVisibility({visibilityProperty: true})) continue;
    const scale = host.ownerSVGElement ? host.getScreenCTM().a : 1;
    const size = Math.round(parseFloat(getComputedStyle(host).fontSize) * scale * 100) / 100;
    if (size < smallest) found.set(`${host.tagName}.${host.className.baseVal ?? host.className} ${size}px`, text.data.trim().slice(0, 20));
  }
  return [...found].slice(0, 5).map((each) => each.join(': '));
}"""


@pytest.mark.parametrize("width", HEIGHTS)
@pytest.mark.parametrize(("scene", "lang", "name", "view"), SHOWN)
def test_page_fits_its_screen(scene, lang, name, view, width, folder, opened, screens):
    with opened(folder(scene, lang) / name, width, view) as page:
        assert page.evaluate(STICKS_OUT) == []
        assert page.evaluate(TOO_SMALL, SMALLEST) == []
        page.set_viewport_size({"width": width, "height": TALL})
        page.screenshot(path=screens / f"{scene}-{lang}-{'-'.join(filter(None, (name.partition('.')[0], view)))}-{width}.png")
