"""Builds data/reported: what public reporting has printed about the programme, as a data package.

Run by hand from the repository's root; another folder may be named: python -m scripts.build_reported [folder]
The facts stand in scripts/reported/; the same rows write the same bytes. What was decided: data/README.md.
"""

import sys
from pathlib import Path

from scripts.reported.facts import FACTS
from scripts.reported.places import COUNTIES, TRACKS, Row, county_roles, pairs
from scripts.reported.sources import PRINTED_ON, SOURCES
from store.package.folder import Description, write_package

TARGET = Path(__file__).resolve().parent.parent / "data" / "reported"

DESCRIPTION = Description(
    name="reported",
    title="公开报道数据集",
    title_en="Publicly reported figures",
    basis="reported",
    as_of=PRINTED_ON,
    first_quarter="2023Q1",
    last_quarter="2024Q3",
    note=(
        "2024年8月22日一篇报纸报道和2023年结对名单中印出的事实与数字，另据七份存档网页补记县域类别变化、两对的省级专项激励"
        "和两对此前的山海协作；不是官方统计。只有八个结对有本轮结对的事实，其余十个结对的项目、金额和活动均不详，不等于零。"
        "原文未写各事的赛道，赛道由本平台归类。"
    ),
    note_en=(
        "Facts and figures as printed in a newspaper report of 22 August 2024 and in the 2023 list of pairs. "
        "Seven stored web pages add the changes of county classes, the grants of two pairs and the earlier ties of two. Not "
        "official statistics. Only eight pairs have facts of this programme: the projects, amounts and events of the "
        "other ten are unknown, which is not zero. The report names no tracks; they were assigned here."
    ),
    coverage={"pairs": "complete", "counties": "complete", "tracks": "complete"},
)


def build(folder: Path) -> None:
    """Writes the package into the folder."""
    places: dict[str, list[Row]] = {
        "sources": [*SOURCES],
        "counties": COUNTIES,
        "county_roles": county_roles(),
        "pairs": pairs(),
        "tracks": TRACKS,
    }
    tables = ("projects", "observations", "fund_flows", "assessments", "events", "resources")
    facts = {table: [row for name, row in FACTS if name == table] for table in tables}
    write_package(folder, DESCRIPTION, places | facts)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
