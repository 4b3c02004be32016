"""Why a file cannot be read as sheets, and what is wrong with a cell before anyone asks what it means."""

from store.sheets.faults import CellFault, LedgerRule
from style.text import Text

_SAVE_AGAIN = Text(
    "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新上传。",
    "Open it in Excel or WPS, save it as an Excel workbook (.xlsx) and upload that.",
)
_SPLIT = Text(
    "请删去无关的工作表和行列，或分成几个文件上传。",
    "Delete sheets, rows and columns that do not belong to it, or upload it as several files.",
)
_THE_SHEET = Text(
    "请上传填报用的表格文件（XLSX、XLS、ODS 或 CSV）。", "Upload the ledger itself as a table (XLSX, XLS, ODS or CSV)."
)


def _refusal(id: str, zh: str, en: str, remedy: Text) -> LedgerRule:
    return LedgerRule(id, "error", Text(zh, en), remedy)


RULES = {
    rule.id: rule
    for rule in (
        _refusal("empty_file", "文件是空的。", "The file is empty.", _THE_SHEET),
        _refusal("no_cells", "文件中没有任何内容。", "No sheet of the file holds anything.", _THE_SHEET),
        _refusal(
            "too_many_bytes",
            "文件有 {found} MB，最多可读 {most} MB。",
            "The file has {found} MB, at most {most} MB are read.",
            Text(
                "请删去图片、无关的工作表和行列，或分成几个文件上传。",
                "Delete pictures, sheets, rows and columns that do not belong to it, or upload it as several files.",
            ),
        ),
        _refusal(
            "unpacks_too_far",
            "文件展开后有 {found} MB，最多可读 {most} MB，且不得超过原文件的 {ratio} 倍。",
            "The file unpacks to {found} MB; at most {most} MB and {ratio} times its own size are read.",
            _SPLIT,
        ),
        _refusal(
            "too_many_sheets",
            "文件有 {found} 张工作表，最多可读 {most} 张。",
            "The file has {found} sheets, at most {most} are read.",
            _SPLIT,
        ),
        _refusal(
            "too_many_rows",
            "内容写到第 {found} 行，最多可读 {most} 行。",
            "There is something in row {found}, at most {most} rows are read.",
            _SPLIT,
        ),
        _refusal(
            "too_many_columns",
            "内容写到第 {found} 列，最多可读 {most} 列。",
            "There is something in column number {found}, at most {most} columns are read.",
            _SPLIT,
        ),
        _refusal(
            "too_many_cells",
            "文件有 {found} 个单元格，最多可读 {most} 个。",
            "The file has {found} cells, at most {most} are read.",
            _SPLIT,
        ),
        _refusal(
            "too_slow", "读取超过 {most} 秒，已停止。", "Reading took more than {most} seconds and was stopped.", _SPLIT
        ),
        _refusal(
            "too_much_memory",
            "读取所需内存超过 {most} MB，已停止。",
            "Reading needed more than {most} MB of memory and was stopped.",
            _SPLIT,
        ),
        _refusal(
            "no_room",
            "服务器的临时空间已满，文件没有读完。",
            "The server has no temporary space left, so the file was not read to its end.",
            Text("请联系管理员清理磁盘后重试。", "Ask the administrator to free disk space, then try again."),
        ),
        _refusal(
            "encrypted",
            "文件设有打开密码，无法读取。",
            "The file is protected by a password and cannot be read.",
            Text("请取消打开密码，保存后重新上传。", "Take the password off, save and upload it again."),
        ),
        _refusal(
            "characters_lost",
            "文件中的汉字都成了问号，保存时的编码不对，原文已丢失。",
            "All Chinese characters have become question marks: the file was saved in an encoding that has none.",
            Text(
                "请从原表重新导出，编码选 UTF-8 或 GBK，或直接交 .xlsx。",
                "Export it again as UTF-8 or GBK, or hand in the .xlsx itself.",
            ),
        ),
        _refusal("broken", "文件已损坏，无法读取。", "The file is damaged and cannot be read.", _SAVE_AGAIN),
        _refusal("picture", "这是一张图片，不是表格。", "This is a picture, not a table.", _THE_SHEET),
        _refusal("pdf", "这是 PDF 文件，不是表格。", "This is a PDF, not a table.", _THE_SHEET),
        _refusal(
            "document",
            "这是文字或演示文稿，不是表格。",
            "This is a text document or a presentation, not a table.",
            Text(
                "请把其中的表格复制到 Excel，另存为 .xlsx 后上传。",
                "Copy its table into Excel, save that as .xlsx and upload it.",
            ),
        ),
        _refusal(
            "archive",
            "这是压缩包，不是表格。",
            "This is an archive, not a table.",
            Text("请解压后上传其中的表格文件。", "Unpack it and upload the table inside."),
        ),
        _refusal(
            "web_page", "这是网页，只是名字像表格。", "This is a web page that only bears a table's name.", _SAVE_AGAIN
        ),
        _refusal(
            "other_workbook",
            "这种工作簿格式（如 .xlsb、Excel 2003 XML、Numbers）不能读取。",
            "This kind of workbook (such as .xlsb, Excel 2003 XML or Numbers) is not read.",
            _SAVE_AGAIN,
        ),
        _refusal("not_a_table", "无法识别文件内容，不是表格。", "What is in the file is not a table.", _THE_SHEET),
        _refusal(
            "unknown_encoding",
            "文字编码无法识别（可读 UTF-8、GBK/GB18030、UTF-16）。",
            "The encoding of the text is not known (UTF-8, GBK/GB18030 and UTF-16 are read).",
            _SAVE_AGAIN,
        ),
        _refusal(
            "damaged_text",
            "第 {line} 行有损坏的文字（文件是 UTF-8 编码）。",
            "Line {line} holds damaged characters (the file is UTF-8).",
            _SAVE_AGAIN,
        ),
        _refusal(
            "quote_not_closed",
            "此处的双引号没有配对，其后内容被当成一个单元格。",
            "A double quote that opens here is never closed, so all that follows is one cell.",
            Text(
                "请补上或删去这个双引号；若双引号是内容，请写成两个。",
                'Close or delete the quote; a quote that belongs to the text is written twice ("").',
            ),
        ),
        _refusal(
            "unsafe_markup",
            "文件内含有不允许的 XML 声明（DOCTYPE），未读取。",
            "The file holds an XML declaration that is not allowed (DOCTYPE) and was not read.",
            _SAVE_AGAIN,
        ),
        _refusal(
            "formula_without_value",
            "公式 {value} 没有存下计算结果。",
            "The formula {value} was stored without its result.",
            Text(
                "请用 Excel 或 WPS 打开并保存一次，或把公式改为数值。",
                "Open and save the file once in Excel or WPS, or replace the formula by its value.",
            ),
        ),
        _refusal(
            "error_cell",
            "单元格是错误值 {value}。",
            "The cell shows the error {value}.",
            Text("请改正公式，或直接填写数值。", "Mend the formula, or type the value itself."),
        ),
    )
}


class CannotRead(Exception):
    """A file that does not become sheets, with each reason why."""

    def __init__(self, *faults: CellFault) -> None:
        super().__init__("; ".join(fault.message("en") for fault in faults))
        self.faults = faults


def refused(rule: str, sheet: str | None = None, cell: str | None = None, **filled: object) -> CannotRead:
    """The refusal by one rule, its blanks filled."""
    return CannotRead(CellFault(RULES[rule], sheet, cell, filled={name: str(value) for name, value in filled.items()}))
