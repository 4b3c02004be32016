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

WHOSE = Text("哪一对", "Which pair")
EVERY_PAIR = Text("全部（数据集整体）", "All (the whole dataset)")
WHICH_QUARTER = Text("填报哪一季", "Which quarter")
GET_IT = Text("下载填报表", "Download the form")
WHO = Text("报送单位和姓名", "Your unit and name")
WHO_EXAMPLE = Text("例：泰顺县经信局 张三", "such as: Taishun bureau, Zhang San")
FILE = Text("台账文件", "Ledger file")
CHECK = Text("检查", "Check")
NO_WHO = Text("请先填写报送单位和姓名。", "Say first who hands it in.")
NO_FILE = Text("请先选择文件。", "Choose a file first.")
CHOOSE_FILE = Text("选择文件", "Choose a file")
DROP_FILE = Text(
    "或拖到这里：XLSX、XLS、ODS、CSV，不超过 {size} MB", "or drop it here: XLSX, XLS, ODS, CSV, {size} MB at most"
)
CHECKING = Text("正在读取和检查…", "Reading and checking …")

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
ERRORS = Text("错误 {count} 处", "{count} errors", one="{count} error")
WARNINGS_TOLD = Text("须说明 {count} 处", "{count} to be explained")
SEVERITIES = {
    "error": Text("错误", "Error"),
    "warning": Text("须说明", "Explain"),
    "question": Text("疑问", "Question"),
}
STATUSES = {"new": Text("新增", "New"), "still": Text("仍在", "Still there"), "mended": Text("已改正", "Mended")}

FAULTS = Text("问题清单", "What is wrong")
FAULT_PLACE = Text("位置", "Where")
FAULT_VALUE = Text("填的是", "What stands there")
FAULT_SAYS = Text("问题", "Fault")
FAULT_REMEDY = Text("怎么改", "How to mend it")
FAULT_KIND = Text("类别", "Kind")
WHOLE_FILE = Text("整个文件", "the whole file")
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
ANSWER_IT = Text("保存说明", "Keep it")
ANSWERED = Text("已说明：{reason}（{who}）", "explained: {reason} ({who})")

READ_AS = Text("读成了什么", "What was read how")
SHEET = Text("工作表", "Sheet")
ROW_NUMBER = Text("行", "Row")
WHY_LEFT_OUT = {
    "total": Text("合计、小计", "totals"),
    "blank": Text("空行", "blank"),
    "note": Text("说明文字", "notes"),
    "hidden": Text("隐藏行", "hidden"),
    "header": Text("重复的表头", "repeated headers"),
    "title": Text("标题", "titles"),
}
COLUMNS_TO_CONFIRM = Text("这些列名是按相近猜的，请确认", "These columns were taken by likeness: please confirm")
COLUMN_OUT = Text("不读这一列", "leave it out")
CONFIRM = Text("确认列名", "Confirm")

NONE_WAITING = Text("没有待审的报送。", "Nothing waits.")
ALL_HANDED_IN = Text("全部报送", "Everything handed in")
HANDED_IN_FILE = Text("文件", "File")
ROUND = Text("次", "Round")
WHEN = Text("时间", "When")
BY = Text("谁", "Who")
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
CAME_FROM = Text("来自", "From")
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

TRAIL = Text("审计记录", "Audit trail")
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
PLACE = Text("第 {place} 位", "place {place}")
RAISED = Text("有预警", "warned")
NOT_RAISED = Text("没有", "not warned")
NOT_SAID = Text("没有这句", "not said")
STILL_OLD = Text("仍用旧版本的会议", "Meetings that show the older version")

FROM_PACKAGE = Text("数据包", "data package")
WHY_BACK = Text("回退原因", "Why it is rolled back")
NO_DIFFERENCE = Text("两个版本的数据没有差别。", "The two versions hold the same rows.")
WHICH_ROW = Text("哪一行", "Row")
CELLS = Text("改了什么", "What changed")
CELL_CHANGED = Text("{column}：{before} → {after}", "{column}: {before} → {after}")
KINDS = {"added": Text("新增", "added"), "revised": Text("改动", "revised"), "removed": Text("删去", "removed")}
EMPTY = Text("空", "empty")
LINE = Text("序号", "No.")

GUIDE = Text("填报指南", "Guide")
STEP_FORM = Text("1 领取表格", "1 Get the form")
FORM_NOTE = Text(
    "表内已填好这一对的项目和上季数字，只填白色格。用自己的表也可以：列名、单位和次序不必一致。",
    "The form already holds the pair's projects and last quarter's figures; only white cells are to be filled. Your own sheet will do too, whatever its columns' names, units and order.",
)
STEP_SEND = Text("2 报送和检查", "2 Hand in and check")
SEND_NOTE = Text(
    "先检查：当场列出每一处问题，并退回标好的原表。检查合格也不会自动发布，由审核人采纳。",
    "It is checked first: every fault is listed at once and your workbook comes back marked. Nothing is published by itself; a steward takes it in.",
)
FORM_FILE = Text("填报表", "form")
WHOLE_FORM = Text("全部数据表", "all-tables")
AGAIN = Text("改好后再报送", "Hand in again when mended")
AGAIN_NOTE = Text(
    "上传改好的表即可；只取有变化的数。上一次的问题逐条对照：改正的、仍在的、新增的。",
    "Upload the mended workbook; only what changed is taken. Faults are followed from round to round: mended, still there, new.",
)
FILE_LIMIT = Text("文件超过 {size} MB 的上限。", "The file is larger than {size} MB.")
FILE_KIND = Text("不接受这种文件。", "This kind of file is not accepted.")
REMOVE_FILE = Text("移去", "Remove")
LATELY = Text("最近报送", "Lately handed in")
NONE_YET = Text("还没有人报送过。", "Nothing has been handed in yet.")
STATE = Text("状态", "State")
STATES = {
    "waiting": Text("待审", "Waiting"),
    "taken": Text("已采纳", "Taken in"),
    "replaced": Text("已被更正", "Corrected since"),
    "withdrawn": Text("已退回", "Sent back"),
}
IN_VERSION = Text("版本 {version}", "version {version}")
OUTCOME = Text("检查结果", "Outcome")
OUTCOMES = {
    "accepted": Text("可采纳", "Ready"),
    "questions": Text("须说明", "To be explained"),
    "refused": Text("须改正", "To be mended"),
}
LEAD_ERRORS = Text(
    "还不能采纳：{count} 处错误须改正（{where}）。",
    "It cannot be taken in yet: {count} errors to mend ({where}).",
    one="It cannot be taken in yet: {count} error to mend ({where}).",
)
LEAD_OPEN = Text("没有错误；还有 {what}，办完即可采纳。", "No errors; {what}, then it may be taken in.")
LEAD_QUESTIONS = Text(
    "可以采纳，正等待审核；{count} 处疑问请核对，不答复也可。",
    "It may be taken in and waits; {count} questions to look at, which need no answer.",
    one="It may be taken in and waits; {count} question to look at, which needs no answer.",
)
LEAD_READY = Text("可以采纳：没有发现问题，正等待审核。", "It may be taken in: nothing is wrong, and it waits.")
LEAD_GONE = Text(
    "报送的文件已损坏或丢失，请重新报送。", "The file that was handed in is damaged or gone: hand it in again."
)
LEAD_WITHDRAWN = Text("已退回，不再等待审核；文件仍保存。", "Sent back, it waits no longer; the file is kept.")
LEAD_WITHDRAWN_WHY = Text(
    "已退回（{why}）；文件仍保存，可改好再报送。",
    "Sent back ({why}); the file is kept and may be handed in again when mended.",
)
LEAD_STATES = {
    "taken": Text("已采纳，发布为版本 {version}。", "Taken in, published as version {version}."),
    "replaced": Text(
        "曾发布为版本 {version}，已由后来的报送更正。",
        "Published as version {version}, corrected by a later hand-in since.",
    ),
}
SHEET_COUNT = Text("{sheet} {count} 处", "{sheet}: {count}")
AND_SO_ON = Text("等", " and others")
TO_EXPLAIN = Text("{count} 处须说明", "{count} figures to explain", one="{count} figure to explain")
TO_CONFIRM = Text("{count} 个列名待确认", "{count} columns to confirm", one="{count} column to confirm")
QUESTIONS = Text("疑问 {count} 处", "{count} questions", one="{count} question")
ANSWERED_COUNT = Text("已说明 {count} 处", "{count} explained")
NONE_OPEN = Text("没有", "none")
FILE_NAMED = Text("《{file}》", "“{file}”")
ROUNDS = Text(
    "与上一次相比：已改正 {mended} 处，仍在 {still} 处，新增 {new} 处",
    "Against the round before: {mended} mended, {still} still there, {new} new",
)
TO_QUEUE = Text("去审核发布 ›", "To taking in ›")
ANOTHER = Text("报送另一份 ›", "Hand in another ›")
ELSEWHERE = Text("从这里去", "From here")
SHEETS = Text("各张表", "Sheet by sheet")
READ_IS = Text("读作", "Read as")
NOT_READ = Text("没有读取", "Not read")
ROWS_READ = Text("读出行数", "Rows read")
STATUS = Text("变化", "Since last time")
CELL = Text("单元格", "Cell")
TABLE = Text("数据表", "Table")
COLUMN = Text("列", "Column")
RULE_ID = Text("规则代码", "Rule id")
FAULTS_NOTE = Text(
    "同一原因的并为一行，点开可看全部单元格。", "What one cause made is one row; open it to see every cell."
)
NONE_OF_THESE = Text("这样筛选没有记录。", "Nothing is left by these filters.")
AND_MORE_PLACES = Text("{said} 等 {count} 处", "{said} … {count} in all")
AND_OTHERS = Text("{said} 等", "{said} …")
SUCH_AS = Text("{said}，等", "{said}, and the like")
OPEN_ALL = Text("看全部单元格", "Show every cell")
SHUT = Text("收起", "Close the list")
EXPLAIN = Text("说明原因", "Say why it stands")
WHICH_FAULT = Text("哪一处", "Which")
ANSWER_EXAMPLE = Text("例：本季新投产，产值由 0 起", "such as: went into production this quarter")
ANSWER_KEPT = Text(
    "说明已保存（{count} 处）。", "The explanation is kept for {count} cells.", one="The explanation is kept."
)
READ_NOTE = Text(
    "每格上为原样，下为读成的内容；带 ◇ 的是推断，请核对。采纳之前什么也不写入。",
    "Each cell as written, below it what it was read as; ◇ marks a guess to look at. Nothing is stored before it is taken in.",
)
COUNTS = Text(
    "{table}：新增 {added} 行，改动 {revised} 行，未变 {same} 行，取消 {removed} 行",
    "{table}: {added} rows new, {revised} revised, {same} the same, {removed} taken out",
)
ROWS_SHOWN = Text("显示", "Show")
ALL_ROWS = Text("全部行", "All rows")
MARKED_ROWS = Text("只看推断和有问题的行", "Only guesses and faults")
NONE_MARKED = Text("这张表没有推断，也没有问题。", "Nothing in this sheet was guessed or is wrong.")
COLUMNS_OUT = Text("没有读取的列：{columns}", "Columns not read: {columns}")
COLUMN_READ = Text("{letters} {written} → {field}", "{letters} {written} → {field}")
COLUMN_LIKE = Text("{said}（相似 {sure}，待确认）", "{said} ({sure} alike, to be confirmed)")
ROW_OUT = Text("不读：{why}", "left out: {why}")
READ_TO = Text("→ {said}", "→ {said}")
CONFIRM_NOTE = Text(
    "确认一次，同一报送人以后同样的列名不再询问。认错了就改选，不要的选“不读这一列”。",
    "Once confirmed, the same sender's columns of this name are not asked about again. Choose another where it was taken wrongly, or leave it out.",
)
COLUMN_IS = Text("“{written}”（{cell}）读作，相似 {sure}", "“{written}” ({cell}) is, {sure} alike")
CONFIRMED = Text("列名已确认，已重新检查。", "The columns are confirmed; the file was checked anew.")
WAITING = Text("待审报送", "Waiting to be taken in")
OPEN_FAULTS = Text("未了事项", "Still open")
WOULD_CHANGE = Text("采纳后", "When taken in")
REMOVED_TOO = Text("取消 {count} 行", "{count} taken out")
FILE_GONE = Text("文件损坏或丢失", "File damaged or gone")
NONE_READY = Text(
    "目前没有可以采纳的：错误须由报送人改正，须说明的数要有原因，列名要确认。点文件名查看。",
    "None may be taken in yet: errors have to be mended by the sender, figures explained, columns confirmed. Open a file by its name.",
)
TAKING = Text("采纳", "Take in")
PUBLISHING = Text("正在核对并发布…", "Checking and publishing …")
BEFORE_PUBLISHING = Text("采纳前先看", "Before it is published")
WOULD_BE = Text(
    "以下是采纳 {names} 后将有的变化，尚未发布。", "What taking in {names} would change; nothing is published yet."
)
REASONS = Text("须说明的数及其原因", "Figures explained, and why")
WHO_AND_WHY = Text("请写明由谁办理和原因。", "Say who does it and why.")
NOT_READY = Text("没有发布：{which}。", "Nothing published: {which}.")
NOT_READY_ONE = Text("《{which}》{why}", "“{which}”: {why}")
TAKEN_IN = Text(
    "已采纳 {count} 份报送，发布为版本 {version}。各页从现在起显示新数。",
    "{count} hand-ins taken in, published as version {version}. Pages show the new figures from now on.",
    one="{count} hand-in taken in, published as version {version}. Pages show the new figures from now on.",
)
WITHDRAW = Text("退回或撤回", "Send back or withdraw")
WITHDRAW_NOTE = Text(
    "审核人退回、报送人撤回都在这里办。文件和问题都保存，改好后可再报送。",
    "A steward sends it back, or its sender withdraws it. File and faults are kept, and it may be handed in again when mended.",
)
WHO_DOES = Text("由谁办理", "Who does it")
WHY_WITHDRAWN = Text("原因", "Reason")
WITHDRAW_IT = Text("确认退回", "Send it back")
WITHDRAWN = Text("《{file}》已退回；文件仍保存。", "“{file}” was sent back; the file is kept.")
VERSIONS_NOTE = Text("点版本号，按当时发布的样子打开（只读）。", "A version opens, read-only, as it was published.")
CHANGED = Text("改动", "Changed")
DAMAGED_BY = Text("已损坏：{what}", "Damaged: {what}")
KIND_COUNTED = {
    "added": Text("新增 {count} 行", "{count} added"),
    "revised": Text("改动 {count} 行", "{count} revised"),
    "removed": Text("删去 {count} 行", "{count} removed"),
}
OF_TABLE = Text("{table}{said}", "{table}: {said}")
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
SUMS_BY = Text("合计按", "Sums by")
GROUPED = {
    "metric": Text("全省", "Province"),
    "pair": Text("结对", "Pair"),
    "track": Text("赛道", "Track"),
    "county": Text("县", "County"),
}
NO_SUM_MOVED = Text("合计都没有变。", "No sum moved.")
MEASURE = Text("指标", "Measure")
VALUE_TYPE = Text("口径", "Basis of the figure")
WHOSE_SUM = Text("谁的", "Whose")
UNIT = Text("单位", "Unit")
ALL_OF_IT = Text("合计", "All")
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
    "每行都与上一行以校验值相连，改动或删去任何一行都会查出；命令行核对：python -m ledger verify。",
    "Each line is bound to the one before by its hash: a changed or missing line is found. On the command line: python -m ledger verify.",
)
TRAIL_WHOLE = Text("记录完整，共 {count} 行，首尾相接。", "The trail is whole: {count} lines, each bound to the next.")
TRAIL_BROKEN = Text("审计记录有误：{said}。", "The trail is not whole: {said}.")
EVERYBODY = Text("所有人", "Everybody")
SINCE = Text("从哪天", "From the day")
UNTIL = Text("到哪天", "To the day")
ANY_DAY = Text("不限", "Any")
DETAIL = Text("{label} {value}", "{label}: {value}")
TRAIL_DETAILS = {
    "handin": Text("报送", "hand-in"),
    "round": Text("第几次", "round"),
    "version": Text("版本", "version"),
    "was": Text("从版本", "from version"),
    "now": Text("到版本", "to version"),
    "what": Text("取走", "took"),
    "file": Text("文件", "file"),
    "came_from": Text("来自", "from"),
    "replaces": Text("更正", "corrects"),
    "reason": Text("原因", "why"),
    "rule": Text("规则", "rule"),
    "withdrawn": Text("退回", "sent back"),
    "pair": Text("结对", "pair"),
    "quarter": Text("季度", "quarter"),
    "to": Text("导出为", "as"),
}
TAKEN_AWAY = {
    "faults": FAULTS,
    "returned": Text("退回的原表", "the workbook given back"),
    "form": FORM_FILE,
    "differences": DIFFERENCES,
    "totals": SUMS,
    "effects": Text("影响清单", "the effects"),
    "trail": TRAIL,
}
QUEUE_LINK = Text("数据管理（{count} 份待审）", "Data ({count} waiting)")
WHY_NOT = {
    "unknown": Text("找不到", "unknown"),
    "state": Text("已不在待审之列", "no longer waiting"),
    "refused": Text("还有错误", "still has errors"),
    "warnings": Text("还有未说明的数", "figures not explained"),
    "unconfirmed": Text("还有列名未确认", "columns not confirmed"),
    "together": Text("与另一份合在一起不合规则", "it breaks a rule beside another one"),
    **{state: STATES[state] for state in ("taken", "replaced", "withdrawn")},
}
