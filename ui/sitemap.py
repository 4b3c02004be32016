"""The pages there are: id, address, file, title, what each shows, and the parts of a long one."""

from dataclasses import dataclass
from pathlib import Path

from analytics.assessment.tables import SCORE
from analytics.findings.wording import FINDING, LOOKED, STILL
from analytics.firmness.wording import NAME as FIRMNESS
from analytics.matching.wording import NAME as MATCHING
from analytics.resources.wording import NAME as RESOURCES
from analytics.tasks.words import NAME as TASKS
from style import terms
from style.text import Text
from ui import words

PAGES_DIR = Path(__file__).resolve().parent.parent / "pages"

WHOLE = "all"  # in the place of a part's id: every part, one below the other
ALL_PARTS = Text("全部", "All")


@dataclass(frozen=True)
class Part:
    """About two screens of a longer page. `id` is its word in the address (`part=`), for good; `holds` are the headings on it
    that links lead to by `#`, so that one to a part that is not open opens it. `right` opens it, as it does a page."""

    id: str
    title: Text
    holds: tuple[str, ...] = ()
    right: str = "read"


@dataclass(frozen=True)
class Site:
    """One page; the default one lives only at the root. `folder`: its file's, below pages/; `in_menu`: whether the navigation
    names it; `narrowed`: whether the selection narrows what it shows; `under`: the page of the menu whose own row of links
    names it.

    `parts` in their order on the page: the first answers its question and is what opens by itself. `opens`: where an address
    names no part, a key of it that asks for something shown on another one → that part; the first key that is said decides.
    `in_hall`: the parts a meeting walks through where its page names none; what is to be studied rather than shown is left out.
    `slide`: a page without parts that a meeting shows as one slide. `right`, of a page and of a part: which of access.roles.RIGHTS
    opens it, for the reader's own at least."""

    id: str
    title: Text
    shows: Text
    url_path: str = ""
    folder: str = ""
    in_menu: bool = True
    narrowed: bool = True
    under: str = ""
    parts: tuple[Part, ...] = ()
    opens: tuple[tuple[str, str], ...] = ()
    in_hall: tuple[str, ...] = ()
    slide: bool = False
    right: str = "read"

    @property
    def file(self) -> Path:
        return PAGES_DIR / self.folder / f"{self.id}.py"


SITES: dict[str, Site] = {
    site.id: site
    for site in (
        Site(
            "overview",
            Text("总览", "Overview"),
            Text("全省一屏", "The province at a glance"),
            folder="province",
            slide=True,
        ),
        Site(
            "findings",
            terms.FINDINGS_PAGE,
            Text(
                "规则和检验发现了什么、看了多少、是否还成立",
                "What rules and tests found, of how many, and whether it still holds",
            ),
            "findings",
            folder="province",
            in_menu=False,
            under="overview",
            narrowed=False,
            parts=(Part("found", FINDING), Part("looked", LOOKED), Part("still", STILL)),
            in_hall=("found",),
            right="compare",
        ),
        Site(
            "lagging",
            terms.LAGGING_PAGE,
            Text("哪几对滞后、差多少、卡在哪一步", "Which pairs are behind, by how much, at which step"),
            "lagging",
            folder="province",
            slide=True,
            right="compare",
        ),
        Site(
            "map",
            terms.MAP_PAGE,
            Text("36 个县、18 条连线", "36 counties, 18 links"),
            "map",
            folder="province",
            slide=True,
        ),
        Site(
            "tracks",
            terms.TRACKS_PAGE,
            Text("赛道 × 结对", "Tracks × pairs"),
            "tracks",
            folder="industry",
            parts=(
                Part("matrix", Text("矩阵", "Matrix")),
                Part("growth", Text("增长", "Growth")),
                Part("leaning", Text("侧重", "Leaning")),
                Part("mechanisms", Text("机制", "Mechanisms")),
            ),
            in_hall=("matrix", "growth"),
        ),
        Site(
            "pair",
            terms.PAIR_PAGE,
            Text("一对结对的全部情况", "Everything about one pair"),
            "pair",
            folder="pairing",
            parts=(
                Part("profile", Text("概况", "Profile"), ("counties",)),
                Part("money", Text("赛道与资金", "Tracks and money"), ("tracks", "money")),
                Part("targets", Text("目标与走势", "Targets and quarters"), ("targets", "quarters")),
                Part("projects", words.PAIR_PROJECTS, ("projects",)),
                Part("records", Text("活动与资料", "Events and records"), ("events", "assessed", "parks", "stated")),
                Part("compare", Text("对照", "Comparison"), ("compare",), right="compare"),
            ),
            opens=(("compare", "compare"),),
            in_hall=("profile", "money", "targets", "projects"),
        ),
        Site(
            "matching",
            MATCHING,
            Text(
                "哪些县互补、现有结对与最优差多少、新一轮怎么配",
                "Which counties suit each other, how far pairs are from the best, a new round",
            ),
            "matching",
            folder="pairing",
            in_menu=False,
            under="pair",
            narrowed=False,
            parts=(
                Part("standing", Text("现有结对", "Pairs in force")),
                Part("matrix", Text("匹配矩阵", "Matching matrix"), ("two",)),
                Part("round", Text("新一轮", "New round")),
            ),
            opens=(("held", "round"), ("two", "matrix")),
            in_hall=("standing",),
            right="compare",
        ),
        Site(
            "resources",
            RESOURCES,
            Text(
                "谁有谁要、谈成多少、哪些预期过期未核实",
                "Who has what for whom, what deals came to, which expectations are past their date",
            ),
            "resources",
            folder="pairing",
            in_menu=False,
            under="pair",
            parts=(
                Part("meeting", Text("谁有谁要", "Who has what")),
                Part("ladder", Text("预期、签约、兑现", "Expected, signed, realised")),
                Part("waiting", Text("未签约的预期", "Not signed yet")),
            ),
            in_hall=("meeting", "ladder", "waiting"),
        ),
        Site(
            "county",
            terms.COUNTY_PAGE,
            Text("一个县的结对、数字、项目和供需", "One county: its pair, figures, projects, needs and offers"),
            "county",
            folder="pairing",
            in_menu=False,
        ),
        Site(
            "projects",
            terms.PROJECTS_PAGE,
            Text("每个项目，可筛选、可下载", "Every project, to filter and download"),
            "projects",
            folder="industry",
        ),
        Site(
            "ranks",
            terms.STANDINGS_PAGE,
            Text("位次变化与序时进度", "How places moved, and who is on schedule"),
            "ranks",
            folder="rankings",
            parts=(Part("places", Text("位次", "Places")), Part("pace", terms.PACE), Part("growth", terms.CHANGE)),
            in_hall=("places", "pace"),
            right="compare",
        ),
        Site(
            "assessment",
            terms.ASSESSMENTS,
            Text(
                "得分怎么来、位次稳不稳、办法改了谁变动",
                "What scores are made of, how firm places are, who moves if the rules change",
            ),
            "assessment",
            folder="rankings",
            in_menu=False,
            under="ranks",
            narrowed=False,
            parts=(Part("score", SCORE), Part("firmness", FIRMNESS), Part("trial", Text("沙盘", "Sandbox"))),
            opens=(("trial", "trial"), ("rival", "trial"), ("bounds", "firmness")),
            in_hall=("score", "firmness"),
            right="compare",
        ),
        Site(
            "funds",
            terms.FUNDS_PAGE,
            Text("专项资金逐级去向：安排、下达、拨付、支出", "the fund followed: budget, allocated, disbursed, spent"),
            "funds",
            folder="money",
            parts=(
                Part("ladder", Text("阶梯", "Ladder")),
                Part("flow", Text("流向", "Flow")),
                Part("gaps", Text("缺口", "Gaps")),
                Part("progress", Text("进度", "Progress")),
                Part("detail", Text("明细", "Detail")),
            ),
            opens=(("project", "detail"), ("step", "flow")),
            in_hall=("ladder", "flow", "gaps"),
        ),
        Site(
            "warnings",
            terms.WARNINGS_PAGE,
            Text("哪一对、哪笔钱或哪个项目、触发哪条规则", "Which pair, which money or project, which rule"),
            "warnings",
            folder="money",
            in_menu=False,
            under="funds",
            parts=(
                Part("rules", Text("规则与分布", "Rules and where")),
                Part("list", Text("清单", "List"), ("evidence",)),
                Part("changes", Text("消除与逐季", "Gone, and by quarter")),
            ),
            opens=(("rule", "list"),),
            in_hall=("rules", "list"),
        ),
        Site(
            "tasks",
            TASKS,
            Text("谁在什么时候前办什么、数据是否已经消除", "Who mends what by when, and whether the data show it done"),
            "tasks",
            folder="reporting",
            in_menu=False,
            under="funds",
            right="see_task",
            narrowed=False,
            parts=(
                Part("board", Text("看板", "Board")),
                Part("list", Text("清单", "List")),
                Part("open", Text("新开", "Open one"), right="open_task"),
            ),
            opens=(("task", "list"), ("of", "open"), ("resolved", "list")),
            in_hall=("board", "list"),
        ),
        Site(
            "effects",
            Text("成效与预测", "Effect and forecast"),
            Text(
                "每元资金对应的投资、产值和利税；年末预计",
                "What stands against each yuan of fund; the year's end ahead",
            ),
            "effects",
            folder="money",
            in_menu=False,
            under="funds",
            parts=(Part("effect", Text("成效", "Effect")), Part("forecast", Text("预测", "Forecast"))),
            in_hall=("effect", "forecast"),
            right="compare",
        ),
        Site(
            "allocation",
            Text("分配测算", "Allocation studio"),
            Text("按规则测算下一年度资金分配", "The next year's money split by rules"),
            "allocation",
            folder="money",
            in_menu=False,
            under="funds",
            narrowed=False,
            right="compare",
        ),
        Site(
            "briefing",
            Text("汇报材料", "Briefing"),
            Text("幻灯片、简报、台账，数字一致", "Slides, briefs and a workbook with the same figures"),
            "briefing",
            folder="reporting",
            right="report",
        ),
        Site(
            "meeting",
            Text("会议放映", "Meeting mode"),
            Text(
                "把若干视图按次序放映，每页一句结论，数据冻结",
                "Views shown in order, one sentence each, on frozen data",
            ),
            "meeting",
            folder="reporting",
            in_menu=False,
            under="briefing",
            narrowed=False,
            right="show_meeting",
        ),
        Site(
            "rows",
            terms.ROWS_PAGE,
            Text("一个数由哪些记录相加而成", "The rows a figure is made of"),
            "rows",
            folder="records",
            in_menu=False,
        ),
        Site(
            "methods",
            terms.METHODS_PAGE,
            Text("每个数的定义与来源", "Every definition and source"),
            "methods",
            folder="records",
            narrowed=False,
            parts=(
                Part("metrics", words.METRICS_TITLE, ("reading", "metrics")),
                Part(
                    "reckoning",
                    Text("怎么算", "How it is worked out"),
                    ("pace", "specialisation", "funds", "allocation", "beside"),
                ),
                Part("judging", Text("预警与成效", "Warnings and effect"), ("warnings", "effects")),
                Part("sources", Text("来源", "Sources"), ("sources", "measures")),
                Part("codes", Text("词表与数据表", "Code lists and tables"), ("codes", "tables")),
            ),
        ),
        Site(
            "datasets",
            Text("数据管理", "Data"),
            Text(
                "领表、报送、审核、发布、比较和回退", "Forms, hand-ins, publication, versions compared and rolled back"
            ),
            "datasets",
            folder="records",
            in_menu=False,
            under="methods",
            narrowed=False,
            parts=(
                Part("handin", Text("领表报送", "Hand in"), right="hand_in"),
                Part("queue", Text("审核发布", "Take in"), right="see_handin"),
                Part("versions", Text("版本与差异", "Versions")),
                Part("trail", Text("审计记录", "Audit trail"), right="see_trail"),
                Part("readers", Text("登录与角色", "Readers"), right="end_session"),
            ),
            opens=(("was", "versions"),),
        ),
        Site(
            "help",
            Text("帮助", "Help"),
            Text("使用手册：每件事怎么做，一事一图", "The handbook: how each thing is done, with pictures"),
            "help",
            folder="records",
            in_menu=False,
            narrowed=False,
        ),
    )
}


def section_of(site: Site) -> tuple[Site, ...]:
    """The pages that share a row of links with this one, the menu's own first; none where it stands alone."""
    head = site.under or site.id
    found = tuple(one for one in SITES.values() if head in (one.id, one.under))
    return found if len(found) > 1 else ()


def part_title(page_id: str, part: str) -> Text:
    """What a part is called, by its page and its word in the address."""
    return next((one.title for one in SITES[page_id].parts if one.id == part), ALL_PARTS)
