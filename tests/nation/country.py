"""A made-up country: its provinces and counties, their borders, and which east and west are paired."""

import math
import re
from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry import Polygon, mapping

ACROSS, DOWN, PROVINCES = 70, 40, 31
EAST = 11  # of the provinces, those whose counties are industrial
_STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤震巽坎离艮兑泰"
_SYLLABLES = "JiaYiBingDingWuJiGengXinRenGuiZiChouYinMaoChenSiWeiShenYouXuHaiQianKunZhenXunKanLiGenDuiTaiXiaHeng"
_STEMS_EN = re.findall(r"[A-Z][a-z]+", _SYLLABLES)
_PLACES = (
    "山川江河湖泉溪岭峰谷原平安宁和顺昌兴盛丰康乐福寿祥瑞嘉吉庆云风雨雪霜露星月阳松柏竹梅兰菊荷桂桃李杏柳"
    "桐枫杨槐桑茶麻稻禾金银铜铁锡玉石珠贝龙凤鹤鹿马牛羊鱼雁燕鸥舟桥亭台楼阁城关堡寨集"
)


@dataclass(frozen=True)
class County:
    adcode: str
    name: str
    name_en: str
    province: str
    province_en: str
    province_code: str
    column: int
    row: int


@cache
def counties() -> tuple[County, ...]:
    """2,800 of them, in the order of their codes; the first provinces lie in the east."""
    seeds = sorted(
        (
            (ACROSS * (0.5 + n % 8) / 8 + 2.1 * math.sin(5.1 * n), DOWN * (0.5 + n // 8) / 4 + 2.3 * math.cos(3.7 * n))
            for n in range(PROVINCES)
        ),
        reverse=True,
    )
    of: dict[int, list[tuple[int, int]]] = {}
    for column in range(ACROSS):
        for row in range(DOWN):
            near = min(
                range(PROVINCES), key=lambda n: (seeds[n][0] - column - 0.5) ** 2 + (seeds[n][1] - row - 0.5) ** 2
            )
            of.setdefault(near, []).append((column, row))
    return tuple(_county(province, n, *cell) for province in sorted(of) for n, cell in enumerate(of[province]))


def _county(province: int, n: int, column: int, row: int) -> County:
    code = province + 11
    stem, place = _STEMS[province], _PLACES[n % len(_PLACES)]
    again = "东西"[n // len(_PLACES) - 1] if n >= len(_PLACES) else ""
    return County(
        f"{code}{1 + n // 20:02d}{1 + n % 20:02d}",
        f"{stem}{place}{again}县",
        f"{_STEMS_EN[province]} {n + 1}",
        f"{stem}省",
        _STEMS_EN[province],
        f"{code}0000",
        column,
        row,
    )


def paired(count: int) -> list[tuple[County, County]]:
    """As many pairs as asked for, at most 800: counties of an eastern province each with one of a western province that it helps, which
    are two or three."""
    east, west = _by_province(range(EAST)), _by_province(range(EAST, PROVINCES))
    found: list[tuple[County, County]] = []
    turn = 0
    while len(found) < count:
        mine = list(east)[turn % len(east)]
        theirs = [one for n, one in enumerate(west) if n % len(east) == turn % len(east)]
        theirs += [one for n, one in enumerate(west) if n == (turn % len(east) * 2 + 1) % len(west)]
        helped = next((one for one in theirs[turn // len(east) % len(theirs) :] + theirs if west[one]), None)
        helped = helped or next(one for one in west if west[one])
        if east[mine]:
            found.append((east[mine].pop(0), west[helped].pop(0)))
        turn += 1
    return found


def _by_province(numbers: range) -> dict[str, list[County]]:
    """The counties of some provinces, those far from each other one after the other."""
    found: dict[str, list[County]] = {}
    for one in counties():
        if int(one.province_code[:2]) - 11 in numbers:
            found.setdefault(one.province_code, []).append(one)
    return {code: held[::2] + held[1::2] for code, held in found.items()}


def boundaries() -> dict[str, object]:
    """Four-cornered counties that share their borders."""

    def corner(column: int, row: int) -> tuple[float, float]:
        bent = 0.3 * math.sin(2.1 * column + 1.7 * row), 0.3 * math.cos(1.3 * column - 2.3 * row)
        return round(88 + 0.45 * (column + bent[0]), 5), round(24 + 0.42 * (row + bent[1]), 5)

    features = []
    for order, one in enumerate(counties()):
        x, y = one.column, one.row
        land = Polygon([corner(x, y), corner(x, y + 1), corner(x + 1, y + 1), corner(x + 1, y)])
        middle = shapely.centroid(land)
        told = {"adcode": one.adcode, "name": one.name, "city": one.province, "city_adcode": one.province_code,
                "lon": round(middle.x, 5), "lat": round(middle.y, 5), "order": order, "radius": 9_000}  # fmt: skip
        features.append({"type": "Feature", "id": one.adcode, "properties": told, "geometry": mapping(land)})
    return {"type": "FeatureCollection", "features": features}
