"""The items of the plans in which a fault was planted on purpose, rule by rule; seeds.py says what must be found."""

from __future__ import annotations

from departments import city_departments, county_departments
from model import Item, Window
from places import COUNTIES, SMALL
from workdays import span

OFFICES = {each.code: each for each in city_departments()}
OFFICES |= {county + each.code: each for county in COUNTIES for each in county_departments(county)}


def plant(code: str, name: str, targets: str, windows: str, time: str = "", **more: object) -> Item:
    """An item; without a `time` of its own wording its window is exact days, and it is made on them."""
    spans: tuple[Window, ...] = tuple(map(span, windows.split()))
    return Item(OFFICES[code], name, tuple(targets.split()), spans, time, fixed=not time, **more)  # type: ignore[arg-type]


SAME_DAYS = (
    plant("RS", "公共就业服务平台督查", "临屏县", "04-14/04-16"),
    plant("SL", "水库移民安置点检查", "临屏县", "04-15"),
    plant("CZ", "政府债务风险专项检查", "松岚县", "12-07/12-09"),
    plant("SJ", "土地出让收入检查", "松岚县", "12-09"),
    plant("FG", "以工代赈项目检查", "枫渚县", "11-23/12-04"),  # too long as well: every day of a short loose window
    plant("XC", "衔接资金绩效督查", "枫渚县", "11-21/11-30", "11月下旬"),
    plant("GA", "道路货运车辆检查", "禾渡县", "05-20", filing="joint 1"),  # filed with the next as one visit: no fault
    plant("JT", "超限运输源头检查", "禾渡县", "05-20", filing="joint 1"),
)
FORCED = (
    *(plant(code, name, "雾坪县", "12-11/12-20", "12月中旬，督查3天") for code, name in (
        ("SF", "行政复议能力督查"), ("ZJ", "燃气管网改造督查"), ("MZ", "民族团结进步创建考核"))),
    *(plant(code, name, "青砚县", "12-01/12-10", "12月上旬，督查3天") for code, name in (
        ("KJ", "科技特派员服务督查"), ("JG", "公共机构节水督查"), ("CG", "背街小巷整治督查"))),
    *(plant(code, name, "桐澜市", "12-28/12-31", "12月28日至31日，督查1天") for code, name in (
        ("GX", "产业园区亩均评价"), ("GA", "反诈宣传督查"), ("YB", "参保扩面督查"),
        ("LY", "造林绿化考核"), ("RF", "人防宣传教育督查"), ("ZW", "一网通办督查"))),
)  # fmt: skip
CROWDED = (
    plant("YJ", "木粉尘涉爆场所检查", "桐澜木器厂", "05-12"),
    plant("XFJY", "仓储用火检查", "桐澜木器厂", "05-12"),
    plant("XFJY", "住宿场所疏散通道检查", "松岚宾馆", "05-18"),
    plant("WJ", "公共场所卫生检查", "松岚宾馆", "05-20"),
    plant("GA", "旅客登记检查", "松岚宾馆", "05-22"),
    plant("SW", "成品油质量检查", "青砚加油站", "06-02"),
    plant("SC", "加油机计量检查", "青砚加油站", "06-09"),
    plant("YJ", "储油罐区检查", "青砚加油站", "06-17"),
    plant("HJ", "油气回收检查", "青砚加油站", "06-25"),
)
QUARTERS = "01-01/03-31 04-01/06-30 07-01/09-30 10-01/12-31"
TOO_OFTEN = (
    plant("SC", "气瓶充装检查", "临屏液化气站", QUARTERS, "全年", frequency="每季度一次"),
    plant("NY", "农药经营检查", "雾坪农资经营部", "03-01/03-31 06-01/06-30 09-01/09-30", "3月、6月、9月"),
    plant("HJ", "塑料制品业废气检查", "枫渚塑料制品厂", "03-01/03-31 07-01/07-31 10-01/10-31", "3月、7月、10月"),
)
WEEKS = " ".join(f"{first}/{last}" for first, last in (
    ("06-01", "06-07"), ("06-08", "06-14"), ("06-15", "06-21"), ("06-22", "06-28"), ("06-29", "07-05"),
    ("07-06", "07-12"), ("07-13", "07-19"), ("07-20", "07-26"), ("07-27", "07-31")))  # fmt: skip
WEDNESDAYS = "06-03 06-10 06-17 06-24 07-01 07-08 07-15 07-22 07-29"
AUTUMN = "09-02 09-09 09-16 09-23 10-14 10-21 10-28"
SPRING = ("05-06", "05-14", "05-21", "05-29", "06-03", "06-11", "06-24")
TOO_SOON = (
    plant(
        "雾坪县SL",
        "防汛值守检查",
        "槐渠镇",
        WEEKS,
        "6月至7月",
        frequency="每周一次",
        made=tuple(f"槐渠镇 {day}" for day in WEDNESDAYS.split()),
    ),
    plant(
        "青砚县ZJ",
        "危房拆除督查",
        "麦坞镇",
        AUTUMN,
        "9月2日、9月9日、9月16日、9月23日、10月14日、10月21日、10月28日",
        made=tuple(f"麦坞镇 {day}" for day in AUTUMN.split()),
    ),
    plant("枫渚县JY", "乡村学校食堂督查", "茅冲镇", "05-06", made=tuple(f"茅冲镇 {day}" for day in SPRING)),
)
COMPREHENSIVE = (
    plant("MZJ", "民政领域综合督查", "临屏县 松岚县", "05-01/05-31", "5月", kind="督查"),
    plant("MZJ", "全市民政工作综合考核", "青砚县 禾渡县", "12-01/12-31", "12月", kind="考核"),
    plant("ZJ", "住房城乡建设综合检查", "桐澜市 枫渚县", "06-01/06-30", "6月"),
    plant("ZJ", "城乡建设年度综合考核", "澜东区 青砚县", "11-01/12-31", "11月-12月", kind="考核"),
    plant("JT", "交通运输行业综合督查", "雾坪县 枫渚县", "04-01/04-30", "4月", kind="督查"),
    plant("JT", "交通运输年度综合考核", "澜东区 临屏县", "11-01/12-31", "11月-12月", kind="考核"),
)
TOO_LONG = (
    plant("SJ", "乡镇财政资金审计检查", "禾渡县", "03-09/03-20"),
    plant("HJ", "河流断面水质溯源督查", "雾坪县", "05-01/05-31", "5月", made=("雾坪县 05-11/05-20",), kind="督查"),
)
OFF_WINDOW = (
    plant("KJ", "农业科技园区检查", "松岚县", "03-01/03-31", "3月", made=("松岚县 04-21",)),
    plant("LS", "夏粮收购准备检查", "桐澜市", "05-13", made=("桐澜市 05-19",)),
    plant("CG", "农贸市场周边秩序督查", "桐澜市", "04-01/06-30", "第二季度", made=("桐澜市 07-08",), kind="督查"),
    plant("BM", "保密宣传教育检查", "临屏县", "09-01/09-30", "9月", made=("临屏县 08-27",)),
)
NOT_RUN = (
    plant("JR", "非法集资线索核查", "澜东区 枫渚县", "04-01/04-30", "4月", made=()),
    plant("TYJ", "青少年体校检查", "雾坪县", "07-14/07-15", made=()),
    plant("DA", "家谱征集督查", "禾渡县", "09-01/09-30", "9月", made=(), kind="督查"),
    plant("GH", "工会经费使用检查", "枫渚县", "03-01/03-31", "3月", made=()),
)
UNFILED = (
    plant("MZ", "少数民族发展资金检查", "临屏县", "06-30", filing="none"),
    plant("GX", "工业园区用电检查", "松岚县", "03-24/03-25", filing="none"),
    plant("TYJ", "体育赛事承办检查", "枫渚县", "10-21", filing="none"),
    plant("ZW", "政务公开考核", "桐澜市", "08-12", filing="pending", kind="考核"),
    plant("FZ", "地震预警终端检查", "松岚县", "11-18", filing="refused"),
)
FILED_LATE = (
    plant("FG", "粮食应急加工点检查", "禾渡县", "02-25", filing="03-12"),
    plant("WL", "乡镇影剧院检查", "雾坪县", "04-23", filing="05-06"),
    plant("XF", "信访工作联席督查", "枫渚县", "07-22", filing="08-03", kind="督查"),
)
MERGEABLE = (
    plant("WJ", "医疗废物处置检查", "青砚县", "07-07"),
    plant("WJ", "医疗废物处置专项检查", "青砚县", "07-09"),
    plant("JY", "考试用教室检查", "松岚县第一中学", "10-13"),
    plant("JY", "考试用教室专项检查", "松岚县第一中学", "10-15"),
    plant("YJ", "粉尘涉爆企业检查", "澜东豆制品厂", "03-10"),
    plant("GX", "粉尘涉爆企业专项检查", "澜东豆制品厂", "03-17"),
)
LAYERED = (
    plant("YJ", "烟花爆竹零售点检查", "砧堰镇", "01-20"),
    plant("青砚县YJ", "烟花爆竹零售点检查", "砧堰镇", "01-27"),
    plant("SL", "小型水库安全度汛检查", "稻渡镇", "05-06"),
    plant("松岚县SL", "小型水库安全度汛检查", "稻渡镇", "05-14"),
    plant("SC", "校园食堂食品检查", "禾渡县第一中学", "03-03"),
    plant("禾渡县SC", "校园食堂食品检查", "禾渡县第一中学", "03-11"),
)
PAPERS = ("听取工作汇报，查阅台账，填报统计表格", "召开座谈会，报送总结材料", "查看会议记录和照片，提交自评报告")
PAPER_HEAVY = (
    plant("WM", "文明城市创建考核", "澜东区", "08-19", method=PAPERS[0], kind="考核"),
    plant("FL", "妇女儿童规划考核", "雾坪县", "09-15", method=PAPERS[1], kind="考核"),
    plant("KX", "全民科学素质考核", "松岚县", "06-17", method=PAPERS[2], kind="考核"),
    plant("BB", "机构编制实名制督查", "桐澜市", "05-27", method=PAPERS[0], kind="督查"),
)
QUIET = (
    plant("XFJY", "校舍疏散演练检查", "青砚县第一中学", "06-08"),
    plant("SC", "学校电梯检查", "临屏县第一中学", "06-09"),
    plant("GA", "校园周边治安检查", "雾坪县第一中学", "06-10"),
    plant("HJ", "废水排放口检查", "临屏化工有限公司", "04-15"),
    plant("YJ", "有限空间作业检查", "青砚水泥有限公司", "09-10"),
    plant("SC", "锅炉能效检查", "枫渚造纸有限公司", "10-13"),
)
UNDATED = (
    plant("LG", "关心下一代工作督查", "禾渡县", "", "另行通知"),
    plant("TC", "产业链招商督查", "枫渚县", "", "适时开展"),
    plant("GJJ", "资金归集检查", "临屏县", "", "/"),
    plant("CL", "残疾人就业督查", "松岚县", "", "根据上级安排"),
)
UNKNOWN = (  # three of them close to a name of the directory
    plant("SWJ", "涉农税收优惠督查", "临平县", "12-01/12-31", "12月"),
    plant("HZ", "河道保洁督查", "雾桥真", "12-01/12-31", "12月"),
    plant("JY", "乡镇幼儿园检查", "青砚县第一中", "11-01/12-31", "11月-12月"),
    plant("GD", "乡镇广播站检查", "白鹭湾度假区", "12-01/12-31", "12月"),
)
UNREADABLE = (
    plant("JG", "国有资产盘点检查", "雾坪县", "", "2月30日"),
    plant("YC", "打击假烟检查", "枫渚县", "", "13月"),
    plant("AW", "健康乡村督查", "临屏县", "", "20263-5"),
    plant("SW", "再生资源回收检查", "禾渡县", "", "/", ends=("2026-09-18", "2026-09-10")),
)
CASE = (  # the county named in public: six items as planned, three that were not run
    plant("NY", "春耕备耕督查", "石漱县", "03-10", kind="督查"),
    plant("JY", "校园欺凌防治检查", "石漱县", "04-09"),
    plant("CZ", "村级财务检查", "石漱县", "05-14"),
    plant("WJ", "疾控体系建设检查", "石漱县", "06-16"),
    plant("石漱县YJ", "山洪避险点检查", "杏坳镇", "05-20"),
    plant("石漱县SL", "小型灌渠检查", "蓼渠镇", "03-25"),
    plant("SW", "夜市经济督查", "石漱县", "04-21", made=(), kind="督查"),
    plant("WL", "文化站开放督查", "石漱县", "05-01/05-31", "5月", made=(), kind="督查"),
    plant("LY", "退耕还林成果抽查", "石漱县", "08-01/08-31", "8月", made=()),
)
VAGUE = (  # no faults: drawn by lot, and tentative
    plant("XFJY", "厂房疏散标识检查", " ".join(SMALL.values()), "11-01/12-31", "11月-12月", cell="从规下企业中随机抽取5家"),
    plant("HS", "造血干细胞捐献宣传督查", "松岚县", "12-01/12-31", "拟于12月"),
)
CLEAN = (  # the department that does everything as it should
    plant("QX", "防雷装置检查", "鹤汀区", "02-04"),
    plant("QX", "气象探测环境检查", "磨湄镇", "03-18"),
    plant("QX", "预警喇叭检查", "芦汀乡", "05-13"),
    plant("QX", "人工增雨作业点检查", "黍坪镇", "07-15/07-16"),
    plant("QX", "乡镇气象信息员检查", "虹堰镇", "09-16"),
    plant("QX", "冬季雨雪监测准备检查", "鹤汀区", "12-02"),
)
PLANTED = (
    *SAME_DAYS, *FORCED, *CROWDED, *TOO_OFTEN, *TOO_SOON, *COMPREHENSIVE, *TOO_LONG, *OFF_WINDOW, *NOT_RUN, *UNFILED,
    *FILED_LATE, *MERGEABLE, *LAYERED, *PAPER_HEAVY, *QUIET, *UNDATED, *UNKNOWN, *UNREADABLE, *CASE, *VAGUE, *CLEAN,
)  # fmt: skip
BLOCKED = {"雾坪县": "12-11/12-20", "青砚县": "12-01/12-10", "桐澜市": "12-28/12-31", "枫渚县": "11-21/12-04"}
