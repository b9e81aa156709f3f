"""The departments that inspect: code of their numbers, name, short name, and what their ordinary items are about."""

from __future__ import annotations

from typing import NamedTuple

SENT = {"01": 15, "02": 11, "03": 9, "04": 10, "05": 15}  # file of a plan: how many departments sent it together
CITY = """
FG 市发展和改革委员会 市发改委 重大建设项目进度 节能降耗目标 价格政策兑现
JY 市教育局 市教育局 义务教育学位供给 校外培训机构 学生体质健康
KJ 市科学技术局 市科技局 科技项目经费 实验室开放共享 科普基地
GX 市工业和信息化局 市工信局 技术改造投资 无线电台站 中小企业账款清欠
MZ 市民族宗教事务局 市民宗局 宗教活动场所 清真标识 特色村寨保护
GA 市公安局 市公安局 禁毒宣传 校车运行 娱乐场所治安
MZJ 市民政局 市民政局 养老机构 殡葬设施 城乡低保复核
SF 市司法局 市司法局 人民调解 社区矫正 法律援助案件
CZ 市财政局 市财政局 惠民补贴发放 政府采购 会计信息质量
RS 市人力资源和社会保障局 市人社局 农民工工资支付 职业技能培训 公益性岗位
ZR 市自然资源和规划局 市自规局 耕地保护 矿山开采 地质灾害点
HJ 市生态环境局 市生态环境局 饮用水水源地 秸秆焚烧 排污许可
ZJ 市住房和城乡建设局 市住建局 建筑工地扬尘 老旧小区改造 农房抗震
JT 市交通运输局 市交通局 农村公路养护 客运场站 水路渡口
SL 市水利局 市水利局 河道采砂 农村饮水 灌区节水
NY 市农业农村局 市农业局 高标准农田 动物防疫 渔船渔港
SW 市商务局 市商务局 二手车交易 电商进农村 家政服务
WL 市文化和旅游局 市文旅局 文物建筑 旅行社经营 公共图书馆
WJ 市卫生健康委员会 市卫健委 传染病报告 职业病防治 妇幼保健
TY 市退役军人事务局 市退役军人局 烈士陵园 优抚对象走访 军休机构
YJ 市应急管理局 市应急局 避灾安置点 非煤矿山 应急救援队伍
SJ 市审计局 市审计局 保障房资金 专项债券 救灾款物
GZ 市国有资产监督管理委员会 市国资委 国企投资 国企房产出租 国企用工
SC 市市场监督管理局 市市监局 特种设备 药品零售 计量器具
TYJ 市体育局 市体育局 游泳场馆 健身器材 彩票网点
TJ 市统计局 市统计局 统计数据真实性 粮食产量抽样 名录库维护
XC 市乡村振兴局 市乡村振兴局 防返贫监测 帮扶资产 光伏电站收益
YB 市医疗保障局 市医保局 定点药店 药品集采 门诊慢特病
LY 市林业局 市林业局 林地占用 湿地保护 松材线虫病
CG 市城市管理局 市城管局 户外广告 垃圾分类 市政井盖
XF 市信访局 市信访局 信访积案化解 信访代办 接访场所
JG 市机关事务管理局 市机关事务局 公务用车 办公用房 机关食堂
ZW 市政务服务和数据局 市数据局 政务大厅窗口 电子证照 热线办件
RF 市人民防空办公室 市人防办 人防工程 防空警报器 疏散基地
JR 市地方金融管理局 市金融局 小额贷款 典当经营 融资担保
LS 市粮食和物资储备局 市粮储局 物资仓库 粮食收购点 储备轮换
TC 市投资促进局 市投促局 招商签约落地 园区载体 外资到位
QX 市气象局 市气象局 防雷装置 气象探测环境 预警喇叭
FZ 市防震减灾中心 市震灾中心 地震台站 避难场所标识 抗震科普馆
XFJY 市消防救援支队 市消防支队 消防车通道 微型消防站 高层住宅
YC 市烟草专卖局 市烟草局 卷烟零售户 烟叶收购 物流寄递烟草
YZ 市邮政管理局 市邮管局 快递网点 邮件投递时限 绿色包装
SWJ 市税务局 市税务局 办税窗口 涉税中介 社保费征缴
DA 市档案局 市档案局 档案库房 数字化外包 开放鉴定
CL 市残疾人联合会 市残联 无障碍设施 辅具适配 托养机构
FL 市妇女联合会 市妇联 儿童之家 家庭教育站 巾帼创业
GH 市总工会 市总工会 职工之家 劳模待遇 驿站运行
KX 市科学技术协会 市科协 流动科技馆 院士工作站 科普大篷车
HS 市红十字会 市红会 应急救护站 捐赠款物 遗体登记点
GXS 市供销合作社 市供销社 农资储备 再生资源网点 基层社改造
GJJ 市住房公积金管理中心 市公积金中心 缴存扩面 贷款审批 提取业务
HZ 市河长制办公室 市河长办 河湖四乱 入河排口 巡河履职
AW 市爱国卫生运动委员会办公室 市爱卫办 病媒生物 卫生乡镇 控烟场所
SA 市食品安全委员会办公室 市食安办 农村集体聚餐 网络订餐 小作坊规范
WM 市精神文明建设办公室 市文明办 文明实践站 移风易俗 志愿服务
BM 市保密局 市保密局 涉密设备 门户网站发布 定密工作
BB 市委机构编制委员会办公室 市编办 机构设置 编制使用 事业单位法人
LG 市委老干部局 市老干部局 老年大学 活动中心 离退休党建
GD 市广播电视局 市广电局 应急广播 卫星接收 传输机房
XM 市畜牧水产中心 市畜水中心 养殖尾水 屠宰场点 种畜禽场
"""
COUNTY = """
YJ 应急管理局 冬春火源管控 避险转移演练
NY 农业农村局 撂荒地复耕 村级动物防疫员
SC 市场监督管理局 农村小卖部 集贸市场电子秤
JY 教育体育局 控辍保学 乡村教师周转房
ZJ 住房和城乡建设局 自建房 乡镇污水管网
SL 水利局 山塘 水毁工程修复
LY 林业局 护林员到岗 古树名木
WJ 卫生健康局 家庭医生签约 乡镇卫生院
"""
PROVINCE = ("省水利厅", "省应急管理厅", "省生态环境厅", "省自然资源厅")


class Department(NamedTuple):
    """A department: `file` is the plan it is in, `county` is "" for those of the city."""

    code: str
    name: str
    alias: str
    subjects: tuple[str, ...]
    file: str
    county: str = ""


def city_departments() -> tuple[Department, ...]:
    """The sixty departments of the city, in the order of the files they sent."""
    files = [file for file, count in SENT.items() for _ in range(count)]
    rows = [line.split() for line in CITY.split("\n") if line]
    return tuple(
        Department(code, name, alias, tuple(subjects), file)
        for (code, name, alias, *subjects), file in zip(rows, files, strict=True)
    )


def county_departments(county: str) -> tuple[Department, ...]:
    """The departments of one county."""
    rows = [line.split() for line in COUNTY.split("\n") if line]
    return tuple(Department(code, county + name, "", tuple(subjects), "07", county) for code, name, *subjects in rows)
