"""The words of 汇报材料: what a report will hold, and the files it can be had as."""

from style.text import Text

LEAD = Text(
    "{title}（{subtitle}）：{count}节，各种文件与页面数字一致。",
    "{title} ({subtitle}): {count} sections, with the page's own figures in every file.",
)
SCOPE_NOTE = Text(
    "范围、统计期间和数值类型用页首的筛选选定，语言随页面；这里只选内容。",
    "Scope, period and value type are chosen in the header, the language is the page's; here only what goes in.",
)
PARTS = Text("内容", "Sections")
DECK = Text("幻灯片版本", "Version of the slides")
DECKS: dict[str, Text] = {"full": Text("完整版", "Full"), "ten": Text("十页版", "Ten slides")}
OUTLINE = Text("将写入的内容", "What will be in it")
PART = Text("部分", "Section")
CONCLUSION = Text("标题（结论）", "Title (the conclusion)")
HOLDS = Text("包括", "Holds")
HOLD: dict[str, Text] = {
    "map": Text("地图", "a map"),
    "figures": Text("{count} 个数", "{count} figures"),
    "charts": Text("{count} 张图", "{count} charts"),
    "tables": Text("{count} 张表", "{count} tables"),
    "talk": Text("讲稿提示", "notes for the speaker"),
}
ONE: dict[str, Text] = {
    "figures": Text("1 个数", "1 figure"),
    "charts": Text("1 张图", "1 chart"),
    "tables": Text("1 张表", "1 table"),
}
LEFT_OUT = Text("没有“{part}”：{reason}", "No “{part}”: {reason}")
CHOOSE_SOME = Text("没有选任何内容，请至少选一节。", "Nothing is chosen: choose at least one section.")
NOTHING = Text(
    "所选内容在这一范围内都无可说，没有可下载的文件。",
    "Of what is chosen nothing can be told here, so there is no file.",
)

FILES = Text("文件", "Files")
TAKE = Text("下载 {ending}", "Download {ending}")
MAKE = Text("制作 {ending}", "Make {ending}")
MAKE_ALL = Text("全部制作", "Make all of them")
FILE_NOTE: dict[str, Text] = {
    "deck": Text(
        "16:9，图表、表格、地图都可编辑，附讲稿备注",
        "16:9; charts, tables and map can be edited; notes for the speaker",
    ),
    "ten": Text(
        "至多十页：问题、阶梯、滞后、地图、赛道、预警、提请决定；其余内容在哪里列在末页",
        "At most ten: what is wrong, ladder, who lags, map, tracks, warnings, decisions asked for; the last says where the rest is",
    ),
    "workbook": Text(
        "每个视图一张表，含全部明细、定义和条件", "A sheet a view, with all rows, definitions and filters"
    ),
    "pdf": Text("A4 一页，字体已嵌入", "One page of A4, typefaces embedded"),
    "docx": Text("A4 一页，可在 Word、WPS 中修改", "One page of A4, to be edited in Word or WPS"),
    "all_pairs": Text("{count} 对，每对一份 PDF、一份 DOCX", "{count} pairs, a PDF and a DOCX each"),
}
PAGES: dict[str, Text] = {
    "pptx": Text("{count} 页", "{count} slides"),
    "xlsx": Text("{count} 张工作表", "{count} sheets"),
    "pdf": Text("{count} 页", "{count} page(s)"),
    "zip": Text("{count} 个文件", "{count} files"),
}
MADE = Text("已生成：{pages}{size} MB", "Made: {pages}{size} MB")
MAKING = Text("正在制作{name}……", "Making: {name} …")
MAKING_OF = Text("正在制作{name}：{done}/{of}", "Making: {name}, {done} of {of}")
FAILED = Text(
    "{name}制作失败，没有生成文件。请再按一次；仍不成时请告知管理员。",
    "{name}: it could not be made and there is no file. Press again; if it fails again, tell the administrator.",
)
LEFT = Text(
    "{name}：已没有人等候，停止了制作。如仍需要，请再按一次。",
    "{name}: nobody was waiting for it any more, so its making was stopped. Press again if it is still wanted.",
)
# Of a press for which there was no room: too much is waiting for this reader, or for all together.
FULL: dict[str, Text] = {
    "reader": Text(
        "您已有 {most} 个文件正在制作或排队，其余的没有排上。请等做完几个后再按一次。",
        "{most} files are being made or wait for you already, so no more were taken. Wait until some are done, then press again.",
    ),
    "all": Text(
        "现在大家要的文件较多（{most} 个正在制作或排队），其余的没有排上。请等一两分钟后再按一次。",
        "Many are asking for files just now ({most} are being made or wait), so no more were taken. Wait a minute or two, then press again.",
    ),
}
ONE_PAIR = Text("单独一对的简报", "The brief of one pair")
PAIR_BRIEF = Text("结对简报_{pair}", "pair-brief_{pair}")
PREVIEW = Text("一页简报预览", "Preview of the one-page brief")
PREVIEW_ALT = Text("{title}，A4 一页：{conclusion}", "{title}, one page of A4: {conclusion}")
PICTURES = Text(
    "单张图和地图：在各页图下方下载 SVG 或 PNG。会议现场：用“会议放映”按次序放映已存的视图。",
    "A single chart or map: SVG or PNG below it on its page. In the meeting: “Meeting mode” shows saved views in order.",
)
