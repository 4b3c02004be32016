"""The description of the data API (OpenAPI 3.1), made from its addresses and from the definitions that it answers by."""

from typing import Any

from access.addresses import DATA_API as ROOT
from analytics.lookup import NARROWING_KEYS
from analytics.metrics import METRICS
from analytics.programme import NAME
from analytics.selection import ASKED_TYPES, SPANS
from api import words
from api.addresses import ADDRESSES, MOST_PAGES, Address
from api.asking import MOST_DIMENSIONS, MOST_METRICS
from api.described import DIMENSIONS
from api.formats import FORMATS
from api.problems import MEDIA_TYPE
from api.rows import MOST_ROWS
from store.history.counting import KINDS
from store.schema import FUND_YEARS, TABLES
from style.text import Text

_TOLD: dict[str, Text] = {
    "dataset": Text("数据集，或 current（页面默认显示的）", "a dataset, or `current`: the one pages show by default"),
    "dimension": Text("维度", "a dimension"),
    "table": Text("表", "a table"),
    "version": Text("版本；不写为当前版本", "a version; without it the one that is shown"),
    "from": Text("与之比较的版本", "the version to compare with"),
    "metric": Text("指标，多个以逗号分隔", "metrics, with commas between"),
    "by": Text("按哪些维度拆分，以逗号分隔", "dimensions to split by, with commas between"),
    "q": Text("截至季度，如 2025Q4；不写为最新", "the as-of quarter, such as 2025Q4; without it the newest"),
    "span": Text("统计期间", "the span"),
    "value": Text("数值类型", "the value type"),
    "fund": Text("资金年度（只用于专项资金）", "a fund year, for fund money alone"),
    "format": Text("格式；也可用 Accept", "the form; Accept says it too"),
    "page": Text("第几页，从 1 起", "which page, from 1"),
    "per_page": Text("每页行数", "rows a page"),
    "side": Text("比率的哪一边", "which side of a ratio"),
    "kind": Text("哪一种差异", "which kind of difference"),
}
_NARROWED = Text("筛选：{key} 的编号，以逗号分隔", "a filter: ids of {key}, with commas between")
_ANSWERS = {
    "304": Text("与 If-None-Match 所带的相同", "as If-None-Match has it"),
    "400": words.TITLES["unknown-value"],
    "401": words.TITLES["sign-in"],
    "403": words.TITLES["forbidden"],
    "404": words.TITLES["not-found"],
    "406": words.TITLES["not-acceptable"],
    "413": words.TITLES["too-large"],
    "422": words.TITLES["refused"],
    "429": words.TITLES["too-many"],
    "500": words.TITLES["failed"],
    "503": words.TITLES["unavailable"],
}


def _said(text: Text, **values: object) -> str:
    return f"{text('en', **values)} / {text('zh', **values)}"


def description(base: str) -> dict[str, Any]:
    """The whole document; `base` is the server's base path."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{NAME.en}: data API / {NAME.zh}：数据接口",
            "version": "1",
            "description": _said(words.ABOUT),
        },
        "servers": [{"url": f"{base}{ROOT}"}],
        "security": [{}, {"token": []}],
        "paths": {one.path or "/": {"get": _operation(one)} for one in ADDRESSES},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": _problem(), "Answer": {"type": "object"}, "Rows": _rows()},
        },
    }


def _operation(address: Address) -> dict[str, Any]:
    parts = [part.strip("{}") for part in address.path.split("/") if part.startswith("{")]
    return {
        "operationId": "_".join(part.strip("{}") for part in address.path.split("/") if part) or "index",
        "summary": _said(address.told),
        "parameters": [_parameter(one, "path", address) for one in parts]
        + [_parameter(one, "query", address) for one in address.parameters],
        "responses": {"200": _found(address)} | {status: _refusal(status, text) for status, text in _ANSWERS.items()},
    }


def _parameter(name: str, where: str, address: Address) -> dict[str, Any]:
    is_needed = where == "path" or name == "from" or (name == "metric" and address.has_rows)
    text = _said(_TOLD[name]) if name in _TOLD else _said(_NARROWED, key=name)
    made: dict[str, Any] = {
        "name": name,
        "in": where,
        "required": is_needed,
        "description": text,
        "schema": _schema(name, address),
    }
    if made["schema"].get("type") == "array":
        made |= {"style": "form", "explode": False}
    return made


def _schema(name: str, address: Address) -> dict[str, Any]:
    lists = {
        "span": SPANS,
        "value": ASKED_TYPES,
        "format": FORMATS,
        "side": ("numerator", "denominator"),
        "kind": KINDS,
    }
    lists |= {"table": TABLES, "dimension": DIMENSIONS}
    if name in lists:
        return {"type": "string", "enum": list(lists[name])}
    if name == "fund":
        return {"type": "string", "enum": [str(year) for year in range(FUND_YEARS[0], FUND_YEARS[1] + 1)]}
    if name == "metric":
        one = {"type": "string", "enum": list(METRICS)}
        several = {"type": "array", "items": one, "minItems": 1, "maxItems": MOST_METRICS, "uniqueItems": True}
        return several if address.path.endswith("/data") else one
    if name == "by":
        items = {"type": "string", "enum": list(DIMENSIONS)}
        return {"type": "array", "items": items, "minItems": 1, "maxItems": MOST_DIMENSIONS, "uniqueItems": True}
    if name in NARROWING_KEYS:
        return {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
    if name in ("page", "per_page"):
        return {"type": "integer", "minimum": 1, "maximum": MOST_PAGES if name == "page" else MOST_ROWS}
    patterns = {
        "q": "^[0-9]{4}Q[1-4]$",
        "version": "^[0-9a-f]{12}$",
        "from": "^[0-9a-f]{12}$",
        "dataset": "^[a-z0-9_-]{1,40}$",
    }
    return {"type": "string", "pattern": patterns[name]}


def _found(address: Address) -> dict[str, Any]:
    if not address.has_rows:
        schema: dict[str, Any] = (
            {} if address.media_type != "application/json" else {"schema": {"$ref": "#/components/schemas/Answer"}}
        )
        content = {address.media_type: schema}
    else:
        content = {one.media_type.partition(";")[0]: {} for one in FORMATS.values()}
        content["application/json"] = {"schema": {"$ref": "#/components/schemas/Rows"}}
    headers = {"ETag": {"schema": {"type": "string"}, "description": "the same as long as the answer is"}}
    return {"description": _said(address.told), "content": content, "headers": headers}


def _refusal(status: str, text: Text) -> dict[str, Any]:
    if status == "304":
        return {"description": _said(text)}
    return {"description": _said(text), "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _rows() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["columns", "rows"],
        "properties": {
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": {"type": "object"}},
        },
    }


def _problem() -> dict[str, Any]:
    both = {
        "type": "object",
        "required": ["title", "detail"],
        "properties": {"title": {"type": "string"}, "detail": {"type": "string"}},
    }
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail", "instance", "zh"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "instance": {"type": "string"},
            "zh": both,
            "parameter": {"type": "string"},
            "allowed": {"type": "array", "items": {"type": "string"}},
            "nearest": {"type": "string"},
            "number": {"type": "string"},
        },
    }
