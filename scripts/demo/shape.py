"""How the eighteen simulated pairs differ: the stories planted in the data, for tests and pages to find.

Plain facts of the simulation; none of them says anything about the real counties.

- P01 works one track: over half of its projects are digital upgrades (T5); T1 and T3 stay empty.
- P02 has the largest budget every year, gets it late and spends it slowest; its 2024 money for T3 was disbursed and nothing
  of it spent since; two large projects have stood still since 2025Q1.
- P03 starts late and rises fast: a fifth of its signings in 2023; investment, output and execution climb every year, steepest
  in 2025.
- P04 leads early and stalls: it signed nearly half of its projects in 2023, halved its investment in 2025, and four projects
  under construction report exactly 0 from 2025Q1 on; fund money lies in them.
- P05 invests much and produces little: its output for each yuan invested is a third to a half of the others'; four of its
  projects cost nearly a fifth more than planned.
- P06 has the smallest budget and the highest leverage.
- P07 produces much from little: the highest output for each yuan invested.
- P08 leads evenly: every track, the most of each year's money spent within the year, on time, targets reached.
- P09 reports badly: the most missing and late returns.
- P10 leads by moving plants (T3), reaches its targets, and was given money of the provincial reserve.
- P11 has handed in nothing for 2025Q4.
- P12 spent more of the 2024 money than had been disbursed: the county paid in advance.
- P13 began badly: 2023 money was clawed back in 2024Q4; it recovered by 2025.
- P14 lives by the season: output doubles from the first to the fourth quarter.
- P15 has the most projects, and a quarter of them are enclaves hosted by the industrial county; its budget is the published
  2.4亿元 over three years.
- P16 leans on one project of 20亿元; in 2024 more was disbursed on T6 than had been allocated to it.
- P17 signs and does not start: four of ten signed projects never begin.
- P18 spends slowest of the small: about a third of a year's money within the year, three projects at 0 since 2024Q4 with fund
  money in them, and money of 2023 clawed back in 2025Q2.
- Of the reserve P03, P08, P10, P12 and P13 were given money on T1 beyond their own budget; the rest of it is not given out.
- At every quarter's end some pairs are behind in spending the year's money, never none and never all.
- A handful of amounts still stand as expected long past their event's date.
- A few projects have no host county, track or county of origin; a few events no date or track; 2023 sets no target of output.
- Resources complement each other well in P02, P07, P10, P12, P15 and P16, hardly in P04, P05, P09 and P18, half elsewhere.
"""

from dataclasses import dataclass
from functools import cache

TRACKS = ("T1", "T2", "T3", "T4", "T5", "T6")


@dataclass(frozen=True)
class Shape:
    """One pair's character. Triples are for 2023, 2024 and 2025; percentages are whole numbers.

    `size` multiplies planned investment, `pace` the speed of construction, `yields` the output of a yuan invested.
    `tracks` and `signing` are weights (0 = empty), `never` the percentage of signed projects that never start, `quick` those
    that start soon after signing.
    `need` and `bids` are the two parts of the budget; `allocated` is a percentage of the budget, `executed` of what was
    allocated: what the pair means to spend of a year's money within the year. `held`: money reaches the counties late.
    `missing` and `late` are percentages of returns. `invested` and `produced` are what was reached of the year's target, in
    percent.
    """

    projects: int
    size: float = 1.0
    tracks: tuple[int, ...] = (34, 20, 18, 10, 10, 8)
    signing: tuple[int, int, int] = (36, 36, 28)
    never: int = 3
    quick: bool = False
    pace: tuple[float, float, float] = (1.0, 1.0, 1.0)
    yields: float = 1.0
    seasons: tuple[float, ...] = (0.88, 0.99, 1.02, 1.11)
    enclaves: int = 7
    need: int = 100
    bids: tuple[int, int, int] = (60, 60, 60)
    allocated: tuple[int, int, int] = (98, 97, 96)
    executed: tuple[int, int, int] = (86, 80, 66)
    held: bool = False
    missing: float = 0.8
    late: float = 2.5
    invested: tuple[int, int, int] = (98, 101, 97)
    produced: tuple[int, int, int] = (95, 99, 96)
    complement: str = "half"


SHAPES: dict[str, Shape] = {
    "P01": Shape(30, 0.8, (0, 14, 0, 10, 58, 8), invested=(104, 98, 102),
                 need=84, bids=(60, 62, 64), executed=(78, 88, 80)),
    "P02": Shape(34, 1.25, pace=(0.9, 0.85, 0.8), allocated=(96, 92, 90),
                 need=140, bids=(105, 102, 100), executed=(30, 42, 36), held=True, invested=(84, 78, 71), produced=(80, 74, 77), complement="good"),
    "P03": Shape(33, 1.3, signing=(20, 40, 40), quick=True, pace=(0.9, 1.2, 1.6),
                 need=100, bids=(58, 72, 100), executed=(44, 74, 96), invested=(72, 99, 126), produced=(70, 96, 122)),
    "P04": Shape(34, 1.35, signing=(46, 36, 18), never=4, quick=True, pace=(1.2, 1.05, 0.8),
                 need=104, bids=(96, 90, 70), executed=(92, 88, 42), invested=(124, 106, 52), produced=(118, 109, 88), complement="poor"),
    "P05": Shape(31, 1.35, pace=(1.1, 1.1, 1.05), yields=0.34, need=116, bids=(84, 84, 86), executed=(80, 89, 90),
                 invested=(112, 115, 109), produced=(52, 48, 55), complement="poor"),
    "P06": Shape(26, 1.2, (40, 24, 16, 8, 12, 0), quick=True, pace=(1.2, 1.2, 1.2), need=62, bids=(40, 42, 44), executed=(91, 92, 93),
                 invested=(106, 111, 108), produced=(101, 107, 104)),
    "P07": Shape(27, 0.8, (38, 34, 12, 6, 10, 0), quick=True, yields=2.1, need=88, bids=(66, 68, 74), executed=(74, 82, 90),
                 invested=(96, 98, 101), produced=(118, 127, 131), complement="good"),
    "P08": Shape(30, 1.05, (24, 22, 16, 14, 12, 12), never=2, yields=1.15, allocated=(100, 100, 100),
                 need=100, bids=(84, 94, 98), executed=(97, 98, 98), missing=0.2, late=1.0, invested=(108, 109, 107), produced=(105, 108, 106)),
    "P09": Shape(25, 0.75, (40, 18, 18, 14, 10, 0), allocated=(95, 90, 85),
                 need=92, bids=(60, 54, 50), executed=(46, 56, 50), missing=12.0, late=28.0, invested=(91, 88, 83), produced=(88, 84, 81),
                 complement="poor"),
    "P10": Shape(32, 1.15, (26, 16, 40, 6, 6, 6), never=2, allocated=(100, 100, 100),
                 need=104, bids=(88, 96, 100), executed=(93, 94, 95), missing=0.4, late=1.5, yields=1.15, invested=(110, 107, 112),
                 produced=(103, 111, 113), complement="good"),
    "P11": Shape(24, 0.7, (36, 24, 20, 0, 12, 8), need=86, bids=(58, 58, 54), executed=(54, 64, 64),
                 invested=(93, 90, 95), produced=(97, 91, 94)),
    "P12": Shape(30, 1.0, (28, 18, 12, 26, 10, 6), need=100, bids=(76, 82, 82), executed=(90, 92, 92),
                 invested=(102, 113, 104), produced=(99, 104, 102), complement="good"),
    "P13": Shape(26, 0.85, (38, 26, 16, 8, 6, 6), pace=(0.7, 0.95, 1.2),
                 need=92, bids=(62, 54, 68), executed=(36, 68, 91), invested=(66, 92, 110), produced=(60, 88, 107)),
    "P14": Shape(30, 1.05, signing=(44, 34, 22), quick=True, pace=(1.3, 1.1, 1.0), seasons=(0.60, 0.92, 1.08, 1.40), need=98, bids=(70, 70, 70), executed=(65, 73, 74),
                 invested=(99, 103, 98), produced=(98, 102, 100)),
    "P15": Shape(46, 0.7, (26, 18, 24, 8, 8, 16), enclaves=25, executed=(70, 80, 80),
                 invested=(103, 104, 106), produced=(100, 97, 103), complement="good"),
    "P16": Shape(21, 0.55, (40, 20, 20, 0, 10, 10), need=86, bids=(60, 60, 60), executed=(60, 72, 72),
                 invested=(101, 118, 96), produced=(92, 95, 103), complement="good"),
    "P17": Shape(40, 0.8, (42, 16, 22, 10, 4, 6), signing=(32, 40, 28), never=36, allocated=(95, 88, 82),
                 need=98, bids=(66, 58, 52), executed=(50, 60, 55), invested=(85, 81, 76), produced=(83, 79, 82), missing=2.5, late=8.0),
    "P18": Shape(25, 0.9, (44, 20, 24, 6, 6, 0), pace=(1.0, 0.85, 0.75),
                 allocated=(94, 88, 84), need=84, bids=(60, 52, 46), executed=(30, 37, 32), held=True, missing=3.5, late=10.0,
                 invested=(79, 70, 50), produced=(72, 66, 55), complement="poor"),
}  # fmt: skip

# pair → (how many projects stand still, since which quarter): 8 is 2025Q1, 7 is 2024Q4.
STALLS = {"P02": (2, 8), "P04": (4, 8), "P18": (3, 7)}
# pair → how many of its projects cost OVERRUN percent of their plan.
OVERRUNS, OVERRUN = {"P05": 4, "P01": 1, "P12": 1}, 118
SILENT_PAIR = "P11"  # nothing handed in for the last quarter
GIANT_PAIR, GIANT_INVESTMENT = "P16", 200_000  # 万元
IDLE_MONEY = ("P02", 2024, "T3")  # disbursed, never spent
ADVANCE, ADVANCED = ("P12", 2024), 82  # spent > disbursed, which stays at so many percent
MISBOOKED = ("P16", 2024, "T6")  # disbursed > allocated, at the cost of T1
CLAWED_BACK = {("P13", 2023): 7, ("P18", 2023): 9}  # (pair, fund year) → quarter: 2024Q4, 2025Q2


@cache
def seldom_used(pair_id: str) -> tuple[str, ...]:
    """The tracks on which the pair has no project and gets no money."""
    return tuple(t for t, weight in zip(TRACKS, SHAPES[pair_id].tracks, strict=True) if not weight)
