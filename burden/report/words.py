"""The words of the reports in both languages; data (names, messages, quotations) never passes through here."""

from __future__ import annotations

from burden.days import date_of
from burden.plan import Place
from burden.warning import Lang

WORDS: dict[str, tuple[str, str]] = {
    "html_lang": ("zh-CN", "en"),
    "colon": ("：", ": "),
    "comma": ("、", ", "),
    "stop": ("；", "; "),
    "none": ("无", "none"),
    "all": ("全部", "all"),
    "total": ("合计", "total"),
    "name": ("名称", "name"),
    "reset": ("重置", "reset"),
    "made_by": ("由 burden 生成。本页不需要网络，可直接转发、打印。", "Made by burden. This page needs no network; send or print it as it is."),
    "as_of": ("截至{day}", "as of {day}"),
    # what things are
    "item": ("事项", "item"),
    "items": ("计划事项", "items in the plan"),
    "visits": ("到访次数", "visits"),
    "records": ("执行记录", "records"),
    "target": ("检查对象", "target"),
    "targets": ("检查对象", "targets"),
    "organiser": ("牵头单位", "organiser"),
    "organisers": ("牵头单位", "organisers"),
    "partners": ("配合单位", "partners"),
    "county": ("县（市、区）", "county"),
    "no_county": ("（不属于任何县区）", "(in no county)"),
    "no_organiser": ("未注明单位", "no organiser"),
    "rule": ("规则", "rule"),
    "family": ("类别", "family"),
    "level": ("级别", "level"),
    "certainty": ("确定性", "certainty"),
    "message": ("情况", "message"),
    "days": ("日期", "days"),
    "place": ("出处", "place"),
    "file": ("文件", "file"),
    "sheet": ("工作表", "sheet"),
    "row": ("行", "row"),
    "column": ("列", "column"),
    "kind": ("种类", "kind"),
    "window": ("时间窗口", "window"),
    "times": ("次数", "visits"),
    "number": ("编号", "number"),
    "basis": ("依据", "basis"),
    "why": ("为什么", "Why"),
    "source": ("依据", "Source"),
    "do": ("怎么办", "Do"),
    "find": ("查找", "find"),
    "related": ("相关 {n} 处", "{n} related places"),
    "reply": ("整改反馈", "answer"),
    "places": ("相关出处", "related places"),
    "others": ("同时涉及单位", "others concerned"),
    # levels, certainty, families
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("提示", "note"),
    "errors": ("错误级预警", "errors"),
    "warnings_only": ("警告级预警", "warnings"),
    "notes": ("提示级预警", "notes"),
    "certain": ("必然", "certain"),
    "forced": ("势必", "forced"),
    "possible": ("可能", "possible"),
    "crowding": ("扎堆重复", "crowding"),
    "frequency": ("过多过频", "frequency"),
    "off-plan": ("不按计划开展", "off plan"),
    "unreported": ("不按要求报备", "unreported"),
    "uncoordinated": ("缺乏统筹整合", "uncoordinated"),
    "paperwork": ("重痕迹轻效果", "paperwork"),
    "data": ("数据问题", "data"),
    # kinds of visits
    "made": ("已实施", "made"),
    "fixed": ("已定日期", "days known"),
    "loose": ("窗口内未定", "inside a window"),
    "sampled": ("暂定或抽取", "tentative or drawn"),
    "planned": ("尚未实施", "still to come"),
    "kept": ("按计划实施", "made as planned"),
    "moved": ("实施时间与计划不符", "made outside its window"),
    "extra": ("超出计划的次数或对象", "beyond the plan"),
    "unplanned": ("无计划", "in no plan"),
    "supervision": ("督查", "supervision"),
    "inspection": ("检查", "inspection"),
    "assessment": ("考核", "assessment"),
    "research": ("调研", "research"),
    # what was read
    "read_head": ("读了什么", "What was read"),
    "rows": ("数据行", "rows"),
    "rows_read": ("已读入", "read"),
    "rows_unread": ("读不懂", "unread"),
    "rows_aside": ("搁置", "set aside"),
    "ignored": ("未识别的列", "headings not understood"),
    "sheet_items": ("年度计划", "plan"),
    "sheet_records": ("执行记录", "records"),
    "sheet_filings": ("报备登记", "filings"),
    "sheet_directory": ("单位名录", "directory"),
    "sheet_none": ("没有读入", "nothing read"),
    "problems_unreadable": ("读不懂的 {n} 处", "{n} places that could not be read"),
    "problems_notice": ("有意搁置的 {n} 处（合计行、说明行等）", "{n} places set aside on purpose (totals, notes and the like)"),
    "unread_head": ("有 {n} 行数据读不懂，没有进入以下统计", "{n} rows could not be read and are in none of the figures below"),
    "row_sum": (
        "{rows} 行 = 读入 {read} + 读不懂 {unread} + 搁置 {aside}",
        "{rows} rows = {read} read + {unread} unread + {aside} set aside",
    ),
    # the report
    "report_title": ("{city}{year}年督查检查考核负担预警报告", "{city} {year}: burden of inspections"),
    "calendar_title": ("{city}{year}年督查检查考核月历日历", "{city} {year}: calendar of inspections"),
    "to_calendar": ("月历与日历", "Calendar"),
    "to_index": ("预警报告", "Report"),
    "to_ics": ("导入日历（.ics）", "Calendar file (.ics)"),
    "to_workbook": ("分单位预警表（.xlsx）", "Warnings by department (.xlsx)"),
    "to_json": ("数据（.json）", "Data (.json)"),
    "provisional": ("节假日未公布", "holidays not official"),
    "provisional_head": (
        "注意：{years}年的节假日和调休安排尚无正式通知，本页涉及该年的工作日均为暂定。",
        "Mind: no official notice sets the holidays and make-up workdays of {years} yet; every workday of it here is provisional.",
    ),
    "provisional_text": (
        "通知公布后用 burden holidays import 导入，再重新生成。",
        "Once the notice is out, import it with burden holidays import and make this report again.",
    ),
    "not_run_head": ("有 {n} 条规则没有运行：没有预警不等于没有问题", "{n} rules did not run: no warning does not mean no trouble"),
    "families_head": ("预警分布", "Warnings by family"),
    "targets_head": ("负担最重的对象", "Most burdened targets"),
    "organisers_head": ("到访最多的单位", "Heaviest organisers"),
    "weeks_head": ("每周到访密度", "Visits by week"),
    "weeks_note": (
        "一次到访占几天计几天次，只计日期已定的到访；最密的一周：{span}，{n} 天次。",
        "A visit counts on each day it takes; only visits on known days. The densest week: {span}, {n} visit-days.",
    ),
    "week_label": ("{span}：{n} 天次", "{span}: {n} visit-days"),
    "load_label": (
        "{name}：已实施 {made}，已定日期 {fixed}，窗口内未定 {loose}",
        "{name}: {made} made, {fixed} on known days, {loose} inside a window",
    ),
    "limits_head": ("采用的限额与依据", "Limits in force and their texts"),
    "limit": ("限额", "limit"),
    "value": ("数值", "value"),
    "since": ("自", "since"),
    "scope": ("适用对象", "for"),
    "in_days": ("{n} 天内", "within {n} days"),
    "warnings_head": ("预警清单（{n} 条）", "Warnings ({n})"),
    "no_warnings": ("没有预警。", "No warnings."),
    "possible_head": ("可能发生、但可以避免的情况", "What could happen but need not"),
    "possible_text": (
        "时间窗口内换一种安排即可避免，只计数，不逐条列出。",
        "Another placement inside the windows avoids these; they are counted, never listed.",
    ),
    "card_visits": ("其中已实施 {made}", "{made} of them made"),
    "card_planned": ("已定日期 {fixed}，窗口内未定 {loose}，暂定或抽取 {sampled}", "{fixed} on known days, {loose} in windows, {sampled} tentative or drawn"),
    "card_joint": ("联合到访计一次", "a joint visit counts once"),
    "all_visits": ("到访总数", "visits in all"),
    # the calendar
    "months_head": ("月历", "Months"),
    "days_head": ("日历", "Days"),
    "counties_head": ("分县（市、区）", "By county"),
    "departments_head": ("分单位", "By department"),
    "rest": ("休", "off"),
    "work": ("班", "work"),
    "make_up": ("调休", " make-up day"),
    "due": ("本月截止", "ends this month"),
    "more": ("另有 {n}", "+{n}"),
    "and_more": ("{name}等 {n} 个", "{name} and others, {n} in all"),
    "visits_there": ("次在场", "visits there"),
    "of_days": ("{span}，第 {at}/{n} 天", "{span}, day {at} of {n}"),
    "windows_head": ("时间窗口与截止日（{n} 项，日期未定，不占具体日子）", "Windows and deadlines ({n}; no day known, on no day above)"),
    "month_sums": ("已定日期 {begun} 次开始；{due} 次须在本月内完成", "{begun} visits begin; {due} more must be over by the end of it"),
    "month_through": ("；另有 {n} 次的长窗口跨过本月，列在截止月", "; {n} in long windows that cross it, listed where they end"),
    "sums": (
        "到访 {total} 次 = 日期已定、逐日列出 {begun} 次（按开始日计）+ 日期未定、列在截止月 {due} 次。",
        "{total} visits = {begun} on known days (counted on the day they begin) + {due} without, listed in the month they end in.",
    ),
    "calendar_note": (
        "每天的数字是当天在场的到访次数，跨几天的到访在每一天都列出；联合到访计一次。",
        "The number of a day is how many visits are there on it; one of several days stands on each. A joint visit counts once.",
    ),
    "table_note": (
        "到访次数按开始的月份计，日期未定的计在截止月；点名称只看该单位。",
        "Visits in the month they begin in, or, without known days, the month their window ends in. A name shows that one alone.",
    ),
    # calendar files
    "ics_all": ("{city}{year}年督查检查考核", "{city} {year}: inspections"),
    "ics_loose": ("（待定）", "(to be set) "),
    "ics_window": ("时间窗口 {span} 内，{days} 个工作日", "within {span}, {days} workdays"),
    "ics_planned": ("计划窗口 {span}", "planned for {span}"),
    # the workbook
    "book_summary": ("汇总", "Summary"),
    "book_help": (
        "请各单位核对本单位工作表，在“整改反馈”一栏填写后退回。",
        "Each department: check your sheet, fill in the last column and send it back.",
    ),
    "cut": ("……（已截断）", "... (cut)"),
    "book_sheet": ("工作表", "sheet"),
    # the terminal
    "text_found": ("预警 {n} 条：错误 {error}，警告 {warning}，提示 {note}", "{n} warnings: {error} errors, {warning} warnings, {note} notes"),
    "text_visits": (
        "计划事项 {items}，执行记录 {records}，到访 {total}：已实施 {made}，已定日期 {fixed}，窗口内未定 {loose}，暂定或抽取 {sampled}",
        "{items} items, {records} records, {total} visits: {made} made, {fixed} on known days, {loose} in windows, {sampled} tentative or drawn",
    ),
    "text_rule": ("{rule}：{n} 条，见于到访 {visits} 次、对象 {targets} 个", "{rule}: {n} warnings at {visits} visits, {targets} targets"),
    "text_rule_rows": ("{rule}：{n} 条，涉及对象 {targets} 个", "{rule}: {n} warnings, {targets} targets"),
    "text_possible": ("{rule}：可能 {n} 处（可以避免）", "{rule}: {n} possible (avoidable)"),
    "text_not_run": ("没有运行 {rule}：{why}", "did not run {rule}: {why}"),
}  # fmt: skip

_FEASTS = {
    "元旦": "New Year's Day", "春节": "Spring Festival", "清明": "Qingming", "清明节": "Qingming", "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival", "端午": "Dragon Boat Festival", "中秋节": "Mid-Autumn Festival", "国庆节": "National Day",
    "中秋": "Mid-Autumn Festival", "国庆": "National Day",
}  # fmt: skip
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def word(key: str, lang: Lang, **facts: object) -> str:
    """The word or sentence of that key; an unknown key is a KeyError."""
    return WORDS[key][0 if lang == "zh" else 1].format(**facts)


def day_words(at: int, lang: Lang, year: int) -> str:
    """A day as people write it; its year is told where it is not `year`."""
    when = date_of(at)
    if lang == "zh":
        return f"{'' if when.year == year else f'{when.year}年'}{when.month}月{when.day}日"
    return f"{when.day} {_MONTHS[when.month - 1]}{'' if when.year == year else f' {when.year}'}"


def span_words(first: int, last: int, lang: Lang, year: int) -> str:
    """Days from first to last, both included."""
    if first == last:
        return day_words(first, lang, year)
    return f"{day_words(first, lang, year)}{'—' if lang == 'zh' else ' – '}{day_words(last, lang, year)}"


def month_words(year: int, month: int, lang: Lang) -> str:
    """A month with its year."""
    return f"{year}年{month}月" if lang == "zh" else f"{_MONTHS[month - 1]} {year}"


def month_short(month: int, lang: Lang) -> str:
    """A month alone."""
    return f"{month}月" if lang == "zh" else _MONTHS[month - 1]


def weekday_words(at: int, lang: Lang) -> str:
    """The day of the week."""
    name = WEEKDAYS[lang][date_of(at).weekday()]
    return f"星期{name}" if lang == "zh" else name


def feast_words(name: str, lang: Lang) -> str:
    """The name of a holiday, or of what a make-up day is for; names this table lacks stay as they are."""
    if lang == "zh":
        return name
    plain = name.removesuffix("调休").removesuffix("补班")
    said = "/".join(_FEASTS.get(part, part) for part in plain.replace("、", "/").split("/"))
    return said + (word("make_up", lang) if plain != name else "")


def place_words(place: Place, lang: Lang) -> str:
    """A place as file, sheet, row and column, as far as they are meant."""
    parts = [place.file, place.sheet]
    if place.row:
        cell = f"第{place.row}行{place.column and f' {place.column}列'}" if lang == "zh" else f"row {place.row}{place.column and f', column {place.column}'}"
        parts.append(cell)
    return " › ".join(part for part in parts if part)
