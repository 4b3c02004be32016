"""The words of 数据管理 that its parts share, and those of handing in and of what is wrong where."""

from store.ledgers import fields
from style.text import Text

LINE = fields.FIELDS["context.number"].label  # as templates and workbooks given back have it

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
BY_ROLE = Text("报送、发布按您的角色开放。", "Handing in and publishing are open as your role says.")
WHO_SIGNED_IN = Text("报送人（已登录）", "Handed in by (signed in)")
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
DROP_FILE = Text(
    "或拖到这里：XLSX、XLS、ODS、CSV，不超过 {size} MB", "or drop it here: XLSX, XLS, ODS, CSV, {size} MB at most"
)
CHECKING = Text("正在读取和检查…", "Reading and checking …")
LEAD_NONE = Text(
    "{count} 份报送待审；最近发布于 {when}，版本 {version}。",
    "{count} hand-ins wait; last published {when}, version {version}.",
    one="{count} hand-in waits; last published {when}, version {version}.",
)
LEAD_IDLE = Text(
    "没有报送待审；最近发布于 {when}，版本 {version}。", "Nothing waits; last published {when}, version {version}."
)
LEAD_OWN = Text(
    "本单位 {count} 份报送待审；最近发布于 {when}，版本 {version}。",
    "{count} hand-ins of yours wait; last published {when}, version {version}.",
    one="{count} hand-in of yours waits; last published {when}, version {version}.",
)
LEAD_PUBLISHED = Text("最近发布于 {when}，版本 {version}。", "Last published {when}, version {version}.")
LEAD_FIRST = Text(
    "{count} 份报送待审；当前版本 {version}。",
    "{count} hand-ins wait; the current version is {version}.",
    one="{count} hand-in waits; the current version is {version}.",
)
NEW_AND_REVISED = Text("新增 {added} 行，改动 {revised} 行", "{added} rows new, {revised} revised")
ROUND_TOLD = Text("第 {round} 次", "round {round}")
ERRORS = Text("错误 {count} 处", "{count} errors", one="{count} error")
WARNINGS_TOLD = Text("须说明 {count} 处", "{count} to be explained")
STATUSES = {
    "new": Text("本次新增", "New this time"),
    "still": Text("仍在", "Still there"),
    "mended": Text("已改正", "Mended"),
}
FAULTS = Text("问题清单", "What is wrong")
FAULT_PLACE = Text("在哪一格", "Where")
FAULT_VALUE = Text("填的是", "What stands there")
FAULT_SAYS = Text("有什么问题", "Fault")
FAULT_REMEDY = Text("怎么改", "How to mend it")
WHOLE_FILE = Text("文件整体", "the whole file")
GIVE_BACK = Text("退回原表（已标注）", "Workbook back, marked")
GIVE_BACK_NOTE = Text(
    "原表格式不变，有问题的格已涂色加批注，第一张表是问题清单，点一下跳到那一格。",
    "Your own workbook with its formats; faulty cells are coloured and commented, and the first sheet lists them with links.",
)
ANSWER = Text("原因说明", "Explanation")
ANSWER_NOTE = Text(
    "“须说明”的数核实无误时，写明原因即可保留；原因随数字存档。",
    "A figure to be explained may stand once you say why; the reason is kept beside it.",
)
ANSWER_IT = Text("保存说明", "Keep it")
ANSWERED = Text("已说明：{reason}（{who}）", "explained: {reason} ({who})")
READ_AS = Text("读成了什么", "What was read how")
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
ALL_HANDED_IN = Text("全部报送", "Everything handed in")
HANDED_IN_FILE = Text("文件", "File")
WHEN = Text("时间", "When")
BY = Text("经办人", "Who")
EMPTY = Text("空", "empty")
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
AGAIN_ANYWAY = Text("还要改？再报送一次", "More to change? Hand it in once more")
AGAIN_NOTE = Text(
    "上传改好的表即可；只取有变化的数。上一次的问题逐条对照：改正的、仍在的、新增的。",
    "Upload the mended workbook; only what changed is taken. Faults are followed from round to round: mended, still there, new.",
)
NOT_TAKEN = Text(
    "没有收下：超过 {size} MB，或不是 XLSX、XLS、ODS、CSV 文件",
    "Not taken: larger than {size} MB, or no XLSX, XLS, ODS or CSV file",
)
LATELY = Text("最近报送", "Lately handed in")
NONE_YET = Text("还没有人报送过。", "Nothing has been handed in yet.")
STATES = {
    "waiting": Text("待审", "Waiting"),
    "taken": Text("已采纳", "Taken in"),
    "replaced": Text("已被更正", "Corrected since"),
    "withdrawn": Text("已退回", "Sent back"),
}
IN_VERSION = Text("版本 {version}", "version {version}")
OUTCOME = Text("检查结果", "Outcome")
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
NONE_OPEN = Text("无未了事项", "nothing open")
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
STATUS = Text("与上次比", "Since last time")
CELL = Text("哪一格", "Cell")
TABLE = Text("数据表", "Table")
RULE_ID = Text("规则编号", "Rule id")
FAULTS_NOTE = Text(
    "同一原因的并为一行，点开看全部单元格；点一格，看它在表中的那一行。",
    "What one cause made is one row; open it to see every cell. Press a cell to see its row in the sheet.",
)
NONE_OF_THESE = Text("这样筛选没有记录。", "Nothing is left by these filters.")
AND_MORE_PLACES = Text("{said} 等 {count} 处", "{said} … {count} in all")
AND_OTHERS = Text("{said} 等", "{said} …")
SUCH_AS = Text("如 {cell}：{said}", "as in {cell}: {said}")
FOR_EXAMPLE = Text("如：{said}", "such as: {said}")
ONE_BY_ONE = Text("逐处查看", "One by one")
FAULT_BEFORE = Text("上一处", "Previous")
FAULT_AFTER = Text("下一处", "Next")
FAULT_NUMBER = Text("第 {number} 处，共 {count} 处", "{number} of {count}")
NO_ROW = Text("这一处不在某一格上，没有可对照的行。", "It is of no single cell: there is no row to show.")
REMEDY_TOLD = Text("怎么改：{remedy}", "How to mend it: {remedy}")
OPEN_ALL = Text("看全部单元格", "Show every cell")
SHUT = Text("收起", "Close the list")
EXPLAIN = Text("说明原因", "Say why it stands")
EXPLAIN_QUESTIONS = Text("给疑问写说明（可以不写）", "Say something about a question (not required)")
WHICH_FAULT = Text("哪一处", "Which")
ANSWER_EXAMPLE = Text("例：本季新投产，产值由 0 起", "such as: went into production this quarter")
ANSWER_KEPT = Text(
    "说明已保存（{count} 处）。",
    "The explanation is kept for {count} cells.",
    one="The explanation is kept for {count} cell.",
)
READ_NOTE = Text(
    "每格上为原样，下为读成的内容；带 ◇ 的是推断，请核对。采纳之前什么也不写入。",
    "Each cell as written, below it what it was read as; ◇ marks a guess to look at. Nothing is stored before it is taken in.",
)
ROWS_SHOWN = Text("显示", "Show")
ALL_ROWS = Text("全部行", "All rows")
MARKED_ROWS = Text("只看推断和有问题的行", "Only guesses and faults")
NONE_MARKED = Text("这张表没有推断，也没有问题。", "Nothing in this sheet was guessed or is wrong.")
COLUMNS_OUT = Text("没有读取的列：{columns}", "Columns not read: {columns}")
COLUMN_READ = Text("{letters} {written} → {field}", "{letters} {written} → {field}")
COLUMN_LIKE = Text("{said}（相似 {sure}，待确认）", "{said} ({sure} alike, to be confirmed)")
ROW_OUT = Text("不读：{why}", "left out: {why}")
ROWS_OUT = Text("没有读取的行：{rows}", "Rows left out: {rows}")
ROWS_OUT_OF = Text("{why} {count} 行（第 {rows} 行）", "{why}: {count} (row {rows})")
SHEETS_OUT = Text("没有读取：{sheets}（{why}）", "Not read: {sheets} ({why})")
READ_TO = Text("→\N{NO-BREAK SPACE}{said}", "→\N{NO-BREAK SPACE}{said}")
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
WHO_AND_WHY = Text("请写明由谁办理和原因。", "Say who does it and why.")
WITHDRAW = Text("退回或撤回", "Send back or withdraw")
WITHDRAW_NOTE = Text(
    "审核人退回、报送人撤回都在这里办。文件和问题都保存，改好后可再报送。",
    "A steward sends it back, or its sender withdraws it. File and faults are kept, and it may be handed in again when mended.",
)
WHO_DOES = Text("由谁办理", "Who does it")
WITHDRAW_IT = Text("确认退回", "Send it back")
WITHDRAWN = Text("《{file}》已退回；文件仍保存。", "“{file}” was sent back; the file is kept.")
KIND_COUNTED = {
    "added": Text("新增 {count} 行", "{count} added"),
    "revised": Text("改动 {count} 行", "{count} revised"),
    "removed": Text("删去 {count} 行", "{count} removed"),
    "same": Text("未变 {count} 行", "{count} the same"),
}
OF_TABLE = Text("{table}{said}", "{table}: {said}")
