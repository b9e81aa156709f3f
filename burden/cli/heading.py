"""`burden heading`: keep what a column means in the policy file, so that nobody is asked again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from burden.cli.steps import out, pairs

Pairs = Annotated[
    list[str],
    typer.Argument(metavar="MEANING=COLUMN...", help="含义=列名，如 time=实施；none=列名 表示不读 · none=COLUMN to pass over"),
]
Into = Annotated[
    Path | None, typer.Option("--rules", help="规则文件（默认为这里的，或下一层文件夹里唯一的 rules.yaml） · Policy file")
]
Forget = Annotated[bool, typer.Option("--forget", help="删去而不是记下 · Remove instead of keep")]


def heading_command(headings: Pairs, into: Into = None, drop: Forget = False) -> None:
    """把列名的含义记入规则文件 · Keep what a column means in the policy file."""
    from burden.load.learnt import forget, learn
    from burden.load.policy import policy_in, policy_text
    from burden.report.write import write_whole

    rules = into or _near()
    wanted = pairs("burden heading", headings)
    text = policy_text(rules) if rules.exists() else ""
    policy_in(text, str(rules))
    new, said = (forget if drop else learn)(text, wanted, str(rules))
    if said:
        policy_in(new, str(rules))
        write_whole(rules, new.encode())
    for line in said:
        out(f"{rules}: {line}")
    if not said:
        out(f"{rules}: {'没有记着这些列名' if drop else '已经记着'}，没有改动 · nothing changed")


def _near() -> Path:
    """rules.yaml here, else the only one in a folder below, else the one that will be here."""
    here, below = Path("rules.yaml"), sorted(Path().glob("*/rules.yaml"))
    return below[0] if not here.exists() and len(below) == 1 else here
