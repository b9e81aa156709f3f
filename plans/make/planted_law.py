"""More faults planted on purpose, for the rules that came with the law; seeds_law.py says what must be found."""

from __future__ import annotations

from datetime import timedelta

from model import Visit
from offices import plant
from places import SMALL
from workdays import on

SAME_SUBJECT = (
    plant("GA", "电动自行车停放检查", "鹤汀区", "03-11"),
    plant("CG", "电动自行车停放督查", "鹤汀区", "10-14", kind="督查"),
    plant("JY", "校外托管场所检查", "禾渡县", "04-08"),
    plant("SA", "校外托管场所专项检查", "禾渡县", "09-16"),
    plant("WM", "餐饮浪费制止督查", "桐澜市", "05-13", kind="督查"),
    plant("SW", "餐饮浪费制止检查", "桐澜市", "10-21"),
)
ON_HOLIDAY = (
    plant("WL", "景区接待秩序检查", "枫渚县", "05-02"),
    plant("JT", "客运班线检查", "松岚县", "10-03"),
    plant("SW", "商场促销秩序检查", "澜东区", "06-20"),
)
TARGET_MONTH = (  # the third check of a school in one month
    plant("KJ", "实验室气路检查", "禾渡县第一中学", "03-24"),
    plant("GD", "校园广播线路检查", "松岚县第一中学", "10-27"),
    plant("WJ", "校医室配备检查", "青砚县第一中学", "06-16"),
    plant("TYJ", "塑胶跑道检查", "青砚县第一中学", "06-24"),
)
SAMPLE = tuple(
    plant(code, name, " ".join(SMALL.values()), "11-01/12-31", "11月-12月", cell="从规下企业中随机抽取6家")
    for code, name in (("SC", "台秤使用检查"), ("HJ", "危险废物标签检查"), ("RS", "劳动合同文本检查"))
)
SPECIAL = (  # everybody, in what calls itself special
    plant("TYJ", "健身步道全覆盖督查", "临屏县", "04-22", kind="督查"),
    plant("TJ", "基层统计台站拉网式督查", "桐澜市", "09-02", kind="督查"),
    plant("TY", "光荣牌悬挂全覆盖督查", "禾渡县", "07-09", kind="督查"),
)
RENAMED = (
    plant("GZ", "国企担保检查", "枫渚县", "03-17", made=("枫渚县 03-17 企业对外担保事项核查",)),
    plant("ZR", "测绘标志检查", "雾坪县", "05-27", made=("雾坪县 05-27 测量标志保护情况核查",)),
    plant("GX", "工业设计中心检查", "松岚县", "08-26", made=("松岚县 08-26 企业设计能力走访",)),
)
WIDENED = (
    plant("MZ", "清真食堂检查", "临屏县", "05-19", made=("临屏县 05-19", "青砚县 05-21")),
    plant("SF", "律师事务所检查", "桐澜市", "08-11", made=("桐澜市 08-11", "禾渡县 08-13")),
    plant("DA", "重大项目档案检查", "枫渚县", "06-02", made=("枫渚县 06-02", "松岚县 06-04")),
)
SPLIT = (
    plant("JG", "机关节约用水检查", "松岚县", "06-10", made=("松岚县 06-10", "松岚县 06-24")),
    plant("SF", "公证质量检查", "雾坪县", "07-08", made=("雾坪县 07-08 公证质量检查第一组", "雾坪县 07-22 公证质量检查第二组")),
)
AMBIGUOUS = (
    plant("LS", "粮库机械安全检查", "鹤汀区", "03-18", made=()),
    plant("LS", "粮库用电安全检查", "鹤汀区", "03-26", made=()),
    plant("YC", "烟站机械安全检查", "枫渚县", "04-14", made=()),
    plant("YC", "烟站用电安全检查", "枫渚县", "04-22", made=()),
    plant("CL", "托养车辆安全检查", "澜东区", "05-11", made=()),
    plant("CL", "托养用电安全检查", "澜东区", "05-19", made=()),
)
UNSURE = (("市粮食和物资储备局", "粮库安全检查", "鹤汀区", "03-20"), ("市烟草专卖局", "烟站安全检查", "枫渚县", "04-16"),
          ("市残疾人联合会", "托养安全检查", "澜东区", "05-13"))  # fmt: skip
YEAR = (
    plant("MZJ", "未成年人救助站检查", "青砚县", "", "2027年1月"),
    plant("YB", "异地就医窗口检查", "桐澜市", "", "2027年1月", ends=("2027-01-11", "2027-01-12")),
    plant("FL", "维权岗检查", "禾渡县", "", "2027年1月"),
)
CONFLICTING = tuple(
    plant(code, name, county, windows, time)
    for code, name, county in (
        ("CZ", "惠企贴息检查", "青砚县"),
        ("RS", "就业见习基地检查", "禾渡县"),
        ("HZ", "河道界桩检查", "桐澜市"),
    )
    for windows, time in (("11-24", ""), ("11-21/11-30", "11月下旬"))
)
DISGUISED = (
    plant("TC", "产业链发展调研", "松岚县", "05-20", method="实地走访，逐项打分并通报排名", kind="调研"),
    plant("KX", "科普阵地调研", "临屏县", "06-10", method="实地查看，评定等次、排名通报", kind="调研"),
    plant("XC", "帮扶成效调研", "枫渚县", "08-19", method="入户走访，打分排名，结果作为考核依据", kind="调研"),
)
CHANGED = (
    plant("WL", "书店经营检查", "临屏县", "08-05", note="原定7月，延期至8月5日"),
    plant("TJ", "名录比对检查", "青砚县", "09-22", note="检查时间由8月调整为9月22日"),
    plant("GH", "职工书屋检查", "桐澜市", "10-13", note="改期"),
)
PLAN_LATE = (  # filed after 10 January though at enterprises
    plant("JT", "危货车辆停放检查", "枫渚汽修厂", "03-18", filing="01-20"),
    plant("ZJ", "厂房加层检查", "桐澜购物广场", "04-15", filing="01-21"),
    plant("YZ", "寄递安检机检查", "澜东副食商行", "06-17", filing="01-26"),
)
LAW = (
    *SAME_SUBJECT, *ON_HOLIDAY, *TARGET_MONTH, *SAMPLE, *SPECIAL, *RENAMED, *WIDENED, *SPLIT, *AMBIGUOUS, *YEAR, *CONFLICTING,
    *DISGUISED, *CHANGED, *PLAN_LATE,
)  # fmt: skip
GROWN = {"资金归集检查", "残疾人就业督查", "关心下一代工作督查"}  # last year's plan does not have them
# What was done too late, or not at all, by item (and organiser where two have an item of that name).
SHORT = {
    ("青砚县应急管理局", "烟花爆竹零售点检查"),
    ("松岚县水利局", "小型水库安全度汛检查"),
    ("禾渡县市场监督管理局", "校园食堂食品检查"),
}
BARREN = {"气瓶充装检查": "王建国、李明", "农药经营检查": "赵海、孙莉", "塑料制品业废气检查": "周平、吴刚"}
ANNOUNCED = {"市统计局", "市档案局", "市总工会"}
UNMENDED = {"公共就业服务平台督查", "水库移民安置点检查", "成品油质量检查"}
NOT_LOOKED_AGAIN = {"旅客登记检查", "春耕备耕督查", "公共场所卫生检查"}
WITHOUT_CODE = {"疾控体系建设检查", "书店经营检查", "光荣牌悬挂全覆盖督查"}


def unsure() -> list[Visit]:
    """The visits that may be either of two items."""
    return [
        Visit(who, item, target, on(day), on(day), findings=0, result=on(day) + timedelta(2)) for who, item, target, day in UNSURE
    ]
