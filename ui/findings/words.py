"""The words of the register of findings."""

from style.text import Text

NOTHING_BEFORE = Text(
    "没有会议，也没有更早的季度可以对照。", "There is no meeting and no earlier quarter to look back at."
)
NOTHING_THEN = Text("{quarter}末的数据里没有发现。", "Nothing was found in the data at the end of {quarter}.")
ASK_FOR = Text("{button}：{finding}", "{button}: {finding}")
