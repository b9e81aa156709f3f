"""Every page at the width of a desk, of a tablet and of a telephone: nothing sticks out, nothing is too small, nothing complains."""

from __future__ import annotations

import pytest

from tests.browser.screen import ALL_OF_IT, HEIGHTS, SPILLS, STICKS_OUT, TALL, TOO_SMALL

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


@pytest.mark.parametrize("width", HEIGHTS)
@pytest.mark.parametrize(("scene", "lang", "name", "view"), SHOWN)
def test_page_fits_its_screen(scene, lang, name, view, width, folder, opened, screens):
    with opened(folder(scene, lang) / name, width, view) as page:
        page.set_viewport_size({"width": width, "height": TALL})
        picture = screens / f"{scene}-{lang}-{'-'.join(filter(None, (name.partition('.')[0], view)))}-{width}.png"
        page.screenshot(path=picture)
        page.add_style_tag(content=ALL_OF_IT)
        assert page.evaluate(STICKS_OUT) == []
        assert page.evaluate(SPILLS) == []
        assert page.evaluate(TOO_SMALL, SMALLEST) == []
