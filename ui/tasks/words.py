"""The words of the page of tasks."""

from style.text import Text

WARNED = Text("{title}：{says}", "{title}: {says}")
GAP_SAID = Text(
    "{whose} {gap} {amount}：{before} {above}，{step} {own}（{scope}）",
    "{whose}: {gap} {amount}; {before} {above}, {step} {own} ({scope})",
)
FIGURE_SAID = Text(
    "{whose}{label}（{period}，{basis}）{value}{lacking}", "{whose}{label} ({period}, {basis}): {value}{lacking}"
)
LACKING = Text("（{said}）", " ({said})")

BOARD_NOTE = Text(
    "一件事由几个单位办的，在每个单位的行里都算，各行不能相加。",
    "What several units have to do counts with each of them, so rows do not add up.",
)
COLOURS_NOTE = Text(
    "蓝：未到期限；黄：距期限不到 {days} 天还没有答复、改过期限仍未销号，或曾经超期；红：过期限没有销号。规则取自 {file}。",
    "Blue: in time. Yellow: no answer within {days} days of the date, the date moved and still open, or overdue once. Red: past its date. Rules: {file}.",
)
REFUSED_RULES = Text(
    "运行单位的督办规则文件有 {count} 处不对，整份没有采用，仍用随程序的规则：",
    "The operator's file of rules for tasks has {count} faults and was refused whole; the shipped ones hold:",
)
TOTALS = Text("全部督办事项", "All tasks")
LISTED = Text(
    "列出最要紧的 {limit} 件；下载的表里有全部。", "The {limit} most pressing are listed; the download has all."
)
UNSENT = Text(
    "{count} 条通知未送达，原因见服务器日志；服务器重启后再试。",
    "{count} notices did not arrive: the server's log says why. They are tried again at its next start.",
    one="{count} notice did not arrive: the server's log says why. It is tried again at its next start.",
)
BROKEN = Text(
    "有 {count} 个文件不是督办事项，没有动：{names}", "{count} files are no tasks and were left alone: {names}"
)
NO_SUCH_TASK = Text("没有这件督办事项，或不归您看。", "There is no such task, or it is not yours to see.")
SEEN_THEN = Text(
    "交办时所见（{dataset} · 版本 {version} · 截至{quarter}末），此后不变：",
    "As it was seen ({dataset} · version {version} · end of {quarter}), and stays:",
)
SIMULATED_TASK = Text("模拟数据，仅供演示，不是真实事项", "simulated data, for show only: no real matter")
THE_VERY_VIEW = Text("当时的页面", "The page as it was")
VERSION_GONE = Text("当时的版本已不在，页面打不开。", "That version is gone, and the page with it.")
ALL_TASKS = Text("全部督办", "All tasks")
CLOSES_WHEN = Text("销号条件：{until}。", "Closed by the data when: {until}.")
ROWS_OF_OTHERS = Text(
    "记录不只是本结对的，不在这里显示。", "The rows are not of your own pair alone and are not shown here."
)
NOW = Text("现在的数据怎么说", "What the data say now")
NOW_AT = Text("截至{quarter}末（版本 {version}）：{standing}", "End of {quarter} (version {version}): {standing}")
NOW_WHY = Text("{said}。{why}", "{said}. {why}")
NOW_FIGURE = Text("现在是 {figure}", "It is now {figure}")
NOW_ROWS = Text("现在的记录", "The rows now")
ANSWER_TEXT = Text("答复内容（做了什么、现在的数）", "What was done, and the figures now")
HANDIN = Text("对应的报送编号（可不填）", "Id of the hand-in that mends it (may be left out)")
HANDIN_NOTE = Text(
    "数字由“数据管理”报送并发布，答复本身不改数据，也不销号。",
    "Figures change by a hand-in that is published; an answer changes none and closes nothing.",
)
SEND_ANSWER = Text("提交答复", "Send the answer")
MOVE_IT = Text("改办理期限", "Move the due date")
NEW_DUE = Text("新的办理期限", "New due date")
WHY = Text("理由", "Reason")
MOVE = Text("确定改期", "Move it")
CLOSE_IT = Text("写明理由销号", "Close by a reason")
CLOSE_NOTE = Text(
    "数据仍触发时也可销号，理由和办理人一直看得见。",
    "It may be closed though the data still show it; reason and name stay to be read.",
)
CLOSE = Text("销号", "Close")
WHO = Text("办理人（单位和姓名）", "Who you are (unit and name)")
DONE_ANSWERED = Text("已提交答复。", "The answer was sent.")
DONE_MOVED = Text("办理期限已改。", "The date was moved.")
DONE_CLOSED = Text("已销号。", "It is closed.")
DONE_OPENED = Text("已交办。", "It was opened.")
FROM_WHERE = Text(
    "从要督办的地方点“开督办”：预警的清单、发现台账、资金缺口，或只看一对时的数字构成。",
    "Press “Open a task” where it is seen: the list of warnings, the register of findings, a fund gap, or the rows of one pair's figure.",
)
NO_CAUSE = Text(
    "现在显示的版本和筛选里没有这一条，可能数据已经变了。",
    "There is no such thing in the version and selection that are shown: the data may have changed.",
)
MAY_NOT = Text("您的角色不能交办督办事项。", "Your role may not open tasks.")
OLDER = Text("正在看较早的版本：请先回到当前版本再交办。", "This is an older version: go to the current one first.")
WHAT = Text("要督办的事", "What it is about")
LEAD_FIELD = Text("牵头单位（县）", "Lead (a county)")
OTHER_UNIT = Text("或其他牵头单位", "or another office as lead")
OTHER_UNITS = Text("其他责任单位（用顿号隔开）", "Others responsible (commas between)")
RESPONSIBLE_FIELD = Text("责任单位（县，可多个）", "Responsible (counties)")
SUPERVISING_FIELD = Text("督查单位（可不填）", "Supervising (may be left out)")
CHOOSE_UNIT = Text("选择县", "Choose counties")
ASKS_EXAMPLE = Text("例：说明支出偏慢的原因，提出用款计划", "such as: say why spending is slow, and what is planned")
UNTIL_FIELD = Text("达到什么销号", "What closes it")
REACH: dict[str, Text] = {
    "due": Text("达到序时应到的数", "what is due by now"),
    "least": Text("至少", "at least"),
    "most": Text("至多", "at most"),
}
REACH_VALUE = Text("数值（{unit}）", "Value ({unit})")
BAD_VALUE = Text("数值“{value}”不是数", "“{value}” is no number")
OPEN_IT = Text("确定交办", "Open the task")
