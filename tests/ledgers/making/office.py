"""Files written by LibreOffice itself, from flat documents written here by hand; it must be installed (soffice)."""

import os
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

PROFILE = Path(tempfile.gettempdir()) / "corpus-libreoffice"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
SPACES += ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
STYLES = """<office:automatic-styles>
<number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/>
<number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/>
<number:text>%</number:text></number:percentage-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="share" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>"""


def share(value: float) -> str:
    """A cell that holds a share of one and shows a percentage."""
    return f'<table:table-cell table:style-name="share" office:value-type="percentage" office:value="{value}"/>'


def formula(text: str, value: object = None) -> str:
    """A cell with a formula as OpenFormula writes it; LibreOffice works it out on loading."""
    stored = "" if value is None else f' office:value-type="float" office:value="{value}"'
    return f'<table:table-cell table:formula="of:={escape(text, {chr(34): "&quot;"})}"{stored}/>'


def spread(text: str, columns: int = 1, rows: int = 1) -> str:
    """A merged block with its text."""
    return (
        f'<table:table-cell table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}" '
        f'office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
    )


COVERED = "<table:covered-table-cell/>"


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str) and value.startswith("<table:"):
        return value
    if isinstance(value, date):
        return f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{value}"/>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def flat(sheets: dict[str, list[list[object]]], hidden: tuple[str, ...] = (), hidden_rows: tuple[int, ...] = ()) -> str:
    """A flat OpenDocument sheet; `hidden_rows` are of every sheet."""
    tables = []
    for name, lines in sheets.items():
        rows = []
        for number, line in enumerate(lines, 1):
            shown = ' table:visibility="collapse"' if number in hidden_rows else ""
            rows.append(f"<table:table-row{shown}>{''.join(map(_cell, line))}</table:table-row>")
        style = ' table:style-name="gone"' if name in hidden else ""
        width = max(map(len, lines))
        columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
        tables.append(f'<table:table table:name="{escape(name)}"{style}>{columns}{"".join(rows)}</table:table>')
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">{STYLES}'
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document>"
    )


def convert(path: Path, source: str | bytes, kind: str, into: str, infilter: str | None = None) -> None:
    """Writes `path` by LibreOffice from a document of a kind (fods, html, csv); `into` may name an export filter."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"given.{kind}"
        given.write_bytes(source if isinstance(source, bytes) else source.encode())
        command = ["soffice", f"-env:UserInstallation=file://{PROFILE}", "--headless", "--norestore"]
        command += [f"--infilter={infilter}"] if infilter else []
        command += ["--convert-to", into, "--outdir", folder + "/out", str(given)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        made = list(Path(folder, "out").iterdir())
        if len(made) != 1:
            raise RuntimeError(f"LibreOffice wrote {made} for {path.name}")
        path.write_bytes(made[0].read_bytes())


# Run by Debian's own Python, which knows LibreOffice's bridge (python3-uno).
_LOCKED = """
import sys, time, uno
from com.sun.star.beans import NamedValue, PropertyValue
given, made, kind, word = sys.argv[1:]
here = uno.getComponentContext()
resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
for _ in range(100):
    try:
        there = resolver.resolve("uno:pipe,name=corpus;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
def said(**pairs):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in pairs.items())
book = desktop.loadComponentFromURL("file://" + given, "_blank", 0, said(Hidden=True))
if "2007" in kind:
    pairs = (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", word))
    lock = said(EncryptionData=uno.Any("[]com.sun.star.beans.NamedValue", pairs))
else:
    lock = said(Password=word)
book.storeToURL("file://" + made, said(FilterName=kind) + lock)
book.close(True)
try:
    desktop.terminate()
except Exception:
    pass
"""


def locked(path: Path, source: str, kind: str, word: str = "8888") -> None:
    """A workbook that opens only with a password, by LibreOffice's export filter of this name."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "given.fods"), Path(folder, "made")
        given.write_text(source, encoding="utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{PROFILE}", "--headless", "--norestore"]
        office = subprocess.Popen([*command, "--accept=pipe,name=corpus;urp;"], start_new_session=True)
        try:
            script = ["/usr/bin/python3", "-c", _LOCKED, str(given), str(made), kind, word]
            subprocess.run(script, check=True, timeout=180, env={"PATH": os.environ["PATH"]})
        finally:
            office.wait(60)
        path.write_bytes(made.read_bytes())
