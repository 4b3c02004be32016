"""Matching is told in both languages, with units, reasons and sources, and thin data are said to be thin."""

import re
from dataclasses import replace

import pytest

from analytics.matching.actual import actual
from analytics.matching.complementarity import complementarity
from analytics.matching.outcome_wording import (
    actual_words,
    blocking_table,
    candidates_table,
    count_words,
    kept_table,
    left_out_words,
    matchings_table,
    round_table,
)
from analytics.matching.parts import PARTS
from analytics.matching.rounds import candidates, new_round
from analytics.matching.stable import Stable
from analytics.matching.weights import DEFAULT
from analytics.matching.wording import known_table, lines_table, links_table, parts_table, thin_words
from tests.shipped import dataset

AT = {"demo": "2025Q4", "reported": "2024Q3"}


def asked(name: str):
    return dataset(name), complementarity(dataset(name), AT[name], DEFAULT), actual(dataset(name), AT[name], DEFAULT)


@pytest.mark.parametrize("name", AT)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_is_whole_in_both_languages(name, lang):
    held, table, found = asked(name)
    anew = new_round(held, AT[name], DEFAULT, (("330108", "330329"),))
    tables = [
        known_table(table, lang),
        lines_table(held, table.lines, lang),
        *(parts_table(held, table, line, lang) for line in table.lines[::7]),
        kept_table(held, found, lang),
        blocking_table(held, found, lang),
        matchings_table(held, found, lang),
        matchings_table(held, anew, lang),
        round_table(held, anew, lang),
        candidates_table(held, candidates(anew.table, "331123"), lang),
        links_table(lang),
    ]
    said = " ".join(cell for one in tables for row in one.printed for cell in row)
    assert not re.search(r"\bNone\b|\bnan\b|[{}]", said)
    assert all(cell for one in tables for row in one.printed for cell in row)
    assert len(tables[0].printed) == len(PARTS) and len(tables[1].printed) == len(table.lines)


def test_thin_data_are_said_to_be_thin_and_no_total_is_printed():
    held, table, found = asked("reported")
    assert thin_words(table, "zh").startswith("360 组“工业大县×山区县”中，0 组资料够比较")
    assert "不排名、不匹配" in thin_words(table, "zh") and "nothing is ranked" in thin_words(table, "en")
    totals = lines_table(held, table.lines, "zh").only("total")
    assert set(totals.printed) == {("数据不足",)} and set(totals.exact) == {(None,)}
    assert actual_words(found, "zh") == "" and kept_table(held, found, "zh").printed == ()
    assert "不排名" not in thin_words(asked("demo")[1], "zh")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", ("合计", "阻塞对", "稳定匹配共 2 个")), ("en", ("come to", "blocking pairs", "stable matchings: 2"))],
)
def test_the_sentence_has_its_figures(lang, said):
    held, _, found = asked("demo")
    assert all(one in actual_words(found, lang) for one in said)
    assert PARTS["links"].name(lang) in left_out_words(held, found.left_out, found.not_judged, lang)
    assert left_out_words(held, (), (), lang) == ""


def test_the_sentence_says_how_many_of_the_pairs_it_is_about():
    _, _, found = asked("demo")
    assert actual_words(found, "zh").startswith("现有 18 对互补度合计")
    fewer = replace(found, kept=found.kept[2:], not_judged=("P01", "P02"))
    assert actual_words(fewer, "zh").startswith("现有 18 对中 16 对资料够比较，互补度合计")
    assert actual_words(fewer, "en").startswith("enough is known of 16 of the 18 pairs in force")


def test_more_than_are_listed_is_told_as_at_least():
    listed = ((0,), (1,))
    whole, capped = (Stable((0,), (1,), listed, is_whole, (), ()) for is_whole in (True, False))
    assert (count_words(whole, "zh"), count_words(capped, "zh")) == ("共 2 个", "至少 2 个")
    assert (count_words(whole, "en"), count_words(capped, "en")) == ("2", "at least 2")


def test_each_part_of_two_counties_tells_what_it_was_read_from():
    held, table, _ = asked("demo")
    line = table.line("330782", "331102")
    said = {row[0]: row for row in parts_table(held, table, line, "zh").printed}
    assert "义乌市需工业用地 570 亩，对方供 570 亩，满足 100%" in said["土地余缺"][3]
    assert "示例要素清单 330782" in said["土地余缺"][5]
    assert said["行业相近"][1] == "暂无数据" and "两县共有的不计" in said["行业相近"][3]
    assert said["相距远近"][3] == "直线 90 公里"
    thin_held, thin, _ = asked("reported")
    tied = {row[0]: row for row in parts_table(thin_held, thin, thin.line("330402", "331123"), "zh").printed}[
        "已有联系"
    ]
    assert "此前有山海协作：“合作多年”" in tied[3] and "浙江日报" in tied[5]
    land = {row[0]: row for row in parts_table(thin_held, thin, thin.line("330782", "331102"), "zh").printed}[
        "土地余缺"
    ]
    assert land[1] == "暂无数据" and "数量未载" in land[3]
