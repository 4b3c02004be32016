"""Schemes drawn at random, as TOML text: weights, ways to points, what is missing, bonus and deduction, groups."""

from hypothesis import strategies as st

from store.schemes import Scheme, read_scheme

ASKED = {
    "investment_target_rate": (50, 120),
    "output_target_rate": (40, 110),
    "execution_rate": (20, 95),
    "disbursement_rate": (60, 100),
    "investment_progress": (1, 70),
    "projects_started": (1, 30),
    "projects_in_production": (0, 15),
    "profit_and_tax": (-1, 2),
    "events": (0, 8),
    "event_firms": (0, 90),
}
PUBLISHED = ("investment", "output", "fund_execution", "tracks", "reporting")
POLICIES = ("left_out", "zero", "lowest", "refuse")


@st.composite
def weights(draw, count: int) -> list[str]:
    """Percents with a decimal that add up to 100."""
    cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=count - 1, max_size=count - 1)))
    tenths = [b - a for a, b in zip([0, *cuts], [*cuts, 1000], strict=True)]
    return [f"{n // 10}.{n % 10}" for n in tenths]


@st.composite
def points(draw, metric: str) -> str:
    low, high = ASKED[metric]
    way, direction = draw(st.sampled_from(("between", "steps", "relative"))), draw(st.sampled_from(("higher", "lower")))
    said = f'points = "{way}"\ndirection = "{direction}"\n'
    if way == "between":
        return said + f"low = {low}\nhigh = {draw(st.integers(low + 1, high))}.5\n"
    if way == "relative":
        return said
    starts = sorted(draw(st.sets(st.integers(low, high), min_size=1, max_size=5)))
    given = sorted(draw(st.lists(st.integers(0, 100), min_size=len(starts), max_size=len(starts))))
    steps = list(zip(starts, given if direction == "higher" else given[::-1], strict=True))
    return said + f"steps = {[list(one) for one in steps]}\n"


@st.composite
def texts(draw, refusing: bool = True, published: bool = True) -> str:
    """The text of a scheme without faults."""
    policies = POLICIES if refusing else POLICIES[:-1]
    metrics = draw(st.lists(st.sampled_from(sorted(ASKED)), min_size=1, max_size=5, unique=True))
    assessed = draw(st.lists(st.sampled_from(PUBLISHED), max_size=2, unique=True)) if published else []
    shares = draw(weights(len(metrics) + len(assessed)))
    parts = [f'title = "试"\nyears = []\nsource_id = "sim-assessment"\ndecimals = {draw(st.integers(0, 2))}\n'
             f'missing = "{draw(st.sampled_from(policies))}"\n']  # fmt: skip
    for one, share in zip(metrics, shares, strict=False):
        missing = draw(st.sampled_from((None, *policies)))
        own = f'missing = "{missing}"\n' if missing else ""
        parts.append(f'[[indicator]]\nid = "of_{one}"\nweight = {share}\nmetric = "{one}"\n{own}{draw(points(one))}')
    parts += [f'[[indicator]]\nid = "{one}"\nweight = {share}\nassessed = "{one}"\n'
              for one, share in zip(assessed, shares[len(metrics):], strict=True)]  # fmt: skip
    for _ in range(draw(st.integers(0, 2))):
        metric = draw(st.sampled_from(sorted(ASKED)))
        side, given = draw(st.sampled_from(("at_least", "below"))), draw(st.sampled_from((-60, -2.5, 1, 4)))
        edge = draw(st.integers(*ASKED[metric]))
        parts.append(f'[[adjustment]]\nmetric = "{metric}"\n{side} = {edge}\npoints = {given}\n')
    parts += [f'[[band]]\ngrade = "{word}"\nleast = {least}\n' for word, least in (("优", 85), ("良", 60.5), ("差", 0))]
    if draw(st.booleans()):
        parts.append(f'[grouping]\nmeasure = "above_scale_firms"\nof = "{draw(st.sampled_from(("mountain", "industrial")))}"\n'
                     f"classes = {draw(st.integers(2, 4))}\nat = 2023\n")  # fmt: skip
    return "\n".join(parts)


def read(text: str) -> Scheme:
    found = read_scheme("scheme-drawn.toml", text)
    assert isinstance(found, Scheme), [fault.tell("en") for fault in found]
    return found
