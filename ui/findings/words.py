"""The words of the register of findings."""

from style.text import Text

NO_MEETING = Text(
    "还没有会议，没有可以对照的发现。", "There is no meeting yet whose findings could be looked at again."
)
NOTHING_THEN = Text("“{meeting}”所用的数据里没有发现。", "Nothing was found in the data of “{meeting}”.")
