"""The words of the frame: the selection's panel and chips, and the panel of saved views."""

from style import terms
from style.text import Text

NARROW = Text("筛选", "Filter")
NARROWED = Text("筛选（{count} 项）", "Filter ({count})")
NARROWED_BY = Text("已选条件", "Selected")
NOT_NARROWED = Text("未设筛选，全部计入", "No filter: all is counted")
LARGE = Text("大字", "Large type")
LARGE_TITLE = Text("放大字号，适合大屏；记在本浏览器", "Larger type for a wall; kept in this browser")
CONDITIONS = Text("{data} · {quarter}", "{data} · {quarter}")
CONDITIONS_MORE = Text("{said} · {count} 项", "{said} · {count}")
CONDITIONS_TITLE = Text("数据集、截至季度、统计期间和筛选", "Dataset, quarter, span and filter")
OLDER_VERSION = Text(
    "正在看旧版本 {version}（数据截至{as_of}），不是当前版本：数字可能已经更正。本页只读，链接都留在这个版本。",
    "This is an older version, {version} (data as of {as_of}), not the current one: figures may have been corrected since. It is "
    "only for reading, and links stay on it.",
)
TO_CURRENT = Text("回到当前版本", "To the current version")
DAMAGED_VERSION = Text(
    "数据集“{name}”当前版本的文件有 {count} 处损坏；",
    "The current version of dataset “{name}” is damaged in {count} places; ",
)
HINT = Text("三步看懂", "Three steps")
HINT_STEPS = (
    Text("先读第一句：差多少、差在谁。", "Read the first sentence: what is short, and with whom."),
    Text("点带虚线的数字和名字，看它由哪些记录组成。", "Press a dotted figure or name to see the rows it is made of."),
    Text(
        "在上方换季度、加筛选；地址就是这一屏，复制即可分享。",
        "Change quarter and filter above; the address is this view: copy it to share.",
    ),
)
HINT_DONE = Text("知道了，不再提示", "Got it, do not show again")
REMOVE = Text("移除“{label}”", "Remove “{label}”")
CHIP = Text("{key}：{name}", "{key}: {name}")
MORE_CHIPS = Text("{key}：{name} 等 {count} 项", "{key}: {name} and others, {count} in all")
PANEL_NOTE = Text(
    "不选即全部；条件写在地址里，复制地址即可分享。不能按某个条件统计的指标会写明原因。",
    "Nothing chosen means all. What is chosen is in the address: copy it to share. A metric that cannot be narrowed so says why.",
)
EVERYTHING = Text("全部", "all")
KEYS: dict[str, Text] = {
    "pairs": terms.PAIRS,
    "tracks": terms.TRACKS,
    "cities": terms.CITIES,
    "counties": terms.COUNTIES,
    "industries": Text("行业", "Industries"),
    "stages": Text("项目阶段", "Project stage"),
    "value": terms.VALUE_TYPE_WORD,
}
NOTHING_LEFT = Text(
    "所选条件合起来一个项目、一笔资金也没有：这是条件互相排斥，不是数据缺失。去掉哪一条，还有什么：",
    "Taken together, these conditions leave no project and no money: they exclude each other, nothing is missing. What is left "
    "without one of them:",
)
DROP = Text("去掉{key}“{which}”：{count} 个项目", "Without {key} “{which}”: {count} projects")
SEVERAL = Text("{count} 项", "{count} chosen")
DROP_ALL = Text("去掉全部条件", "Without any condition")
SEARCH = Text("查找", "Search")
SEARCH_FOR = Text("查找县、结对、项目、指标……", "Search counties, pairs, projects, metrics …")
SEARCH_HINT = Text(
    "可输汉字、拼音、首字母或英文：景宁、jingning、jn。↑ ↓ 选择，回车打开，Esc 关闭。",
    "Chinese characters, pinyin, initials or English: jingning, jn. ↑ ↓ choose, Enter opens, Esc closes.",
)
SEARCH_FAILED = Text(
    "没有查成：连接中断或服务器正忙，请再试一次。",
    "The search failed: no connection, or the server is busy. Try again.",
)
SEARCHING = Text("正在查找……", "Searching …")
SAVED_VIEWS = Text("已存视图", "Saved views")
NAME = Text("给当前视图取名", "Name this view")
NAME_EXAMPLE = Text("例如：三季度会前查看", "for example: before the Q3 meeting")
SAVE = Text("保存", "Save")
DELETED = Text("已删除“{name}”。", "“{name}” is deleted.")
ALREADY_GONE = Text("这个视图已被删除。", "This view is already gone.")
EVERYBODY = Text(
    "目前没有登录，本服务器的所有使用者都能看到、打开和删除这里的视图；名称里请勿写敏感内容。要分享，复制名称上的链接即可。",
    "There is no sign-in yet: everybody who uses this server sees, opens and can delete these views, so keep sensitive words out of names. To share one, copy the link on its name.",
)
NONE_YET = Text("还没有保存的视图。", "No view has been saved yet.")
PAGE = Text("页面", "Page")
FIXED = Text("固定在{quarter}", "fixed at {quarter}")
PAGE_GONE = Text("页面已不存在", "this page is gone")
DELETE = Text("删除", "Delete")
WHICH = Text("要删除的视图", "View to delete")
SURE = Text(
    "确定删除“{name}”？所有人都将看不到它；30 天内可从回收站取回。",
    "Delete “{name}”? It will be gone for everybody; for 30 days it can be brought back from the bin.",
)
SIGNED_IN = Text(
    "登录的同事能看到、打开和复制这里的视图；改名、删除的只有作者和数据管理员。要分享，复制名称上的链接即可。",
    "Colleagues who sign in see, open and copy these views; only their author and a steward remove them. To share one, copy the link on its name.",
)
SIGNED_IN_COUNTY = Text("这里只列您自己存的视图。", "Only the views you saved are listed here.")
WHOSE = Text("作者", "By")
MINE = Text("本人", "You")
NOBODYS = Text("未署名", "unsigned")
COPY_OF = Text("复制别人的视图", "Copy a view of others")
COPY_IT = Text("复制为我的", "Copy as mine")
BIN = Text("回收站（{count}）", "Bin ({count})")
BIN_NOTE = Text(
    "删除的保留 {days} 天，到期彻底清除；取回后名称若已被占用，会加上序号。",
    "What was deleted stays for {days} days and then goes for good. Where its name is taken meanwhile, it comes back with a number.",
)
NAMED = Text("删除的内容", "What was deleted")
DAYS_LEFT = Text("还剩天数", "Days left")
REMOVED_ON = Text("删除于", "Deleted on")
REMOVED_BY = Text("由{name}删除", "by {name}")
WHICH_BACK = Text("要取回的", "To be brought back")
RESTORE = Text("取回", "Take back")
RESTORED = Text("已取回“{name}”。", "“{name}” is back.")
BROKEN = Text(
    "{count} 个视图文件无法读取，已略过：{names}", "{count} files cannot be read as views and were skipped: {names}"
)
COPY_TABLE = Text("复制表格", "Copy table")
COPIED = Text("已复制，可粘贴到 Excel", "Copied: paste it into Excel")
NOT_COPIED = Text("没有复制成", "Could not be copied")
UNIT = Text("单位", "unit")
REMARK = Text("附注", "note")
FAVOURITES = Text("收藏（只记在本浏览器）", "Favourites (kept in this browser only)")
MARK = Text("收藏本页", "Keep this page as a favourite")
UNMARK = Text("取消收藏本页", "No longer a favourite: this page")
DESK_WAITING = Text(
    "{title}：{count} 份报送待审 ›", "{title}: {count} hand-ins wait ›", "{title}: {count} hand-in waits ›"
)
