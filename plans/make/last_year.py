"""Last year's plan: what this year's has, but for the items some departments added, and what has been merged away since."""

from __future__ import annotations

from pathlib import Path

from books import Page, write_xlsx
from layout import Row
from model import Item
from planted_law import GROWN

HEADINGS = ("序号", "事项名称", "牵头单位", "检查对象", "检查时间")
MERGED = (  # items that are no longer made
    ("市发展和改革委员会", "价格公示专项检查"), ("市教育局", "作业管理督查"), ("市公安局", "印章刻制检查"), ("市财政局", "票据使用检查"),
    ("市自然资源和规划局", "临时用地检查"), ("市生态环境局", "噪声投诉督查"), ("市住房和城乡建设局", "房屋租赁检查"), ("市水利局", "水土保持检查"),
    ("市农业农村局", "肥料市场检查"), ("市市场监督管理局", "广告发布检查"), ("市文化和旅游局", "演出市场检查"), ("市卫生健康委员会", "医疗美容检查"),
)  # fmt: skip


def write_last_year(folder: Path, items: list[Item]) -> None:
    """One workbook with one sheet."""
    kept = [(item.name, item.lead.name, item.cell or "、".join(item.targets)) for item in items if item.name not in GROWN]
    gone = [(name, lead, "各县(市、区)") for lead, name in MERGED]
    rows: list[Row] = [(number, *row, "2025年全年") for number, row in enumerate([*kept, *gone], 1)]
    write_xlsx(folder / "2025年度督查检查考核事项.xlsx", [Page("2025年", ("澜川市2025年度督查检查考核事项",), HEADINGS, rows)])
