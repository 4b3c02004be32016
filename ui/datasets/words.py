"""The words of 数据管理: handing in, what is wrong where, taking in, versions, differences, the trail."""

from style.text import Text

OPEN_ON_LOOPBACK = Text(
    "本服务只在本机可达，本机上的人都可以报送和发布。",
    "This server is reached from this machine only; whoever sits here may hand in and publish.",
)
HANDIN_BY_SETTING = Text(
    "按设置（LEDGER_OPEN=handin），能打开本页的人都可以报送；发布只能用命令行。",
    "By the setting LEDGER_OPEN=handin whoever opens this page may hand in; publishing is for the command line.",
)
OPEN_BY_SETTING = Text(
    "按设置（LEDGER_OPEN=publish），能打开本页的人都可以报送和发布。",
    "By the setting LEDGER_OPEN=publish whoever opens this page may hand in and publish.",
)
CLOSED = Text(
    "登录尚未启用，且本服务对外开放，因此本页只能查看；报送和发布请用命令行，或由管理员设置 LEDGER_OPEN。",
    "Nobody signs in yet and this server is open to others, so this page only shows; hand in and publish on the command line, or have LEDGER_OPEN set.",
)

GET_FORM = Text("1 领取表格", "1 Get the form")
FORM_NOTE = Text(
    "表内已填好本结对的项目和上季数字，只填白色格。也可以用自己的表，列名、单位和次序不必一致。",
    "The form already holds the pair's projects and last quarter's figures; only white cells are to be filled. Your own sheet will do too, whatever its columns' names, units and order.",
)
WHOSE = Text("哪一对", "Which pair")
EVERY_PAIR = Text("全部（数据集整体）", "All (the whole dataset)")
WHICH_QUARTER = Text("填报哪一季", "Which quarter")
GET_IT = Text("下载填报表", "Download the form")
HAND_IN = Text("2 报送", "2 Hand in")
WHO = Text("报送单位和姓名", "Your unit and name")
WHO_EXAMPLE = Text("例：泰顺县经信局 张三", "such as: Taishun bureau, Zhang San")
FILE = Text("台账文件", "Ledger file")
FILE_NOTE = Text(
    "XLSX、XLS、ODS 或 CSV，不超过 {size} MB。先检查，全部过关也不会自动发布。",
    "XLSX, XLS, ODS or CSV, {size} MB at most. It is checked first; nothing is published by itself.",
)
CHECK = Text("检查", "Check")
NO_WHO = Text("请先填写报送单位和姓名。", "Say first who hands it in.")
NO_FILE = Text("请先选择文件。", "Choose a file first.")
CHOOSE_FILE = Text("选择文件", "Choose a file")
DROP_FILE = Text(
    "或拖到这里：XLSX、XLS、ODS、CSV，不超过 {size} MB", "or drop it here: XLSX, XLS, ODS, CSV, {size} MB at most"
)
CHECKING = Text("正在读取和检查…", "Reading and checking …")
AGAIN = Text("改好后再报送", "Hand in again when mended")
AGAIN_NOTE = Text(
    "再次报送只取有变化的格，问题按同一个数逐轮对照。",
    "Handed in again, faults are followed figure by figure from round to round.",
)

LEAD_NONE = Text(
    "{count} 份报送待审；最近发布于 {when}，版本 {version}。",
    "{count} hand-ins wait; last published {when}, version {version}.",
    one="{count} hand-in waits; last published {when}, version {version}.",
)
LEAD_FIRST = Text(
    "{count} 份报送待审；当前版本 {version}。",
    "{count} hand-ins wait; the current version is {version}.",
    one="{count} hand-in waits; the current version is {version}.",
)
NEW_AND_REVISED = Text("新增 {added} 行，改动 {revised} 行", "{added} rows new, {revised} revised")
ROUND_TOLD = Text("第 {round} 次", "round {round}")
LEAD_OF = Text(
    "《{file}》第 {round} 次报送：读出 {rows} 行；{told}。", "“{file}”, round {round}: {rows} rows read; {told}."
)
NO_FAULT = Text("没有发现问题，等待审核", "nothing wrong, waiting to be taken in")
ERRORS = Text("错误 {count} 处", "{count} errors", one="{count} error")
WARNINGS_TOLD = Text("须说明 {count} 处", "{count} to be explained")
QUESTIONS = Text("疑问 {count} 处", "{count} questions", one="{count} question")
MENDED_TOLD = Text("已改正 {count} 处", "{count} mended")
SEVERITIES = {
    "error": Text("错误", "Error"),
    "warning": Text("须说明", "Explain"),
    "question": Text("疑问", "Question"),
}
STATUSES = {"new": Text("新增", "New"), "still": Text("仍在", "Still there"), "mended": Text("已改正", "Mended")}
STATES = {
    "waiting": Text("待审", "Waiting"),
    "taken": Text("已采纳", "Taken in"),
    "replaced": Text("已被替换", "Replaced"),
    "withdrawn": Text("已撤回", "Withdrawn"),
}
OUTCOMES = {
    "accepted": Text("可采纳", "Ready"),
    "questions": Text("有疑问", "Questions"),
    "refused": Text("须改正", "To be mended"),
}

FAULTS = Text("问题清单", "What is wrong")
FAULT_PLACE = Text("位置", "Where")
FAULT_VALUE = Text("填的是", "What stands there")
FAULT_SAYS = Text("问题", "Fault")
FAULT_REMEDY = Text("怎么改", "How to mend it")
FAULT_KIND = Text("类别", "Kind")
WHOLE_FILE = Text("整个文件", "the whole file")
SHOW_ONLY = Text("只看", "Only")
EVERYTHING = Text("全部", "All")
GIVE_BACK = Text("退回原表（已标注）", "Workbook back, marked")
GIVE_BACK_NOTE = Text(
    "原表格式不变，有问题的格已涂色加批注，第一张表是问题清单，点一下跳到那一格。",
    "Your own workbook with its formats; faulty cells are coloured and commented, and the first sheet lists them with links.",
)
ANSWER = Text("说明", "Explanation")
ANSWER_NOTE = Text(
    "“须说明”的数核实无误时，写明原因即可保留；原因随数字存档。",
    "A figure to be explained may stand once you say why; the reason is kept beside it.",
)
ANSWER_OF = Text("{place} 的说明", "Explanation of {place}")
ANSWER_IT = Text("保存说明", "Keep it")
ANSWERED = Text("已说明：{reason}（{who}）", "explained: {reason} ({who})")

READ_AS = Text("读成了什么", "What was read how")
READ_NOTE = Text(
    "上为原样，下为读成的内容；与写法不同的已标出。确认前什么也不会写入。",
    "Above as written, below as read; whatever was read otherwise than written is marked. Nothing is stored before it is taken in.",
)
SHEET = Text("工作表", "Sheet")
ROW_NUMBER = Text("行", "Row")
LEFT_OUT = Text("没有读取的行", "Rows left out")
LEFT_OUT_TOLD = Text("{why} {count} 行", "{why}: {count}")
WHY_LEFT_OUT = {
    "total": Text("合计、小计", "totals"),
    "blank": Text("空行", "blank"),
    "note": Text("说明文字", "notes"),
    "hidden": Text("隐藏行", "hidden"),
    "header": Text("重复的表头", "repeated headers"),
    "title": Text("标题", "titles"),
}
SHEET_NOT_READ = Text("没有读取：{why}", "not read: {why}")
COLUMNS_TO_CONFIRM = Text("这些列名是按相近猜的，请确认", "These columns were taken by likeness: please confirm")
COLUMN_IS = Text("“{written}”（{cell}）是", "“{written}” ({cell}) is")
COLUMN_OUT = Text("不读这一列", "leave it out")
CONFIRM = Text("确认列名", "Confirm")
COUNTS = Text(
    "{table}：新增 {added} 行，改动 {revised} 行，未变 {same} 行",
    "{table}: {added} rows new, {revised} revised, {same} the same",
)

WAITING = Text("待审报送", "Waiting to be taken in")
NONE_WAITING = Text("没有待审的报送。", "Nothing waits.")
ALL_HANDED_IN = Text("全部报送", "Everything handed in")
HANDED_IN_FILE = Text("文件", "File")
ROUND = Text("次", "Round")
WHEN = Text("时间", "When")
BY = Text("谁", "Who")
OUTCOME = Text("检查结果", "Outcome")
CHOOSE_SOME = Text("选择要采纳的报送", "Which to take in")
EFFECTS_FIRST = Text("看差异和影响", "Differences and effects")
TAKE_IN = Text("采纳并发布新版本", "Take in and publish")
REASON = Text("发布说明", "Why it is published")
REASON_EXAMPLE = Text("例：2026年第一季度季报，泰顺、文成两县", "such as: returns of the first quarter")
STEWARD = Text("审核人", "Steward")
TAKEN_IN = Text("已发布为版本 {version}。", "Published as version {version}.")
CAME_FIRST = Text(
    "没有发布：另一个版本 {version} 先发布了。请重新看差异后再发布。",
    "Nothing published: version {version} came first. Look at the differences again.",
)
NOT_READY = Text("没有发布：{which} 还不能采纳（{why}）。", "Nothing published: {which} cannot be taken in ({why}).")
WHY_NOT = {
    "unknown": Text("找不到", "unknown"),
    "state": Text("已不在待审之列", "no longer waiting"),
    "refused": Text("还有错误", "still has errors"),
    "warnings": Text("还有未说明的数", "figures not explained"),
    "unconfirmed": Text("还有列名未确认", "columns not confirmed"),
    "together": Text("与另一份合在一起不合规则", "it breaks a rule beside another one"),
    **{state: STATES[state] for state in ("taken", "replaced", "withdrawn")},
}
WORKING = Text("正在推算…", "Working it out …")
WITHDRAW = Text("撤回这份报送", "Withdraw it")
WITHDRAWN = Text("已撤回；文件仍保存。", "Withdrawn; the file is kept.")

VERSIONS = Text("版本", "Versions")
CURRENT = Text("当前", "Current")
PUBLISHED_BY = Text("发布人", "Published by")
CAME_FROM = Text("来自", "From")
CHANGED = Text("改动", "Changed")
DAMAGED = Text("已损坏", "Damaged")
OPEN_VERSION = Text("打开", "Open")
COMPARE = Text("两个版本比较", "Two versions compared")
EARLIER = Text("从", "From")
LATER = Text("到", "To")
ONE_VERSION = Text("只有一个版本，还不能比较。", "There is one version only: nothing to compare.")
SAME_VERSION = Text("请选择两个不同的版本。", "Choose two different versions.")
ROLL_BACK = Text("回退到这个版本", "Roll back to it")
ROLL_BACK_NOTE = Text(
    "回退就是把旧版本重新发布一次；现在的版本仍保存，可以再发布回来。",
    "Rolling back publishes the old version again; the present one is kept and can be published again.",
)
ROLLED_BACK = Text("已回退到版本 {version}。", "Rolled back to version {version}.")

TRAIL = Text("审计记录", "Audit trail")
TRAIL_NOTE = Text(
    "每行都与上一行绑定，改动或删去任何一行都会被查出；核对命令：python -m ledger verify。",
    "Each line is bound to the one before: a changed or missing line is found. Checked by: python -m ledger verify.",
)
TRAIL_KINDS = {
    "import": Text("导入", "Import"),
    "handin": Text("报送", "Hand-in"),
    "answer": Text("说明", "Explanation"),
    "publication": Text("发布", "Publication"),
    "rollback": Text("回退", "Roll-back"),
    "export": Text("导出", "Export"),
    "deletion": Text("清理", "Removal"),
    "package": Text("数据包", "Package"),
    "conflict": Text("冲突", "Conflict"),
}
EVENT = Text("事项", "What")
DETAILS = Text("详情", "Details")
TRAIL_WHOLE = Text("记录完整：{count} 行首尾相接。", "The trail is whole: {count} lines, each bound to the next.")
TRAIL_BROKEN = Text("记录在第 {line} 行被改动或缺失。", "The trail was changed or cut at line {line}.")

NO_EFFECTS = Text("页面上没有数字因此改变。", "No page shows another figure.")
FIGURES_MOVED = Text("变了的数", "Figures that moved")
STATUSES_MOVED = Text("变了的判断", "Judgements that changed")
PLACES_MOVED = Text("变了的位次", "Places that changed")
WARNINGS_MOVED = Text("出现或消除的预警", "Warnings new or gone")
GRADES_MOVED = Text("变了的考核", "Grades that changed")
SENTENCES_MOVED = Text("变了的结论", "Sentences that changed")
COUNTED = Text("{what} {count} 个", "{what}: {count}")
WHAT_MOVED = Text("谁的什么", "Whose and what")
BEFORE = Text("原来", "Before")
AFTER = Text("现在", "Now")
CHANGE = Text("变化", "Change")
MORE_EFFECTS = Text("另有 {count} 个，见下载。", "{count} more in the download.")
PLACE = Text("第 {place} 位", "place {place}")
RAISED = Text("有预警", "warned")
NOT_RAISED = Text("没有", "not warned")
NOT_SAID = Text("没有这句", "not said")
STILL_OLD = Text("仍用旧版本的会议", "Meetings that show the older version")
STILL_OLD_PAGES = Text("{name}：第 {pages} 页的数已变", "{name}: figures moved on page {pages}")

FROM_PACKAGE = Text("数据包", "data package")
WHY_BACK = Text("回退原因", "Why it is rolled back")
NO_DIFFERENCE = Text("两个版本的数据没有差别。", "The two versions hold the same rows.")
ROWS_CHANGED = Text(
    "{table}：新增 {added} 行，改动 {revised} 行，删去 {removed} 行",
    "{table}: {added} rows added, {revised} revised, {removed} removed",
)
FIRST_ROWS = Text("以上是前 {count} 行，共 {all} 行。", "The first {count} of {all} rows.")
WHICH_ROW = Text("哪一行", "Row")
CELLS = Text("改了什么", "What changed")
CELL_CHANGED = Text("{column}：{before} → {after}", "{column}: {before} → {after}")
KINDS = {"added": Text("新增", "added"), "revised": Text("改动", "revised"), "removed": Text("删去", "removed")}
EMPTY = Text("空", "empty")
LINE = Text("序号", "No.")
