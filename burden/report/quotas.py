"""Quotas in words and as JSON, the tightest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from burden.days import date_of
from burden.quota import LONGEST_MONTH, Quota
from burden.report.spoken import month_words
from burden.report.words import word
from burden.warning import Lang, iso


def quota_json(quota: Quota, lang: Lang) -> dict[str, Any]:
    """A quota with its days, its numbers and the text of its limit."""
    return {
        "limit": quota.limit, "target": quota.target, "organiser": quota.organiser, "levels": list(quota.levels),
        "first": iso(quota.first), "last": iso(quota.last), **numbers_json(quota), "text": quota.text.cite(lang),
    }  # fmt: skip


def numbers_json(quota: Quota) -> dict[str, float]:
    """What is allowed, used, planned and left."""
    return {"allowed": whole(quota.allowed), "used": quota.used, "planned": quota.planned, "left": whole(quota.left)}


def quota_lines(quotas: Sequence[Quota], lang: Lang) -> Iterator[str]:
    """How many quotas there are and how tight they are, then a line for each."""
    over, out = sum(each.left < 0 for each in quotas), sum(each.left == 0 for each in quotas)
    yield word("quota_sum", lang, n=len(quotas), over=over, out=out) if quotas else word("quota_none", lang)
    for each in quotas:
        facts = {"allowed": plain(each.allowed), "used": each.used, "planned": each.planned, "text": each.text.cite(lang)}
        yield word("quota_line", lang, left=left_words(each.left, lang), who=who(each, lang), label=label(each, lang), **facts)


def who(quota: Quota, lang: Lang) -> str:
    """Whose visits to whom are counted."""
    organisers = organisers_of(quota, lang)
    if quota.target:
        return word("quota_at", lang, target=quota.target, organiser=organisers or word("quota_of_all", lang))
    return organisers or word("quota_of_plan", lang)


def organisers_of(quota: Quota, lang: Lang) -> str:
    """Whose visits are counted, "" for those of all."""
    return quota.organiser or word("comma", lang).join(word(f"quota_of_{level}", lang) for level in quota.levels)


def label(quota: Quota, lang: Lang) -> str:
    """What the limit counts, and in which period."""
    return word("quota_counts", lang, what=counts(quota, lang), period=period(quota, lang))


def counts(quota: Quota, lang: Lang) -> str:
    """What the limit counts."""
    return word(f"quota_{quota.limit}", lang)


def period(quota: Quota, lang: Lang) -> str:
    """The year or the month a quota counts in."""
    first = date_of(quota.first)
    if quota.last - quota.first < LONGEST_MONTH:
        return month_words(first.year, first.month, lang)
    return f"{first.year}年" if lang == "zh" else str(first.year)


def left_words(left: float, lang: Lang) -> str:
    """What is left, in words."""
    if left < 0:
        return word("quota_over", lang, n=plain(-left))
    return word("quota_rest", lang, n=plain(left)) if left else word("quota_out", lang)


def look(quota: Quota) -> str:
    """How loud it is said: over the limit as an error, used up as a warning, else not at all."""
    return "error" if quota.left < 0 else "" if quota.left else "warning"


def plain(number: float) -> str:
    """A number without an idle point."""
    return f"{number:g}"


def whole(number: float) -> float:
    """Whole numbers without their point."""
    return int(number) if number == int(number) else number
