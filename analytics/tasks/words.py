"""What is said of tasks, on page and paper alike."""

from style import terms
from style.text import Text

NAME = Text("督办", "Tasks")
TASK = Text("督办事项", "Task")
NUMBER = Text("督办号", "No.")
COLOUR = Text("灯色", "Colour")
ASKS = Text("办理要求", "What is asked")
LEAD_UNIT = Text("牵头单位", "Lead")
RESPONSIBLE = Text("责任单位", "Responsible")
SUPERVISING = Text("督查单位", "Supervising")
DUE = Text("办理期限", "Due date")
OPENED_ON = Text("交办日期", "Opened")
STATE = Text("办理情况", "State")
STATES: dict[str, Text] = {
    "waits": Text("待答复", "No answer yet"),
    "answered": Text("已答复，待数据销号", "Answered, not cleared by data"),
    "reopened": Text("重新打开，待答复", "Open again, no answer yet"),
    "cleared": Text("数据销号", "Closed by data"),
    "closed": Text("说明理由销号", "Closed by reason"),
}
WAS_RED = Text("曾超期", "was overdue")
LEAD = Text(
    "已交办 {opened} 件督办事项：未销号 {open} 件{overdue}；数据销号 {cleared} 件，说明理由销号 {closed} 件{reopened}。",
    "Tasks opened: {opened}; not closed: {open}{overdue}; closed by data: {cleared}, by reason: {closed}{reopened}.",
)
LEAD_NONE = Text("还没有交办督办事项。", "No task has been opened yet.")
OVERDUE_WITH = Text("，其中超期 {count} 件（{units}）", ", overdue: {count} ({units})")
NONE_OVERDUE = Text("，没有超期的", ", none overdue")
REOPENED_TOO = Text("，重新打开过 {count} 件", ", opened again: {count}")
AND_MORE = Text("{units}等", "{units} and others")
LAST_RESOLVED = Text("上次议定事项", "What the last meeting resolved")
RESOLVED = Text(
    "“{meeting}”议定 {count} 件：已销号 {done} 件，未销号 {open} 件，其中超期 {late} 件。",
    "“{meeting}” resolved {count}: closed {done}, open {open}, of these overdue {late}.",
)
NONE_RESOLVED = Text("“{meeting}”没有议定事项。", "“{meeting}” resolved nothing.")
LIST = Text("督办清单", "List of tasks")
OPENED = Text("已交办", "Opened so far")
ANSWERED = Text("有答复的", "With an answer")
REOPENED = Text("重新打开过", "Reopened")
REDDENED = Text("曾超期", "Was overdue")
MEDIAN = Text("销号用时中位数（天）", "Median days to close")
BY: dict[str, Text] = {
    "unit": Text("按单位", "By unit"),
    "pair": Text("按结对", "By pair"),
    "rule": Text("按事由", "By cause"),
}
MEMBER: dict[str, Text] = {
    "unit": Text("办理单位", "Unit in charge"),
    "pair": terms.PAIR,
    "rule": Text("事由", "Cause"),
}
CAUSES: dict[str, Text] = {
    "warning": Text("预警：{rule}", "Warning: {rule}"),
    "finding": Text("发现：{rule}", "Finding: {rule}"),
    "gap": Text("资金缺口：{rule}", "Fund gap: {rule}"),
    "figure": Text("指标：{rule}", "Figure: {rule}"),
    "resolution": Text("会议议定", "Meeting"),
}
AGES = Text("未销号的已开多久", "How long open ones have been open")
AGE = Text("已开天数", "Days open")
COUNT = Text("件数", "Tasks")
UP_TO = Text("{first}–{last} 天", "{first}–{last} days")
BEYOND = Text("超过 {last} 天", "more than {last} days")
EVENTS: dict[str, Text] = {
    "opened": Text("交办", "Opened"),
    "answered": Text("答复", "Answer"),
    "moved": Text("改期限", "Date moved"),
    "cleared": Text("数据销号", "Closed by data"),
    "closed": Text("说明理由销号", "Closed by reason"),
    "reopened": Text("重新打开", "Opened again"),
}
COURSE = Text("办理经过", "What happened")
WHEN, WHO, SAID = Text("何时", "When"), Text("办理人", "By"), Text("说了什么", "What was said")
BY_DATA = Text("数据", "the data")
OF_DUE = Text("期限 {value}", "due {value}")
TASK_NUMBER = Text("{value} 号督办", "Task {value}")
OF_HANDIN = Text("报送 {handin}", "hand-in {handin}")
OF_VERSION = Text("版本 {version}，截至{quarter}末", "version {version}, end of {quarter}")
ROWS_THEN = Text("当时的数由哪些记录而来", "The rows behind it then")
ROWS_CUT = Text("共 {count} 条记录，这里存了前 {kept} 条。", "Of {count} rows the first {kept} were kept.")
NO_ROWS = Text("没有单独的记录。", "There are no single rows.")
UNTIL: dict[str, Text] = {
    "warning": Text(
        "“{rule}”按当时的门槛（{limit}）不再触发", "“{rule}” is no longer raised under the thresholds of then ({limit})"
    ),
    "finding": Text("“{rule}”不再成立", "“{rule}” no longer holds"),
    "gap": Text("{rule}不超过 {value}", "{rule}: at most {value}"),
    "least": Text("{rule}达到 {value}", "{rule}: at least {value}"),
    "most": Text("{rule}不超过 {value}", "{rule}: at most {value}"),
    "due": Text("{rule}达到序时应到的数", "{rule}: what is due by now"),
    "resolution": Text("办结后写明理由销号", "closed by a reason once it is done"),
}
