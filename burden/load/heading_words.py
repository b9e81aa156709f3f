"""The words offices write above their columns, by what they mean, for each kind of sheet."""

from __future__ import annotations

# Each meaning with its headings; those after the bar give way to the ones before it.
PLAN = {
    "item": "事项名称 任务名称 检查任务名称 抽查任务名称 督查事项 检查事项 考核事项 督查检查考核事项 督查检查考核名称 督查检查考核项目 督检考事项 "
    "督检考名称 计划名称 年度计划名称 活动名称 检查名称 督查名称 考核名称 检查项目 督查项目 考核项目 项目名称 工作名称 工作任务 检查主题 行动名称 "
    "item itemname inspectionname inspectionitem subject activity task inspectionpurpose purpose | 事项 任务 项目 名称 检查项 检查事项(内容) "
    "抽查事项 检查事项名称 抽查事项名称 权责事项 title name",
    "number": "事项编号 任务编号 计划编号 抽查任务编号 检查任务编号 项目编号 督检考编号 事项代码 编号 编码 代码 "
    "itemno itemnumber itemid taskno planno number | 检查编号 序号 序 号 项次 no no. # index id",
    "code": "检查码 督查码 督检码 督检考码 赋码 赋码号 统一赋码 事项码 任务码 检查事项码 督检考事项码 一事一码 事项赋码 itemcode inspectioncode | 任务编码 "
    "事项编码 项目编码 赋码编号",
    "kind": "类别 事项类别 督查检查考核类别 督检考类别 活动类别 检查类别 计划类别 kind category | 种类 性质",
    "type": "类型 任务类型 检查类型 抽查类型 事项类型 计划类型 督查类型 type inspectiontype | 专项 检查性质",
    "source": "来源 任务来源 事项来源 计划来源 部署来源 发起来源 提出方式 部署方式 source origin | 是否上级部署 上级部署或自选",
    "level": "层级 级别 组织层级 实施层级 组织实施层级 检查层级 发起层级 部署层级 市县统一实施或市县分别实施 实施层级及说明 level | 发起方式",
    "organiser": "牵头单位 牵头部门 牵头机关 组织单位 组织部门 主办单位 主办部门 责任单位 责任部门 实施主体 实施单位 实施部门 实施机关 检查单位 "
    "检查部门 检查机关 检查主体 督查单位 督查部门 考核单位 考核部门 发起单位 发起部门 承办单位 承办机构 承办部门 执法主体 执法单位 执法部门 "
    "组织实施单位 组织实施部门 抽查部门 抽查单位 抽查主体 主管部门 organiser organizer organisation lead leadorganiser leadagency leaddepartment "
    "leadunit agency inspector inspectorassigned | 牵头 主办 部门 单位 部门名称 单位名称 申报单位 申报部门 填报单位 报送单位 申请单位 报备单位 department unit office",
    "partner": "配合单位 配合部门 参与单位 参与部门 参加单位 参加部门 协助单位 协助部门 协办单位 协办部门 联合单位 联合部门 联查部门 联查单位 "
    "联合检查部门 联合检查单位 联合抽查部门 协同部门 协同单位 配合检查部门 备注(联查部门) partner partners co-organiser co-organisers co-organizer co-organizers coorganiser coorganizer jointwith participants | 配合 协办 参与",
    "target": "检查对象 被检查对象 被检查单位 被检查单位名称 督查对象 考核对象 督查检查考核对象 督检考对象 督检查考核对象 抽查对象 具体检查对象 受检单位 受检对象 被查单位 "
    "被督查单位 被考核单位 迎检单位 到访对象 到访单位 检查对象名称 检查企业 企业名称 对象名称 市场主体名称 target targets inspected inspectedunit "
    "facility establishment establishmentname | 对象 联查对象 对象范围 检查范围 检查对象范围 抽查范围 检查地域 检查区域 检查地点 涉及单位 涉及地区 "
    "涉及县区 基层单位 县区 县市区 乡镇 area county township school company",
    "time": "检查时间 检查日期 时间安排 时间 日期 实施时间 督查时间 考核时间 开展时间 计划时间 检查时间安排 计划开展时间 计划检查时间 计划实施时间 "
    "拟开展时间 拟检查时间 起止时间 抽查时间 抽查检查起止时间 检查起止时间 实施起止时间 进度安排 检查时段 到访时间 到访日期 "
    "time date when dates timing period schedule inspectiondate inspectiontime dateofinspection visitdate | 初步检查时间 "
    "月份 月度 季度 检查月份 实施月份 完成时限 完成时间 完成期限 截止时间 截止日期 时限 抽取时间 抽取日期 month quarter deadline duedate",
    "start": "开始时间 开始日期 任务开始时间 任务开始日期 计划开始时间 计划开始日期 检查开始时间 检查开始日期 拟开始时间 起始时间 起始日期 启动时间 "
    "抽取时间自 开始 起 自 start startdate startday begin begins from first firstday",
    "end": "结束时间 结束日期 任务结束时间 任务结束日期 计划结束时间 计划结束日期 检查结束时间 检查结束日期 拟结束时间 终止时间 终止日期 "
    "抽取时间至 结束 止 至 end enddate endday ends to until last lastday finish",
    "days": "检查天数 检查时长 天数 时长 检查工作日 工作日数 用时 预计天数 所需天数 持续时间 days duration length",
    "frequency": "频次 检查频次 检查频率 抽查频次 督查频次 考核频次 年度频次 年度检查频次 检查次数 计划次数 次数 频率 检查批次 批次 检查频次上限 "
    "频次上限 frequency rhythm times",
    "basis": "依据 检查依据 督查依据 考核依据 实施依据 法律依据 文件依据 政策依据 事实依据 制定任务依据 立项依据 设定依据 依据文件 开展依据 部署文件 部署依据 上级依据 上级文件 上级文件依据 basis "
    "legalbasis authority",
    "method": "方式 检查方式 督查方式 考核方式 实施方式 抽查方式 开展方式 方式方法 检查方法 检查形式 method how inspectionmethod",
    "content": "内容 检查内容 主要内容 督查内容 考核内容 抽查内容 检查要点 检查重点 重点内容 主要任务 具体内容 内容概述 content contents details",
    "filing": "文号 报备文号 备案文号 批准文号 审批文号 发文字号 批文号 备案号 报备号 备案编号 报备编号 审批编号 批复文号 计划文号 filing filingno "
    "filingnumber approvalnumber documentnumber",
    "joint": "联合检查编号 联合编号 联合检查组号 联查编号 联合到访编号 联合检查号 joint jointno jointvisit jointnumber | "
    "联查标识 联合标识 联合检查标识 是否联合检查 是否联合 联合检查 是否联合开展 是否联合实施 是否跨部门联合",
    "note": "备注 需说明的事项 需要说明的事项 其他需说明的事项 说明 备注说明 其他 其他说明 note notes remark remarks comment comments | 附注 注 情况说明 其他事项 其它事项 其他情况 责任分工 信用风险分类监管要求",
    "changed": "变更情况 调整情况 变更说明 调整说明 变更记录 是否变更 是否调整 变更内容 调整内容 changed changes",
    "comprehensive": "是否综合 是否综合性 综合性 综合 是否综合检查 是否综合性检查 是否综合性督查 comprehensive",
    "status": "状态 事项状态 计划状态 执行状态 任务状态 status state",
    "area": "抽查类别 权责清单事项 检查领域 监管领域 抽查领域 领域 行业领域 所属领域",
    "ratio": "抽查比例 检查比例 抽取比例 比例 抽查户数 抽查数量 检查数量 检查户数 检查家数 抽查家数 检查对象基数 预估抽查对象数 对象数量 "
    "检查对象数量 基数 总数 ratio sample samplesize",
    "asked": "材料布置日期 材料布置时间 表格布置日期 表格布置时间 材料下发日期 表格下发日期 formsasked",
    "due": "材料报送期限 材料报送时限 材料报送截止日期 材料报送截止时间 表格报送期限 表格报送时限 表格报送截止日期 表格报送截止时间 材料提交期限 表格填报期限 formsdue",
    "inhouse": "执行科室 牵头股室 股室 科室 处室 责任科室 责任股室 承办科室 承办处室 牵头科室 牵头处室 分配任务的处(科)室 业务科室",
}  # fmt: skip
RECORDS = {
    "visit": "到访编号 检查单号 检查记录编号 记录编号 执法编号 到访序号 入企扫码号 visit visitid visitno visitnumber inspectionid "
    "inspectionnumber recordno",
    "actual_start": "实际开始 实际开始时间 实际开始日期 实际检查开始时间 实际检查时间 实际检查日期 实际实施时间 实际开展时间 实际时间 实际日期 实际到访时间 "
    "实际到访日期 进场时间 进场日期 到达时间 入企时间 actualstart actualfirst actualdate actualfrom",
    "actual_end": "实际结束 实际结束时间 实际结束日期 实际检查结束时间 实际完成时间 实际完成日期 离场时间 离场日期 离开时间 actualend actuallast actualto",
    "people": "实施人数 检查人数 参加人数 到场人数 检查组人数 人数 执法人数 督查人数 带队人数 people staff headcount inspectors",
    "findings": "发现问题数 问题数 发现问题 问题数量 发现问题数量 发现问题个数 查出问题数 检查发现问题数 反馈问题数 findings issuesfound problems issues",
    "officers": "检查人员 检查人员姓名 检查人 检查员 检查组成员 检查组人员 执法人员 执法人员姓名 执法检查人员 督查人员 督查组成员 监管人员 officers officer inspectornames",
    "attendance": "参会人数 陪同人数 参会/陪同人数 陪同/参会人数 参会及陪同人数 参会、陪同人数 参会陪同人数 陪检人数 座谈人数 座谈会人数 会议人数 汇报会人数 attendance attendees",
    "asked": PLAN["asked"] + " 布置日期 布置时间 材料要求日期 填表通知日期 填报通知日期 asked",
    "due": PLAN["due"] + " 报送期限 报送时限 报送截止日期 报送截止时间 上报期限 上报时限 填报期限 填报截止时间 填报截止日期 due",
    "published": "结果公开日期 结果公开时间 结果公示日期 结果公示时间 检查结果公开日期 检查结果公开时间 检查结果公示日期 检查结果公示时间 公示日期 公开日期 published",
    "rectify_by": "整改期限 整改时限 问题整改期限 问题整改时限 限期整改日期 整改截止日期 整改截止时间 要求整改完成日期 要求整改完成时间 责令改正期限 改正期限 rectifyby",
    "rectified": "整改完成日期 整改完成时间 问题整改完成日期 问题整改完成时间 实际整改完成日期 实际整改完成时间 整改到位日期 整改到位时间 整改办结日期 完成整改日期 完成整改时间 "
    "rectified rectifieddate",
    "look_back": "回头看日期 回头看时间 “回头看”日期 “回头看”时间 整改复查日期 整改复查时间 复查日期 复查时间 lookback lookbackdate",
    "look_back_by": "回头看期限 回头看时限 “回头看”期限 “回头看”时限 计划回头看日期 计划回头看时间 拟回头看日期 拟回头看时间 复查期限 复查时限 lookbackby lookbackdue",
    "result": "反馈日期 反馈时间 结果反馈日期 结果反馈时间 反馈结果日期 问题反馈时间 结果报送日期 结果报送时间 result resultdate feedback feedbackdate",
}  # fmt: skip
FILINGS = {
    "filing": PLAN["filing"] + " 文件号 登记号 报备序号 登记编号",
    "numbers": "事项编号 对应事项编号 计划编号 对应计划编号 计划序号 对应序号 事项序号 涉及事项编号 对应事项 事项编码 任务编号 items itemnumbers itemno "
    "itemnos itemid numbers",
    "filed": "报备日期 报备时间 备案日期 备案时间 申报日期 申报时间 报送日期 报送时间 申请日期 申请时间 提交日期 提交时间 登记日期 收文日期 上报时间 filed "
    "fileddate filingdate datefiled submitted",
    "approved": "审批日期 审批时间 批准日期 批准时间 批复日期 批复时间 审核日期 审核时间 核准日期 同意日期 approved approveddate approvaldate dateapproved",
    "approver": "审批人 批准人 审批领导 审批单位 审批机关 批准机关 批准单位 审核人 签批人 审批部门 批准领导 approver approvedby",
    "subject": "报备类型 报备类别 报备事项类别 报备性质 报备种类 报备事由 备案类型 备案类别 申请类型 申请类别 申请事由 申报类型 申报类别 审批类型 审批类别 "
    "审批事项类别 计划内外 计划内或计划外 filingtype requesttype filingsubject | 事由",
    "status": "审批状态 报备状态 备案状态 审批结果 审批意见 审核意见 审核结果 办理状态 状态 批复意见 status approvalstatus decision",
}  # fmt: skip
DIRECTORY = {
    "unit": "单位名称 单位 单位全称 全称 机构名称 部门名称 名称 对象名称 企业名称 学校名称 unit unitname name organisation | 部门 机构",
    "unit_level": "层级 级别 单位层级 单位级别 行政级别 行政层级 level unitlevel",
    "parent": "上级单位 上级 所属单位 上级部门 所属县区 所属区县 所属县市区 所属地区 隶属单位 隶属关系 主管单位 主管部门 所在县区 parent parentunit belongsto county",
    "unit_kind": "类型 单位类型 类别 单位类别 单位性质 机构类型 对象类型 kind type unitkind unittype category",
    "grade": "等级 信用等级 风险等级 信用风险等级 分类等级 信用分级 风险级别 grade riskgrade creditgrade risklevel",
    "aliases": "别名 简称 曾用名 其他名称 单位简称 又名 alias aliases shortname abbreviation othernames",
    "groups": "分组 组别 所属分组 分组名称 群组 组 名录库 所属名录库 group groups",
    "note": PLAN["note"],
}
NAMES = {
    "item": "事项", "number": "编号", "kind": "类别", "type": "类型", "source": "来源", "level": "层级", "organiser": "牵头单位", "partner": "配合单位",
    "target": "检查对象", "time": "时间", "start": "开始时间", "end": "结束时间", "days": "天数", "frequency": "频次", "basis": "依据", "method": "方式",
    "content": "内容", "filing": "文号", "joint": "联合编号", "note": "备注", "comprehensive": "综合性", "status": "状态", "code": "检查码", "changed": "变更情况", "subject": "报备类型", "area": "领域",
    "ratio": "抽查比例", "inhouse": "科室", "visit": "到访编号", "actual_start": "实际开始", "actual_end": "实际结束", "people": "人数",
    "findings": "发现问题数", "result": "反馈日期", "numbers": "对应事项编号", "filed": "报备日期", "approved": "审批日期", "approver": "审批人",
    "unit": "单位名称", "unit_level": "单位层级", "parent": "上级单位", "unit_kind": "单位类型", "grade": "等级", "aliases": "别名", "groups": "分组",
    "officers": "检查人员", "attendance": "参会人数", "asked": "材料布置日期", "due": "材料报送期限", "published": "结果公开日期",
    "rectify_by": "整改期限", "rectified": "整改完成日期", "look_back": "回头看日期", "look_back_by": "回头看期限", "none": "不读",
}  # fmt: skip
