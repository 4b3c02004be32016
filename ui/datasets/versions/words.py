"""The words of taking in, of versions, differences and effects, and of the trail."""

from analytics.known_facts import facts
from analytics.tasks import words as task_words
from style import terms
from style.text import Text
from ui import words as shared
from ui.datasets import words

EVERYTHING = Text("所有事项", "Everything")
NONE_WAITING = Text("没有待审的报送。", "Nothing waits.")
CHOOSE_SOME = Text("选择要采纳的报送", "Which to take in")
EFFECTS_FIRST = Text("看差异和影响", "Differences and effects")
TAKE_IN = Text("采纳并发布新版本", "Take in and publish")
REASON = Text("发布说明", "Why it is published")
REASON_EXAMPLE = Text("例：2026年第一季度季报，泰顺、文成两县", "such as: returns of the first quarter")
STEWARD = Text("审核人", "Steward")
CAME_FIRST = Text(
    "没有发布：另一个版本 {version} 先发布了。请重新看差异后再发布。",
    "Nothing published: version {version} came first. Look at the differences again.",
)
WORKING = Text("正在推算…", "Working it out …")
VERSIONS = Text("版本", "Versions")
CURRENT = Text("当前", "Current")
PUBLISHED_BY = Text("发布人", "Published by")
COMPARE = Text("两个版本比较", "Two versions compared")
EARLIER = Text("从", "From")
LATER = Text("到", "To")
ONE_VERSION = Text("只有一个版本，还不能比较。", "There is one version only: nothing to compare.")
SAME_VERSION = Text("请选择两个不同的版本。", "Choose two different versions.")
ROLL_BACK_NOTE = Text(
    "回退就是把旧版本重新发布一次；现在的版本仍保存，可以再发布回来。",
    "Rolling back publishes the old version again; the present one is kept and can be published again.",
)
ROLLED_BACK = Text("已回退到版本 {version}。", "Rolled back to version {version}.")
TRAIL = Text("审计明细", "The trail line by line")
TAKING = Text("采纳", "Take in")
TRAIL_KINDS = {
    "import": Text("导入", "Import"),
    "handin": Text("报送", "Hand-in"),
    "taken": TAKING,
    "withdrawn": Text("退回", "Sending back"),
    "answer": words.ANSWER,
    "publication": Text("发布", "Publication"),
    "rollback": Text("回退", "Roll back"),
    "export": Text("导出", "Export"),
    "deletion": Text("清理", "Removal"),
    "package": Text("取自数据包", "Taken from a package"),
    "conflict": Text("冲突", "Conflict"),
    "task": task_words.NAME,
    "signin": Text("已登录", "Signed in"),
    "signout": Text("已退出", "Signed out"),
    "look": Text("调阅", "Look"),
    "change": Text("变更", "Change"),
    "removal": Text("移入回收站", "Into the bin"),
}
EVENT = Text("做了什么", "What was done")
DETAILS = Text("详情", "Details")
NO_EFFECTS = Text(
    "没有指标的数因此改变；考核得分和对接事项不是指标，逐行列在差异里。",
    "No metric changes by it; scores and deals are no metrics and are listed row by row among the differences.",
)
FIGURES_MOVED = Text("变了的数", "Figures that moved")
STATUSES_MOVED = Text("变了的判断", "Judgements that changed")
PLACES_MOVED = Text("变了的位次", "Places that changed")
WARNINGS_MOVED = Text("出现或消除的预警", "Warnings new or gone")
GRADES_MOVED = Text("变了的考核", "Grades that changed")
SENTENCES_MOVED = Text("变了的结论", "Sentences that changed")
COUNTED = Text("{what} {count} 个", "{what}: {count}")
# The same of a quarter that one version lacks: nothing there has changed, it is told for the first time.
FIRST = {
    FIGURES_MOVED: Text("新的数", "New figures"),
    STATUSES_MOVED: Text("新的判断", "New judgements"),
    PLACES_MOVED: Text("新的位次", "New places"),
    WARNINGS_MOVED: Text("新的预警", "New warnings"),
    SENTENCES_MOVED: Text("新的结论", "New sentences"),
}
AS_PAGES_SHOW = Text("以截至{quarters}的页面为准。", "As the pages show it as of {quarters}.")
OTHER_QUARTERS = Text("另有修订的季度", "Other quarters that were revised")
OF_OTHER_VERSIONS = Text(
    "另有 {count} 个会议用的是其他版本：{names}。",
    "{count} more meetings were made on other versions: {names}.",
    one="{count} more meeting was made on another version: {names}.",
)
UNASKED = Text("第 {pages} 页所在季度未在这里推算", "page {pages}: of a quarter not asked about here")
WHAT_MOVED = Text("谁的什么", "Whose and what")
BEFORE = Text("原来", "Before")
AFTER = Text("现在", "Now")
CHANGE = Text("前后变动", "Change")
RAISED = Text("有预警", "warned")
NOT_RAISED = Text("无预警", "not warned")
NOT_SAID = Text("没有这句", "not said")
STILL_OLD = Text("仍用旧版本的会议", "Meetings that show the older version")
LAST_MADE = Text("最近制作", "Last made")
FILES_STILL_OLD = Text("用旧版本制作过的文件", "Files made of the older version")
FROM_PACKAGE = Text("数据包", "Data package")
WHY_BACK = Text("回退原因", "Why it is rolled back")
NO_DIFFERENCE = Text("两个版本的数据没有差别。", "The two versions hold the same rows.")
WHICH_ROW = Text("哪一行", "Row")
CELLS = Text("改了什么", "What changed")
CELL_CHANGED = Text("{column}：{before} → {after}", "{column}: {before} → {after}")
KINDS = {"added": Text("新添", "added"), "revised": Text("改动", "revised"), "removed": Text("删去", "removed")}
NONE_READY = Text(
    "目前没有可以采纳的：错误须由报送人改正，须说明的数要有原因，列名要确认。点文件名查看。",
    "None may be taken in yet: errors have to be mended by the sender, figures explained, columns confirmed. Open a file by its name.",
)
PUBLISHING = Text("正在核对并发布…", "Checking and publishing …")
BEFORE_PUBLISHING = Text("采纳前先看", "Before it is published")
WOULD_BE = Text(
    "以下是采纳 {names} 后将有的变化，尚未发布。", "What taking in {names} would change; nothing is published yet."
)
REASONS = Text("须说明的数及其原因", "Figures explained, and why")
NOT_READY = Text("没有发布：{which}。", "Nothing published: {which}.")
NOT_READY_ONE = Text("《{which}》{why}", "“{which}”: {why}")
TAKEN_IN = Text(
    "已采纳 {count} 份报送，发布为版本 {version}。各页备好后即显示新数。",
    "{count} hand-ins taken in, published as version {version}. Pages show the new figures as soon as they are at hand.",
    one="{count} hand-in taken in, published as version {version}. Pages show the new figures as soon as they are at hand.",
)
VERSIONS_NOTE = Text("点版本号，按当时发布的样子打开（只读）。", "A version opens, read-only, as it was published.")
CHANGED = Text("改动行数", "Rows changed")
DAMAGED_BY = Text("已损坏：{what}", "Damaged: {what}")
ROLL_BACK = Text("回退到旧版本", "Roll back to an older version")
ROLL_BACK_NOW = Text("回退", "Roll back")
A_READER = Text("本页读者", "a reader of the page")
NO_SUCH_VERSION = Text("这个版本已不在。", "This version is no longer there.")
DIFFERENCES = Text("数据差异", "Differences")
ROWS_CHANGED = Text(
    "{table}：新增 {added} 行，改动 {revised} 行，删去 {removed} 行",
    "{table}: {added} rows added, {revised} revised, {removed} removed",
)
SUMS = Text("合计前后", "Sums before and after")
SUMS_NOTE = Text(
    "两个版本里全部期间之和，只列有变化的；页面上的数按季度和口径另算，见下面的影响。",
    "Sums over all periods that either version holds, as far as they moved; what pages show by quarter and basis is told below.",
)
SUMS_BY = Text("合计按", "Sums by")
GROUPED = {"metric": facts.PROVINCE, "pair": terms.PAIR, "track": terms.TRACK, "county": Text("各县", "County")}
NO_SUM_MOVED = Text("合计都没有变。", "No sum moved.")
WHOSE_SUM = Text("谁的", "Whose")
HASH = Text("校验值", "Hash")
EVENT_KIND = Text("哪一类", "Kind of effect")
OF_WHICH = Text("期间和口径", "Period and basis")
SEEN_ON = Text("见于页面", "Seen on")
RETURNS_MOVED = Text("数未变而填报数变了的", "Figures told by another number of returns")
MEETING = Text("会议", "Meeting")
PAGES_MOVED = Text("已变的页", "Pages that moved")
PAGE_NUMBERS = Text("第 {pages} 页", "page {pages}")
NONE_MOVED = Text("各页的数未变", "no page of it moved")
TRAIL_NOTE = Text(
    "每行都与上一行以校验值相连，改动或删去任何一行都会查出；管理员也可用命令行核对。",
    "Each line is bound to the one before by its hash: a changed or missing line is found. On the command line: python -m ledger verify.",
)
TRAIL_WHOLE = Text(
    "记录完整，共 {count} 行，首尾相接；其中本数据集 {own} 行。",
    "The trail is whole: {count} lines, each bound to the next; {own} of them are of this dataset.",
)
TRAIL_BROKEN = Text("审计记录有误：{said}。", "The trail is not whole: {said}.")
EVERYBODY = Text("所有人", "Everybody")
SINCE = Text("从哪天", "From the day")
UNTIL = Text("到哪天", "To the day")
ANY_DAY = Text("不限", "Any")
TRAIL_DETAILS = {
    "number": task_words.TASK_NUMBER,
    "done": Text("{value}", "{value}"),
    "handin": Text("《{value}》", "“{value}”"),
    "file": Text("《{value}》", "“{value}”"),
    "round": Text("第 {value} 次", "round {value}"),
    "version": Text("版本 {value}", "version {value}"),
    "was": Text("从版本 {value}", "from version {value}"),
    "now": Text("到版本 {value}", "to version {value}"),
    "what": Text("取走{value}", "took {value}"),
    "made": Text("制作{value}", "made {value}"),
    "came_from": Text("来自 {value}", "from {value}"),
    "replaces": Text("更正《{value}》", "corrects “{value}”"),
    "text": Text("“{value}”", "“{value}”"),
    "due": task_words.OF_DUE,
    "reason": Text("原因：{value}", "why: {value}"),
    "rule": Text("规则 {value}", "rule {value}"),
    "pair": Text("结对 {value}", "pair {value}"),
    "quarter": Text("所属 {value}", "of {value}"),
    "to": Text("导出为 {value}", "as {value}"),
    "base": Text("要改的是版本 {value}", "meant to follow version {value}"),
    "seen": Text("看了{value}", "looked at {value}"),
    "subject": Text("{value}", "{value}"),
    "kept": Text("{value}", "{value}"),
    "name": Text("“{value}”", "“{value}”"),
    "did": Text("{value}", "{value}"),
}
# What was looked at, what is kept, and what was done to it.
TRAIL_SAID = {
    "project": Text("单个项目", "a single project"),
    "handin": Text("其他单位的报送", "a hand-in of another unit"),
    "trail": TRAIL,
    "task": Text("督办的一项", "a task"),
    "data": Text("经数据接口取走的整表", "whole tables, by the data API"),
    "view": Text("已存的视图", "a saved view"),
    "meeting": Text("一次会议", "a meeting"),
    "roles": Text("角色对照", "the roles"),
    "session": Text("登录会话", "a session"),
    "token": Text("数据接口令牌", "a token of the data API"),
    "made": Text("新建", "made"),
    "renamed": Text("改了名", "renamed"),
    "changed": Text("改了内容", "changed"),
    "restored": Text("已取回", "taken back"),
    "ended": Text("已终止", "ended"),
}
TRAIL_CLOSED = Text("审计记录不向您的角色开放：{why}。", "The audit trail is not open to your role: {why}.")
FROM_WHERE = Text("从何处", "From where")
TAKEN_AWAY = {
    "faults": words.FAULTS,
    "returned": Text("退回的原表", "the workbook given back"),
    "form": words.FORM_FILE,
    "differences": DIFFERENCES,
    "totals": SUMS,
    "effects": Text("影响清单", "the effects"),
    "trail": TRAIL,
    **shared.REPORT_FILES,
}
WHY_NOT = {
    "unknown": Text("找不到", "unknown"),
    "state": Text("已不在待审之列", "no longer waiting"),
    "refused": Text("还有错误", "still has errors"),
    "warnings": Text("还有未说明的数", "figures not explained"),
    "unconfirmed": Text("还有列名未确认", "columns not confirmed"),
    "together": Text("与另一份合在一起不合规则", "it breaks a rule beside another one"),
    **{state: words.STATES[state] for state in ("taken", "replaced", "withdrawn")},
}
NONE_BEFORE = Text(
    "两个版本都有的季度，没有指标的数改变；考核得分和对接事项不是指标，逐行列在差异里。",
    "Of the quarters that both versions have, no metric changes; scores and deals are no metrics and are listed row by row.",
)
FIRST_TOLD = Text("只有一个版本有的季度新出现的：{said}", "New with a quarter that only one version has: {said}")

CLOSES = Text("没有报齐也推进到{quarter}", "Go on to {quarter} though not all have reported")
CLOSES_MEANS = Text(
    "勾选后页面进入这一季，没有报来的数记为未报，不是 0；以后报来的会补上。不勾选则等各对报齐后再进入。",
    "Pages then go on to this quarter, and what did not come is told as missing, not 0; what comes later is filled in. Otherwise they go on once all pairs have reported.",
)
GOES_ON = Text("发布后页面进入{quarter}。", "Pages then go on to {quarter}.")
GOES_ON_WITHOUT = Text(
    "发布后页面进入{quarter}；其中 {count} 个应报的数没有报来，记为未报，不是 0，也算在下面的新增行里。",
    "Pages then go on to {quarter}; {count} figures due in it did not come: they are told as missing, not 0, and count among the rows added.",
)
STAYS = Text(
    "{quarter}已有 {came} 对报来，还差 {count} 对（{names}）：发布后页面仍停在上一季，等报齐再进入。",
    "{came} pairs have reported {quarter}, {count} have not ({names}): pages stay at the quarter before until all have.",
)
