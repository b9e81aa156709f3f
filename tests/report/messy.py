"""Sheets as nobody should send them, for Hypothesis: every heading with cells that are hard to carry over."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from burden.load.grid import Grid, rectangle, tidy
from tests.load.sheets import cell

Rows = list[tuple[str, ...]]
ODD = st.sampled_from(
    "=1+1 +2 -x @a ＝x 001 202601 1E5 _x0041_ <r>a</r> (同) 同上 - 无 / 合计 注:说明 2026 a|b | ↳ x\n↳y 【a】b \\ 'q a\u200fb a\x01b a\r\nb a\x85b "
    "1.甲\n2.乙 (一) 一、总则 示例".split(" ")
)
TEXT = st.one_of(ODD, st.just(""), st.text(max_size=12), st.sampled_from(("取消", "综合", " x  y ", "\t=1", "\ufeffz")))
JOINTS = st.sampled_from(["、", "；", ";", "\n", ",", "/", " ", "和", "及"])
OFFICES = st.sampled_from(
    [
        "市应急局",
        "市教育局(牵头)",
        "云岭市应急管理局",
        "水务局",
        "市局(a、b)",
        "Fire Office",
        "市应急局等3个部门",
        "A(b、c",
        "甲县应急管理局",
        "-",
        "A局 等",
    ]
)
TARGETS = st.sampled_from(
    "甲县 乙县 东山镇 市第一中学 丙县长途站 各县区 各乡镇 除甲县外的各县区 从100家中随机抽取10家 各县区的20% 甲县、乙县等3个县区 重点学校 部分乡镇 每个县抽取2个乡镇 全市企业 -".split(
        " "
    )
)
TIMES = st.one_of(
    st.sampled_from(
        [
            "3月2日-4日",
            "第二季度",
            "6月底前",
            "全年",
            "13月",
            "2月30日",
            "另行通知",
            "每季度1次",
            "3月、9月",
            "拟3月",
            "自3月1日起",
            "4月至次年2月",
            "督查5天",
            "3月1日 | 3月5日",
        ]
        + ["@2026-03-05", "#4", "2025年3月", "3月上旬(5天)", "汛期", ""]
    ),
    ODD,
)
MOMENTS = st.one_of(
    st.sampled_from(
        [
            "3月5日15:00",
            "3月5日下午3点前",
            "次日16:00",
            "当天",
            "2026-03-06 24:00",
            "@2026-03-05",
            "25:00",
            "10个工作日",
            "2026/3/5 09:30",
        ]
    ),
    ODD,
)
FREQUENCIES = st.sampled_from(["每年1次", "每季度1次", "2次", "每月至少1次", "一次性", "看情况", "每周三", "每次3天", "", "-"])
NAMES = st.one_of(st.sampled_from(["安全检查", "综合督查", "考核", "督查\n检查"]), TEXT)
KINDS = st.sampled_from(["检查", "重点督查", "调研", "综合", ""])
UNITS = st.sampled_from(["甲县", "乙县", "市应急局", "云岭市", "财政局", "甲、乙公司", "(a;b", "云岭", ""])


def several(one: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One to three names in a cell, or something odd."""
    names = st.lists(one, min_size=1, max_size=3)
    return st.one_of(st.builds(lambda joint, parts: joint.join(parts), JOINTS, names), ODD, st.just(""))


ITEMS = {
    "事项名称": NAMES, "牵头单位": several(OFFICES), "序号": st.sampled_from(["1", "001", "", "(四)"]), "事项编号": TEXT, "类别": KINDS,
    "类型": st.sampled_from(["日常", "专项", "个案", ""]), "来源": st.sampled_from(["上级部署", "自选", "省里", ""]),
    "层级": st.sampled_from(["市级", "县(市、区)", "省级部署", ""]), "配合单位": several(OFFICES), "检查对象": several(TARGETS),
    "抽查比例": st.sampled_from(["5%", "", "10家", "30%"]), "检查时间": TIMES, "完成时限": TIMES, "拟开展时间": TIMES, "开始时间": TIMES,
    "结束时间": TIMES, "检查天数": st.sampled_from(["3", "5个工作日", "", "半天"]), "检查频次": FREQUENCIES, "依据": TEXT, "检查内容": TEXT, "报备文号": TEXT,
    "联合检查编号": st.sampled_from(["联1", "是", "否", ""]), "备注": TEXT, "状态": st.sampled_from(["取消", "", "进行中"]), "联系电话": TEXT, "材料布置日期": MOMENTS, "材料报送期限": MOMENTS,
    "检查码": TEXT, "变更情况": st.one_of(st.sampled_from(["延期", "是", "否", "时间调整为9月"]), TEXT), "天气】\\\\": TEXT, "是否综合": st.sampled_from(["是", "否", ""]),
}  # fmt: skip
RECORDS = {
    "检查对象": several(TARGETS), "检查单位": several(OFFICES), "实际开始": TIMES, "实际结束": TIMES, "到访编号": TEXT, "事项编号": TEXT,
    "事项名称": NAMES, "类别": KINDS, "配合单位": several(OFFICES), "实施人数": st.sampled_from(["5人", "2.5", "", "99999999999999999999", "x"]),
    "发现问题数": st.sampled_from(["0", "无", "12", "", "-"]), "反馈日期": TIMES, "联合检查编号": st.sampled_from(["联1", "是", ""]), "检查码": TEXT, "备注": TEXT,
    "检查方式": TEXT, "检查人员": several(st.sampled_from(["张三", "李四", "欧阳小明 王五", "Ann Lee", "3人", "张三等2人", "(a、b"])),
    "参会人数": st.sampled_from(["35", "30余人", "", "x"]), "材料布置日期": MOMENTS, "材料报送期限": MOMENTS, "结果公开日期": TIMES, "整改期限": TIMES,
    "整改完成日期": TIMES, "回头看期限": TIMES, "回头看日期": TIMES,
}  # fmt: skip
FILINGS = {
    "文号": TEXT, "报备日期": TIMES, "事项编号": several(st.sampled_from(["1", "002", "3至6", "6至3", "A-1", "(1、2"])), "事项名称": TEXT,
    "报备单位": several(OFFICES), "配合单位": several(OFFICES), "审批日期": TIMES, "审批人": TEXT, "备注": st.one_of(TEXT, st.sampled_from(["计划外", "时间变更"])),
    "报备类型": st.sampled_from(["临时", "计划变更", "年度计划", "x", ""]), "分管副市长": st.sampled_from(["同意", "张某", "不同意", "", "-"]), "市长审批": st.sampled_from(["√", "李某", ""]),
    "审批状态": st.sampled_from(["同意", "待审批", "不同意", "x", ""]), "是否联合": st.sampled_from(["是", "否", "", "联1"]),
}  # fmt: skip
DIRECTORY = {
    "单位名称": st.one_of(UNITS, TEXT), "上级单位": st.one_of(UNITS, TEXT), "层级": st.sampled_from(["市", "县级", "乡镇", ""]),
    "类型": st.sampled_from(["县区", "乡镇", "部门", "企业", ""]), "等级": TEXT, "分组": several(st.sampled_from(["重点学校", "企业"])),
    "别名": several(st.sampled_from(["市安监局", "云岭", "(a、b", "x;y", "甲"])),
}  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn, columns: Mapping[str, st.SearchStrategy[str]], file: str, first: int = 2) -> Grid:
    """A sheet with the first headings always and any of the others, in any order behind them."""
    names = list(columns)
    others = draw(st.lists(st.sampled_from(names[first:]), unique=True))
    chosen = [*names[:first], *others]
    rows: Rows = draw(st.lists(st.tuples(*(columns[name] for name in chosen)), min_size=1, max_size=4))
    return Grid(file, "表", rectangle([tuple(map(_cell, row)) for row in [tuple(chosen), *rows]]))


def _cell(text: str) -> object:
    return tidy(cell(text) if text[:1] in ("@", "#") and text[1:2].isdigit() else text)
