"""The words of what is taken away: the buttons, and the lines that say what a file holds and what a picture shows."""

from style.text import Text

DOWNLOAD = Text("下载", "Download")
NOTE = Text(
    "当前条件下的全部行，不止屏幕上的一页；金额以元为单位，精确到分。数据集、版本、条件和本页地址一并写入文件。",
    "Every row of the present selection, not only the page on the screen; money in yuan, exact to the cent. Dataset, version, selection and address are written into the file.",
)
FORMATS: dict[str, Text] = {
    "xlsx": Text("Excel 工作簿（.xlsx）", "Excel workbook (.xlsx)"),
    "csv": Text("CSV 文本（.csv）", "CSV text (.csv)"),
    "parquet": Text("Parquet 数据（.parquet）", "Parquet data (.parquet)"),
}
ADDRESS = Text("看板地址", "Address in the dashboard")
MADE_ON = Text("导出日期", "Exported on")
PICTURE = Text("图片", "Picture")
PICTURE_KINDS: dict[str, Text] = {
    "svg": Text("SVG 矢量图", "SVG, for drawing programs"),
    "png": Text("PNG 图片（300 dpi）", "PNG, 300 dpi"),
}
PICTURE_NOTE = Text(
    "与屏幕上的图相同，附标题、期间、来源和数据集版本；深色界面也按白底输出。",
    "The same picture as on the screen, with title, period, source and the version of the dataset; on white from a dark screen too.",
)
PICTURE_PERIOD = Text("{span}，截至{quarter}", "{span}, as of {quarter}")
PICTURE_AS_OF = Text("截至{quarter}", "as of {quarter}")
PICTURE_ADDRESS = Text("看板地址：{address}", "Dashboard: {address}")
OF = Text("{whole}：{part}", "{whole}: {part}")
BOTH = Text("{label} · {period} · {basis}", "{label} · {period} · {basis}")
