"""Zhejiang's ninety counties, the eighteen pairs, the six tracks, and the counties' classes over time."""

import json
from collections.abc import Mapping
from pathlib import Path

from scripts.reported.sources import CLASSES, INDUSTRIAL_LIST, LATER_CLASSES, LIST

Row = Mapping[str, object]

COUNTIES_FILE = Path(__file__).resolve().parents[2] / "programme" / "boundaries.geojson"
PROGRAMME_START, LISTED_YEAR = "2023-01-01", 2023

_CITIES = """杭州 Hangzhou 宁波 Ningbo 温州 Wenzhou 嘉兴 Jiaxing 湖州 Huzhou 绍兴 Shaoxing 金华 Jinhua
衢州 Quzhou 舟山 Zhoushan 台州 Taizhou 丽水 Lishui"""
# No two of the ninety share a name in pinyin, so none carries its class.
_NAMES = """
上城 Shangcheng 拱墅 Gongshu 西湖 Xihu 滨江 Binjiang 萧山 Xiaoshan 余杭 Yuhang 富阳 Fuyang 临安 Lin'an
临平 Linping 钱塘 Qiantang 桐庐 Tonglu 淳安 Chun'an 建德 Jiande
海曙 Haishu 江北 Jiangbei 北仑 Beilun 镇海 Zhenhai 鄞州 Yinzhou 奉化 Fenghua 象山 Xiangshan 宁海 Ninghai
余姚 Yuyao 慈溪 Cixi
鹿城 Lucheng 龙湾 Longwan 瓯海 Ouhai 洞头 Dongtou 永嘉 Yongjia 平阳 Pingyang 苍南 Cangnan 文成 Wencheng
泰顺 Taishun 瑞安 Rui'an 乐清 Yueqing 龙港 Longgang
南湖 Nanhu 秀洲 Xiuzhou 嘉善 Jiashan 海盐 Haiyan 海宁 Haining 平湖 Pinghu 桐乡 Tongxiang
吴兴 Wuxing 南浔 Nanxun 德清 Deqing 长兴 Changxing 安吉 Anji
越城 Yuecheng 柯桥 Keqiao 上虞 Shangyu 新昌 Xinchang 诸暨 Zhuji 嵊州 Shengzhou
婺城 Wucheng 金东 Jindong 武义 Wuyi 浦江 Pujiang 磐安 Pan'an 兰溪 Lanxi 义乌 Yiwu 东阳 Dongyang 永康 Yongkang
柯城 Kecheng 衢江 Qujiang 常山 Changshan 开化 Kaihua 龙游 Longyou 江山 Jiangshan
定海 Dinghai 普陀 Putuo 岱山 Daishan 嵊泗 Shengsi
椒江 Jiaojiang 黄岩 Huangyan 路桥 Luqiao 三门 Sanmen 天台 Tiantai 仙居 Xianju 温岭 Wenling 临海 Linhai
玉环 Yuhuan
莲都 Liandu 青田 Qingtian 缙云 Jinyun 遂昌 Suichang 松阳 Songyang 云和 Yunhe 庆元 Qingyuan 景宁 Jingning
龙泉 Longquan
"""
_SHORT_NAMES = {"景宁畲族自治县": "景宁县"}

# As printed and in the order of the list: industrial county, mountain county.
_PAIRS = """
P01 滨江区 泰顺县
P02 萧山区 龙泉市
P03 余杭区 柯城区
P04 钱塘区 龙游县
P05 龙湾区 苍南县
P06 瑞安市 文成县
P07 乐清市 景宁县
P08 南湖区 遂昌县
P09 嘉善县 庆元县
P10 桐乡市 天台县
P11 吴兴区 云和县
P12 德清县 缙云县
P13 长兴县 常山县
P14 柯桥区 江山市
P15 义乌市 莲都区
P16 温岭市 三门县
P17 临海市 衢江区
P18 玉环市 仙居县
"""
_PAIR_REMARKS = {"P08": "；两地此前已在山海协作中合作多年，见第一节第6段"}

_TRACKS = [
    ("T1", "产业项目合作", "Joint projects"),
    ("T2", "深化产业链协作", "Supply-chain cooperation"),
    ("T3", "产业有序转移", "Orderly relocation"),
    ("T4", "招商信息统筹机制", "Shared investment promotion"),
    ("T5", "数字化改造帮扶机制", "Help with digital upgrading"),
    ("T6", "要素互惠机制", "Sharing land, energy and capital"),
]
TRACKS: list[Row] = [
    {"track_id": track, "name_zh": zh, "name_en": en, "order": place}
    for place, (track, zh, en) in enumerate(_TRACKS, 1)
]


def _in_english(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _read_counties() -> list[Row]:
    names, cities = _in_english(_NAMES), _in_english(_CITIES)
    rows: list[Row] = []
    for feature in json.loads(COUNTIES_FILE.read_text(encoding="utf-8"))["features"]:
        place = feature["properties"]
        name, city = _SHORT_NAMES.get(place["name"], place["name"]), place["city"].removesuffix("市")
        rows.append(
            {
                "adcode": place["adcode"],
                "name": name,
                "name_en": names[name[:-1]],
                "official_name": place["name"],
                "city": city,
                "city_en": cities[city],
                "city_adcode": place["city_adcode"],
            }
        )
    return rows


COUNTIES = _read_counties()
ADCODES = {str(row["name"]): str(row["adcode"]) for row in COUNTIES}
_LISTED = [line.split() for line in _PAIRS.strip().splitlines()]


def pairs() -> list[Row]:
    """The eighteen pairs as rows. Only the list's year is printed: since when a pair holds is left empty."""
    chosen = "自由组合见第一节第5段，2023年经竞争性遴选见同节第17段"
    return [
        {
            "pair_id": pair_id,
            "industrial_adcode": ADCODES[industrial],
            "mountain_adcode": ADCODES[mountain],
            "listed_year": LISTED_YEAR,
            "source_id": LIST,
            "locator": f"“链接”所附名单第{place}对；{chosen}" + _PAIR_REMARKS.get(pair_id, ""),
        }
        for place, (pair_id, industrial, mountain) in enumerate(_LISTED, 1)
    ]


# Classes changed in August 2024 and in May 2025; the day is not taken as known, so the month's first day stands for it.
_OLD_ENDS, _NEW_BEGINS = "2024-07-31", "2024-08-01"
_MONTH_ONLY = "2024年8月，只取到月，新旧以月初为界"
_LATER_ENDS, _LATER_MONTH_ONLY = "2025-04-30", "2025年5月，只取到月，新旧以月初为界"


def _role(county: str, role: str, source: str, locator: str, since: str = PROGRAMME_START, until: str = "") -> Row:
    return {
        "adcode": ADCODES[county],
        "role": role,
        "valid_from": since,
        "valid_to": until,
        "source_id": source,
        "locator": locator,
    }


def county_roles() -> list[Row]:
    """The classes of the paired counties, and every class known to have changed in August 2024 or May 2025."""
    moved = f"调出山区26县；{_MONTH_ONLY}"
    left = {name: (_OLD_ENDS, f"；其后{moved}，见来源 {CLASSES}") for name in ("柯城区", "莲都区")}
    later = f"；其后调出山区海岛县；{_LATER_MONTH_ONLY}，见来源 {LATER_CLASSES}"
    left |= {name: (_LATER_ENDS, later) for name in ("苍南县", "江山市")}
    rows = []
    for place, (_, industrial, mountain) in enumerate(_LISTED, 1):
        listed = f"“链接”所附名单第{place}对；自项目启动之年起算"
        rows.append(_role(industrial, "industrial", LIST, listed))
        until, why = left.get(mountain, ("", ""))
        rows.append(_role(mountain, "mountain", LIST, listed + why, until=until))
    joined = f"第3段；列入山区海岛25县；{_MONTH_ONLY}"
    rows += [
        _role("平阳县", "mountain", CLASSES, f"第3段；{moved}；自项目启动之年起算", until=_OLD_ENDS),
        _role("洞头区", "mountain", CLASSES, joined, since=_NEW_BEGINS),
        _role("嵊泗县", "mountain", CLASSES, joined, since=_NEW_BEGINS),
        _role("柯城区", "industrial", INDUSTRIAL_LIST, f"新晋县（区）一段；{_MONTH_ONLY}", since=_NEW_BEGINS),
    ]
    return sorted(rows, key=lambda row: (str(row["adcode"]), str(row["valid_from"]), str(row["role"])))
