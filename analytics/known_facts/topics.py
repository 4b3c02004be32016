"""What a fact is about, and who could supply what is missing of it. Topics and suppliers are ours: no source names either."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.lookup import Pair
from analytics.programme import PROGRAMME
from analytics.sentences import both
from style.terms import PROJECT_PROGRESS
from style.text import Text


@dataclass(frozen=True)
class Topic:
    """`office` is who keeps such figures, `side` whose office: of the `mountain` county, of `both`, or of the `province`.
    `asks` is what to ask for where nothing is known; a topic without it is never missing."""

    id: str
    label: Text
    office: Text
    side: str
    asks: Text | None


_INDUSTRY = Text("经信局", "industry bureau")
_STATISTICS = Text("统计局", "statistics bureau")
TOPICS: dict[str, Topic] = {
    topic.id: topic
    for topic in (
        Topic("progress", PROJECT_PROGRESS, _INDUSTRY, "mountain",
              Text("项目清单、阶段和开工投产日期", "a list of projects with stages and dates")),
        Topic("results", Text("投资与产出", "Investment and output"), _STATISTICS, "mountain",
              Text("各项目的完成投资、产值和利税", "each project's investment, output, profit and tax")),
        Topic("chain", Text("产业链协作", "Supply chains"), _INDUSTRY, "both",
              Text("产业链合作的清单和金额", "a list of supply-chain cooperation with amounts")),
        Topic("promotion", Text("招商", "Investment promotion"), Text("招商中心", "investment centre"), "mountain",
              Text("共同招商的线索和签约", "leads and contracts of joint promotion")),
        Topic("digital", Text("数字化", "Digital upgrading"), _INDUSTRY, "mountain",
              Text("数字化改造的企业数和培训人次", "firms upgraded and people trained")),
        Topic("factors", Text("要素与供需", "Needs and resources"), Text("发改局", "development bureau"), "mountain",
              Text("用地、能耗、资金的供需数量", "land, energy and capital needed and offered, in figures")),
        Topic("officials", Text("干部与机制", "Officials and meetings"), Text("结对办", "pairing office"), "both",
              Text("挂职干部、会商的次数和日期", "secondments and meetings with dates")),
        Topic("county", Text("县情底数", "County baselines"), _STATISTICS, "mountain",
              Text("规上工业企业数、产值等底数及其时点", "above-scale firms and output, with their dates")),
        Topic("money", Text("资金到对", "Money by pair"), Text("省财政厅", "provincial finance department"), "province",
              Text("分年度的下达、拨付和支出", "money allocated, disbursed and spent by year")),
        Topic("earlier", Text("此前协作", "Earlier ties"), Text("结对办", "pairing office"), "both", None),
    )
}  # fmt: skip
ASKED = tuple(topic.id for topic in TOPICS.values() if topic.asks)

_OF_KIND = {
    "meeting": "officials",
    "matching": "chain",
    "visit": "officials",
    "training": "officials",
    "agreement": "promotion",
    "roadshow": "promotion",
    "platform": "officials",
    "secondment": "officials",
    "financing": "factors",
    "upgrade": "chain",
    "award": "county",
}
_OF_MEASURE = {"cooperation_amount": "chain", "fund_support": "money", "earlier_tie": "earlier", "yarn_demand": "chain"}
_OF_SUBJECT = {"project": "results", "county": "county", "pair": "chain", "province": "officials"}
OF_RESOURCES = "factors"  # what a county needs or offers is no cooperation yet, whatever it is


def of_event(kind: str, track_id: str | None) -> str:
    """By its track where it has one, else by what kind it is."""
    return PROGRAMME.tracks.get(track_id or "") or _OF_KIND[kind]


def of_figure(metric_id: str, subject_type: str) -> str:
    return _OF_MEASURE.get(metric_id) or _OF_SUBJECT[subject_type]


_AT = Text("{county}{office}", "{county} {office}")
_BOTH = Text("{first}、{second}{office}", "{first} and {second} {office}s")


def supplier(topic_id: str, pair: Pair, county: str | None = None) -> Text:
    """Who could supply it: 天台县经信局. Our suggestion. What is of one county (an adcode) is asked of that one."""
    topic = TOPICS[topic_id]
    if topic.side == "province":
        return topic.office
    first, second = pair.industrial.name, pair.mountain.name
    if county or topic.side == "mountain":
        of = first if county == pair.industrial.adcode else second
        return _filled(_AT, {"county": of, "office": topic.office})
    return _filled(_BOTH, {"first": first, "second": second, "office": topic.office})


def _filled(template: Text, words: Mapping[str, Text]) -> Text:
    return both(template, **words)
