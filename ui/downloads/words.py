"""The words of the downloads: their buttons, and the lines that say what a file holds."""

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
