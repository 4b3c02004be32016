"""The few words a deck adds to its story: labels of what it is made of, and what is said where something is missing."""

from style.text import Text

CONTINUED = Text("{title}（续）", "{title} (continued)")
BACK = Text("‹ 返回地图", "‹ Back to the map")
BACK_TO_TABLE = Text("‹ 返回名单", "‹ Back to the list")
OPEN_PAIR = Text("打开{pair}的页面", "Open the slide of {pair}")
NO_DATA_AT = Text("{missing}：{places}", "{missing}: {places}")
AND_MORE = Text("{places}等{count}项", "{places} and {count} in all")
BETWEEN = Text("、", ", ")
OF_SERIES = Text("{category}（{series}）", "{category} ({series})")
NOTHING_TO_DRAW = Text("{title}：{missing}", "{title}: {missing}")
TALK = Text("{label}：{sentence}", "{label}: {sentence}")
IN_UNIT = Text("{title}（单位：{unit}）", "{title} ({unit})")
MADE = Text("生成日期：{date}", "Made on {date}")
TARGET_OF = Text("空心框为{label}", "Hollow bars: {label}")

INDUSTRIAL = Text("工业大县", "Industrial county")
MOUNTAIN = Text("山区县", "Mountain county")
WIDTH_SAYS = Text("箭头粗细", "Width of an arrow")
LINK_NO_DATA = Text("虚线：{missing}", "Dashed: {missing}")

SCOPE = Text("本报告的范围", "What this report covers")
DEFINED = Text("指标口径", "How the figures are defined")
ITEM, CONTENT = Text("项目", "Item"), Text("内容", "Content")
VIEW = Text("查看地址", "Address of this view")
INDICATOR, MEANING, FORMULA, UNIT, BASIS = (
    Text("指标", "Indicator"),
    Text("含义", "Meaning"),
    Text("计算方法", "Formula"),
    Text("单位", "Unit"),
    Text("口径", "Basis"),
)

# Names of shapes, read in PowerPoint's selection pane and by screen readers.
TITLE, SUBTITLE, SOURCE, NUMBER, WATERMARK = (
    Text("标题", "Title"),
    Text("副标题", "Subtitle"),
    Text("来源", "Source"),
    Text("页码", "Slide number"),
    Text("水印", "Watermark"),
)
TEXT, CARD, NOTE, LINK, LEGEND, MAP = (
    Text("正文", "Text"),
    Text("指标卡：{label}", "Figure: {label}"),
    Text("说明", "Note"),
    Text("链接", "Link"),
    Text("图例", "Key"),
    Text("地图", "Map"),
)
COUNTY, CITY_BORDERS, ARROW, POINT, NAME = (
    Text("县域：{name}", "County: {name}"),
    Text("市界", "City borders"),
    Text("结对：{name}", "Pair: {name}"),
    Text("位置：{name}", "Place: {name}"),
    Text("名称：{name}", "Name: {name}"),
)

# PowerPoint's own sections of the deck → the kinds of the story's sections in each; None is the cover.
GROUPS: tuple[tuple[Text, tuple[str | None, ...]], ...] = (
    (Text("总体情况", "Overview"), (None, "summary", "map")),
    (Text("资金与项目", "Funds and projects"), ("money", "tracks", "ranking", "warnings")),
    (Text("各结对", "The pairs"), ("pair",)),
    (Text("口径与来源", "Methods and sources"), ("methods",)),
)
