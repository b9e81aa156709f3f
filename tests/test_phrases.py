"""How the text of a time is quoted in a message."""

import pytest

from burden.phrases import Time


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("11月-12月", "11月-12月", "“11月-12月”"),
        ("2026-10-21 | 2026-10-21", "2026-10-21", "“2026-10-21”"),
        ("10月21日 | 10月\n23日", "10月21日至10月 23日", "“10月21日” to “10月 23日”"),
        (" ", "—", "—"),
    ],
)
def test_time_of_two_columns_is_told_once_where_both_say_the_same(text, zh, en):
    assert [Time(text).cite(lang) for lang in ("zh", "en")] == [zh, en]
