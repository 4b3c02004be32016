"""The words of the pictures of charts and maps: their buttons, and the lines that say what a picture shows."""

from style.text import Text

PICTURE = Text("图片", "Picture")
KINDS: dict[str, Text] = {
    "svg": Text("SVG 矢量图", "SVG, for drawing programs"),
    "png": Text("PNG 图片（300 dpi）", "PNG, 300 dpi"),
}
NOTE = Text(
    "与屏幕上的图相同，附标题、期间、来源和数据集版本。",
    "The same picture as on the screen, with title, period, source and the version of the dataset.",
)
PERIOD = Text("{span}，截至{quarter}", "{span}, as of {quarter}")
SOURCE = Text("来源：{address}", "Source: {address}")
