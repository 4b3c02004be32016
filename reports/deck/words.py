"""The few words a deck adds to its story: labels of what it is made of, and what is said where something is missing."""

from reports.story import words as story_words
from style.text import Text

CONTINUED = Text("{title}（续）", "{title} (continued)")
BACK = Text("‹ 返回地图", "‹ Back to the map")
BACK_TO_TABLE = Text("‹ 返回名单", "‹ Back to the list")
OPEN_PAIR = Text("打开{pair}的页面", "Open the slide of {pair}")
NO_DATA_AT = Text("{missing}：{places}", "{missing}: {places}")
AND_MORE = Text("{places}等{count}项", "{places} and {count} in all")
OF_SERIES = Text("{category}（{series}）", "{category} ({series})")
NOTHING_TO_DRAW = Text("{title}：{missing}", "{title}: {missing}")
COLUMNS_LEFT = Text("各对的{columns}见台账。", "{columns} of each pair: see the workbook.")
ROWS_LEFT = Text(
    "本页列前 {shown} 条，共 {count} 条，其余见台账。", "The first {shown} of {count}; the others: see the workbook."
)
TABLES_LEFT = Text(
    "另有 {count} 项指标有修订，见台账。", "Further metrics that were revised: {count}, see the workbook."
)
MEANINGS_LEFT = Text("各指标的含义与口径类型见台账。", "What each of them means, and its basis: see the workbook.")
IN_UNIT = Text("{title}（单位：{unit}）", "{title} ({unit})")
MADE = Text("生成日期：{date}", "Made on {date}")
TARGET_OF = Text("浅色宽条为{label}", "Pale wide bars: {label}")

WIDTH_SAYS = Text("{caption}；箭头越粗，数越大", "{caption}; the wider an arrow, the larger the figure")
LINK_NO_DATA = Text("虚线：{missing}", "Dashed: {missing}")

SCOPE = Text("本报告的范围", "What this report covers")
DEFINED = Text("指标口径", "How the figures are defined")
ITEM = Text("项目", "Item")
VIEW = Text("查看地址", "Address of this view")

AGENDA = Text("议程：{parts} 部分，{slides} 页", "Agenda: {parts} parts on {slides} slides")
SLIDE = Text("第几页", "Slide")
CONCLUSION = Text("要点", "Main point")
TODAY = Text("今天要看", "Today")
OF_TITLE = Text("{title}：{said}", "{title}: {said}")
ALSO = Text("补充", "Also")
REST = Text("其余内容在哪里", "Where the rest is")
WHERE = Text("在哪里", "Where")
SLIDES_OF = Text("完整版幻灯片、台账（{count} 节）", "The full deck and the workbook (sections: {count})")
DEFINITIONS_OF = Text("台账、“口径说明”页（{count} 项）", "The workbook and the page “Definitions” ({count})")

# Names of shapes, read in PowerPoint's selection pane and by screen readers.
TITLE = Text("标题", "Title")
SUBTITLE = Text("副标题", "Subtitle")
VERDICT = Text("首句", "First sentence")
NUMBER = Text("页码", "Slide number")
WATERMARK = Text("水印", "Watermark")
TEXT = Text("正文", "Text")
CARD = Text("指标卡：{label}", "Figure: {label}")
NOTE = Text("附注", "Note")
LINK = Text("链接", "Link")
LEGEND = Text("图例", "Key")
MAP = Text("地图", "Map")
COUNTY = Text("县域：{name}", "County: {name}")
CITY_BORDERS = Text("市界", "City borders")
ARROW = Text("结对：{name}", "Pair: {name}")
POINT = Text("位置：{name}", "Place: {name}")
NAME = Text("名称：{name}", "Name: {name}")

# PowerPoint's own sections of the deck → the kinds of the story's sections in each; None is the cover.
GROUPS: tuple[tuple[Text, tuple[str | None, ...]], ...] = (
    (story_words.SECTION_NAMES["summary"], (None, "agenda", "summary", "last_meeting")),
    (Text("资金与项目", "Funds and projects"), ("money", "lagging", "map", "tracks", "ranking", "warnings")),
    (story_words.SECTION_NAMES["assessment"], ("assessment",)),
    (story_words.SECTION_NAMES["findings"], ("findings",)),
    (story_words.SECTION_NAMES["tasks"], ("tasks",)),
    (story_words.SECTION_NAMES["decisions"], ("decisions",)),
    (story_words.SECTION_NAMES["methods"], ("methods",)),
    (Text("附录：各结对", "Appendix: the pairs"), ("pair",)),
)
