"""The words of the command line."""

from style.text import Text

ABOUT = Text(
    "台账的导入、检查、发布、比较和回退。", "Ledgers: brought in, checked, published, compared and rolled back."
)
COMMANDS = {
    "check": Text(
        "检查文件（台账或考核办法），什么也不写入", "check files (ledgers or assessment schemes), writing nothing"
    ),
    "template": Text("制作填报表", "make the form to fill"),
    "import": Text(
        "报送文件，等待审核；考核办法直接发布为新版本",
        "hand files in, to wait for publication; an assessment scheme is published at once, as a new version",
    ),
    "publish": Text("采纳报送并发布新版本", "take hand-ins in and publish a new version"),
    "list": Text("列出版本、报送或审计记录", "list versions, hand-ins or the audit trail"),
    "diff": Text("比较两个版本", "compare two versions"),
    "effects": Text("两个版本之间哪些数字变了", "which figures moved between two versions"),
    "rollback": Text("把旧版本重新发布", "publish an older version again"),
    "retain": Text(
        "哪些旧版本没有人再用；只列出，加 --remove 才清理",
        "which old versions nobody needs; they are listed, and removed only with --remove",
    ),
    "export": Text("把一个版本导出为数据包", "export a version as a data package"),
    "verify": Text("核对版本和审计记录是否完整", "check versions and the audit trail"),
    "backup": Text("备份 DATASETS_DIR，服务运行中也可以", "back DATASETS_DIR up, also while the server runs"),
    "restore": Text("把备份恢复到空的 DATASETS_DIR", "put a backup back into an empty DATASETS_DIR"),
    "token": Text("制作、列出、停用数据接口的令牌", "make, list and end tokens of the data API"),
}
DATASET = Text("数据集名（默认为网页默认显示的那个）", "name of the dataset (by itself the one the pages show)")
LANG = Text("语言：zh 或 en", "language: zh or en")
JSON = Text("供程序读取：每行一个 JSON 对象", "for machines: one JSON object a line")
FILES = Text("文件", "files")
QUARTER = Text("填报季度，如 2026Q1", "quarter, such as 2026Q1")
PAIR = Text("结对编号，如 P01", "id of the pair, such as P01")
WHO = Text("经办人", "who does it")
REASON = Text("原因", "why")
REPLACES = Text("替换哪一份报送（编号）", "id of the hand-in it replaces")
OUTPUT = Text("写到哪里", "where to write it")
IDS = Text("报送编号；不写则全部可采纳的", "ids of hand-ins; all that are ready where none is given")
WHAT = Text("列出什么", "what to list")
CLOSES = Text(
    "没有报齐也把页面推进到这一季，未报的记为未报",
    "lets the pages go on to this quarter though not all reported it; what did not come is told as missing",
)
OLD = Text("较早的版本", "the earlier version")
NEW = Text("较新的版本（默认当前）", "the later version (by itself the current one)")
VERSION = Text("版本（默认当前）", "version (by itself the current one)")

BACKUP_TO = Text("写到哪个文件夹（须为空或还没有）", "the folder to write, empty or not there yet")
BACKUP_FROM = Text("备份所在的文件夹", "the folder of the backup")
BACKUP_CHECK = Text("只核对备份是否完整，什么也不写入", "only check that the backup is whole, writing nothing")
BACKED_UP = Text(
    "已备份 {files} 个文件，{size} MB，逐个核对无误：{folder}",
    "backed up {files} files, {size} MB, each read back and right: {folder}",
)
BACKUP_WHOLE = Text("备份完整（{when}，{files} 个文件）", "the backup is whole ({when}, {files} files)")
RESTORED = Text(
    "已恢复 {when} 的备份，{files} 个文件；可以启动服务了",
    "restored the backup of {when}, {files} files; the server may be started",
)
NO_DISK = Text("无法读写（{why}）", "cannot be read or written ({why})")
TOKEN_WHAT = Text("make 制作、list 列出、end 停用", "make one, list them, or end one")
TOKEN_ID = Text("要停用的令牌编号", "id of the one to end")
TOKEN_NAME = Text("给谁用，如“统计局数据平台”", "whom it is for, such as “statistics office”")
TOKEN_ROLE = Text("角色，同登录者的角色（viewer、county 等）", "its role, as of those who sign in (viewer, county …)")
TOKEN_COUNTIES = Text("county 角色的区划代码，逗号分隔", "division codes of the role county, with commas between")
TOKEN_RIGHTS = Text(
    "只给这些权限（如 read），逗号分隔；不写为该角色的全部",
    "only these rights (such as read), with commas between; all of the role's without it",
)
TOKEN_DAYS = Text("有效多少天", "for how many days it holds")
TOKEN_MADE = Text(
    "令牌 {id}，有效至 {until}。上面一行只显示这一次，请妥善保存。",
    "token {id}, until {until}. The line above is shown this once: keep it safe.",
)
TOKEN_ENDED = Text("令牌 {id}（{name}）已停用", "token {id} ({name}) is ended")
NO_TOKENS = Text("令牌文件无法读写（{why}）", "the file of tokens cannot be read or written ({why})")

CHECKED = Text("{file}：{outcome}，读出 {rows} 行，{faults} 处问题", "{file}: {outcome}, {rows} rows, {faults} faults")
FAULT = Text("  {place} [{severity}] {message}。{remedy}。", "  {place} [{severity}] {message}. {remedy}.")
SCHEME_SOUND = Text("{file}：考核办法没有错误", "{file}: the scheme has no faults")
SCHEME_FAULTY = Text("{file}：考核办法有 {faults} 处错误", "{file}: faults in the scheme: {faults}")
NO_DATASET = Text("没有名为“{name}”的数据集", "there is no dataset “{name}”")
NO_VERSION = Text("没有版本 {version}", "there is no version {version}")
NO_FILE = Text("{file}：文件打不开（{why}）", "{file}: cannot be opened ({why})")
HANDED_IN = Text("{file}：已报送，编号 {handin}；{outcome}", "{file}: handed in as {handin}; {outcome}")
PUBLISHED = Text("已发布版本 {version}", "published version {version}")
CAME_FIRST = Text(
    "没有发布：版本 {version} 先发布了，请重新看过差异再发布",
    "nothing published: version {version} came first; look at the differences again",
)
NOT_READY = Text("没有发布：{which} 不能采纳（{why}）", "nothing published: {which} cannot be taken in ({why})")
NONE_READY = Text("没有可采纳的报送", "no hand-in is ready to be taken in")
ROLLED_BACK = Text("已回退到版本 {version}", "rolled back to version {version}")
WRITTEN = Text("已写入 {file}", "written to {file}")
WHOLE = Text("版本和审计记录都完整", "versions and trail are whole")
BROKEN = Text("不完整：{what}", "not whole: {what}")
CURRENT_MARK = Text("当前", "current")
TABLE_CHANGES = Text(
    "{table}：新增 {added}，删去 {removed}，改动 {revised}",
    "{table}: {added} added, {removed} removed, {revised} revised",
)
NO_CHANGE = Text("两个版本没有差别", "the two versions do not differ")
NO_EFFECT = Text(
    "没有指标的数因此改变（得分和对接事项看差异）", "no metric changes (for scores and deals see the differences)"
)
MOVED = Text("{what}：{before} → {after}", "{what}: {before} → {after}")
LAST = Text("最近显示过的这么多个版本一律保留", "so many of the versions last shown stay whatever names them")
REMOVE = Text("清理列出的版本（须写经办人）", "remove those that may go (say who does it)")
MAY_GO = Text("{version}  {when}  可以清理，{size} MB", "{version}  {when}  may go, {size} MB")
STAYS = Text("{version}  {when}  保留：{why}", "{version}  {when}  stays: {why}")
REMOVED = Text("{version}  {when}  已清理，{size} MB", "{version}  {when}  removed, {size} MB")
MORE = Text("另有 {count} 处", "{count} more")
WOULD_FREE = Text(
    "可以清理 {count} 个版本，腾出 {size} MB。什么也没有清理；要清理请加 --remove --who 经办人",
    "{count} may go, which would free {size} MB. Nothing was removed: add --remove --who NAME to do so",
)
NONE_MAY_GO = Text("没有可以清理的版本", "no version may go")
FREED = Text(
    "已清理 {count} 个版本，腾出 {size} MB；审计记录各写一行",
    "{count} removed, {size} MB freed; the trail has a line of each",
)
WHO_REMOVES = Text("没有清理：请用 --who 写明经办人", "nothing removed: say with --who who does it")
NAMED_NOW = Text(
    "没有清理：版本 {version} 刚被引用（{why}）", "nothing removed: version {version} is named by now ({why})"
)
NOT_REMOVED = Text("没有全部清理（{why}），请再运行一次", "not all were removed ({why}): run it again")
