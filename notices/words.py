"""The words of notices and digests; those of tasks themselves are analytics.tasks.words."""

from style.text import Text

TURNED: dict[str, Text] = {"yellow": Text("转为黄灯", "Turned yellow"), "red": Text("转为红灯", "Turned red")}
HEAD = Text("督办：{number} 号 · {what}", "Task {number}: {what}")
LINE = Text("{label}：{value}", "{label}: {value}")
OPEN_IT = Text("打开看板", "Open the dashboard")
NOTICE_ID = Text("通知编号", "Notice")
SIMULATED = Text("【模拟数据】{text}", "[Simulated data] {text}")
SUBJECT = Text("督办周报 {first} 至 {last}", "Tasks of the week {first} to {last}")
SUBJECT_OF = Text("{subject}（{unit}）", "{subject} ({unit})")
STANDS = Text(
    "未销号 {open} 件：红 {red} 件，黄 {yellow} 件，蓝 {blue} 件；本周到期 {due} 件，上周销号 {closed} 件。",
    "Open: {open} (red {red}, yellow {yellow}, blue {blue}); due this week: {due}; closed last week: {closed}.",
)
OPEN = Text("未销号", "Open")
DUE_THIS_WEEK = Text("本周到期", "Due this week")
CLOSED_LAST_WEEK = Text("上周销号", "Closed last week")
AS_OF = Text("截至 {day}。", "As of {day}.")
MORE = Text("另有 {count} 件，见督办页。", "{count} more: see the page of tasks.")
ROW = Text("{number} 号 · {colour} · 期限 {due} · {text}", "{number} · {colour} · due {due} · {text}")
