"""The watermark of a Word document: the shape that Word's own 设计 → 水印 makes and takes away, in the header, behind the text."""

from docx.oxml import parse_xml
from docx.section import Section

from reports.drawing.sheet import attributes
from style.colours import LIGHT

_NAMES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
          'xmlns:o="urn:schemas-microsoft-com:office:office"')  # fmt: skip
_TYPE = ('<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
         '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>')  # fmt: skip
_PLACE = ("position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{height:.0f}pt;rotation:315;z-index:-251658752;"
          "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
          "mso-position-vertical-relative:margin")  # fmt: skip


def add_watermark(page: Section, text: str) -> None:
    """The text across every page of the section, pale and behind what is written."""
    width = min(460.0, 46.0 * len(text))
    place = _PLACE.format(width=width, height=width / max(4, len(text)) * 1.2)
    said = attributes(
        {"style": "font-family:&quot;微软雅黑&quot;;font-size:1pt".replace("&quot;", "'"), "string": text}
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136"{attributes({"style": place})} o:allowincell="f" '
        f'fillcolor="{LIGHT.attention}" stroked="f"><v:fill opacity=".14"/><v:textpath{said}/></v:shape>'
    )
    run = parse_xml(f"<w:r {_NAMES}><w:pict>{_TYPE}{shape}</w:pict></w:r>")
    page.header.paragraphs[0]._p.append(run)
