"""Plain text for a terminal: a line for each warning, then what was counted, read, and left undone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from burden.check import Checked
from burden.days import Calendar
from burden.forms import clean
from burden.plan import Place, Problem, Sheet
from burden.report.agenda import Visit, agenda
from burden.report.baseline import tally_line
from burden.report.data import SILENT, read_json
from burden.report.figures import kinds, provisional
from burden.report.spoken import idle_lines, lost_lines
from burden.report.words import word
from burden.waived import Waived
from burden.warning import LEVELS, BurdenWarning, Lang, iso


def text(checked: Checked, problems: Iterable[Problem], calendar: Calendar, lang: Lang = "zh") -> str:
    """The outcome of a check as lines: `file:sheet:row level rule message` for each warning, then the summary."""
    visits = agenda(checked, [""] * len(checked.warnings))
    listed = [*alarm(checked.lost, lang), *(warning_line(warning, lang) for warning in checked.warnings)]
    listed += [waived_line(each, lang) for each in checked.waived]
    summary = [
        *([tally_line(checked.baseline, lang)] if checked.baseline else []),
        *loud(checked, calendar, visits, lang),
        *sheet_lines(checked.plan.read, problems, lang),
        *count_lines(checked, visits, lang),
        *(word("text_possible", lang, rule=rule, n=n) for rule, n in sorted(checked.possible.items()) if n),
    ]
    return "\n".join(clean(line).replace("\n", " ") for line in [*listed, *([""] if listed else []), *summary])


def warning_line(warning: BurdenWarning, lang: Lang) -> str:
    """One warning in one line that an editor can follow to its row."""
    return f"{address(warning.place)} {warning.level} {warning.rule} {warning.message(lang)}"


def waived_line(waived: Waived, lang: Lang) -> str:
    """One warning that may stand, with the reason, who allowed it, and until when."""
    given = waived.waiver
    leave = word("text_waived", lang, reason=given.reason, by=given.by, until=iso(given.until))
    return f"{address(waived.warning.place)} {word('waived', lang)} {waived.warning.rule} {waived.warning.message(lang)} {leave}"


def address(place: Place) -> str:
    """A place as `file:sheet:row`; with the column where one cell is meant."""
    cell = f"{place.column}{place.row}" if place.column else str(place.row)
    return ":".join((place.file, place.sheet, cell if place.row else "0"))


def alarm(lost: Sequence[str], lang: Lang) -> Iterator[str]:
    """The files that could not be read, before all else."""
    return (f"{mark} {line}" for mark, line in zip(("!!", "  "), lost_lines(lost, lang), strict=False))


def loud(checked: Checked, calendar: Calendar, visits: Sequence[Visit], lang: Lang) -> Iterator[str]:
    """What a reader must not miss: provisional holidays, and rules that did not run."""
    years = provisional(visits, calendar, checked.plan.year)
    for mark, each in (("!!", years.pressing), ("  ", years.distant)):
        if each:
            yield f"{mark} {word('provisional_head', lang, years=word('comma', lang).join(map(str, each)))}"
            yield f"   {word('provisional_text', lang)}"
    yield from (f"!! {line}" for line in idle_lines(checked.not_run, lang))


def sheet_lines(sheets: Sequence[Sheet], problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """How the rows of every sheet ended, and the files and sheets nothing was read from."""
    for each in sorted(sheets, key=lambda sheet: (sheet.file, sheet.sheet, sheet.kind, sheet.rows)):
        sums = word("row_sum", lang, rows=each.rows, read=each.read, unread=each.unread, aside=each.aside)
        name = word(f"sheet_{each.kind or SILENT}", lang)
        yield f"{each.file}:{each.sheet} {name}{word('colon', lang)}{sums}"
    for silent in read_json(sheets, problems):
        if silent["kind"] == SILENT and not silent["rows"]:
            yield f"{silent['file']}:{silent['sheet']} {word('sheet_none', lang)}"


def count_lines(checked: Checked, visits: Sequence[Visit], lang: Lang) -> Iterator[str]:
    """The counts: items, records and visits, then for each rule its warnings and the visits and targets they concern."""
    told = kinds(visits)
    counts = {"items": len(checked.plan.items), "records": len(checked.plan.records), "total": told.total}
    yield word("text_visits", lang, **counts, **told._asdict())
    rules: dict[str, list[BurdenWarning]] = defaultdict(list)
    for warning in checked.warnings:
        rules[warning.rule].append(warning)
    yield from (rule_line(checked, rule, found, lang) for rule, found in sorted(rules.items()))
    levels = Counter(warning.level for warning in checked.warnings)
    yield word("text_found", lang, n=len(checked.warnings), **{level: levels[level] for level in LEVELS})
    if checked.waived:
        yield word("text_waived_sum", lang, n=len(checked.waived))


def rule_line(checked: Checked, rule: str, found: Sequence[BurdenWarning], lang: Lang) -> str:
    """How many warnings a rule gave, at how many visits they stand, and how many targets they concern."""
    joint = checked.visits["joint"].to_numpy()
    visits = {int(joint[warning.rows[0]]) for warning in found if warning.rows}
    targets = {warning.target for warning in found} - {""}
    key = "text_rule" if visits else "text_rule_rows" if targets else "text_rule_alone"
    return word(key, lang, rule=rule, n=len(found), visits=len(visits), targets=len(targets))
