"""What metrics are held against, each defined once: its name, what it comes to by a quarter's end, and from when it makes sense."""

from dataclasses import dataclass

from style.text import Text


@dataclass(frozen=True)
class Benchmark:
    """`since`: from when on it asks for anything; before, nobody is judged by it."""

    id: str
    label: Text
    meaning: Text
    since: Text


BENCHMARKS: dict[str, Benchmark] = {
    one.id: one
    for one in (
        Benchmark(
            "spending",
            Text("应支出", "Due to be spent"),
            Text(
                "每笔下达的资金自下达次季起，按季均匀支出到资金年度的第四季度；年前下达的自第一季度起；"
                "第四季度末应支出全部已下达资金",
                "each tranche is due evenly over the quarters after the one it was allocated in, to the fund year's fourth; what was "
                "allocated ahead of the year from its first on; by the end of the fourth all that was allocated is due",
            ),
            Text(
                "自第一笔下达的次季起；当季才下达的不催",
                "from the quarter after the first allocation; nobody is pressed in the quarter of allocation itself",
            ),
        ),
        Benchmark(
            "disbursement",
            Text("应拨付", "Due to be disbursed"),
            Text(
                "上季末以前下达的资金应已拨付；资金年度第四季度末应拨付全部已下达资金",
                "what was allocated by the end of the quarter before is due; by the end of the fund year's fourth quarter all is",
            ),
            Text("自第一笔下达的次季起", "from the quarter after the first allocation"),
        ),
        Benchmark(
            "allocation",
            Text("序时安排", "Budget by the calendar"),
            Text(
                "预算安排 × 本年已过时间；年末应下达全部安排",
                "budget × share of the year gone; by the year's end all of it is due",
            ),
            Text("自资金年度第一季度末起", "from the end of the fund year's first quarter"),
        ),
        Benchmark(
            "target",
            Text("序时目标", "Target to date"),
            Text(
                "年度目标 × 本年已过时间；2023年起累计的，为以前各年目标之和加本年序时目标",
                "the year's target × share of the year gone; since 2023: the targets of the years before and this year's to date",
            ),
            Text(
                "自第二季度末起；第一季度受冬季和春节影响，不判断",
                "from the end of the second quarter; the first, with winter and the Spring Festival, is not judged",
            ),
        ),
    )
}
