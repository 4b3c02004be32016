"""The words of the pictures of charts and maps: their buttons, and the lines that say what a picture shows."""

from style.text import Text

PICTURE = Text("图片", "Picture")
KINDS: dict[str, Text] = {
    "svg": Text("SVG 矢量图", "SVG, for drawing programs"),
    "png": Text("PNG 图片（300 dpi）", "PNG, 300 dpi"),
}
NOTE = Text(
    "与屏幕上的图相同，附标题、期间、来源和数据集版本；深色界面也按白底输出。",
    "The same picture as on the screen, with title, period, source and the version of the dataset; on white from a dark screen too.",
)
PERIOD = Text("{span}，截至{quarter}", "{span}, as of {quarter}")
AS_OF = Text("截至{quarter}", "as of {quarter}")
ADDRESS = Text("看板地址：{address}", "Dashboard: {address}")
OF = Text("{whole}：{part}", "{whole}: {part}")
BOTH = Text("{label} · {period} · {basis}", "{label} · {period} · {basis}")
