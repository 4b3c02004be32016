"""What is looked at: a kind of test or rule, of a metric, of a member; what came of it, with the figures that show it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from style.text import Text

PROVINCE = ""  # the dimension, and the member, of all together


@dataclass(frozen=True)
class Kind:
    """`is_test`: by a p-value, and so under the false-discovery rate; else a plain rule with a threshold. `meaning` says which."""

    id: str
    label: Text
    is_test: bool
    meaning: Text


@dataclass(frozen=True)
class Turn:
    """A share of the province's total. Of a step the shares of all quarters `before` and `since`; of a change of direction those of the
    window's first quarter, of the quarter of the turn and of the last one."""

    at: str
    first: str
    last: str
    is_step: bool
    before: Fraction
    since: Fraction
    end: Fraction
    quarters: tuple[int, int]


@dataclass(frozen=True)
class Distance:
    """A rate and the median of the rates of `peers` pairs of like size."""

    value: Fraction
    median: Fraction
    peers: int


@dataclass(frozen=True)
class StageShare:
    """Of `first` projects `reached` the next stage; of all others' `other_first` `other_reached`."""

    first: int
    reached: int
    other_first: int
    other_reached: int


@dataclass(frozen=True)
class Record:
    """A quarter's figure, of which `came` of `due` returns came, beside the one nearest to it among the `quarters` before, which was
    of quarter `at`."""

    value: Decimal
    nearest: Decimal
    at: str
    quarters: int
    came: int
    due: int


@dataclass(frozen=True)
class Standstill:
    """Of a pair on a track: so many `quarters` without investment, `projects` under construction, what they still plan."""

    track_id: str
    quarters: int
    projects: int
    remaining: Decimal


@dataclass(frozen=True)
class Weight:
    """Of a total (`whole`, of `members` that have a part in it), or of its rise on the year before, what comes from one: a member of the
    dimension `of`, a project where that is "project". `came` of `due` returns of the year came."""

    whole: Decimal
    part: Decimal
    of: str
    one: str
    members: int
    came: int
    due: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.part) / Fraction(self.whole)


Evidence = Turn | Distance | StageShare | Record | Standstill | Weight


@dataclass(frozen=True)
class Hypothesis:
    """`why_not`: why it could not be looked at (an id of WHY_NOT), else "". `p` is None of a rule. `side`: up or down, 1 or -1.
    `surprise`: how odd, as tenfolds (2: one in a hundred); `money`: 元 that it is about, beside which it is ranked."""

    kind: str
    metric_id: str
    dimension: str
    member: str
    why_not: str = ""
    p: float | None = None
    is_found: bool = False
    side: int = 0
    surprise: float = 0.0
    money: Decimal = Decimal(0)
    evidence: Evidence | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same one in another version or quarter; of which side it came is no part of it."""
        of: tuple[str, ...] = ()
        if isinstance(self.evidence, Standstill):
            of = (self.evidence.track_id,)
        elif isinstance(self.evidence, Weight):
            of = (self.evidence.of,)
        return self.kind, self.metric_id, self.dimension, self.member, *of

    @property
    def is_of_projects(self) -> bool:
        """Whether projects themselves show it, and not the rows behind a figure."""
        return isinstance(self.evidence, Standstill | StageShare)

    @property
    def weight(self) -> float:
        """What it is ranked by."""
        return float(self.money) * self.surprise


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "turn",
            Text("转折", "Turn"),
            True,
            Text(
                "逐季数除以同季各成员的中位数（去掉季节和共同起步），取对数后看是否上了或下了一个台阶、或改变方向；与有记忆的噪声相比得 p 值；至少 8 个季度",
                "each quarter as a multiple of the median member's (seasons and a common start are out), in logarithms: a step or a change of direction against noise with memory, as a p-value; at least 8 quarters",
            ),
        ),
        Kind(
            "apart",
            Text("偏离同类", "Apart from like pairs"),
            True,
            Text(
                "一对的比率与资金规模相近（一半到两倍）的结对相比，离中位数几个缩尾标准差；与厚尾噪声相比得 p 值；至少 8 对",
                "a pair's rate against those of pairs with half to twice its fund money: how many winsorised standard deviations from their median, against heavy-tailed noise, as a p-value; at least 8 of them",
            ),
        ),
        Kind(
            "stages",
            Text("环节脱节", "Break between stages"),
            True,
            Text(
                "签约的项目中开工、开工的项目中投产的比重与其余合计相比，费希尔精确检验；至少 10 个项目",
                "the share of signed projects that started, and of started ones that produce, against all others', by Fisher's exact test; at least 10 projects",
            ),
        ),
        Kind(
            "record",
            Text("新高新低", "Record"),
            False,
            Text(
                "当季数比此前至少 8 个季度的最高数高出四分之一，或比最近 8 个季度的最低数低四分之一",
                "a quarter's figure a quarter above the highest of at least 8 before it, or a quarter below the lowest of the last 8",
            ),
        ),
        Kind(
            "stalled",
            Text("停滞", "Standstill"),
            False,
            Text(
                "一对在一条赛道有在建项目而连续 2 个季度没有新的投资（应报数全部已报）",
                "a pair with projects under construction on a track and no new investment for 2 quarters (all figures due came)",
            ),
        ),
        Kind(
            "concentrated",
            Text("集中", "Concentration"),
            False,
            Text(
                "合计的一半以上来自一个项目或一条赛道、四分之一以上来自一对；参与的至少 5 个",
                "more than half of a total from one project or track, more than a quarter from one pair; of at least 5",
            ),
        ),
        Kind(
            "growth",
            Text("增长来自一处", "Growth from one"),
            False,
            Text(
                "比上年同期的增加额一半以上来自一对、一条赛道或一个项目；参与的至少 5 个",
                "more than half of the rise on the year before from one pair, track or project; of at least 5",
            ),
        ),
    )
}

PARTIAL = "partial"
WHY_NOT: dict[str, Text] = {
    PARTIAL: Text("数据不完整，没有的不等于零", "the data are partial: what is not there is not 0"),
    "quarters": Text("报全的连续季度不足 8 个", "fewer than 8 quarters in a row that were reported"),
    "peers": Text("没有数、同类不足 8 对或彼此没有差别", "no figure, fewer than 8 like pairs, or these do not differ"),
    "projects": Text("项目不足 10 个", "fewer than 10 projects"),
    "few": Text("没有数，或参与的不足 5 个", "no figure, or fewer than 5 with a part in it"),
    "returns": Text("没有在建项目，或应报数没有报全", "nothing under construction, or returns lack"),
    "lacking": Text("应报数未报的超过一成", "more than a tenth of the returns due lack"),
}
