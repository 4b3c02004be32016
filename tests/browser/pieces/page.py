"""One of each browser piece, with figures of no dataset, for test_pieces.py."""

import streamlit as st

from ui.frame import header
from ui.pieces.figure_strip import Figure, StripWords, figure_strip
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links

st.set_page_config(page_title="部件", layout="wide")
header.style()

params = st.query_params
st.text(f"q={params.get('q', '')} lang={params.get('lang', '')} sort={params.get('sort', '')}")


@st.fragment
def writes_the_address() -> None:
    if st.button("写入地址", key="write"):
        st.query_params["q"] = "2024Q1,2024Q2"


writes_the_address()
links(
    [Link("language", "English", "/?lang=en", merge={"lang": "en", "page": None})],
    label="语言",
    key="language",
    look="buttons",
)
links(
    [Link("chip", "赛道：<b>飞地</b>", "/?q=none", "移除 赛道：<b>飞地</b>")], label="条件", key="chips", look="chips"
)
figure_strip(
    [
        Figure(
            "a", "完成投资", "23.45", "亿元", note="2025年", value_href="/?q=rows", value_label="打开 23.45 亿元 的构成"
        ),
        Figure("b", "开工率", "12", "%", refused="资金不记到产业。", value_href="/?q=none"),
    ],
    words=StripWords("说明：", "关闭"),
    key="strip",
)

NAMES = ("甲", "乙", "丙")


def heat(row: int, track: int) -> Cell:
    if (row, track) == (0, 1):
        return Cell("暂无数据", gap=True)
    if (row, track) == (0, 0):
        return Cell("0", sort=0)
    place = (row * 3 + track) % 7
    return Cell(
        f"{row}.{track}",
        step=place,
        sort=row,
        href=f"/?q=cell-{row}-{track}",
        label=f"打开 {row}.{track} 的构成",
        selected=(row, track) == (2, 2),
    )


tracks = tuple(Column(f"t{n}", f"赛道{n}", "heat", sortable=True) for n in range(7))
rows = tuple(
    Row(name, {"name": Cell(name, sort=name)} | {f"t{n}": heat(at, n) for n in range(7)}, f"/?q=row-{at}")
    for at, name in enumerate(NAMES)
)
above = Row("above", {"name": Cell("全省")}, kind="total")
below = Row("below", {"name": Cell("合计")}, kind="total")
ledger(Ledger("矩阵", (Column("name", "结对"), *tracks), (above, *rows), foot=(below,)), key="heat")


def order(kind: str, column: str) -> None:
    by, _, way = params.get("sort", "money-descending").partition("-")
    turned = "ascending" if (by, way) == (column, "descending") else "descending"
    st.query_params["sort"] = f"{column}-{turned}"


by, _, way = params.get("sort", "money-descending").partition("-")
columns = (
    Column("name", "项目"),
    Column("stage", "阶段", "stages"),
    Column("money", "投资", "number", sortable=True),
    Column("state", "状态", "mark"),
)
lines = tuple(
    Row(
        name,
        {
            "name": Cell(name, href=f"/?q=own-{at}"),
            "stage": Cell("在建", step=at, steps=3),
            "money": Cell(str(at), sort=-at),
            "state": Cell("状态", tone=("good", "attention", "bad")[at]),
        },
        f"/?q=row-{at}",
    )
    for at, name in enumerate(NAMES)
)
ledger(Ledger("台账", columns, lines, order=(by, way)), key="ordered", on_pick=order)
