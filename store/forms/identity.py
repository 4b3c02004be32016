"""Which form a workbook is: kept as document properties, so that one that comes back says whose it is and for which quarter."""

import io
import zipfile
import zlib
from dataclasses import asdict, dataclass, fields
from xml.etree.ElementTree import ParseError, fromstring

_PREFIX = "ledger-form-"
_PART = "docProps/custom.xml"
_LONGEST = 64 * 1024


@dataclass(frozen=True)
class Identity:
    """`form`: whole or county. `place`: a pair's id or an adcode; `quarter` written 2024Q3. "" where there is none."""

    form: str
    dataset: str = ""
    version: str = ""
    place: str = ""
    pair: str = ""
    quarter: str = ""
    lang: str = "zh"

    def properties(self) -> dict[str, str]:
        return {_PREFIX + name: value for name, value in asdict(self).items() if value}


def identity(content: bytes) -> Identity | None:
    """What a workbook says it is; None for one that is none of ours, or no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            if file.getinfo(_PART).file_size > _LONGEST:
                return None
            root = fromstring(file.read(_PART))
    except (
        KeyError,
        zipfile.BadZipFile,
        ParseError,
        zlib.error,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ):
        return None
    known = {field.name for field in fields(Identity)}
    said = {one.get("name", "").removeprefix(_PREFIX): "".join(one.itertext())
            for one in root if one.get("name", "").startswith(_PREFIX)}  # fmt: skip
    return Identity(**{name: value for name, value in said.items() if name in known}) if "form" in said else None
