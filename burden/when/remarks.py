"""All that a reading can say, in Chinese and in English: why nothing was read, and which reading was applied."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """One remark in both languages."""

    zh: str
    en: str


NOTHING = Said("", "")


class Remark(NamedTuple):
    """The wording of a remark; `{0}` is a number, a day or a piece of the phrase, which stays as it was written."""

    zh: str
    en: str

    def about(self, *facts: object) -> Said:
        """The remark with its facts; a fact that is a remark itself is put in language by language."""
        if Said not in map(type, facts):
            return Said(self.zh.format(*facts), self.en.format(*facts))
        zh = (fact.zh if isinstance(fact, Said) else fact for fact in facts)
        en = (fact.en if isinstance(fact, Said) else fact for fact in facts)
        return Said(self.zh.format(*zh), self.en.format(*en))


def joined(said: list[Said]) -> Said:
    """Several remarks as one, parted by semicolons."""
    if not said:
        return NOTHING
    if len(said) == 1:
        return said[0]
    return Said("；".join(each.zh for each in said), "; ".join(each.en for each in said))


# Why nothing was read.
TOO_LONG = Remark("时间栏有{0}个字，请只写时间", "the time cell holds {0} characters; write only the time")
TOO_MANY = Remark("时间栏写了{0}项，请只写时间", "the time cell holds {0} pieces; write only the time")
TOO_OFTEN = Remark("一年{0}次太多，一年排不下，请核对", "{0} times in one year are more than it has room for; check it")
EMPTY = Remark("没有写时间，请补写", "no time is written; add one")
THREE_COLUMNS = Remark("起止时间多于两栏，请核对", "there are more than two columns of start and end; check them")
SPANS_IN_COLUMNS = Remark(
    "起止两栏里不止一个起止，请每栏只写一个时间", "the start and end columns hold more than one span; write one time in each"
)
NO_MONTH = Remark("没有{0}月，请核对", "there is no month {0}; check it")
NO_DAY = Remark("{0}年{1}月没有{2}日，请核对", "month {1} of {0} has no day {2}; check it")
NO_QUARTER = Remark("没有第{0}季度，请核对", "there is no quarter {0}; check it")
WHICH_YEAR = Remark("「{0}年」看不出是哪一年，请写四位数年份", "“{0}年” may be any of several years; write four figures")
FAR_YEAR = Remark("年份{0}不在2000至2100之间，请核对", "the year {0} is not from 2000 to 2100; check it")
PAST_YEAR = Remark("「{0}」超出一年，请核对", "“{0}” is more than a year; check it")
NO_WEEKDAY_DAY = Remark("星期前没有具体日期，不知是哪一天", "a weekday stands without a day; nobody knows which it is")
WRONG_WEEKDAY = Remark("{0}是星期{1}，不是星期{2}，请核对", "{0} is not the weekday written behind it (星期{2}); check it")
LONE_WEEKDAY = Remark("「{0}」没有日期，不知是哪一周", "“{0}” has no date; nobody knows which week it is")
DAY_ALONE = Remark("只有日子，没有月份，请补写月份", "there is a day and no month; add the month")
HALF_DAY = Remark("一端写到日，一端只写到月，请写成同样的细度", "one end is a day and the other a month; write both alike")
END_FIRST = Remark("止早于起，请核对起止时间", "the end lies before the start; check both")
HANGS = Remark(
    "「{0}」两边的时间读不出起止，请写成从几月到几月",
    "the times on both sides of “{0}” are no start and end; write from when to when",
)
END_AFTER_DEADLINE = Remark(
    "期限之后又写了止日，看不出起止，请核对", "an end stands behind a deadline; no start and end can be seen, check them"
)
START_AND_MORE = Remark(
    "起点之外又写了别的时间，看不出起止，请写成从几月到几月",
    "other times stand beside a start; no start and end can be seen, write from when to when",
)
DEADLINE_CLASH = Remark("开展时间与完成期限对不上，请核对", "the time and the deadline do not agree; check both")
CLASH = Remark("「{0}」与「{1}」对不上，看不出以哪个为准，请核对", "“{0}” and “{1}” do not agree and either may hold; check them")
WHICH_DEADLINES = Remark("「{0}、{1}」看不出几个期限，请逐个写明", "“{0}、{1}” may be one deadline or several; write out each")
BEFORE_PLAN = Remark("止于{0}，早于计划年度，请写明日期", "it ends on {0}, before the year of the plan; write the date")
TO_RECKON = Remark("「{0}」要推算日期，请写明日期", "“{0}” would have to be reckoned out; write the date")
TWOFOLD = Remark("「{0}一次」按{1}，也可作{2}", "“{0}一次” is taken as {1}; it may be {2}")
FOUR_QUARTERS = Remark("「{0}各」按第四季度，也可作每季度", "“{0}各” is taken as the fourth quarter; it may be every quarter")
ONE_MONTH, EACH_MONTH = Said("1月", "January"), Said("每月", "every month")
FIRST_QUARTER, EACH_QUARTER = Said("第一季度", "the first quarter"), Said("每季度", "every quarter")
INTERVAL = Remark(
    "「{0}」有两种算法，请写成每几周或每几个月", "“{0}” can be counted two ways; write every so many weeks or months"
)
TIMES_TURNED = Remark("「{0}」次数前大后小，请核对", "“{0}” has its larger number first; check it")
LOST_ZERO = Remark(
    "「{0}」可能丢了末尾的零({0}0)，请写成几月几日或某年某月",
    "“{0}” may have lost a zero at its end ({0}0); write the month and day, or the year and month, in full",
)
SERIAL = Remark(
    "「{0}」像是表格里日期的内部数字，请写成几月几日", "“{0}” looks like the inner number of a date cell; write the date in full"
)
NUMBERED = Remark(
    "分不清是序号还是月份，请去掉序号", "the figures may be numbers of points or months; leave out the numbers of points"
)
BARE_FIGURE = Remark(
    "「{0}」看不出是什么数，可能缺年、月或日，请补写", "“{0}” may be any kind of figure; a year, month or day is missing, add it"
)
DAY_ORDER = Remark(
    "「{0}」年月日的次序不明，请写成2026年3月5日的样子", "the order of day and month in “{0}” is open; write it like 2026-03-05"
)
YEAR_GLUED = Remark("「{0}」与年份连写不清，请写成几月几日", "“{0}” is unclear behind a year; write the month and day in full")
SHARE_OR_DAY = Remark(
    "「{0}」看不出是日期还是数，请写成几月几日", "“{0}” may be a day or a number; write the month and day in full"
)
DENIED = Remark(
    "写了「{0}」，看不出哪个时间有效，请只留有效的时间", "“{0}” leaves open which time holds; keep only the time that does"
)
UNKNOWN = Remark(
    "「{0}」看不懂，可能改变时间，请改写或删去", "“{0}” is not understood and may change the time; rewrite or delete it"
)
PART_OF_WEEK = Remark("「{0}」没有公认的起止，请写明日期", "nobody counts “{0}” alike; write the dates")

# Why nothing can be put in the calendar.
PLACEHOLDER = Remark("模板里的「{0}」没有填，请填写日期", "“{0}” of the template was not filled in; add the date")
EITHER = Remark("写了「或」，时间没有定，请定一个", "“或” leaves the time open; settle on one")
END_UNKNOWN = Remark("止于「{0}」，没有日期，请写明止日", "it ends at “{0}”, which has no date; write the last day")
UNTIL_NOW = Remark("写到「{0}」，没有止日，请写明日期", "it goes on to “{0}” and has no last day; write the dates")
ONLY_DENIED = Remark("写的是「{0}」，没有时间，请核对", "it says “{0}” and no time; check it")
NOT_SET = Remark(
    "「{0}」没有固定日期，请写明日期，或在 rules.yaml 的 periods 里给出本单位时段",
    "“{0}” has no fixed date; write the date, or give your office's own period under periods in rules.yaml",
)
UNPUBLISHED = Remark(
    "「{0}」待定：{1}年放假通知未发布，请写明日期", "“{0}” is open: the notice of days off for {1} is not out; write the date"
)
NO_NOTICE = Remark(
    "「{0}」未定：没有{1}年的放假安排，请写明日期", "“{0}” is open: the days off of {1} are not known here; write the date"
)
WHICH_FESTIVAL = Remark("「{0}」没有写是哪个节，请写明节日或日期", "“{0}” does not say which festival; name it or write the date")
WHICH_NEW_YEAR = Remark(
    "「{0}」看不出是哪一年的，请写明年份或日期", "“{0}” may be of this year or the next; write the year or the date"
)
AROUND = Remark("「{0}」没有确切起止，请写明日期", "“{0}” has no exact first and last day; write the dates")
NEEDS_CLOCK = Remark("「{0}」要看填表日，请写明日期", "“{0}” hangs on the day it was written; write the date")
DEFERRED = Remark("时间另定（「{0}」），定后请补写", "the time is set later (“{0}”); add it when it is")
ONLY_LENGTH = Remark("只写了时长{0}天，没有写哪一天，请补写", "only the length of {0} days is written; add when")
ONLY_COUNT = Remark("只写了次数，没有时间，请补写", "only a number of visits is written; add when")
NO_TIME = Remark("「{0}」看不出时间，请写明几月或第几季度", "no time can be seen in “{0}”; write the month or the quarter")

# Which reading was applied.
OTHER_YEAR = Remark("写明{0}年，与计划年度{1}不同，按所写", "the year {0} is written and kept, though the plan is of {1}")
END_TAKES_MONTH = Remark("结束没有写月份，按开始的月份", "the end takes its month from the start")
END_TAKES_YEAR = Remark("结束没有写年份，按开始的年份", "the end takes its year from the start")
NEXT_YEAR = Remark("结束早于开始，按次年", "the end lies before the start and is taken as of the next year")
NOT_INCLUDED = Remark("按不含所写时段，止于{0.month}月{0.day}日", "the time written is not counted in; the last day is {0}")
ENDS_BEFORE = Remark("「{0}」止于{1.month}月{1.day}日", "“{0}” ends on {1}")
STATUTORY = Remark("放假通知未发布，「{0}」按法定节日", "the notice of days off is not out; “{0}” is the day set by law")
STARTS_AFTER = Remark("「{0}」起于{1.month}月{1.day}日", "“{0}” starts on {1}")
NOTICE_DAYS = Remark("「{0}」按放假通知{1}至{2}", "“{0}” is {1} to {2} by the notice of days off")
OWN_PERIOD = Remark("「{0}」按本单位时段{1}至{2}", "“{0}” is {1} to {2} by the office's own periods")
AS_LISTED = Remark("「{0}」按所列日期", "“{0}” is taken by the dates that follow")
ROUGH = Remark("「{0}」是大概时间", "“{0}” is only roughly said")
IN_PERIOD = Remark("周期内的「{0}」只作说明，不排到日", "“{0}” inside the period is a remark and not placed on days")
MONTHS = Remark("「{0}」按{1}月", "“{0}” is taken as the months {1}")
IN_DAYS = Remark("「{0}」按{1}天", "“{0}” is taken as {1} days")
TENTATIVE_HEADING = Remark("栏名「{0}」，按初步时间", "under the heading “{0}” times are tentative")
SHARED = Remark("{0}次按{1}个时段合计", "{0} visits are of all {1} times together")
ONCE_ELSEWHERE = Remark(
    "次数只写在部分时段后，其余按1次", "a number stands behind some times only; the others are one visit each"
)
UNEQUAL = Remark("各时段次数不同，取最少与最多", "the times have different numbers of visits; least and most are kept")
RHYTHM_HOLDS = Remark("另写{0}，以频次为准", "{0} is written as well; the rhythm holds")
SEVERAL_RHYTHMS = Remark("几种频次并存：{0}；只按第一种安排", "there are several rhythms: {0}; only the first is scheduled")
NOT_SETTLED = Remark("「{0}」未定，按所写时间暂列", "“{0}” is not settled; the time written is tentative")
WRITTEN_HOLDS = Remark("「{0}」不含所列时间，以所列时间为准", "“{0}” does not hold the times listed; those hold")
DEADLINE_BESIDE = Remark("另有期限「{0}」，以开展时间为准", "there is a deadline “{0}” as well; the time holds")
STAGES = Remark("写了几个阶段，{0}个时段各算一次", "several stages are written; each of the {0} times counts as one visit")
CUT = Remark("开展时间按期限「{0}」截短", "the time is cut at the deadline “{0}”")
FINER = Remark("「{0}」以其中所列时间为准", "within “{0}” the finer time holds")
TURNED = Remark("所列时间先后颠倒，均按同一年", "the times are not in order; all are taken as of one year")
WORKDAYS_TO = Remark("自起日起{0}个工作日，按工作日历止于{1}", "{0} workdays from the start; by the calendar the last day is {1}")
WORKDAYS_ON = Remark("自起日起{0}个工作日，止日随工作日历", "{0} workdays from the start; the last day follows the calendar")
DAYS_ON = Remark("自起日起连续{0}天", "{0} days in a row from the start")

# Numbers of visits, and the frequency cell.
AT_LEAST = Remark("至少{0}次", "at least {0}×")
EXACTLY = Remark("{0}次", "{0}×")
FROM_TO = Remark("{0}至{1}次", "{0} to {1}×")
ODD_FREQUENCY = Remark("频次「{0}」看不懂，请写成每年几次", "the frequency “{0}” is not understood; write so many times a year")
DIFFERING = Remark(
    "时间栏「{0}」与频次栏「{1}」不一致，按时间栏，请核对",
    "the time “{0}” and the frequency “{1}” differ; the time holds, check both",
)
TIME_IN_FREQUENCY = Remark(
    "频次栏「{0}」里写了时间，请移到时间栏", "the frequency “{0}” holds a time; move it to the time column"
)
BY_FREQUENCY = Remark("频次按「{0}」", "the rhythm is that of “{0}”")
