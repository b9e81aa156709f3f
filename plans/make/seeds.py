"""The faults planted in the example city, as data: what `burden check` must say of each, and of whom it must say nothing."""

from __future__ import annotations

from seed import Seed
from seeds_law import LAW

SAME_DAYS = (
    Seed("same-days", ("石漱县", "2026-09-08", "4个单位", "市农业农村局", "市民政局", "市交通运输局", "市文化和旅游局")),
    Seed("same-days", ("临屏县", "2026-04-15", "市人力资源和社会保障局", "市水利局")),
    Seed("same-days", ("松岚县", "2026-12-09", "市财政局", "市审计局")),
    Seed("same-days", ("枫渚县", "市发展和改革委员会", "市乡村振兴局")),  # a long fixed visit over a short loose window
    Seed("same-days", ("桐澜木器厂", "2026-05-12", "市应急管理局", "市消防救援支队")),
)
CROWDED = (
    Seed("crowded", ("桐澜木器厂", "2026-05-12", "2次")),
    Seed("crowded", ("松岚宾馆", "2026-05-18", "3次")),
    Seed("crowded", ("青砚加油站", "2026-06-01", "4次")),
)
FREQUENCY = (
    Seed("too-often", ("市农业农村局", "石漱县", "19次")),
    Seed("too-often", ("市市场监督管理局", "临屏液化气站", "4次")),
    Seed("too-often", ("市农业农村局", "雾坪农资经营部", "3次")),
    Seed("too-often", ("市生态环境局", "枫渚塑料制品厂", "3次")),
    Seed("too-soon", ("石漱县林业局", "栗渚镇", "检查7次")),
    Seed("too-soon", ("雾坪县水利局", "槐渠镇", "检查9次")),
    Seed("too-soon", ("青砚县住房和城乡建设局", "麦坞镇", "检查7次")),
    Seed("too-soon", ("枫渚县教育体育局", "茅冲镇", "检查7次")),
    Seed("comprehensive-once", ("市民政局", "2次")),
    Seed("comprehensive-once", ("市住房和城乡建设局", "2次")),
    Seed("comprehensive-once", ("市交通运输局", "2次")),
    Seed("too-long", ("市审计局", "禾渡县", "12天")),
    Seed("too-long", ("市生态环境局", "雾坪县", "10天")),
    Seed("too-long", ("市发展和改革委员会", "枫渚县", "12天")),
)
OFF_PLAN = (
    Seed("unplanned", ("石漱县",), times=21),  # those of and at the county that nobody filed, with the next two
    Seed("unplanned", ("市科学技术局", "霁岫镇")),
    Seed("unplanned", ("市司法局", "棠坪镇")),
    Seed("unplanned", ("市水利局", "砧湾镇")),
    Seed("unplanned", ("市应急管理局", "竹浦镇")),
    Seed("unplanned", ("石漱县林业局", "栗渚镇", "林长履职巡查”7次")),
    Seed("unplanned", ("市农业农村局", "石漱县", "乡村产业巡回督导”18次")),
    Seed("unplanned", ("市体育局", "松岚县第一中学")),
    Seed("off-window", ("市科学技术局", "农业科技园区检查", "2026-04-21")),
    Seed("off-window", ("市粮食和物资储备局", "夏粮收购准备检查", "2026-05-19")),
    Seed("off-window", ("市城市管理局", "农贸市场周边秩序督查", "2026-07-08")),
    Seed("off-window", ("市保密局", "保密宣传教育检查", "2026-08-27", "早了")),
    Seed("not-run", ("市地方金融管理局", "非法集资线索核查", "澜东区", "枫渚县")),
    Seed("not-run", ("市体育局", "青少年体校检查", "雾坪县")),
    Seed("not-run", ("市档案局", "家谱征集督查", "禾渡县")),
    Seed("not-run", ("市总工会", "工会经费使用检查", "枫渚县")),
    Seed("not-run", ("市商务局", "夜市经济督查", "石漱县")),
    Seed("not-run", ("市文化和旅游局", "文化站开放督查", "石漱县")),
    Seed("not-run", ("市林业局", "退耕还林成果抽查", "石漱县")),
)
UNREPORTED = (
    Seed("unfiled", ("市民族宗教事务局", "少数民族发展资金检查", "没有报备")),
    Seed("unfiled", ("市工业和信息化局", "工业园区用电检查", "没有报备")),
    Seed("unfiled", ("市体育局", "体育赛事承办检查", "没有报备")),
    Seed("unfiled", ("市政务服务和数据局", "政务公开考核", "尚未批准")),
    Seed("unfiled", ("市防震减灾中心", "地震预警终端检查", "未获批准")),
    Seed("filed-late", ("市发展和改革委员会", "粮食应急加工点检查", "禾渡县")),
    Seed("filed-late", ("市文化和旅游局", "乡镇影剧院检查", "雾坪县")),
    Seed("filed-late", ("市信访局", "信访工作联席督查", "枫渚县")),
    Seed("filed-late", ("市财政局", "三保支出督导", "石漱县")),
    Seed("filed-late", ("市卫生健康委员会", "县域医共体督导", "石漱县")),
    Seed("filed-late", ("石漱县农业农村局", "农机具停放巡查", "霁岫镇")),
    Seed("filed-late", ("市信访局", "重复信访件督办", "临屏县")),
)
UNCOORDINATED = (
    Seed("mergeable", ("市卫生健康委员会", "医疗废物处置检查", "青砚县")),
    Seed("mergeable", ("市教育局", "考试用教室检查", "松岚县第一中学")),
    Seed("mergeable", ("市应急管理局", "市工业和信息化局", "粉尘涉爆企业检查", "澜东豆制品厂")),
    Seed("layered", ("市应急管理局", "青砚县应急管理局", "烟花爆竹零售点检查", "砧堰镇")),
    Seed("layered", ("市水利局", "松岚县水利局", "小型水库安全度汛检查", "稻渡镇")),
    Seed("layered", ("市市场监督管理局", "禾渡县市场监督管理局", "校园食堂食品检查", "禾渡县第一中学")),
)
PAPERWORK = (
    Seed("paper-heavy", ("市精神文明建设办公室", "文明城市创建考核", "台账")),
    Seed("paper-heavy", ("市妇女联合会", "妇女儿童规划考核", "座谈会")),
    Seed("paper-heavy", ("市科学技术协会", "全民科学素质考核", "会议")),
    Seed("paper-heavy", ("市委机构编制委员会办公室", "机构编制实名制督查", "台账")),
    Seed("result-overdue", ("市工业和信息化局", "工业园区用电检查", "晚了")),
    Seed("result-overdue", ("市委机构编制委员会办公室", "机构编制实名制督查", "晚了")),
    Seed("result-overdue", ("市市场监督管理局", "学校电梯检查", "仍没有反馈")),
    Seed("result-overdue", ("市民族宗教事务局", "少数民族发展资金检查", "仍没有反馈")),
)
QUIET = (
    Seed("quiet-period", ("市消防救援支队", "青砚县第一中学", "2026-06-08")),
    Seed("quiet-period", ("市市场监督管理局", "临屏县第一中学", "2026-06-09")),
    Seed("quiet-period", ("市公安局", "雾坪县第一中学", "2026-06-10")),
    Seed("quiet-period", ("市生态环境局", "临屏化工有限公司", "2026-04-15")),
    Seed("quiet-period", ("市应急管理局", "青砚水泥有限公司", "2026-09-10")),
    Seed("quiet-period", ("市市场监督管理局", "枫渚造纸有限公司", "2026-10-13")),
)
DATA = (
    Seed("undated", ("市委老干部局", "关心下一代工作督查", "另行通知")),
    Seed("undated", ("市投资促进局", "产业链招商督查", "适时")),
    Seed("undated", ("市住房公积金管理中心", "资金归集检查")),
    Seed("undated", ("市残疾人联合会", "残疾人就业督查", "根据上级安排")),
    Seed("unknown-target", ("市税务局", "临平县")),
    Seed("unknown-target", ("市河长制办公室", "雾桥真")),
    Seed("unknown-target", ("市教育局", "青砚县第一中")),
    Seed("unknown-target", ("市广播电视局", "白鹭湾度假区")),
    Seed("unclear", ("“临平县”", "“临屏县”")),
    Seed("unclear", ("“雾桥真”", "“雾桥镇”")),
    Seed("unclear", ("“青砚县第一中”", "“青砚县第一中学”")),
    Seed("unreadable", ("2月30日", "03-部分市直单位检查事项.ods")),
    Seed("unreadable", ("13月", "04-部分市直单位检查计划.csv")),
    Seed("unreadable", ("20263-5", "05-群团组织和议事协调机构事项.xlsx")),
    Seed("unreadable", ("2026-09-18", "02-督查检查任务安排.xls")),
    Seed("unreadable", ("2026-02-30", "执行记录.xlsx")),
)
SEEDS = (*LAW, *SAME_DAYS, *CROWDED, *FREQUENCY, *OFF_PLAN, *UNREPORTED, *UNCOORDINATED, *PAPERWORK, *QUIET, *DATA)

NO_WARNING = (  # words no warning may hold: the clean department and what looks like a fault but is none
    "市气象局",
    "道路货运车辆检查",  # two departments on one day, filed as one joint visit
    "超限运输源头检查",
    "加油机冒烟处置",  # emergencies, filed afterwards in time
    "异味投诉核查",
    "厂房疏散标识检查",  # three of eighteen enterprises, drawn by lot
    "造血干细胞捐献宣传督查",  # tentative
)
# The county named in public: all visits made there, those in no plan (89.7 %), those of city and county level (93.1 %).
CASE = {"county": "石漱县", "made": 58, "off_plan": 52, "city_and_county": 54}
SIZES = {"items": 363, "departments": 60, "counties": 10, "townships": 150}
