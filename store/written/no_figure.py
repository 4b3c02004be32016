"""What stands in a cell that says nothing or has no figure: a dash, 无, 未报, 不适用; each told apart, and none of them 0."""

import re

from store.written.reading import Status, Written, said
from style.text import Text

_MARKS = re.compile(r"[-/\\.…。、]+")
_NOTHING = "无、没有、暂无、暂无数据、无数据、空、空白、none、null、nil"
_MISSING = "未报、未上报、未填报、未填、未报送、缺报、漏报、迟报、缺、待报、待上报、待补报、待补、待填、未统计、missing、not reported"
_NOT_DUE = "不适用、n/a、n.a.、na、不涉及、无此项、无需填报、不填、not applicable"
# What says exactly what the code list `status` says; all others are understood.
_EXACT = frozenset({"未报", "missing", "不适用", "not applicable", "n/a"})
_MEANT = (
    {word: None for word in _NOTHING.split("、")}
    | {word: Status.MISSING for word in _MISSING.split("、")}
    | {word: Status.NOT_APPLICABLE for word in _NOT_DUE.split("、")}
)

BLANK = Text("“{sign}”按空白理解", "“{sign}” taken for a blank")
BLANK_MARK = Text("“{sign}”按空白理解，不是 0", "“{sign}” taken for a blank, not for 0")
SAYS = {
    None: Text(
        "“{sign}”按没有数理解，不是 0；是零请写 0", "“{sign}” taken for no figure, not for 0; write 0 where it is zero"
    ),
    Status.MISSING: Text("“{sign}”按“未报”理解", "“{sign}” taken for “missing”"),
    Status.NOT_APPLICABLE: Text("“{sign}”按“不适用”理解", "“{sign}” taken for “not applicable”"),
}


_NO_WORD = re.compile(r"[-/\\.…]+|无|空|none|null")


def no_word(clean: str) -> Written | None:
    """What a cell (tight, in lower case) that names nothing says: empty, or a dash in its place. None where it says something."""
    if not clean:
        return Written(None)
    return Written(None, guess=said(BLANK, sign=clean[:6])) if _NO_WORD.fullmatch(clean) else None


def no_figure(clean: str) -> Written | None:
    """What such a cell (tight, in lower case) says; None where it is none of them."""
    if _MARKS.fullmatch(clean):
        return Written(None, guess=said(BLANK_MARK, sign=clean[:3]))
    if clean not in _MEANT:
        return None
    status = _MEANT[clean]
    return Written(None, status=status, guess=None if clean in _EXACT else said(SAYS[status], sign=clean))
