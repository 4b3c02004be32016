"""The sources of the reported dataset, and how a place in the newspaper report is written."""

PRINTED_ON = "2024-08-22"
NOTICE_ON = "2023-05-08"
ARTICLE, LIST, NOTICE = "zjrb-2024-08-22", "pairing-list-2023", "yiwu-2023-05-08"
CLASSES, INDUSTRIAL_LIST = "county-classes-2024-08", "industrial-counties-2024-08"
LATER_CLASSES = "county-classes-2025-05"
# Of the pairs that the article tells little or nothing of; only excerpts of the stored pages were read.
BINJIANG, BINJIANG_ON = "binjiang-taishun-2022-07-06", "2022-07-06"
YUHANG, YUHANG_ON = "yuhang-kecheng-2023-04-20", "2023-04-20"
YUHUAN, YUHUAN_ON = "yuhuan-xianju-2023-11-07", "2023-11-07"

_SOURCES = [
    (ARTICLE, "“相亲”之后，比翼齐飞", "浙江日报", PRINTED_ON, "media"),
    # Of the list only its year is known.
    (
        LIST,
        "制造业高质量发展结对名单（2023年发布，日期不详；据2024-08-22《浙江日报》转载）",
        "浙江省经济和信息化厅",
        "",
        "official",
    ),
    # A page about the notice, not the notice itself.
    (
        NOTICE,
        "义乌财政支持制造业的网页报道，转述省财政厅发文（网页存档）",
        "义乌市人民政府门户网站",
        NOTICE_ON,
        "media",
    ),
    (CLASSES, "山区海岛县分类动态调整的报道（网页存档）", "中国新闻网", "2025-01-07", "media"),
    (LATER_CLASSES, "山区海岛县调出名单的报道（网页存档）", "中国新闻网", "2025-05-28", "media"),
    (INDUSTRIAL_LIST, "新划定工业大县名单的报道（网页存档）", "转载网页，原发媒体不详", "2024-08-29", "media"),
    (BINJIANG, "杭州滨江与温州泰顺亮出山海协作一周年成绩单（网页存档）", "杭州网议事厅", BINJIANG_ON, "media"),
    (YUHANG, "余杭、柯城入选制造业结对促共富示范区的报道（网页存档）", "新江南网（转自余杭时报）", YUHANG_ON, "media"),
    (YUHUAN, "玉环、仙居开展理论走亲活动的报道（网页存档）", "台州日报", YUHUAN_ON, "media"),
]
SOURCES = [dict(zip(("source_id", "title", "publisher", "date", "kind"), source, strict=True)) for source in _SOURCES]
_HEADINGS = {1: "六大赛道帮山区县‘造血’", 2: "产业合作园区实现全覆盖", 3: "跳出‘舒适圈’扩大‘朋友圈’"}


def at(section: int, paragraph: int, remark: str = "") -> str:
    """A place in the article; section 0 is what stands before the first heading."""
    part = f"第{'零一二三'[section]}节“{_HEADINGS[section]}”" if section else "导语"
    return f"{part}第{paragraph}段" + (f"；{remark}" if remark else "")
