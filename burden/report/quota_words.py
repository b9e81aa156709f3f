"""The words of quotas, of what a baseline lets through and of two outcomes compared, in both languages."""

from __future__ import annotations

QUOTA_WORDS: dict[str, tuple[str, str]] = {
    # quotas
    "quotas_head": ("限额用到了哪里", "What is left of the limits"),
    "quotas_note": (
        "列出剩余最少的 {shown} 处，共 {n} 处，全部见 warnings.xlsx；红线为限额。按规定不计的到访（个案、上级部署）不在其中，只计必在该时段内的到访。",
        "The {shown} tightest of {n}; warnings.xlsx has them all. The red line is the limit. Visits the texts exempt are not counted, nor those that may fall outside the time.",
    ),
    "quota_who": ("谁到谁", "who visits whom"),
    "quota_share": ("已用、待实施、剩余", "used, planned, left"),
    "quota_period": ("时段", "period"),
    "quota_allowed": ("限", "allowed"),
    "quota_used": ("已用", "used"),
    "quota_planned": ("待实施", "planned"),
    "quota_left": ("剩余", "left"),
    "quota_over": ("超{n}", "{n} over"),
    "quota_out": ("用完", "none left"),
    "quota_rest": ("剩{n}", "{n} left"),
    "quota_visits_per_year": ("同一单位全年到访", "visits of one organiser in the year"),
    "quota_level_visits_per_year": ("同一层级全年到访", "visits of one level in the year"),
    "quota_city_county_visits_per_year": ("市县两级全年到访", "visits of city and county in the year"),
    "quota_target_visits_per_month": ("当月到访", "visits in the month"),
    "quota_comprehensive_per_year": ("全年综合性督查检查考核", "comprehensive inspections in the year"),
    "quota_special_items_per_year": ("全年专项检查事项", "special items in the year"),
    "quota_of_central": ("中央单位", "central organisers"),
    "quota_of_province": ("省级单位", "province organisers"),
    "quota_of_city": ("市级单位", "city organisers"),
    "quota_of_county": ("县级单位", "county organisers"),
    "quota_of_township": ("乡镇单位", "township organisers"),
    "quota_of_plan": ("全部计划", "the whole plan"),
    "quota_at": ("{organiser} → {target}", "{organiser} → {target}"),
    "quota_of_all": ("各单位", "all organisers"),
    "quota_counts": ("{what}（{period}）", "{what} ({period})"),
    "quota_line": (
        "{left}｜{who}｜{label}：限 {allowed}，已用 {used}，待实施 {planned}；依据{text}",
        "{left} | {who} | {label}: {allowed} allowed, {used} used, {planned} planned; by {text}",
    ),
    "quota_bar": (
        "{who}，{label}：限 {allowed}，已用 {used}，待实施 {planned}，{left}",
        "{who}, {label}: {allowed} allowed, {used} used, {planned} planned, {left}",
    ),
    "quota_sum": ("限额 {n} 处：超出 {over}，用完 {out}", "{n} quotas: {over} over, {out} with none left"),
    "quota_none": (
        "没有可列的限额：所用的规定没有给出次数限额，或没有相应的到访。",
        "No quota to show: the policy in force gives no such limit, or no visit falls under one.",
    ),
    # against a baseline, and two outcomes compared
    "baseline_tally": (
        "对照基线：新增 {new} 条，加重 {worse} 条，消除后又出现 {returned} 条（以上列出）；已知 {known} 条不再列出，已消除 {gone} 条",
        "Against the baseline: {new} new, {worse} worse, {returned} back again (these are listed); {known} known and not listed, {gone} gone",
    ),
    "baseline_unseen": ("；另有 {n} 条的规则这次没有运行", "; the rules of {n} more did not run this time"),
    "diff_head": ("两次相比：计划事项 {items}，到访 {visits}", "Compared: items {items}, visits {visits}"),
    "diff_added": ("如果同意 {added}：计划事项 {items}，到访 {visits}", "If {added} is approved: items {items}, visits {visits}"),
    "diff_verdict": (
        "限额变动 {quotas} 处，其中超限加重 {over} 处；预警新增 {new} 条（错误 {error}，警告 {warning}，提示 {note}），加重 {worse}，减轻 {better}，消除 {gone}，不变 {same}",
        "{quotas} quotas change, {over} of them over the limit or further over; warnings: {new} new ({error} errors, {warning} warnings, {note} notes), {worse} worse, {better} better, {gone} gone, {same} the same",
    ),
    "diff_uncompared": ("只有一边运行、没有比较的规则：{rules}", "rules that ran on one side only and were not compared: {rules}"),
    "diff_quotas": ("限额变动（{n}，最紧的在前）", "Quotas that change ({n}, the tightest first)"),
    "diff_quota": (
        "{before} → {after}｜{who}｜{label}：限 {allowed}，已用 {used}，待实施 {planned}；依据{text}",
        "{before} → {after} | {who} | {label}: {allowed} allowed, {used} used, {planned} planned; by {text}",
    ),
    "diff_new": ("新增预警（{n}）", "New warnings ({n})"),
    "diff_worse": ("加重的预警（{n}）", "Worse ({n})"),
    "diff_better": ("减轻的预警（{n}）", "Better ({n})"),
    "diff_gone": ("消除的预警（{n}）", "Gone ({n})"),
    "diff_before": ("（原为{n}）", " (was {n})"),
    "diff_rest": ("另有 {n} 条，见 --format json", "{n} more, see --format json"),
}  # fmt: skip
