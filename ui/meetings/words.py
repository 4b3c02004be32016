"""The words of 会议放映: preparing a meeting, its bar while it is shown, and what is told when something of it is gone."""

from style.text import Text

# While it is shown.
STEPS = Text("会议的各页", "Pages of the meeting")
PREVIOUS = Text("← 上一页", "← Previous")
NEXT = Text("下一页 →", "Next →")
PLACE = Text("{number} / {count}", "{number} / {count}")
TO_PLACE = Text("第 {number} 页，共 {count} 页", "Page {number} of {count}")
BACK_TO = Text("↩ 回到第 {number} 页", "↩ Back to page {number}")
WHOLE_PAGE = Text("看整页", "See the whole page")
WHOLE_PAGE_TITLE = Text(
    "打开整页：可换季度、期间和条件；按 Esc 回到放映的这一页",
    "Opens the whole page, to choose a quarter, a span and conditions; Esc leads back to the slide",
)
LEAVE = Text("退出", "Leave")
LEAVE_TITLE = Text("退出放映，先问一句（Esc）", "Leave the show; asked first (Esc)")
LEAVE_ASKED = Text("退出放映？", "Leave the show?")
STAY = Text("继续放映", "Go on showing")
END = Text("结束，回到总览", "End it, to the overview")
TO_EDITOR = Text("回到会议准备", "Back to preparing it")
PRESENTER = Text("演讲者窗口", "Presenter's window")
PRESENTER_TITLE = Text(
    "另开一个标签页：本页、下一页、备注和时钟；两个标签页同步翻页",
    "Another tab with this page, the next, notes and a clock; both turn pages together",
)
SINCE = Text("已用", "running")
NOW_TIME = Text("现在", "now")
ON_SCREEN = Text("屏幕上：{page}", "On the screen: {page}")
NEXT_STEP = Text("下一步：{page}", "Next step: {page}")
NEXT_PAGE = Text("下一页：{page}", "Next page: {page}")
NOTHING_NEXT = Text("这是最后一页。", "This is the last page.")
NOTES = Text("备注", "Notes")
NO_NOTES = Text(
    "本页没有备注；在会议准备里可以写。", "No notes for this page; they are written where the meeting is prepared."
)
NOTES_OF = Text(
    "第 {number} 页的备注（只在演讲者窗口显示）", "Notes of page {number} (shown in the presenter's window alone)"
)
PAGE_SAYS = Text("这一页自己说明。", "The page speaks for itself.")
KEYS = Text(
    "← → 翻页，↑ ↓ 走本页各部分，PageUp、PageDown 逐步前后，Home、End 到首尾，Esc 返回一级或退出（先问）",
    "← → turn the page, ↑ ↓ walk its parts, PageUp and PageDown go step by step, Home and End go to the ends, Esc goes back one level or leaves (asked first)",
)
DATA = Text("会议用数据：{badge}（已冻结）", "The meeting's data: {badge} (frozen)")
NEWER = Text(
    "已有更新的版本 {version}，本次会议不受影响", "a newer version {version} is published; this meeting keeps its own"
)
DATA_GONE = Text(
    "会议“{name}”用的数据（{dataset}，版本 {version}）已不在本服务器上。别的版本数字可能不同，因此不放映。",
    "The data of the meeting “{name}” ({dataset}, version {version}) is no longer on this server. Another version may have other figures, so nothing is shown.",
)
NO_TURNS = Text("这次会议还没有页。", "This meeting has no pages yet.")
ONLY_SO_MANY = Text(
    "地址要第 {asked} 页，这次会议只有 {count} 页，现为最后一页。",
    "The address asks for page {asked}; this meeting has {count}, and the last one is shown.",
)
PAGE_GONE = Text(
    "会议第 {number} 页原在“{page}”，看板已没有这个页面。其余各页照常放映。",
    "Page {number} of the meeting was on “{page}”, which the dashboard no longer has. The other pages are shown as usual.",
)

# Preparing.
SHOWN_GONE = Text(
    "这次会议已不在：可能已被别人删除。它的数据版本随之不明，因此不放映。",
    "This meeting is no longer there: somebody may have deleted it. With it went which data it used, so nothing is shown.",
)
TO_MEETINGS = Text("看现有会议", "See the meetings there are")
GO_ON = Text("离开会议，打开这一页的当前数据", "Leave the meeting and open this page on the current data")
LEAD = Text(
    "把视图按次序放映，每页一句结论；会议一经建立，数据版本和季度即冻结，之后发布新版本也不改变会上的数字",
    "Views in order, one sentence each; from its making a meeting keeps its version of the data and its quarters, whatever is published later",
)
MEETINGS = Text("会议", "Meetings")
PAGES = Text("页数", "Pages")
DATA_SHORT = Text("数据", "Data")
MADE_ON = Text("建立于", "Made on")
NONE_YET = Text("还没有会议。", "There is no meeting yet.")
SHOW = Text("放映", "Show")
SHOW_THIS = Text("放映“{name}”", "Show “{name}”")
BEGIN = Text("开始放映", "Start the show")
NEW = Text("建立会议", "New meeting")
NAME = Text("会议名称", "Name of the meeting")
NAME_EXAMPLE = Text("例如：四季度推进会", "for example: Q4 progress meeting")
VIEWS = Text("再加哪些已存视图（可不选，之后再加）", "Which saved views to add (or none: they can be added later)")
MAKE = Text("建立", "Make")
NO_VIEWS = Text(
    "本数据集还没有已存视图：在任一页面的“已存视图”里可以保存，也可以直接加入会议。",
    "No view of this dataset is saved yet. On any page “Saved views” keeps one, or adds it to a meeting at once.",
)
MORE_VIEWS = Text(
    "只列最近的 {shown} 个，另有 {more} 个；建立后可以再加。",
    "The newest {shown} are listed; {more} more can be added once it is made.",
)
OTHER_DATASET = Text(
    "另有 {count} 个视图属于别的数据集，不能放进同一次会议。",
    "{count} views are of another dataset and cannot be in one meeting with these.",
)
PREPARE = Text("准备“{name}”", "Prepare “{name}”")
RENAME = Text("改名", "Rename")
SENTENCE = Text("第 {number} 页的结论", "Sentence of page {number}")
OWN_SENTENCE = Text("留空则用该页自己的首句", "left empty, the page's own first sentence is shown")
OWN = Text("该页自己的首句：{sentence}", "The page's own first sentence: {sentence}")
TAKE_OWN = Text("改回这句", "Take it back")
TAKE_OWN_OF = Text("第 {number} 页改回它自己的首句", "Give page {number} its own first sentence back")
NOT_KEPT = Text("{reason}。您写的“{typed}”没有保存。", "Not kept: {reason}. You wrote “{typed}”.")
BY_KEYS = Text(
    "光标在哪一页，按 Alt + ↑ 或 ↓ 就移动哪一页。改动随即保存；结论删空即改回该页自己的首句。",
    "With the cursor in a page, Alt + ↑ or ↓ moves it. Changes are kept at once; an emptied sentence gives the page its own back.",
)
PREPARED_GONE = Text(
    "要准备的这次会议已不在：可能已被别人删除。",
    "The meeting to be prepared is no longer there: somebody may have deleted it.",
)
READY = Text(
    "放入季度会常用的各页：{pages}；结论先取各页自己的首句，可逐句改写",
    "Put in the usual pages of a quarterly review: {pages}; each begins with the page's own sentence, to be edited",
)
NAME_READY = Text("{quarter}调度会", "{quarter} review")
UP = Text("上移", "Move up")
DOWN = Text("下移", "Move down")
MOVE_UP = Text("第 {number} 页上移", "Move page {number} up")
MOVE_DOWN = Text("第 {number} 页下移", "Move page {number} down")
LEAVE_OUT = Text("移出", "Take out")
LEAVE_OUT_THIS = Text("第 {number} 页移出会议", "Take page {number} out")
OPEN = Text("查看", "Open")
OPEN_THIS = Text("从第 {number} 页起放映", "Show from page {number}")
WRONG = Text(
    "本数据没有其中的 {what}，放映时会说明，其余照常",
    "this data does not have {what}: the show says so and shows the rest",
)
GONE = Text("看板已没有这个页面，放映时会说明", "the dashboard no longer has this page; the show says so")
ADD_VIEW = Text("加入已存视图", "Add a saved view")
ADD = Text("加入", "Add")
DELETE = Text("删除会议", "Delete the meeting")
SURE = Text(
    "确定删除会议“{name}”？所有人都将看不到它；30 天内可从回收站取回。",
    "Delete the meeting “{name}”? It will be gone for everybody; for 30 days it can be brought back from the bin.",
)
SIGNED_IN = Text(
    "登录的同事能看到、放映和复制这里的会议；改动、删除的只有作者和数据管理员。",
    "Colleagues who sign in see, show and copy these meetings; only their author and a steward change and remove them.",
)
OF_OTHERS = Text(
    "这次会议由{name}准备，您可以放映和复制，不能改动。",
    "This meeting was prepared by {name}: you can show and copy it, and not change it.",
)
OF_NOBODY = Text(
    "这次会议没有署名，只有数据管理员能改动；您可以放映和复制。",
    "This meeting is unsigned, and only a steward changes it: you can show and copy it.",
)
COPY_IT = Text("复制为我的会议", "Copy as my meeting")
COPIED_TO = Text("已复制“{name}”，现在这份是您的。", "“{name}” is copied; this one is yours.")
MADE = Text("已建立会议“{name}”。", "The meeting “{name}” is made.")
DELETED = Text("已删除会议“{name}”。", "The meeting “{name}” is deleted.")
BROKEN = Text(
    "{count} 个会议文件无法读取，已略过：{names}", "{count} files cannot be read as meetings and were skipped: {names}"
)
EVERYBODY = Text(
    "目前没有登录，本服务器的所有使用者都能看到、修改和删除这里的会议；名称和结论里请勿写敏感内容。",
    "There is no sign-in yet: everybody who uses this server sees, changes and can delete these meetings, so keep sensitive words out of them.",
)

# Once more on newer data.
AGAIN = Text("复制到最新数据（{quarter}，版本 {version}）", "Copy onto the newest data ({quarter}, version {version})")
AGAIN_MEANS = Text(
    "各页改用最新版本；原在末季的页移到新的末季。上次说的话留在各页旁，数字有变的逐项标出。",
    "Its pages use the newest version; those of the last quarter move to the new one. What was said stays beside each page, and every figure that changed is marked.",
)
SAID_THEN = Text("上次（{quarter}）说：{said}", "Said then ({quarter}): {said}")
DIFFERS = Text("{label} {then} → {now}", "{label} {then} → {now}")
CHANGED = Text("与上次不同 {count} 项：{figures}", "Figures that differ from then: {count}. {figures}")
NOTHING_DIFFERS = Text("主要数字与上次相同", "The main figures are the same as then")
THEN_GONE = Text(
    "上次用的版本 {version} 已不在本服务器上，无法对比数字",
    "version {version}, used then, is no longer on this server: its figures cannot be compared",
)

# What was revised since the last one.
SINCE_LAST = Text("自上次会议以来", "Since the last meeting")
REVISED = Text(
    "自上次会议（{name}，{day}）以来 {count} 个数有修订",
    "Since the last meeting ({name}, {day}), {count} figures have been revised",
)
ONE_REVISED = Text(
    "自上次会议（{name}，{day}）以来 1 个数有修订", "Since the last meeting ({name}, {day}), 1 figure has been revised"
)
COMPARE_TITLE = Text("并排比较当时的版本和现在的版本", "That version and the one of now, side by side")

# In the panel of saved views.
ADD_THIS = Text("把当前视图加入会议", "Add this view to a meeting")
ADDED_OLDER = Text(
    "已加入“{name}”，为第 {number} 页；会议用的是版本 {version} 的数据，数字与现在看到的可能不同。",
    "Added to “{name}” as page {number}. The meeting uses version {version} of the data: its figures may differ from those seen now.",
)
ADDED = Text("已加入“{name}”，为第 {number} 页。", "Added to “{name}” as page {number}.")
NO_MEETING = Text("还没有用本数据集的会议，先建立一次", "There is no meeting on this dataset yet: make one first")
RESOLVE = Text("形成议定事项", "Make it a resolution")
