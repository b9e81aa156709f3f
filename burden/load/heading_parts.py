"""The parts headings are made of, and how parts in a row make a meaning: 拟|检查|时间, 被|督查|单位, 抽查|企业|数量."""

from __future__ import annotations

# One letter for each sort of part; a heading becomes a word of these letters, `x` for what is none of them.
PARTS = {
    # what inspectors do
    "v": "检查组织 督查组织 执法组织 检查 督查 督导 督察 督办 考核 考评 抽查 抽检 抽样 巡查 巡察 巡视 执法 监管 监督 监督管理 监察 稽查 调研 评估 评价 测评 核查 检测 监测 审计 暗访 明察暗访 走访 "
    "验收 普查 排查 检验 督检考 双随机 双随机一公开 到访 入企 进企 入户 视察 评比 检 查 inspection check checks audit survey visit",
    # what says more of any part and changes none
    "q": "拟 计划 预计 预定 预估 初步 初定 暂定 拟定 拟于 本年度 本年 年度 年内 全年 年 当年 本次 此次 本 具体 主要 总体 详细 现场 实地 线上 行政 涉企 日常 专项 综合 定期 随机 进行 所 所需 应 需 可 全市 全县 全区 市级 县级 省级 区级 相关 有关 基本 工作 重点 的 每年 每次 每个 单次 总 各项 目标管理 抽取 安排 任务书 全部 统一 常态化 重要 "
    "大致 大约 业务 适用 单个 建议 目标责任 政府 党政 该 其他 其它 其 列入 情况 跨 出动 到场 所属 对应 多 属于 scheduled planned proposed expected annual the of per year",
    # what is done before anybody goes
    "E": "立项 设立 发现 存在 查出 选取 设定 制定 提请 提出",
    # who leads, who does it, who joins, who is visited
    "W": "牵头 主办 发起 主责 主导 主抓 召集 主检 lead leading",
    "l": "开展 执行 落实 办理 经办 承办 组织 组织实施 责任 主管 负责 实施 派出 承担 主体责任 responsible organizing organising conducting inspecting inspector",
    "j": "综合查一次 配合 协助 参与 参加 参 协办 协检 成员 协同 协作 协 联合 联查 联动 会同 共同 会办 协查 joint joining participating supporting partner",
    "p": "auditee 面向 针对 所涉 target targets 被 受 迎 接受 应接受 涉及 inspected audited checked visited",
    "u": "单位 部门 机关 机构 主体 行政机关 党组织 方 队伍 委办局 牵头方 agency agencies body bodies department departments office offices authority",
    "o": "对象 企业 公司 商户 门店 场所 市场主体 经营主体 经营者 生产经营单位 生产经营主体 企事业单位 学校 院校 乡镇 街道 镇街 乡镇街道 县区 县(市、区) 县(市区) 县市区 区县 市县 县 地区 区域 地域 "
    "地点 所在地 范围 行政相对人 相对人 当事人 点位 工地 站点 目标单位 基层单位 重点单位 object objects entity entities establishments units facilities companies",
    # what stands at the end and says what it is
    "t": "时间 日期 时段 时间段 时间区间 月份 月度 季度 时限 期限 时点 时间点 时间节点 节点 时间表 时间安排 进度安排 日程 日程安排 起止时间 起止日期 起止 期间 阶段 窗口期 时间要求 时间范围 时间计划 时间跨度 "
    "安排时间 时间进度 时期 年月 日 月 date dates month months period time timing schedule quarter",
    "s": "到企 进点 进驻 进场 到达 入场 首日 第一天 开始 起始 启动 起 自 始 start from begin",
    "e": "最晚 最迟 离开 离场 离企 出企 离点 撤点 撤离 末日 尾日 最后一天 结束 终止 截止 截至 止 至 终 end until finish",
    "d": "完成 办结",
    "r": "频次 频率 次数 周期 频度 批次 轮次 次 howoften frequency rhythm",
    "b": "依据 根据 条款 条文 法律 法规 法律法规 政策 文件 法定 事实 grounds basis legal",
    "w": "方式 方法 形式 手段 途径 模式 method mode",
    "c": "描述 标准 内容 要点 重点内容 主要内容 要求 指标 content contents scope",
    "i": "事项 事宜 事由 任务 项目 主题 课题 活动 行动 议题 item items task tasks activity work",
    "n": "名称 全称 名字 题目 标题 名 名单 名录 名目 title name names",
    "k": "编号 编码 代码 序号 序列号 顺号 顺序号 顺序 号码 流水号 单号 号 no number code id",
    "z": "数量 户数 家数 基数 总数 个数 数 覆盖率 覆盖面 抽查面 比率 占比 比例 数目 总量 名额 家次 户次 share size count",
    "y": "天数 时长 工作日 工作日数 日数 用时 历时 工期 持续时间 天 days duration",
    "g": "类别 类型 种类 性质 属性 分类 type category",
    "h": "层次 层级 级别 级次 level",
    "m": "来源 渠道 source",
    "H": "联系处室 联系科室 内设机构 内设科室 科室 股室 处室 科(股)室 责任科",
    "M": "联系人 联系电话 联系方式 电话 人员 经办人 承办人 负责人 责任人 组长 领导 手机 检查组 督查组 工作组 检查员 人 contact phone",
    "P": "人数 人次 人员数量 人员数 人员人数 people",
    "N": "备注 说明 备考 注释 附注 补充 信息 note notes remark remarks",
    "S": "状态 进展 进度 status",
    "D": "文号 批文号 发文字号",
    "A": "领域 行业 条线",
    "Y": "是否",
    "+": "上限 清单 一览 明细 需说明 情况说明 表 栏",
    "&": "及 和 与 、 / 或 以及 and",
    # what belongs to another business than the visit itself
    "a": "实际",
    "B": "提交审批 申请审批 报请审批 报备 备案 申报 申请 报送 提交 登记 上报 报批 送审 呈报 收文",
    "C": "签发 审批 批准 批复 审核 核准 签批 审定 同意 通过 核定 审签 审查 批办",
    "R": "反馈",
    "Q": "问题 隐患 线索",
    "L": "记录 台账",
    "f": "上级 部署 交办 审计期间 follow-up followup report due 原 原定 原计划 受理 整改 公示 公开 发文 印发 下发 成立 回头看 地址 住址 邮编 邮箱 许可 许可证 有效期 处罚 罚款 金额 经费 预算 费用 资金 车辆 上次 上一 上年 上年度 上期 去年 往年 历史 最近 近 前次 "
    "变更 结果 结论 意见 报告 通报 采购 供货 供应 生产日期 出生 注册 信用代码 身份证 法定代表人 法人 面积 评分 得分 分值 扣分 权重 分数 奖惩 填表 填报 制表 培训 会议 合同 立案 投诉 "
    "举报 复核 复查 申诉 处理 移送 送达 归档 公告 运用 下次 下一 再次 录入 更新 创建 修改 联系 网址 建成 投产 竣工 入库 入职 毕业 任职 发证 签订 施工 开工 收费 停业 "
    "指标值 证号 规模 经营范围 企业类型 企业性质 企业类别 单位类型 单位性质 单位类别 主体类型 统计 通知 分管领导 分管 方案 查处 自查 满意 请示 发布 公布 抄送 抄报 签收 签字 盖章 协议 保密 存档 废止 失效 生效 施行 last previous next rectification deadlinefor registered address fine cost budget",
}  # fmt: skip

# Words that stand for something else at the end.
LAST = {"重点": "c", "工作": "i", "计划": "i", "专项": "i", "其他": "N", "其它": "N"}
FOREIGN = frozenset("aBCRQLPMYf")
ANY = "[vqlijd]*"  # parts that may stand before the one that says what it is
ALL = "[vqlijdpounbwcrsemAEt]*"  # the same where that one leaves no doubt
PLAN = (
    ("inhouse", "[vqlijb]*H[qnH]*"),
    ("start", f"{ANY}(?:t?s{ANY}t?|tq*s)"), ("end", f"{ANY}(?:t?e{ANY}t?|tq*e)"), ("time", f"{ANY}s?e?d?{ANY}t[qtd]*"),
    ("days", f"{ALL}y"), ("frequency", f"{ALL}r+[qciz]*"), ("ratio", "[vqljdpouE]*z+"), ("filing", "[vqliCBb]*D|[qvli]*[CB]+[qb]*k"),
    ("number", f"{ANY}n?k"), ("target", "[qvli]*p[vlqi]*[uo]+n?|[vqlijuo]*o[qo]*n?|[uo][qvli]*p|[vqli]*po?"),
    ("partner", "[qvlij]*j[qvlij]*u+n?"), ("organiser", "[qvliAE]*[vlBE][qvliE]*u+n?"),
    ("basis", f"{ALL}b+[biqDkn]*"), ("method", f"{ALL}w+"), ("content", f"{ANY}c+[qci]*"), ("level", f"{ALL}h"),
    ("source", f"{ALL}mg?"), ("area", f"{ANY}A[gn]?"), ("status", f"{ANY}S+|[qvli]*dq+"), ("note", "q*N[Nqi]*"),
    ("item", "[vqlij]*[vi][qvlij]*n|[vqlj]*(?:v[qvlij]*|q*)i+|q+n"), ("type", "[vqlijdwA]*g"),
)  # fmt: skip
RECORDS = (
    ("actual_end", "[vqli]*a[vqlid]*(?:t?e[vqli]*t?|d[vqli]*t?)|[vqli]*d[vqli]+t"), ("actual_start", "[vqli]*a[vqli]*(?:t?s[vqli]*t?|t)|[vqli]*ta"),
    ("people", "[vqlijx]*(?:M?q?P|Mz)"), ("findings", "[vqliE]*Q[Qqi]*z?"), ("result", "[vqlfC]*R[fq]*t"), ("visit", "[vqli]*L[qn]*k"),
)  # fmt: skip
FILINGS = (
    ("item", "Bi+n?"), ("numbers", "[pqvli]+k"), ("filed", "[qvli]*B[qBi]*t"), ("approved", "[qvli]*C[qCd]*t"), ("approver", "[BCqvl]*C[qC]*[Mu]n?f?"),
    ("status", "[BCqvi]*[BC]q*[Sfxq]"), ("filing", "[BCqvib]*(?:[BC][qb]*k|D)"),
)  # fmt: skip
# Headings that ask 是否: what they ask for, by a word in them.
WHETHER = (("joint", "联合|联查|查一次|跨部门|多部门|协同"), ("comprehensive", "综合"), ("source", "上级|部署|自选"))
PATTERNS = {"items": PLAN, "records": (*RECORDS, *PLAN), "filings": (*FILINGS, *PLAN)}
# In a directory few headings are made up, and these of the names of things.
DIRECTORY = (
    ("aliases", r".*(?:简称|简写|别称|别名|曾用名称?|又名|俗称|其他名称|旧称)"), ("groups", r".*(?:分组|组别|群组|名录库?|标签|批组)"),
    ("grade", r".*(?:信用|风险|监管|分类).*(?:等级|分级|评级|级别|类别|分类)"), ("unit_level", r"(?:单位|机构|行政|所属|所在|管理)*(?:层级|级别|等级|级次)"),
    ("parent", r"(?:所属|隶属|所在|上级|主管|归口|归属|管辖|属地|监管)(?:管理|主管|监管|领导)?(?:单位|部门|县区|市县|区县|县市区|县\(市、区\)|乡镇|街道|镇街|地区|地|机构|区域|机关|名称)+"),
    ("unit_kind", r"(?:单位|机构|部门|企业|主体|对象|法人|组织|行业|所属)(?:的)?(?:类别|类型|性质|属性|分类|种类)"),
    ("unit", r"(?:单位|机构|部门|企业|学校|对象|主体|市场主体|经营主体|组织|检查对象)(?:规范|标准|完整|全部)?(?:名称|全称|全名)?"),
)  # fmt: skip
