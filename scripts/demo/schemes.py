"""The simulated assessment schemes as files: the one the scores were given by, and a draft for the year to come."""

from scripts.demo.goals import GRADES, ROUNDS, WEIGHTS

IN_FORCE = "scheme-2023.toml"
DRAFT = "scheme-2026-draft.toml"
_ENGLISH = {"优": "Excellent", "良": "Good", "中": "Fair", "差": "Poor"}
_HEAD = """\
# {about}
title = "{title}"
title_en = "{title_en}"
years = {years}                # 对哪些年度有效；[] 为试算用的草案
half = {half}                  # 年中评价也适用
source_id = "sim-assessment"   # 须在 sources.csv 中登记
decimals = 1                   # 分值、得分的小数位；先加总，后四舍五入
missing = "left_out"           # 缺数的指标不计，其权重按比例分给其余指标
"""
_INDICATOR = """
[[indicator]]
id = "{id}"
weight = {weight}
assessed = "{id}"
"""
# id, label, English label, weight, metric, and how its figure becomes points (figures as printed: percent, 亿元, counts).
_ASKED = (
    ("investment", "投资目标完成", "Investment target", 15, "investment_target_rate",
     'span = "year"\npoints = "between"\nlow = 40\nhigh = 110'),
    ("output", "产值目标完成", "Output target", 15, "output_target_rate",
     'span = "year"\npoints = "between"\nlow = 40\nhigh = 105'),
    ("execution", "资金执行", "Fund execution", 15, "execution_rate",
     'span = "year"\npoints = "steps"\nsteps = [[0, 0], [50, 40], [60, 60], [70, 80], [80, 90], [90, 100]]'),
    ("disbursement", "资金拨付", "Fund disbursement", 5, "disbursement_rate",
     'span = "year"\npoints = "between"\nlow = 50\nhigh = 100'),
    ("progress", "投资完成进度", "Investment progress", 10, "investment_progress",
     'span = "programme"\npoints = "between"\nlow = 0\nhigh = 70'),
    ("started", "开工项目", "Projects started", 10, "projects_started",
     'points = "relative"             # 组内最高的 100 分，最低的 0 分'),
    ("production", "投产项目", "Projects in production", 10, "projects_in_production",
     'points = "steps"\nsteps = [[0, 0], [1, 40], [3, 60], [6, 80], [10, 100]]'),
    ("profit", "利税", "Profit and tax", 10, "profit_and_tax",
     'span = "year"\npoints = "between"\nlow = 0                         # 亿元\nhigh = 0.6'),
    ("events", "结对活动", "Events", 5, "events",
     'span = "year"\npoints = "steps"\nsteps = [[0, 0], [2, 60], [4, 80], [6, 100]]'),
    ("firms", "活动参加企业", "Event attendance, firms", 5, "event_firms",
     'span = "year"\npoints = "relative"\nmissing = "lowest"             # 来源未写的，按各对中最低的分值计'),
)  # fmt: skip
_METRIC = """
[[indicator]]
id = "{id}"
label = "{label}"
label_en = "{label_en}"
weight = {weight}
metric = "{metric}"
{points}
"""
_REST = """
[[adjustment]]                 # 加分
label = "超额完成投资目标"
label_en = "Investment target exceeded"
metric = "investment_target_rate"
at_least = 110
points = 2

[[adjustment]]                 # 扣分
label = "资金拨付过慢"
label_en = "Money disbursed late"
metric = "disbursement_rate"
below = 75
points = -3
"""
_BAND = """
[[band]]
grade = "{grade}"
grade_en = "{english}"
least = {least}
"""
_GROUPING = """
[grouping]                     # 起点相近的分在一组
measure = "above_scale_firms"
of = "mountain"
classes = 3
at = 2023
"""


def schemes() -> dict[str, str]:
    """Each scheme's file name and text."""
    bands = "".join(_BAND.format(grade=word, english=_ENGLISH[word], least=least) for least, word in GRADES)
    in_force = _HEAD.format(
        about="模拟：示例考核得分所用的办法，五项指标的分值为已公布的得分",
        title="结对考核办法（2023年起，模拟）",
        title_en="Assessment of the pairs, from 2023 (simulated)",
        years=sorted({year for year, *_ in ROUNDS}),
        half=str(any(half for _, half, *_ in ROUNDS)).lower(),
    )
    draft = _HEAD.format(
        about="模拟：下一年度考核办法草案，各项按指标计算，供试算",
        title="结对考核办法（2026年草案，模拟）",
        title_en="Assessment of the pairs, draft for 2026 (simulated)",
        years=[],
        half="false",
    )
    published = "".join(_INDICATOR.format(id=one, weight=weight) for one, weight in WEIGHTS.items())
    names = ("id", "label", "label_en", "weight", "metric", "points")
    asked = "".join(_METRIC.format(**dict(zip(names, one, strict=True))) for one in _ASKED)
    return {IN_FORCE: in_force + published + bands, DRAFT: draft + asked + _REST + bands + _GROUPING}
