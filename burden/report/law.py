"""Limits and quiet periods as lines and as JSON: the number, since when, for whom, and the text that sets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from burden.forms import WORDS
from burden.report.words import word
from burden.rulebook import DAYS_OF_YEAR, Limit, Quiet, Scope, Source
from burden.warning import Lang, iso

SCHEMA = "burden-pack/1"
_WIDTH = 28  # of the longest name of a limit
_EVER = 0  # 1970-01-01: the text names no day
_PARTS = ("level", "kind", "grade", "type", "system", "organiser_level")
_SAID = {"level": "level", "organiser_level": "level", "type": "type"}
_KINDS = {  # of the units that the packs speak of
    "企业": "enterprises", "规上工业企业": "larger industrial enterprises", "资质建筑企业": "licensed builders",
    "限上批零住餐企业": "larger shops, hotels and restaurants", "限上服务业企业": "larger service enterprises", "煤矿": "coal mines",
    "学校": "schools",
}  # fmt: skip
_LEAST = 1000  # no text sets a fraction of more parts


def law_lines(
    titles: Mapping[str, str], limits: Iterable[Limit], quiets: Iterable[Quiet], texts: Iterable[Source], lang: Lang
) -> Iterator[str]:
    """The packs, the last of which builds on the others, then a line for each limit, quiet period and text without a number."""
    *below, name = titles
    yield f"{name} {titles[name]}"
    if below:
        yield word("law_extends", lang, packs=word("comma", lang).join(f"{each} {titles[each]}" for each in below))
    for limit in ordered(limits):
        parts = (value_words(limit, lang), since_words(limit.since, lang), scope_words(limit.scope, lang), *beside(limit, lang))
        of = f" [{limit.pack}]" if limit.pack != name else ""
        yield f"{limit.name:{_WIDTH}} {' · '.join(parts)} · {limit.cite(lang)}{of}"
    for quiet in quiets:
        days = (_when(quiet, lang), since_words(quiet.since, lang))
        parts = (quiet.name, *days, scope_words(quiet.scope, lang), *beside(quiet, lang))
        yield f"{word('law_quiet', lang):{_WIDTH}} {' · '.join(parts)} · {quiet.source.cite(lang)}"
    for source in texts:
        yield f"{word('law_text', lang):{_WIDTH}} {source.cite(lang)}"


def law_json(
    titles: Mapping[str, str], limits: Iterable[Limit], quiets: Iterable[Quiet], texts: Iterable[Source]
) -> dict[str, Any]:
    """The same for other programs; a day is YYYY-MM-DD, or null where the text names none."""
    *below, name = titles
    return {
        "schema": SCHEMA, "pack": name, "title": titles[name], "extends": below,
        "limits": [limit_json(limit) for limit in ordered(limits)], "quiet": [quiet_json(quiet) for quiet in quiets],
        "texts": [asdict(source) for source in texts],
    }  # fmt: skip


def ordered(limits: Iterable[Limit]) -> Sequence[Limit]:
    """The limits by name, day and scope, whatever the order they were given in."""
    return sorted(limits, key=lambda each: (each.name, each.since, each.scope.rank(), str(each.scope), each.value, each.days))


def limit_json(limit: Limit) -> dict[str, Any]:
    """One limit."""
    return {
        "name": limit.name, "value": limit.value, "days": limit.days, "since": _day(limit.since), "scope": _scope(limit.scope),
        "exempt": list(limit.exempt), "below": limit.below, "source": asdict(limit.source), "pack": limit.pack,
    }  # fmt: skip


def quiet_json(quiet: Quiet) -> dict[str, Any]:
    """One quiet period: its first and last day, or the first and last day in every month."""
    return {
        "name": quiet.name, "first": _day(quiet.first), "last": _day(quiet.last), "month_days": quiet.month_days,
        "since": _day(quiet.since), "scope": _scope(quiet.scope), "exempt": list(quiet.exempt), "source": asdict(quiet.source),
    }  # fmt: skip


def value_words(limit: Limit, lang: Lang) -> str:
    """The number of a limit: 2, 2/3, 6 within 61 days, or 03-31 where it is a day of the year."""
    if limit.name in DAYS_OF_YEAR:
        month, day = divmod(int(limit.value), 100)
        return f"{month:02}-{day:02}"
    number = str(Fraction(limit.value).limit_denominator(_LEAST))
    return f"{number} / {word('in_days', lang, n=limit.days)}" if limit.days else number


def since_words(day: int, lang: Lang) -> str:
    """Since when."""
    return word("law_since", lang, day=iso(day)) if day > _EVER else word("law_ever", lang)


def scope_words(scope: Scope, lang: Lang) -> str:
    """Whom a clause speaks of."""
    found = [word("comma", lang).join(_said(key, each, lang) for each in words) for key, words in _scope(scope).items()]
    return word("stop", lang).join(found) or word("all", lang)


def beside(clause: Limit | Quiet, lang: Lang) -> Iterator[str]:
    """What else a clause says: whom it does not blame, and whether units below count."""
    if clause.exempt:
        said = {"case": word("law_case", lang), "above": word("law_above", lang)}
        yield word("law_exempt", lang, which=word("comma", lang).join(said[why] for why in clause.exempt))
    if isinstance(clause, Limit) and clause.below:
        yield word("law_below", lang)


def _said(key: str, each: str, lang: Lang) -> str:
    """A word of a scope as a reader says it."""
    said = (
        _KINDS.get(each, f"“{each}”")
        if lang == "en" and key not in _SAID
        else WORDS[_SAID[key]][each]
        if key in _SAID and lang == "zh"
        else each
    )
    return word("law_by", lang, who=said) if key in ("organiser_level", "system") else said


def _scope(scope: Scope) -> dict[str, list[str]]:
    """The parts of a scope that name something, by their keys in the policy file."""
    return {key: [each for each in words if each] for key, words in zip(_PARTS, scope.parts(), strict=True) if words}


def _when(quiet: Quiet, lang: Lang) -> str:
    """The days of a quiet period."""
    if quiet.month_days:
        return word("law_month_days", lang, first=quiet.month_days[0], last=quiet.month_days[1])
    return word("when_span", lang, first=_day(quiet.first), last=_day(quiet.last))


def _day(day: int | None) -> str | None:
    return None if day is None or day <= _EVER else iso(day)
