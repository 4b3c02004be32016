"""Complementarity in words and tables, for page and file alike: how thin the data are, two counties, each part, the links."""

from collections.abc import Iterable

from analytics.lookup import counties
from analytics.matching.assignment import Two
from analytics.matching.complementarity import LEAST_KNOWN, Complementarity, Line
from analytics.matching.evidence import evidence_words, part_sources
from analytics.matching.industries import INDUSTRIES, LINKS, MAIN
from analytics.matching.parts import PARTS, WHY, Complement, Need
from analytics.table import NOTHING, Cell, Column, Table, cell, column, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import figure, percent
from style.text import Text
from style.units import PERCENT, UNITS

POINTS, FULL = UNITS["score"], 100
NAME = Text("供需匹配", "Matching")
COMPLEMENTARITY = Text("互补度", "Complementarity")
KNOWN = Text("资料齐全程度", "Share known")
TOO_LITTLE = Text("数据不足", "too little data")
PART = Text("互补方面", "Part")
PART_WEIGHT = Text("所占权重", "Weight given")
READ_FROM = Text("依据", "Read from")
HOW = Text("怎样计算", "How it is worked out")
SUPPLIER, USER, STRENGTH = Text("供方行业", "Supplier"), Text("用方行业", "User"), Text("联系强度", "Link")
MAIN_LINK, LESSER_LINK = Text("主要", "main"), Text("次要", "lesser")
NOTE_TOTAL = Text(
    "互补度为各已知方面（0—100 分）按所选权重的加权平均；未知的方面不计，也不当作零。权重和行业联系强度是本平台的判断，不是来源所载。",
    "Complementarity is the mean of the parts known (0 to 100 points) by the weights chosen; parts unknown are left out and are not 0. Weights and the strength of links are this dashboard's own judgement; no source states them.",
)
_THIN = Text(
    "{all} 组“工业大县×山区县”中，{ranked} 组资料够比较（权重已知至少 {least}）",
    "of {all} industrial × mountain pairs of counties enough is known of {ranked} to compare them (at least {least} of the weight)",
)
_NOTHING = Text(
    "所以不排名、不匹配；下表是每个方面已知多少", "so nothing is ranked or matched; the table tells how much is known"
)


def points_words(value: float | None, lang: str) -> str:
    """62.5 分."""
    return str(figure(None if value is None else value * FULL, POINTS, lang, 1))


def points(value: float | None, lang: str) -> Cell:
    return cell(None if value is None else value * FULL, POINTS, lang, 1)


def county_words(dataset: Dataset, adcode: str, lang: str) -> str:
    return counties(dataset)[adcode].name(lang)


def thin_words(found: Complementarity, lang: str) -> str:
    """How many county pairs enough is known of; where it is none, that nothing is ranked."""
    ranked = len(found.ranked)
    said = _THIN(lang, all=len(found.lines), ranked=ranked, least=percent(LEAST_KNOWN, lang, 0))
    return said if ranked else terms.LIST_STOP(lang).join((said, _NOTHING(lang)))


def known_table(found: Complementarity, lang: str) -> Table:
    """A row a part: its weight, of how many county pairs it is known, and of how many it is not for which reason."""
    columns = [
        Column("part", PART(lang)),
        Column("weight", PART_WEIGHT(lang), "count"),
        column("known", KNOWN(lang), PERCENT, lang, 1),
        *(Column(why, said(lang), "count") for why, said in WHY.items()),
    ]
    rows = []
    for part, kind in PARTS.items():
        told = [one.parts[part] for one in found.lines]
        known = sum(one.value is not None for one in told)
        counts = [sum(one.why == why for one in told) for why in WHY]
        weight = found.weights.of(part)
        rows.append(
            [
                text(kind.name(lang)),
                (str(weight), weight),
                cell(known / len(told) if told else None, PERCENT, lang, 1),
                *((str(n), n) if n else NOTHING for n in counts),
            ]
        )
    return table("known", KNOWN(lang), columns, rows)


def lines_table(dataset: Dataset, lines: Iterable[Line], lang: str) -> Table:
    """A row two counties: the pair where they are one, total, how much is known, each part."""
    columns = [
        *two_columns(lang),
        Column("pair", terms.PAIR(lang)),
        column("total", COMPLEMENTARITY(lang), POINTS, lang, 1),
        column("known", KNOWN(lang), PERCENT, lang, 0),
        *(column(part, kind.name(lang), POINTS, lang, 1) for part, kind in PARTS.items()),
    ]
    rows = [
        [
            *two_cells(dataset, (one.industrial_adcode, one.mountain_adcode), lang),
            text(one.pair_id) if one.pair_id else NOTHING,
            points(one.total, lang) if one.is_ranked else text(TOO_LITTLE(lang)),
            cell(one.known, PERCENT, lang, 0),
            *(part_cell(one.parts[part], lang) for part in PARTS),
        ]
        for one in lines
    ]
    return table("complementarity", COMPLEMENTARITY(lang), columns, rows, NOTE_TOTAL(lang))


def part_cell(part: Complement, lang: str) -> Cell:
    """Its points; — where neither county has such a need, 暂无数据 where it is unknown."""
    return NOTHING if part.why == "no_need" else points(part.value, lang)


def parts_table(dataset: Dataset, found: Complementarity, one: Line, lang: str) -> Table:
    """A row a part of two counties: points, weight, the figures it was read from or why there are none, and where they stand."""
    columns = [
        Column("part", PART(lang)),
        column("points", COMPLEMENTARITY(lang), POINTS, lang, 1),
        Column("weight", PART_WEIGHT(lang), "count"),
        Column("evidence", READ_FROM(lang)),
        Column("how", HOW(lang)),
        Column("source", terms.FOUND_AT(lang)),
    ]
    rows = []
    for part_id, part in one.parts.items():
        kind, weight = PARTS[part_id], found.weights.of(part_id)
        # A need says itself why no figure is made of it.
        said = [WHY[part.why](lang)] if part.why and not any(isinstance(one, Need) for one in part.evidence) else []
        said += [evidence_words(dataset, told, lang) for told in part.evidence]
        rows.append(
            [
                text(kind.name(lang)),
                part_cell(part, lang),
                (str(weight), weight),
                text(terms.LIST_STOP(lang).join(said)),
                text(kind.formula(lang)),
                text(part_sources(dataset, part, lang) or kind.source(lang)),
            ]
        )
    return table("parts", PART(lang), columns, rows, NOTE_TOTAL(lang))


def two_columns(lang: str) -> list[Column]:
    return [Column("industrial", terms.INDUSTRIAL(lang)), Column("mountain", terms.MOUNTAIN(lang))]


def two_cells(dataset: Dataset, two: Two, lang: str) -> list[Cell]:
    return [text(county_words(dataset, adcode, lang)) for adcode in two]


def links_table(lang: str) -> Table:
    """Every link between industries with its reason: this dashboard's word, laid open."""
    columns = [
        Column("supplier", SUPPLIER(lang)),
        Column("user", USER(lang)),
        Column("strength", STRENGTH(lang)),
        Column("reason", terms.SAYS(lang)),
    ]
    rows = [
        [
            text(INDUSTRIES[one.supplier].name(lang)),
            text(INDUSTRIES[one.user].name(lang)),
            text((MAIN_LINK if one.strength == MAIN else LESSER_LINK)(lang)),
            text(one.reason(lang)),
        ]
        for one in LINKS
    ]
    return table("links", STRENGTH(lang), columns, rows)
