"""Who approved a filing, step by step: 局长→分管副市长→市长 is the head of the agency, the leader in charge, the top leader."""

from __future__ import annotations

import re
from typing import NamedTuple

ORDER = ("head", "charge", "top")  # of an approval, from below
ROLES = {
    "charge": r"副[省市县区]长|[省市县区]委常委|副书记|(?:分管|主管|联系|协管)(?:的)?(?:[省市县区](?:委|政府)?)?领导|vice.?mayor|leader in charge",
    "top": r"(?<!副)[省市县区]长(?!助理)|(?<!副)(?<!支部)书记|(?:党政)?主要领导|一把手|党政领导|常务会议?|常委会|领导小组|^[省市县区]?委?[省市县区]?政府$|\bmayor|top leader",
    "head": r"(?<!副)(?:局长|厅长)|(?<!副)主任|(?:机关|单位|部门|本级)?(?:主要)?负责人|head of",
}
OTHER = re.compile(r"局|科|处|股|办公室|办$|室|组|中心|委员会|office", re.IGNORECASE)  # a step of no role, and no person's name
_ROLES = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in ROLES.items()}
_ARROW = re.compile(r"\s*(?:→|➔|➜|⇒|＞|-*>+|——|—)\s*")
_APART = re.compile(r"\s*[、，,；;/／\n+＋]\s*|\s*(?:和|及|并报|报|后报)(?=[省市县区主党分常副局])\s*")


class Chain(NamedTuple):
    """The roles of the steps in order of the text (`name` for a bare name, `other` for an office), and whether it tells the order."""

    roles: tuple[str, ...]
    ordered: bool

    def missing(self, needed: int) -> tuple[str, ...]:
        """The roles of `needed` signatures that nobody has: two are the leader in charge and the top leader, three also the head.

        A bare name may stand for any of them.
        """
        wanted = ORDER[-needed:] if needed > 1 else ()
        out = tuple(role for role in wanted if role not in self.roles)
        spare = self.roles.count("name")
        if needed == 1:
            return () if self.roles else ("top",)
        return () if len(out) <= spare and len(self.roles) >= needed else out

    def turned(self) -> bool:
        """Whether the text gives an order, and somebody above signs before somebody below."""
        ranks = [ORDER.index(role) for role in self.roles if role in ORDER]
        return self.ordered and ranks != sorted(ranks)


def chain(approver: str) -> Chain:
    """The chain that a cell of approvers names; arrows tell its order, other signs only part it."""
    steps = [step for part in _ARROW.split(approver) for step in _APART.split(part) if step.strip()]
    return Chain(tuple(map(role, steps)), bool(_ARROW.search(approver.strip())))


def role(step: str) -> str:
    """Who a step is: `head`, `charge`, `top`, `other` (an office) or `name`."""
    found = next((name for name, pattern in _ROLES.items() if pattern.search(step)), "")
    return found or ("other" if OTHER.search(step) else "name")
