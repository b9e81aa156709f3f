"""The options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[Path], typer.Argument(help="表格文件或文件夹 · Spreadsheets or folders", show_default=False)]
Rules = Annotated[Path | None, typer.Option("--rules", help="规则文件 · Policy file (default: rules.yaml here)")]
Year = Annotated[int | None, typer.Option("--year", min=2000, max=2100, help="计划年度 · Plan year")]
Today = Annotated[dt.datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="以哪天为今天 · The day it is")]
Heading = Annotated[list[str], typer.Option("--heading", help="含义=列名，如 target=被检单位 · MEANING=COLUMN")]
Blank = Annotated[list[str], typer.Option("--blank", help="含义=表示“无”的文字，如 target=0 · MEANING=TEXT for none")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="csv 的编码 · Encoding of csv files")]
Lang = Annotated[str, typer.Option("--lang", help="zh 或 en · Language")]
Format = Annotated[str, typer.Option("--format", help="text 或 json · Output format")]
FailOn = Annotated[
    str, typer.Option("--fail-on", help="error、warning、note 或 never：达到即退出码 1 · Exit 1 from this level on")
]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous", help="上一次导出的文件夹：日程据此更新（默认为输出文件夹） · The export before (default: the output folder)"
    ),
]
LastYear = Annotated[Path | None, typer.Option("--last-year", help="上一年的计划 · Last year's plan")]
Only = Annotated[list[str], typer.Option("--only", help="只运行这些规则 · Run only these rules")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="写到文件（jsonl、parquet） · Write to a file")]
Many = Annotated[str, typer.Option("--format", help="text、json、jsonl 或 parquet · Output format")]
