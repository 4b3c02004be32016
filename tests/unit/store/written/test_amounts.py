"""Amounts as county offices write them: what each is read as, what is only understood, and what is not read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.written.amounts import amount
from store.written.reading import Status, Written
from store.written.rules import RULES
from tests.unit.store.written.reads import is_plain, outcome, value

# Written, in a column of yuan, the header's unit → yuan. Certain: nothing is guessed.
CERTAIN = [
    ("3500", "万元", "35000000"),
    ("3500", "元", "3500"),
    ("3500", "千元", "3500000"),
    ("3500", "百万元", "3500000000"),
    ("3.5", "千万元", "35000000"),
    ("3.5", "亿元", "350000000"),
    ("3.5", "亿", "350000000"),
    ("3500", "万", "35000000"),
    ("3500", "人民币万元", "35000000"),
    ("3.5", "million yuan", "3500000"),
    ("3,500", "10,000 yuan", "35000000"),
    ("1,234.5", "万元", "12345000"),
    ("1,234,567.89", "元", "1234567.89"),
    ("１２３", "万元", "1230000"),
    ("１，２３４．５", "万元", "12345000"),
    (" 3500 ", "万元", "35000000"),
    ("\u30003500\u00a0", "万元", "35000000"),
    ("\ufeff3500\u200b", "万元", "35000000"),
    ("3500\n", "万元", "35000000"),
    (".5", "万元", "5000"),
    ("0", "万元", "0"),
    ("0.00", "元", "0"),
    ("零", "万元", "0"),
    ("-500", "万元", "-5000000"),
    ("−500", "万元", "-5000000"),
    ("－500", "万元", "-5000000"),
    ("负500", "万元", "-5000000"),
    ("3500万元", None, "35000000"),
    ("3500 万元", None, "35000000"),
    ("3500万元。", None, "35000000"),
    ("3500(万元)", None, "35000000"),
    ("3500（万元）", None, "35000000"),
    ("3500万元", "万元", "35000000"),
    ("1200万元整", "万元", "12000000"),
    ("1.2亿元", None, "120000000"),
    ("1.2亿元", "亿元", "120000000"),
    ("1.2 亿 元", None, "120000000"),
    ("１．２亿元", None, "120000000"),
    ("12345.67元", None, "12345.67"),
    ("3千万元", None, "30000000"),
    ("3千元", None, "3000"),
    ("5百万元", None, "5000000"),
    ("2万亿元", None, "2000000000000"),
    ("3亿5000万元", None, "350000000"),
    ("1亿2千万元", None, "120000000"),
    ("1万2345元", None, "12345"),
    ("1万2345.67元", None, "12345.67"),
    ("人民币3500万元", None, "35000000"),
    ("3500万元人民币", None, "35000000"),
    ("RMB3500万元", None, "35000000"),
    ("RMB 3500万元", None, "35000000"),
    ("¥3500万元", None, "35000000"),
    ("￥3,500", "元", "3500"),
    ("1,200 yuan", None, "1200"),
    ("1.2 million yuan", None, "1200000"),
    ("一千二百万元", None, "12000000"),
    ("三亿元", None, "300000000"),
    ("三亿零五百万元", None, "305000000"),
    ("两亿五千万元", None, "250000000"),
    ("十二万元", None, "120000"),
    ("十万元", None, "100000"),
    ("一百零五万元", None, "1050000"),
    ("三点五亿元", None, "350000000"),
    ("一点二五亿元", None, "125000000"),
    ("叁佰万元整", None, "3000000"),
    ("伍拾万圆整", None, "500000"),
    ("壹亿贰仟万元", None, "120000000"),
    ("0.123456789亿元", None, "12345678.9"),
    ("123456789012.34", "元", "123456789012.34"),
]
# The same with its qualifier, which is certain too.
QUALIFIED = [
    ("约3500万元", "about", "35000000"),
    ("大约3500万元", "about", "35000000"),
    ("约为3500万元", "about", "35000000"),
    ("≈3500万元", "about", "35000000"),
    ("~3500万元", "about", "35000000"),
    ("～3500万元", "about", "35000000"),
    ("3500万元左右", "about", "35000000"),
    ("约3500万元左右", "about", "35000000"),
    ("3500万元上下", "about", "35000000"),
    ("超10亿元", "over", "1000000000"),
    ("超过10亿元", "over", "1000000000"),
    ("逾10亿元", "over", "1000000000"),
    ("突破10亿元", "over", "1000000000"),
    ("＞10亿元", "over", "1000000000"),
    ("10余亿元", "over", "1000000000"),
    ("10多亿元", "over", "1000000000"),
    ("10亿多元", "over", "1000000000"),
    ("10亿余元", "over", "1000000000"),
    ("3000余万元", "over", "30000000"),
    ("3000万余元", "over", "30000000"),
    ("3千余万元", "over", "30000000"),
    ("三千余万元", "over", "30000000"),
    ("近10亿元", "nearly", "1000000000"),
    ("将近10亿元", "nearly", "1000000000"),
    ("接近10亿元", "nearly", "1000000000"),
    ("10亿元以上", "at_least", "1000000000"),
    ("10亿元(含)以上", "at_least", "1000000000"),
    ("10亿元及以上", "at_least", "1000000000"),
    ("不低于10亿元", "at_least", "1000000000"),
    ("不少于10亿元", "at_least", "1000000000"),
    ("至少10亿元", "at_least", "1000000000"),
    ("≥10亿元", "at_least", "1000000000"),
    (">=10亿元", "at_least", "1000000000"),
    ("over 1,000 yuan", "over", "1000"),
    ("at least 1 million yuan", "at_least", "1000000"),
    ("about 5 million yuan", "about", "5000000"),
]
# Understood, and told as a guess: written, header's unit, qualifier, yuan.
GUESSED = [
    ("5①", "万元", None, "50000"),
    ("2251.5*", "万元", None, "22515000"),
    ("约3500万元（注3）", None, "about", "35000000"),
    ("6984 [注]", "万元", None, "69840000"),
    ("3500万", None, None, "35000000"),
    ("约3500万", None, "about", "35000000"),
    ("3500万", "万元", None, "35000000"),
    ("500万左右", "万元", "about", "5000000"),
    ("1.2亿", None, None, "120000000"),
    ("1.2亿", "万元", None, "120000000"),
    ("1.2亿元", "万元", None, "120000000"),
    ("超10亿元", "万元", "over", "1000000000"),
    ("3500万元", "元", None, "35000000"),
    ("3500万元", "亿元", None, "35000000"),
    ("3千元", "万元", None, "3000"),
    ("三亿", None, None, "300000000"),
    ("三亿五", None, None, "350000000"),
    ("三百", "万元", None, "3000000"),
    ("三千", "万元", None, "30000000"),
    ("三万十元", None, None, "30010"),
    ("一亿五百万元", None, None, "105000000"),
    ("- 500", "万元", None, "-5000000"),
    ("三亿五元", None, None, "350000000"),
    ("三万五元", None, None, "35000"),
    ("一千二万元", None, None, "12000000"),
    ("超亿元", None, "over", "100000000"),
    ("近千万元", None, "nearly", "10000000"),
    ("亿元以上", None, "at_least", "100000000"),
    ("百余万元", None, "over", "1000000"),
    ("不到1亿元", None, "nearly", "100000000"),
    ("不足500万元", None, "nearly", "5000000"),
    ("500万元+", None, "over", "5000000"),
    ("500+万元", None, "over", "5000000"),
    ("¥3500", None, None, "3500"),
    ("1，234.5", "万元", None, "12345000"),
    ("6 984", "万元", None, "69840000"),
    ("1\u2009859", "万元", None, "18590000"),
    ("12\u00a0345\u00a0678.5元", None, None, "12345678.5"),
    ("3'231", "万元", None, "32310000"),
    ("约3’231", "万元", "about", "32310000"),
    ("1 234.5", "万元", None, "12345000"),
    ("2.251E+07", "元", None, "22510000"),
    ("6.984e+003", "万元", None, "69840000"),
    ("-1.2E8", "元", None, "-120000000"),
    ("69840000元", "万元", None, "69840000"),
    ("—500", "万元", None, "-5000000"),
    ("33.3333333333333", "万元", None, "333333.33"),
    ("66.66666666", "万元", None, "666666.67"),
    ("-66.66666666", "万元", None, "-666666.67"),
    ("1000.125元", None, None, "1000.13"),
]
# Not read: written, header's unit, why.
UNREAD = [
    ("3500", None, "unit_unknown"),
    ("约3500", None, "unit_unknown"),
    ("3千", None, "unit_unknown"),
    ("12万", "万元", "unit_unclear"),
    ("1.2万", "万元", "unit_unclear"),
    ("3千", "万元", "unit_unclear"),
    ("5百", "万元", "unit_unclear"),
    ("12万", "亿元", "unit_unclear"),
    ("¥3500", "万元", "unit_unclear"),
    ("3500元", "万元", "unit_against_header"),
    ("1234567.89元", "万元", "unit_against_header"),
    ("35元", "千元", "unit_against_header"),
    ("2.2亿万元", None, "unit_doubled"),
    ("2.2亿万元", "万元", "unit_doubled"),
    ("3万万元", None, "unit_doubled"),
    ("3万亿万元", None, "unit_doubled"),
    ("3余万万元", None, "unit_doubled"),
    ("2十万元", None, "unit_doubled"),
    ("2万千元", None, "unit_doubled"),
    ("500家", "万元", "unit_misfit"),
    ("52.1%", "万元", "unit_misfit"),
    ("100亩", None, "unit_misfit"),
    ("3500", "家", "unit_misfit"),
    ("3-5亿", None, "range"),
    ("3-5亿元", None, "range"),
    ("3—5亿元", "万元", "range"),
    ("3~5亿元", None, "range"),
    ("3～5", "亿元", "range"),
    ("3至5亿元", None, "range"),
    ("3到5亿元", None, "range"),
    ("3亿-5亿", None, "range"),
    ("500万元-1000万元", None, "range"),
    ("500-1000", "万元", "range"),
    ("三至五亿元", None, "range"),
    ("300+200", "万元", "several_figures"),
    ("300/200", "万元", "several_figures"),
    ("300、200", "万元", "several_figures"),
    ("300;200", "万元", "several_figures"),
    ("300 200", "万元", "several_figures"),
    ("6 9844", "万元", "several_figures"),
    ("2024 1 984", "万元", "several_figures"),
    ("300\n200", "万元", "several_figures"),
    ("3亿\n5000万", None, "several_figures"),
    ("1.2亿元（12000万元）", None, "several_figures"),
    ("500（其中设备200）", "万元", "several_figures"),
    ("500万元，其中设备300万元", None, "several_figures"),
    ("1.2亿元，占比50%", None, "several_figures"),
    ("3亿5", None, "several_figures"),
    ("3亿5000", None, "several_figures"),
    ("1万5元", None, "several_figures"),
    ("100万美元", None, "foreign_currency"),
    ("100万美元", "万元", "foreign_currency"),
    ("$100", "万元", "foreign_currency"),
    ("＄100", "万元", "foreign_currency"),
    ("€100", "万元", "foreign_currency"),
    ("5000万日元", None, "foreign_currency"),
    ("HK$5000万", None, "foreign_currency"),
    ("5000万港币", None, "foreign_currency"),
    ("500", "万美元", "unit_misfit"),
    ("(123)", "万元", "bracketed"),
    ("（123）", "万元", "bracketed"),
    ("(123)万元", None, "bracketed"),
    ("△123", "万元", "bracketed"),
    ("▲123", "万元", "bracketed"),
    ("1,23", "万元", "separators"),
    ("1,2345", "万元", "separators"),
    ("12,34,567", "万元", "separators"),
    ("1,234,", "万元", "separators"),
    ("1.234.567", "万元", "separators"),
    ("1..2", "万元", "separators"),
    ("1,234万5", None, "several_figures"),
    ("1.23457E+11", "元", "exponent"),
    ("1.2345E+2", "元", "exponent"),
    ("5e-3", "元", "exponent"),
    ("预计500万元", None, "other_value_type"),
    ("500万元（预计）", None, "other_value_type"),
    ("计划投资500万元", None, "other_value_type"),
    ("拟投500万元", None, "other_value_type"),
    ("力争完成500万元", None, "other_value_type"),
    ("达产后15亿元", None, "other_value_type"),
    ("不超过500万元", None, "upper_bound"),
    ("低于500万元", None, "upper_bound"),
    ("500万元以内", None, "upper_bound"),
    ("500万元以下", None, "upper_bound"),
    ("最多500万元", None, "upper_bound"),
    ("≤500万元", None, "upper_bound"),
    ("<500", "万元", "upper_bound"),
    ("累计500万元", None, "cumulative_figure"),
    ("近500万元左右", None, "two_qualifiers"),
    ("约超500万元", None, "two_qualifiers"),
    ("超500万元以上", None, "two_qualifiers"),
    ("不到500万元左右", None, "two_qualifiers"),
    ("完成500万元", None, "words_around"),
    ("总投资1.2亿元", None, "words_around"),
    ("500万元(不含税)", None, "words_around"),
    ("500万元/年", None, "words_around"),
    ("500w", "元", "words_around"),
    ("500台", None, "words_around"),
    ("500元5角", None, "several_figures"),
    ("5²", "元", "words_around"),
    ("①5", "万元", "words_around"),
    ("½", "万元", "not_a_figure"),
    ("5½", "万元", "words_around"),
    ("1\ufe0f\u20e3", "万元", "words_around"),
    ("5\u0336", "万元", "words_around"),
    ("500👍", "万元", "words_around"),
    ("٣٤٥", "万元", "not_a_figure"),
    ("1O0", "万元", "several_figures"),
    ("l00", "万元", "words_around"),
    ("TRUE", "万元", "not_a_figure"),
    ("=A1+B1", "万元", "several_figures"),
    ("=SUM(B2:B9)", "万元", "several_figures"),
    ("见附件", "万元", "only_words"),
    ("若干", "万元", "only_words"),
    ("几百万元", None, "only_words"),
    ("数千万元", None, "only_words"),
    ("上亿元", None, "only_words"),
    ("百亿级", None, "only_words"),
    ("万元", None, "only_words"),
    ("百万元", None, "only_words"),
    ("亿元", "万元", "only_words"),
    ("未开工", "万元", "only_words"),
    ("保密", "万元", "only_words"),
    ("一一", "万元", "only_words"),
    ("一", "万元", "dash_or_one"),
    ("***", "万元", "not_a_figure"),
    ("×", "万元", "not_a_figure"),
    ("👍", "万元", "not_a_figure"),
    ("0.004元", None, "too_fine"),
    ("0.125元", None, "too_fine"),
    ("99999999", "亿元", None),
    ("100000000", "亿元", "too_large"),
    ("9" * 40, "元", "too_large"),
    ("#NAME?", "万元", "error_word"),
    ("#DIV/0!", "万元", "error_word"),
    ("#N/A", "万元", "error_word"),
    ("#REF!", "万元", "error_word"),
    ("########", "万元", "error_word"),
    ("\u202e321", "万元", "direction_marks"),
    ("1\u200f2", "万元", "direction_marks"),
]  # fmt: skip
# No figure, each told apart from 0: written, status, whether it is understood only.
NO_FIGURE = [
    ("", None, False),
    (" \u3000\t\u200b", None, False),
    ("-", None, True),
    ("—", None, True),
    ("——", None, True),
    ("－", None, True),
    ("/", None, True),
    ("／", None, True),
    ("\\", None, True),
    ("…", None, True),
    ("无", None, True),
    ("暂无", None, True),
    ("空", None, True),
    ("未报", Status.MISSING, False),
    ("未上报", Status.MISSING, True),
    ("缺报", Status.MISSING, True),
    ("待补报", Status.MISSING, True),
    ("missing", Status.MISSING, False),
    ("不适用", Status.NOT_APPLICABLE, False),
    ("不涉及", Status.NOT_APPLICABLE, True),
    ("N/A", Status.NOT_APPLICABLE, False),
    ("not applicable", Status.NOT_APPLICABLE, False),
]
# Other units: written, unit, header, value, whether it is understood only.
OTHER = [
    ("67", "firm", None, "67", False),
    ("67家", "firm", None, "67", False),
    ("67 家企业", "firm", None, "67", False),
    ("1.2万家", "firm", None, "12000", False),
    ("1.2万", "firm", None, "12000", False),
    ("1.2", "firm", "万家", "12000", False),
    ("十余家", "firm", None, "10", False),
    ("近百家", "firm", None, "100", True),
    ("百余家", "firm", None, "100", True),
    ("500余人次", "attendance", None, "500", False),
    ("1,200人次", "attendance", None, "1200", False),
    ("35人", "person", "人", "35", False),
    ("3场", "event", None, "3", False),
    ("3.0", "event", None, "3", False),
    ("12个", "project", None, "12", False),
    ("18对", "pair", None, "18", False),
    ("52.1%", "percent", None, "52.1", False),
    ("52.1％", "percent", None, "52.1", False),
    ("52.1", "percent", "%", "52.1", False),
    ("0.52", "percent", "%", "0.52", False),
    ("52.1", "percent", None, "52.1", True),
    ("约4.2%", "percent", None, "4.2", False),
    ("百分之52.1", "percent", None, "52.1", False),
    ("百分之五十二点一", "percent", None, "52.1", False),
    ("0", "percent", None, "0", False),
    ("610亩", "mu", None, "610", False),
    ("610", "mu", "亩", "610", False),
    ("1.2万亩", "mu", None, "12000", False),
    ("10公顷", "mu", None, "150", False),
    ("10", "mu", "公顷", "150", False),
    ("2000平方米", "mu", None, "3", False),
    ("9万平方米", "wan_square_metre", None, "9", False),
    ("9万㎡", "wan_square_metre", None, "9", False),
    ("9万m²", "wan_square_metre", None, "9", False),
    ("90000平方米", "wan_square_metre", None, "9", False),
    ("90000", "wan_square_metre", "㎡", "9", False),
    ("9", "wan_square_metre", "万平方米", "9", False),
    ("9万", "wan_square_metre", None, "9", False),
    ("2平方公里", "wan_square_metre", None, "200", False),
    ("15亩", "wan_square_metre", None, "1", False),
    ("12345平方米", "wan_square_metre", None, "1.23", True),
    ("1060万米", "wan_metre", None, "1060", False),
    ("6000", "wan_metre", "万米", "6000", False),
    ("5公里", "wan_metre", None, "0.5", False),
    ("近6000吨/年", "tonne_a_year", None, "6000", False),
    ("近6000吨", "tonne_a_year", None, "6000", True),
    ("1.2万吨/年", "tonne_a_year", None, "12000", False),
    ("3万吨标准煤", "wan_tce_a_year", None, "3", False),
    ("30000吨标准煤/年", "wan_tce_a_year", None, "3", False),
    ("3", "wan_tce_a_year", "万吨标煤", "3", False),
    ("92.5", "score", None, "92.5", False),
    ("92.5分", "score", None, "92.5", False),
    ("2018年", "calendar_year", None, "2018", False),
    ("2018", "calendar_year", None, "2018", False),
    ("二〇一八年", "calendar_year", None, "2018", False),
]
OTHER_UNREAD = [
    ("3.5家", "firm", None, "not_whole"),
    ("-3家", "firm", None, "negative_count"),
    ("500万元", "firm", None, "unit_misfit"),
    ("500", "firm", "万元", "unit_misfit"),
    ("0.521", "percent", None, "share_or_percent"),
    ("1", "percent", None, "share_or_percent"),
    ("5‰", "percent", None, "words_around"),
    ("5个百分点", "percent", None, "words_around"),
    ("9", "wan_square_metre", None, "unit_unknown"),
    ("6000", "wan_metre", None, "unit_unknown"),
    ("3", "wan_tce_a_year", None, "unit_unknown"),
    ("3万吨", "wan_tce_a_year", None, "unit_misfit"),
    ("50平方米", "wan_square_metre", None, "too_fine"),
    ("18", "calendar_year", None, "not_a_year"),
    ("2018-2020", "calendar_year", None, "not_a_year"),
    ("3号", "project", None, "words_around"),
]


@pytest.mark.parametrize(("text", "header", "yuan"), CERTAIN)
def test_what_is_certain_is_plain(text: str, header: str | None, yuan: str) -> None:
    one = outcome(amount, text, "yuan", header)
    assert is_plain(one) and isinstance(one, Written), one
    assert (one.value, one.qualifier, one.unit) == (Decimal(yuan), None, "yuan")


@pytest.mark.parametrize(("text", "qualifier", "yuan"), QUALIFIED)
def test_a_qualifier_is_kept_beside_the_figure(text: str, qualifier: str, yuan: str) -> None:
    one = outcome(amount, text, "yuan", None)
    assert is_plain(one) and isinstance(one, Written), one
    assert (one.value, one.qualifier) == (Decimal(yuan), qualifier)
    assert one.printed == text


@pytest.mark.parametrize(("text", "header", "qualifier", "yuan"), GUESSED)
def test_what_is_understood_is_told(text: str, header: str | None, qualifier: str | None, yuan: str) -> None:
    one = outcome(amount, text, "yuan", header)
    assert isinstance(one, Written), one
    assert (one.value, one.qualifier) == (Decimal(yuan), qualifier)
    assert one.guess and one.printed


@pytest.mark.parametrize(("text", "header", "rule"), UNREAD)
def test_what_is_not_certain_is_not_read(text: str, header: str | None, rule: str | None) -> None:
    one = outcome(amount, text, "yuan", header)
    assert one == rule if rule else isinstance(one, Written)


@pytest.mark.parametrize(("text", "status", "understood"), NO_FIGURE)
@pytest.mark.parametrize("unit", ["yuan", "firm", None])
def test_no_figure_is_none_and_never_zero(text: str, status: Status | None, understood: bool, unit: str | None) -> None:
    one = outcome(amount, text, unit, "万元" if unit == "yuan" else None)
    assert isinstance(one, Written)
    assert (one.value, one.status, bool(one.guess)) == (None, status, understood)


@pytest.mark.parametrize(("text", "unit", "header", "amounts_to", "understood"), OTHER)
def test_other_units(text: str, unit: str, header: str | None, amounts_to: str, understood: bool) -> None:
    one = outcome(amount, text, unit, header)
    assert isinstance(one, Written), one
    assert (one.value, bool(one.guess), one.unit) == (Decimal(amounts_to), understood, unit)


@pytest.mark.parametrize(("text", "unit", "header", "rule"), OTHER_UNREAD)
def test_other_units_not_read(text: str, unit: str, header: str | None, rule: str) -> None:
    assert outcome(amount, text, unit, header) == rule


@pytest.mark.parametrize(
    ("text", "header", "printed"),
    [
        ("3500", "万元", "3500万元"),
        ("约3500", "万元", "约3500万元"),
        ("3500", "元", None),
        ("3500元", "元", None),
        ("1.2亿元", "万元", "1.2亿元"),
        ("１２３ ", "万元", "１２３万元"),
        ("3000余", "万元", "3000余万元"),
    ],
)  # fmt: skip
def test_the_printed_words_carry_the_unit(text: str, header: str, printed: str | None) -> None:
    one = outcome(amount, text, "yuan", header)
    assert isinstance(one, Written) and one.printed == printed


@pytest.mark.parametrize(
    ("text", "header", "unit", "amounts_to"),
    [
        ("1.2亿元", None, "yuan", "120000000"),
        ("51000", "万元", "yuan", "510000000"),
        ("610亩", None, "mu", "610"),
        ("9", "万平方米", "wan_square_metre", "9"),
        ("52%", None, "percent", "52"),
        ("30人", None, "person", "30"),
        ("3万吨标准煤/年", None, "wan_tce_a_year", "3"),
    ],
)  # fmt: skip
def test_without_a_wanted_unit_the_written_one_holds(text: str, header: str | None, unit: str, amounts_to: str) -> None:
    one = outcome(amount, text, None, header)
    assert isinstance(one, Written) and (one.unit, one.value) == (unit, Decimal(amounts_to))


@pytest.mark.parametrize(("text", "header"), [("500", None), ("500个", None), ("500万", None), ("500", "万")])
def test_without_any_unit_nothing_is_read(text: str, header: str | None) -> None:
    assert outcome(amount, text, None, header) == "unit_unknown"


FORMS = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8}
YUAN = st.decimals(min_value=-(10**15), max_value=10**15, places=2, allow_nan=False)
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@given(
    YUAN, st.sampled_from(sorted(FORMS)), st.booleans(), st.booleans(), st.sampled_from(["", "约", "超", "近", "至少"])
)
def test_any_amount_in_any_unit_comes_back_exactly(yuan, unit, separated, wide, qualifier) -> None:
    number = yuan.scaleb(-FORMS[unit])
    written = f"{number:,f}" if separated else f"{number:f}"
    text = qualifier + (written.translate(WIDE) if wide else written)
    for cell, header in ((text, unit), (text + unit, None), (text + unit, unit), (f" {text} {unit}", None)):
        one = outcome(amount, cell, "yuan", header)
        assert is_plain(one) and isinstance(one, Written) and one.value == yuan, (cell, header, one)
        assert (one.qualifier is not None) == bool(qualifier)


@given(st.text(st.sampled_from("0123456789.,-万亿元千百十一二三余多约近超以上左右()%+~ 至年个家¥$eE\n"), max_size=14))
def test_no_text_is_read_as_more_than_it_says(text: str) -> None:
    """Whatever is plainly read under （元） is, digit for digit, what a strict reading of it gives."""
    one = outcome(amount, text, "yuan", "元")
    if (
        is_plain(one)
        and isinstance(one, Written)
        and one.value is not None
        and not set(text) & set("万亿千百十一二三余多约近超以上左右元¥%+~至() \n")
    ):
        assert one.value == Decimal(text.replace(",", "")), text


@given(st.text(max_size=40), st.sampled_from(["yuan", "percent", "firm", "mu", "wan_tce_a_year", "calendar_year", None]), st.sampled_from(["万元", "%", None, "？"]))  # fmt: skip
def test_any_text_is_read_or_told(text: str, unit: str | None, header: str | None) -> None:
    one = outcome(amount, text, unit, header)
    assert isinstance(one, Written) or one in RULES


@pytest.mark.parametrize(
    "unit", ["(", "1,", "1.", "约", "亿", "1万", "-", "一千", "余", " ", "超过", "￥", "1-", "\u0300", "9"]
)
def test_what_is_endless_is_told_at_once(unit: str) -> None:
    """A pattern that goes back and forth over these would not come to an end."""
    assert value(amount, unit * 50_000, "yuan", "万元") is None or outcome(amount, unit * 50_000, "yuan", None) in RULES
    assert outcome(amount, unit * 30 + "元x", "yuan", "万元") in RULES
