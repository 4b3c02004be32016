"""The parts complementarity is made of, each from 0 to 1: what it says, how it is worked out, and why it may be unknown."""

from dataclasses import dataclass
from decimal import Decimal

from analytics.facts.resources import Resource
from analytics.matching.industries import SupplyLink
from analytics.programme import TIES
from style.text import Text

# Limits that no data tell: this dashboard's word.
FAR_KM = 400  # so far apart distance counts nothing: as far as any two counties of the list are
FULL_TIES = 10  # so many projects between two counties count in full
EARLIER_TIE = 0.5  # what an earlier tie counts at least: the sources tell it in words only
LEAST_PROJECTS = 5  # from fewer of them no mix of industries is read


@dataclass(frozen=True)
class PartKind:
    """`code`: its two letters in an address; `category` of needs and offers, None for the other parts."""

    id: str
    code: str
    name: Text
    meaning: Text
    formula: Text
    source: Text
    category: str | None = None


@dataclass(frozen=True)
class Need:
    """A need with what the other county offers of the same item. `met`: the share of the quantity, at most 1; None with `why`.
    `to`: whose need it is, "industrial" or "mountain"."""

    to: str
    need: Resource
    offers: tuple[Resource, ...]
    met: float | None
    why: str | None = None


@dataclass(frozen=True)
class Mix:
    """How many projects tell of each county's industries, those the two have together left out."""

    industrial: int
    mountain: int


@dataclass(frozen=True)
class SharedIndustry:
    """An industry both counties stand in, with its share of each one's projects."""

    industry: str
    industrial: float
    mountain: float


@dataclass(frozen=True)
class LinkedIndustries:
    """An industry of each county that supply one another, with the share of each one's projects."""

    link: SupplyLink
    industry_there: str
    industry_here: str
    industrial: float
    mountain: float


@dataclass(frozen=True)
class Apart:
    """As the crow flies, between label points."""

    km: float


@dataclass(frozen=True)
class Crossing:
    """Projects that come from the one county and stand in the other, by way."""

    to_mountain: int
    to_industrial: int


@dataclass(frozen=True)
class EarlierTie:
    """A tie from before the programme, as its source words it."""

    printed: str | None
    period: str | None
    value: Decimal | None
    source_id: str
    locator: str | None


Evidence = Need | Mix | SharedIndustry | LinkedIndustries | Apart | Crossing | EarlierTie


@dataclass(frozen=True)
class Complement:
    """`value` of the two counties together; `industrial`, `mountain`: of it for each side alone, which differs where each has
    needs of its own. None: unknown, with `why` (WHY). `evidence`: the rows it was read from."""

    value: float | None
    industrial: float | None
    mountain: float | None
    why: str | None = None
    evidence: tuple[Evidence, ...] = ()


WHY: dict[str, Text] = {
    "no_need": Text("两县都没有列出这类需求", "neither county lists such a need"),
    "not_told": Text("来源没有讲到，不等于没有", "the sources tell nothing of it, which is not none"),
    "no_quantity": Text("数量未载或单位不同，不折算", "no quantity, or another unit: no figure is made of it"),
    "few_projects": Text(
        f"双方以外的项目不足 {LEAST_PROJECTS} 个，看不出行业构成",
        f"fewer than {LEAST_PROJECTS} projects beyond those of the two tell its industries",
    ),
    "not_on_map": Text("地图上没有这个县", "a county is not on the map"),
}
_LISTED = Text("要素供需清单", "lists of needs and offers")
_LEDGER = Text("项目台账登记的项目", "projects of the ledger")
_MET = Text(
    "各项需求的满足程度（对方同一内容、同一单位的供给 ÷ 需求，至多为 1）的平均；内容或单位不同的不折算",
    "mean over the needs of the share met (the other's offers of the same item and unit ÷ the need, 1 at most); other items or units are never converted",
)


def _listed(part_id: str, code: str, name: Text, meaning: Text, category: str) -> PartKind:
    return PartKind(part_id, code, name, meaning, _MET, _LISTED, category)


PARTS: dict[str, PartKind] = {
    part.id: part
    for part in (
        PartKind(
            "likeness",
            "li",
            Text("行业相近", "Like industries"),
            Text(
                "两县的项目分布在相同行业的程度；两县之间已有的项目不计，否则是拿结对证明结对",
                "how far the two counties' projects are in the same industries; projects the two have together are left out, or the pair would prove itself",
            ),
            Text(
                "Σ 各行业在两县项目中所占比重的较小者（按项目个数）",
                "sum over industries of the smaller of the two shares (of the number of projects)",
            ),
            _LEDGER,
        ),
        PartKind(
            "links",
            "lk",
            Text("上下游联系", "Supply links"),
            Text(
                "一县的行业为另一县的行业供料、供件、供设备的程度；两县之间已有的项目不计。行业之间的联系强度是本平台的判断，逐条列有理由",
                "how far one county's industries supply the other's; projects the two have together are left out. How strong two industries are linked is this dashboard's own judgement, with its reason for each",
            ),
            Text(
                "Σ 一县行业比重 × 另一县行业比重 × 联系强度（主要 1、次要 0.5、没有 0）",
                "sum of share there × share here × strength of the link (main 1, lesser 0.5, none 0)",
            ),
            _LEDGER,
        ),
        _listed(
            "supply",
            "su",
            Text("转移与配套", "Firms and orders"),
            Text(
                "企业转移、配套订单的供需对得上的程度", "how far needs and offers of relocating firms and orders meet"
            ),
            "industry",
        ),
        _listed(
            "land",
            "la",
            Text("土地余缺", "Land"),
            Text(
                "一县缺的用地和厂房，另一县有多少余量",
                "how far one county's spare land and space meet the other's shortage",
            ),
            "land",
        ),
        _listed(
            "energy",
            "en",
            Text("用能余缺", "Energy quota"),
            Text(
                "一县缺的用能指标，另一县有多少余量",
                "how far one county's spare energy quota meets the other's shortage",
            ),
            "energy",
        ),
        _listed(
            "capital",
            "ca",
            Text("资金供需", "Capital"),
            Text("一县要的资金，另一县能供多少", "how far one county's capital meets what the other asks for"),
            "capital",
        ),
        _listed(
            "talent",
            "ta",
            Text("人才供需", "Talent"),
            Text("一县要的人才，另一县能供多少", "how far one county's people meet what the other asks for"),
            "talent",
        ),
        _listed(
            "material",
            "ma",
            Text("原材料供需", "Materials"),
            Text("一县要的原材料，另一县能供多少", "how far one county's materials meet what the other asks for"),
            "material",
        ),
        PartKind(
            "distance",
            "di",
            Text("相距远近", "Nearness"),
            Text(
                "两县图上标注点之间的直线距离，不是路程；多远算远是本平台的取值",
                "between the counties' label points as the crow flies, not by road; what counts as far is this dashboard's own choice",
            ),
            Text(
                f"1 − 公里数 ÷ {FAR_KM}，{FAR_KM} 公里及以上为 0", f"1 − kilometres ÷ {FAR_KM}; 0 from {FAR_KM} km on"
            ),
            Text("行政区划边界图", "county boundaries"),
        ),
        PartKind(
            "ties",
            "ti",
            Text("已有联系", "Existing ties"),
            Text(
                f"已有项目从一县来、落在另一县，或此前有{TIES.zh}；已结对的自然占先，所以默认权重为零，需要时自行加上",
                f"projects that come from the one and stand in the other, or earlier {TIES.en}; it favours who is paired already, so it weighs nothing unless the reader says so",
            ),
            Text(
                f"项目数 ÷ {FULL_TIES}，至多为 1；有此前的{TIES.zh}的至少为 {EARLIER_TIE}（本平台的取值）",
                f"projects ÷ {FULL_TIES}, 1 at most; with an earlier tie {EARLIER_TIE} at least (this dashboard's own choice)",
            ),
            Text(f"项目台账、来源所载的{TIES.zh}", "project ledger, ties as the sources tell them"),
        ),
    )
}
