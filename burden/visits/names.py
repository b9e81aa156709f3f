"""How alike the names of a planned item and of a visit made by the same office are, as far as names can tell."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from burden.naming import apart, core, likeness, opposed, plain

HELD = 0.85  # how alike names are of which the one holds all that is particular in the other
REPLACED = 0.7  # what names need of which each has a word in the place of another
# Other names offices use for one business, and seasons that only say when it is looked at.
OTHER_NAMES = {
    word: meant
    for meant, words in {
        "粮食": "夏粮 秋粮", "防汛": "汛前 汛期 防汛准备", "建筑工地": "在建工程施工 在建工程 建设工程施工 施工工地", "职业卫生": "职业病防治 职业病 职业健康",
        "统计数据": "统计造假 统计数据质量", "农村供水": "农村饮水 农村饮用水 农村自来水", "渔业": "渔船渔港 渔船 渔港", "邮政快递": "寄递行业 寄递 快递业",
        "农村": "乡村(?!振兴|旅游)", "实事": "实事项目 实事办理", "": "岁末年初 元旦春节 两节 节前 节日 假日",
    }.items()
    for word in words.split()
}  # fmt: skip
# Words of which names that have different ones are of different businesses.
CONTRASTS = (
    "生产企业|流通企业|销售企业|餐饮单位|使用单位",
    "城市|农村",
    "新建|续建|改建|扩建",
    "招投标|公积金|收费|移民|基金|服务|质量|安全|保障|财务|换届|采购|库存|收购|计量",
    "高考|中考|春运|汛期|暑期",
)
_OTHER = re.compile("|".join(sorted(OTHER_NAMES, key=len, reverse=True)))
_WORDS = {re.sub(r"\(.*", "", word): meant for word, meant in OTHER_NAMES.items()}
_CONTRASTS = tuple(map(re.compile, CONTRASTS))
# Words that stand for no other business where another one stands in their place.
_PLAIN = re.compile("机构|单位|企业|设施|项目|条件|准备|工程|施工|推进|提升|创建|监察")


@functools.lru_cache(1 << 16)
def usual(name: str) -> str:
    """A name with the usual words for what offices call by several."""
    return _OTHER.sub(lambda found: _WORDS[found[0]], plain(name))


def likenesses(pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """How alike the names of each pair are, 0 to 1; 0 where their slots forbid one item or each has another word."""
    same = [(usual(left), usual(right)) for left, right in pairs]
    scores = likeness([left for left, _ in same], [right for _, right in same]) / 100
    found = {}
    for pair, told, value in zip(pairs, same, scores.tolist(), strict=True):
        if apart(*pair) or opposed(*pair) or contrast(*pair) or (value < REPLACED and replaced(*told)):
            found[pair] = 0.0
        else:
            found[pair] = max(value, HELD * held(*told))
    return found


@functools.lru_cache(1 << 16)
def grams(name: str) -> frozenset[str]:
    """What names of one business share at least one of: pairs of neighbouring characters of what is particular in them."""
    text = core(usual(name))
    return frozenset(text[at : at + 2] for at in range(max(len(text) - 1, 1)))


def contrast(left: str, right: str) -> bool:
    """Whether each of two names has a word that the other's denies: 城市 and 农村, 基金 and 服务."""
    words = ((set(each.findall(plain(left))), set(each.findall(plain(right)))) for each in _CONTRASTS)
    return any(a and b and not a & b for a, b in words)


def replaced(left: str, right: str) -> bool:
    """Whether each of two names has what the other has not: 小学食堂 and 机关食堂, but not 水库 and 小型水库运行."""
    a, b = (_PLAIN.sub("", core(name)) for name in (left, right))
    return bool(LCSseq.similarity(a, b) < min(len(a), len(b)))


def held(left: str, right: str) -> float:
    """How much of what is particular in the shorter name the longer one holds, by pairs of neighbouring characters."""
    short, long = sorted((core(left), core(right)), key=len)
    wanted = {short[at : at + 2] for at in range(len(short) - 1)}
    return sum(pair in long for pair in wanted) / len(wanted) if wanted else 0.0
