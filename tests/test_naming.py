from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.naming import (
    RELATED,
    alike,
    called,
    compared,
    level,
    likeness,
    office,
    only_city,
    related,
    slots,
    some,
    subject,
    system,
)
from burden.warning import Some

# Pairs of names of items as departments write them, judged by hand: one subject, or two.
SAME = """
安全生产大检查 | 2026年全市安全生产督查
安全生产责任制考核 | 2026年度安全生产目标管理责任考核
消防安全专项检查 | 消防工作督查
森林防火督查 | 全市森林防灭火工作检查
防汛备汛检查 | 防汛抗旱工作督查
生态环境保护督察 | 环保工作检查
云岭市2026年生态环境保护督察 | 甲县环境保护督查
校园安全检查 | 学校安全工作专项督查
食品安全专项检查 | 2026年食品安全工作督查
药品安全检查 | 药品安全专项整治
危险化学品安全检查 | 危化品安全生产督查
乡村振兴实绩考核 | 实施乡村振兴战略实绩考核
农村人居环境整治督查 | 农村人居环境检查
保障农民工工资支付工作考核 | 保障农民工工资工作督查
义务教育均衡发展督导 | 义务教育优质均衡发展督导评估
优化营商环境督查 | 营商环境评价
为基层减负工作督查 | 整治形式主义为基层减负情况检查
河长制工作考核 | 河湖长制落实情况督查
医保基金监管检查 | 打击欺诈骗保专项检查
平安建设考核 | 社会治安综合治理工作考核
信访工作督查 | 信访工作检查
耕地保护责任目标考核 | 耕地保护督察
粮食安全责任制考核 | 粮食安全考核
意识形态工作责任制落实情况检查 | 意识形态专项督查
道路交通安全检查 | 道路交通安全隐患排查
燃气安全检查 | 城镇燃气安全专项整治
特种设备安全检查 | 特种设备安全监督检查
双随机、一公开抽查 劳动用工检查 | 劳动用工专项检查
垃圾分类工作考评 | 生活垃圾分类检查
关于开展2026年第二季度安全生产检查的通知 | 二季度安全生产督查
高标准农田建设项目验收 | 高标准农田建设督查
控辍保学工作督导 | 控辍保学检查
政务公开工作考核 | 政务公开检查
统计数据质量核查 | 统计数据质量检查
养老机构服务质量检查 | 养老机构服务质量专项督查
Fire safety inspection | Annual fire safety check
医疗机构依法执业检查 | 医疗机构依法执业行为监督检查
建筑施工安全检查 | 建筑施工领域安全生产大检查
学校食堂食品安全检查 | 校园食堂食品安全专项检查
统计执法检查 | 统计执法监督检查
退役军人优抚政策落实情况督查 | 退役军人优抚政策执行检查
保密工作检查 | 保密自查自评督查
禁毒工作考核 | 禁毒工作督导检查
社区矫正执法检查 | 社区矫正工作督查
法治政府建设督察 | 法治政府建设年度考核
殡葬服务收费检查 | 殡葬服务收费专项整治
就业补助资金检查 | 就业补助资金使用情况督查
农村饮水安全检查 | 农村饮水安全工程检查
农村饮用水水源地保护检查 | 农村饮用水水源地环境保护专项检查
旅游市场秩序整治检查 | 旅游市场专项整治
政府债务管理检查 | 政府债务风险防控督查
党政机关公务用车检查 | 公务用车管理使用情况检查
农业面源污染治理督查 | 农业面源污染防治检查
"""
OTHER = """
一季度安全生产检查 | 三季度安全生产检查
上半年目标考核 | 下半年目标考核
食品安全检查 | 药品安全检查
食品安全检查 | 安全生产检查
春季开学检查 | 秋季开学检查
第一批专项督查 | 第二批专项督查
农产品质量安全检查 | 水产品质量安全检查
农药质量检查 | 兽药质量检查
道路交通安全检查 | 水上交通安全检查
校园安全检查 | 校园食品安全检查
消防安全检查 | 森林防火检查
消防安全检查 | 安全生产检查
燃气安全检查 | 建筑施工安全检查
污水处理厂检查 | 垃圾处理厂检查
水污染防治督查 | 大气污染防治督查
土壤污染防治督查 | 大气污染防治督查
养老保险基金检查 | 医疗保险基金检查
养老保险基金检查 | 失业保险基金检查
义务教育质量监测 | 学前教育质量监测
耕地保护督察 | 湿地保护督察
河长制考核 | 林长制考核
河长制考核 | 田长制考核
行政执法检查 | 行政审批检查
县级财政管理考核 | 市级财政管理考核
财政管理考核 | 预算管理考核
预算执行检查 | 决算编制检查
政府采购检查 | 政府债务检查
工贸企业安全检查 | 矿山企业安全检查
危化品安全检查 | 烟花爆竹安全检查
网络安全检查 | 网络意识形态检查
会计信息质量检查 | 统计数据质量检查
控烟工作检查 | 禁毒工作考核
招商引资考核 | 固定资产投资考核
幼儿园办园行为督导 | 小学办学行为督导
公办学校招生检查 | 民办学校招生检查
人大代表建议办理督查 | 政协提案办理督查
党风廉政建设检查 | 党建工作考核
城市管理考评 | 市场秩序检查
供水安全检查 | 供气安全检查
社会救助资金检查 | 社会保险基金检查
粮食安全考核 | 食品安全考核
国家级园区考核 | 工业园区考核
种子质量检查 | 化肥质量检查
计划生育检查 | 安全生产检查
年度综合考核 | 综合督查
乡镇卫生院检查 | 村卫生室检查
档案管理检查 | 票据管理检查
文物安全检查 | 文化市场检查
煤矿安全检查 | 非煤矿山安全检查
小学课后服务检查 | 中学课后服务检查
2025年度绩效考核 | 2026年度绩效考核
退役军人优抚检查 | 残疾人保障检查
项目建设督查 | 重点项目审计
人社系统行风检查 | 卫健系统行风检查
污染防治攻坚战考核 | 脱贫攻坚成果考核
防返贫监测督查 | 防汛督查
Fire safety inspection | Food safety inspection
重大动物疫病防控检查 | 重大植物疫病防控检查
野生动物保护检查 | 野生植物保护检查
高等职业院校招生检查 | 中等职业院校招生检查
医疗废物处置检查 | 危险废物处置检查
公务用车管理检查 | 公务接待管理检查
农村饮水安全检查 | 农村饮水工程检查
农村公路养护检查 | 农村公路建设检查
农村道路交通安全检查 | 城市道路交通安全检查
企业安全标准化检查 | 企业质量标准化检查
公共场所卫生检查 | 公共场所安全检查
建筑工地扬尘治理检查 | 建筑工地农民工工资检查
大型水库移民后期扶持检查 | 小型水库移民后期扶持检查
医疗机构依法执业检查 | 医疗机构感染控制检查
村级财务管理检查 | 村级事务管理检查
生态环境保护督察 | 生态环境保护督察整改落实情况督查
安全生产检查 | 安全生产和消防工作考核
冬春火灾防控检查 | 冬季供暖保障检查
旅游安全检查 | 旅游市场检查
出租车行业检查 | 网约车行业检查
劳动合同检查 | 劳务派遣检查
医疗质量检查 | 医德医风检查
民办幼儿园年检 | 民办学校年检
成品油市场检查 | 农资市场检查
殡葬服务检查 | 养老服务检查
保密工作检查 | 密码工作检查
乡镇财政检查 | 部门预算检查
公积金缴存检查 | 公积金贷款检查
残疾人就业检查 | 残疾人托养检查
国有土地出让检查 | 集体土地流转检查
环境监测机构检查 | 检验检测机构检查
就业补助资金检查 | 创业补助资金检查
价格监督检查 | 价格认定工作检查
水土保持督查 | 水资源管理考核
文物保护检查 | 动物保护检查
重大项目建设督查 | 重大政策落实督查
农村公路检查 | 农村危房检查
政务服务检查 | 政务公开检查
春季农资打假检查 | 秋季农资打假检查
"""
WORDS = st.sampled_from(
    "全市 2026年 安全生产 安全 消防 食品 药品 一季度 三季度 县级 市级 专项 检查 督查 学校 （校车） 质量".split()
)
NAMES = st.lists(WORDS, max_size=6).map("".join)


def pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(name.strip() for name in line.split("|")) for line in text.strip().splitlines()]


def test_related_finds_names_of_one_subject() -> None:
    assert [pair for pair in pairs(SAME) if related(*pair) < RELATED] == []


def test_related_keeps_names_of_two_subjects_apart() -> None:
    assert [pair for pair in pairs(OTHER) if related(*pair) >= RELATED] == []


def test_related_threshold_lies_between_the_judged_pairs() -> None:
    assert max(related(*pair) for pair in pairs(OTHER)) == pytest.approx(81.0, abs=0.1)
    assert min(related(*pair) for pair in pairs(SAME)) == pytest.approx(87.5, abs=0.1)
    assert [len(pairs(text)) for text in (SAME, OTHER)] == [53, 95]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("关于开展2026年第二季度全市安全生产督查检查考核的通知", "安全"),
        ("云岭市2026年生态环境保护督察", "生态环境"),
        ("甲县农村公路养护情况检查", "农村公路养护"),
        ("各县（市、区）耕地保护责任目标考核", "耕地保护"),
        ("城市管理考评", "城市管理"),
        ("市场秩序检查", "市场秩序"),
        ("计划生育工作检查", "计划生育"),
        ("质量安全市场检查", "质量安全市场"),
        ("ＡＢＣ体系\u3000督查", "abc体系"),
        ("Annual inspection of fire safety", "fire safety"),
        ("2026年度综合督查", ""),
        ("", ""),
    ],
)
def test_subject_keeps_what_the_item_is_about(name: str, left: str) -> None:
    assert subject(name) == left


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2026年第一季度安全生产检查", {"year 2026", "quarter 1"}),
        ("三季度防汛督查", {"quarter 3"}),
        ("3季度防汛督查", {"quarter 3"}),
        ("Q2 fire safety", {"quarter 2"}),
        ("上半年目标考核", {"half 上"}),
        ("秋季开学检查", {"season 秋"}),
        ("第二批县级财政检查", {"batch 2", "level 县"}),
        ("5月份食品药品检查", {"month 5", "thing 食品", "thing 药品"}),
        ("危险化学品检查", {"thing 危化品"}),
        ("防汛督查", set()),
    ],
)
def test_slots_name_what_tells_names_apart(name: str, found: set[str]) -> None:
    assert slots(name) == found


def test_related_is_full_for_names_that_differ_in_generic_words_only() -> None:
    assert related("2026年全市安全生产大检查", "安全生产专项督查") == 100


def test_related_is_nothing_where_nothing_but_generic_words_is_left() -> None:
    assert related("2026年度综合督查", "2026年度综合督查") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一季度安全生产检查", "三季度安全生产检查"),
        ("上半年目标绩效考核", "下半年目标绩效考核"),
        ("食品安全检查", "药品安全检查"),
        ("食品安全检查", "食品药品安全检查"),
        ("第一批校车检查", "第二批校车检查"),
        ("县级财政检查", "市级财政检查"),
    ],
)
def test_related_is_nothing_where_slots_differ(one: str, other: str) -> None:
    assert likeness([one], [other])[0] > 0
    assert related(one, other) == 0


def test_related_lets_one_name_say_a_time_and_the_other_none() -> None:
    assert related("第二季度安全生产检查", "安全生产督查") == 100


def test_related_across_levels_looks_past_the_level_alone() -> None:
    assert related("县级财政检查", "市级财政检查", across=True) == 100
    assert related("县级食品检查", "市级药品检查", across=True) == 0


def test_likeness_counts_another_word_more_than_a_word_more() -> None:
    more, other = likeness(["职业院校招生", "高等职业院校招生"], ["高等职业院校招生", "中等职业院校招生"])
    assert (round(more), round(other)) == (97, 77)


@given(NAMES, NAMES)
def test_related_is_the_same_both_ways_and_at_most_100(one: str, other: str) -> None:
    score = related(one, other)
    assert score == related(other, one)
    assert 0 <= score <= 100
    assert related(one, one) == (100 if subject(one) else 0)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=8), st.booleans())
def test_alike_is_related_of_each_pair(many: list[tuple[str, str]], across: bool) -> None:
    names, left = [name for pair in many for name in pair], np.arange(len(many)) * 2
    expected = np.array([related(*pair, across) >= RELATED for pair in many], dtype=bool)
    np.testing.assert_array_equal(alike(names, left, left + 1, across), expected)


@pytest.mark.parametrize(
    ("organiser", "of", "at"),
    [
        ("云岭市应急管理局", "应急管理局", "city"),
        ("甲县应急局", "应急管理局", "county"),
        ("市应急局", "应急管理局", "city"),
        ("应急局", "应急管理局", ""),
        ("云岭市甲县人社局", "人力资源和社会保障局", "county"),
        ("云岭市市场监督管理局", "市场监督管理局", "city"),
        ("县市监局", "市场监督管理局", "county"),
        ("云岭市城市管理局", "城市管理局", "city"),
        ("县城管局", "城市管理局", "county"),
        ("乙区住建局", "住房和城乡建设局", "county"),
        ("省教育厅", "教育局", "province"),
        ("市教育局", "教育局", "city"),
        ("某某自治区水利厅", "水利局", "province"),
        ("云岭市卫生健康委员会", "卫生健康委员会", "city"),
        ("市卫健委", "卫生健康委员会", "city"),
        ("云岭市乡村振兴局", "乡村振兴局", "city"),
        ("县消防大队", "消防救援支队", "county"),
        ("甲区公安分局", "公安局", "county"),
        ("国家税务总局云岭市税务局", "税务局", "city"),
        ("中共云岭市委组织部", "组织部", "city"),
        ("甲县县委宣传部", "宣传部", "county"),
        ("市委办公室", "党委办公室", "city"),
        ("市政府办公室", "政府办公室", "city"),
        ("县委督查室", "党委督查室", "county"),
        ("甲县红旗镇人民政府", "人民政府", "township"),
        ("委员会", "委员会", ""),
        ("", "", ""),
    ],
)
def test_system_and_level_come_from_the_name(organiser: str, of: str, at: str) -> None:
    assert (system(organiser), level(organiser)) == (of, at)


def test_some_names_the_first_of_many_and_their_number() -> None:
    assert some(["丙", "甲", "丙"]) == Some(("丙", "甲"), 2)
    assert some("dcba") == Some(("a", "b", "c"), 4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("燃气安全检查", "燃气价格检查"),
        ("加油站安全检查", "加油站计量检查"),
        ("城市低保检查", "农村低保检查"),
        ("农村公路养护检查", "农村公路建设检查"),
        ("生态环境保护督察", "生态环境保护督察整改督查"),
    ],
)
def test_related_is_nothing_where_each_name_speaks_of_another_side(one: str, other: str) -> None:
    assert related(one, other) == 0


def test_related_lets_one_name_speak_of_more_sides() -> None:
    assert related("建筑施工安全检查", "建筑施工质量安全检查") == 100


def test_likeness_counts_a_word_more_least_at_the_beginning_and_most_beside_a_bare_one() -> None:
    front, end, bare = likeness(["公共浴室", "公共浴室", "教育"], ["农村公共浴室", "公共浴室水箱", "职业教育"])
    assert (round(front), round(end), round(bare)) == (95, 89, 71)


def test_likeness_of_the_same_words_in_another_order_is_full() -> None:
    assert likeness(["瓶装液化石油气"], ["液化石油气瓶装"])[0] == 100


def test_compared_says_the_score_and_the_subject_in_the_words_of_the_shorter_name() -> None:
    found = compared("2026年全市消防安全大检查", "消防安全管理专项督查")
    assert found.cite("zh") == "相似度100%，都是“消防安全”"
    assert found.cite("en") == "100% alike, both “消防安全”"


def test_called_is_one_however_year_and_signs_are_written() -> None:
    assert called("2026年消防安全检查") == called("消防安全检查（2026年）")
    assert called("消防安全检查") != called("消防安全督查")


@pytest.mark.parametrize(
    ("names", "city"),
    [
        (["澜江市教育局", "市教育局", "甲县"], "澜江市"),
        (["澜江市教育局", "澜江市甲县应急局", "澜江市"], "澜江市"),
        (["澜江市教育局", "云岭市教育局"], ""),
        (["市教育局", "全市", "城市管理局"], ""),
        ([], ""),
    ],
)
def test_only_city_is_named_where_there_is_one(names: list[str], city: str) -> None:
    assert only_city(names) == city


def test_office_is_the_same_with_and_without_the_name_of_the_only_city() -> None:
    assert office("市教育局", "澜江市") == office("澜江市教育局", "澜江市") == ("澜江市", "教育局")
    assert office("市应急局", "澜江市") == office("澜江市应急管理局", "澜江市")
    assert office("市教育局") != office("澜江市教育局")
    assert office("甲县教育局", "澜江市") != office("澜江市教育局", "澜江市")
