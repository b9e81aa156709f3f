"""The Chinese words of the grammar: what each does to the time around it."""

from __future__ import annotations

Value = tuple[int, ...]

PARTS: dict[str, Value] = {  # days of a month
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "上半月": (1, 15),
    "下半月": (16, 31),
    "前半月": (1, 15),
    "后半月": (16, 31),
    **dict.fromkeys(("上中旬", "上、中旬", "中上旬"), (1, 20)),
    **dict.fromkeys(("中下旬", "中、下旬"), (11, 31)),
}
ALWAYS = 9  # vague wherever it stands; 1, 2, 3 are 初, 中, 底
MONTHS: dict[str, Value] = {  # first month, how many, how vague
    "上半年": (1, 6, 0),
    "上半年度": (1, 6, 0),
    "前半年": (1, 6, 0),
    "下半年": (7, 6, 0),
    "下半年度": (7, 6, 0),
    "后半年": (7, 6, 0),
    "年初": (1, 1, 1),
    "年中": (6, 2, 2),
    **dict.fromkeys(("年底", "年末", "年终", "岁末", "年尾"), (12, 1, 3)),
    **dict.fromkeys(("岁末年初", "年末岁初", "年底年初", "年末年初"), (12, 2, ALWAYS)),
    **dict.fromkeys(("春季", "春天"), (3, 3, ALWAYS)),
    **dict.fromkeys(("夏季", "夏天"), (6, 3, ALWAYS)),
    **dict.fromkeys(("秋季", "秋天"), (9, 3, ALWAYS)),
    **dict.fromkeys(("冬季", "冬天"), (12, 3, ALWAYS)),
}
YEARS: dict[str, Value] = {  # years from the plan's; 1 at the end: from the start of the range
    **dict.fromkeys("今年 本年 本年度 今年度 当年 当年度 年内 本年内 今年内 年度内 当年内 全年内".split(), (0, 0)),
    **dict.fromkeys("明年 明年度".split(), (1, 0)),
    **dict.fromkeys("去年 上年 上年度 上一年 上一年度 去年度".split(), (-1, 0)),
    **dict.fromkeys("次年 翌年 来年 下年 下一年 下一年度 下年度 第2年".split(), (1, 1)),
    **dict.fromkeys("同年 同一年".split(), (0, 1)),
}
_FESTIVAL_WORDS = {  # as the notice of days off has them
    ("元旦", "新年"): "元旦 元旦节 元旦假期",
    ("春节",): "春节 春节假期 春节长假 农历春节 农历新年",
    ("清明节", "清明"): "清明 清明节 清明假期 清明节假期 清明小长假",
    ("劳动节", "五一"): "五一 五一节 五一劳动节 劳动节 五一假期 五一小长假 劳动节假期 五一国际劳动节 国际劳动节 五一长假",
    ("端午节", "端午"): "端午 端午节 端午假期 端午节假期",
    ("中秋节", "中秋"): "中秋 中秋节 中秋假期 中秋节假期",
    ("国庆节", "国庆"): "国庆 国庆节 国庆假期 国庆节假期 国庆长假 十一长假 十一假期 国庆黄金周 十一",
}
FESTIVAL_NAMES = {word: names for names, words in _FESTIVAL_WORDS.items() for word in words.split()}
FESTIVALS: dict[str, Value] = {  # month and day; 元旦前 is left out: of which year?
    **{word: (10, 1) for word, names in FESTIVAL_NAMES.items() if "国庆" in names and word != "十一"},  # 十一 may be a number
    **{word: (5, 1) for word, names in FESTIVAL_NAMES.items() if "五一" in names},
    **dict.fromkeys("七一 七一建党节 建党节".split(), (7, 1)),
    **dict.fromkeys("八一 八一建军节 建军节".split(), (8, 1)),
    **dict.fromkeys("六一 六一儿童节 儿童节".split(), (6, 1)),
    **dict.fromkeys("三八节 妇女节 三八妇女节".split(), (3, 8)),
    "教师节": (9, 10),
}
_MOVABLE = " ".join(word for word in FESTIVAL_NAMES if word not in FESTIVALS and word != "十一")
GENERIC = frozenset(
    "节前 节后 节日 节假日 节日假期 节假日期间 法定节假日 假日 假期 小长假 长假 两节 双节 传统节日 重大节日 重要节日 重大节假日 重要节假日".split()
)
MEMBERS = {  # words that name a period together with something else
    **dict.fromkeys(("汛前", "入汛前"), (("event", "汛期"), ("before", "前"))),
    "汛后": (("event", "汛期"), ("after", "后")),
    "汛中": (("event", "汛期"),),
    "中高考": (("event", "高考"), ("sep", "、"), ("event", "中考")),
    "寒暑假": (("event", "寒假"), ("sep", "、"), ("event", "暑假")),
}
KINDS = {
    "sep": "、 , ; 和 与 及 以及 并 并于 / &",
    "range": "- 至 到 直至 直到 持续至 持续到 延续至 延续到 一直到 一直至",
    "glue": "的 于 在 为 即 : 份 间 期间 内 年度 全部",
    "from": "从 自 自从 起自 始于 不早于 最早",
    "open": "起 开始 启动 始 起始",
    "before": "前 之前 以前 前夕",
    "strict": "开始前 开始之前 来临前 来临之前 到来前 到来之前",
    "ended": "结束前 结束之前",
    "after": "后 之后 以后 过后",
    "until": "止 为止 截止",
    "due": "截至 截止到 截止至 截止时间 截止日期 截止日 完成时限 完成期限 完成时间 时限 期限 不晚于 不迟于 最迟 最晚 至迟 至晚",
    "finish": "完成 结束 办结 完毕 全部完成 全面完成",
    "vague": "拟 拟于 拟在 拟定 暂定 暂拟 暂时 初步 初定 预计 预估 预定 左右 前后 约 大约 大概 可能 力争 争取 原则上 待确认",
    "defer": (
        "参照上年 参照去年 参照上年度 比照上年 同上年 同去年 与上年相同 与去年相同 按上年 另行通知 另行安排 另行确定 另定 待定 待通知 待安排 待确定 适时 不定期 择机 择期 随时 按需 临时 未定 视情 视情况 "
        "不确定 时间未定 相机 机动 据实 届时 完成后 结束后"
    ),
    "event": (
        f"{_MOVABLE} 元宵 元宵节 重阳 重阳节 两节 双节 节前 节后 节日 节假日 法定节假日 节日假期 假日 传统节日 重大节日 重要节日 重大节假日 重要节假日 "
        "假期 小长假 长假 两会 全国两会 春运 暑运 寒假 暑假 寒暑假 开学 放假 学期 上学期 下学期 期末 期中 中考 高考 中高考 "
        "春季、秋季开学 春季开学 秋季开学 春季学期 秋季学期 春季、秋季学期 春季招生 秋季招生 春季征兵 秋季征兵 "
        "汛期 主汛期 非汛期 后汛期 前汛期 入汛前 防汛期 汛前 汛后 汛末 汛中 防火期 森林防火期 草原防火期 春防 秋防 供暖期 采暖期 采暖季 供暖季 供热期 取暖季 "
        "农忙 三夏 三秋 春耕 春播 夏收 夏种 秋收 秋种 秋播 秋冬 秋冬季 冬春 冬春季 夏秋 春夏 禁渔期 休渔期 伏季休渔 "
        "雨季 旱季 旺季 淡季 梅雨季 台风季 榨季 安全生产月 质量月 宣传月 活动月 宣传周 活动周 科技周 "
        "消费者权益日 权益日 环境日 宪法日 防灾减灾日 双11 双十一"
    ),
    "now": (
        "即日起 即日 现在 目前 当前 至今 以来 发文之日起 自发文之日起 印发之日起 自印发之日起 本月 当月 下月 上月 本季度 "
        "当季度 下季度 本周 下周 上周 当日 今日 明日 近日 近期 日前 下阶段"
    ),
    "or": "或 或者 或是",
    "not": "二选一 三选一 择一 任选其一 除外 以外 之外 除了 不含 不包括 避开 取消 暂停 暂缓 停止 停检 免检 暂不 晚于 早于 迟于 错开 避免 农历 阴历 旧历 不开展 不组织 不检查 不安排 不再 不得在 不得于 不在 禁止",
    "change": "原定 原计划 原为 改为 改到 改在 调整为 调整至 调整到 延期 延至 延后 推迟 提前 顺延 变更",
    "parity": "单月 双月 逢单月 逢双月 每逢单月 每逢双月 单数月 双数月 单数月份 双数月份 奇数月 偶数月 单月份 双月份",
    "within": "首月 末月 首周 末周",
    "least": "至少 不少于 不低于 最少 不得少于 不得低于 起码 不小于 ≥ >=",
    "most": "最多 不超过 不多于 至多 不高于 不得超过 ≤ <=",
    "each": "各 每次 单次 各自 分别",
    "total": "共 总共 共计 合计 累计 总计",
    "(": "(",
    ")": ")",
    "included": "(含) (含当日) (含当月) (含本数)",
    "word": (  # hold a sign of time and say none
        "节假日除外 法定节假日除外 周末除外 双休日除外 休息日除外 工作日时间 日常 日用 日化 生日 工作日 节能 年报 年检 年审 年轻 年级 年产 年均 青年 少年 老年 幼年 成年 月报 月度 季节性 周边 周期 周全 "
        "周密 前期 前往 前置 前提 前端 后续 后期 后勤 回头看 起草 起止 起重 起诉 发起 一起 引起 初级 初审 初中 初查 初筛 末端 "
        "底数 底册 到位 达到 到场 到现场 到期 收到 报到 停止线 防止 禁止性 完成率 完成情况 提前通知 提前告知 提前介入 "
        "约谈 约束 节约 合约 预约 签约 模拟 虚拟 常年 长期 中期 定期 上午 下午 全市 事前 事中 事后 工后 中小学 时间 起止时间 "
        "开始时间 结束时间 起始时间 终止时间 开始日期 结束日期 计划 和平 至上 与会 关于 属于 对于 用于 由于 位于 基于 在册 在建 存在 "
        "在线 内容 内部 境内 区内 市内 县内 园内 室内 国内 中间 空间 车间 民间 夜间 日间 并联 自查 自行 自选 自愿 自评 自然 "
        "为主 作为 行为 自主 亲自 从业 共同 公共 共享 共建 各类 各项 各县 各乡镇 各单位 各级 各市 各区 各部门 从事 从严 服从 前款 先后 后厨 售后 落后 产后 灾后 赛后 会后 春雷 春风 长春 春晖"
    ),
}


OCCASIONS = frozenset(KINDS["event"].split()) | frozenset(KINDS["word"].split()) | FESTIVALS.keys() | MONTHS.keys()


def lexicon() -> dict[str, tuple[str, Value]]:
    """Every word with its kind and value, the longest first."""
    found: dict[str, tuple[str, Value]] = {word: (kind, ()) for kind, words in KINDS.items() for word in words.split()}
    valued = {"part": PARTS, "months": MONTHS, "rel": YEARS, "fest": FESTIVALS}
    for kind, table in valued.items():
        found |= {word: (kind, value) for word, value in table.items()}
    found |= dict.fromkeys(("全年", "全年度", "整年", "常年", "终年", "贯穿全年"), ("full", ()))
    return {word: found[word] for word in sorted(found, key=lambda word: (-len(word), word))}
