"""Sheets as people really write them, each with the rows, cells, faults, guesses and left-out rows that must come of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected
from store.sheets.grid import Sheet
from tests.unit.store.ledgers.books import book, faults, guessed, lines, sheet, small_known

KNOWN = small_known()
A, B, C, D = "竹纤维制品加工项目", "泰商回归产业园", "剑瓷智能工厂", "输送带二厂"
H = ["项目名称", "本季完成投资（万元）", "产值（万元）"]


@dataclass
class Case:
    title: str
    sheets: list[Sheet]
    rows: list[str]  # table, whose, what and when = figure @cell
    faults: list[str]  # rule and cell
    guesses: str  # cells
    left_out: dict[str, dict[int, str]]
    file: str = "填报.xlsx"
    due: dict[str, Any] = field(default_factory=dict)


def case(title: str, sheets: list[Sheet], rows: list[str], wrong: list[str], guesses: str, left_out: dict[str, dict[int, str]],
         file: str = "填报.xlsx", **due: Any) -> Case:  # fmt: skip
    return Case(
        title, sheets, rows, wrong, guesses, left_out, file, {"quarter": "2024Q3", "as_of": date(2024, 10, 15)} | due
    )


# Each in three lines or few, however long: side by side they are read best.
# fmt: off
CASES = [
    case('plain labels', [sheet([["项目编号","项目名称","结对","赛道","项目阶段","计划总投资"],["P01-001",A,"P01","T1","在建","130000000"]])], ['projects P01-001 竹纤维制品加工项目 T1 under_construction 2024-09-30 = 130000000 @F2'], [], 'F1', {}),
    case('any order', [sheet([["计划总投资","赛道","结对","项目名称","项目编号"],[130000000,"产业项目合作","滨江—泰顺",A,"P01-001"]])], ['projects P01-001 竹纤维制品加工项目 T1 = 130000000 @A2'], [], 'A1', {}),
    case('title+unit+quarter', [sheet([["2024年第二季度项目进展表"],["单位：万元"],["项目名称","本季完成投资"],[A,100]])], ['observations P01-001 investment_completed 2024Q2 actual = 1000000 @B4'], ['other_period A1'], '', {'表1': {1: 'title', 2: 'title'}}),
    case('two storeys merged', [sheet([["项目名称","2024年第三季度",None],[None,"完成投资（万元）","产值（万元）"],[A,100,"近200"]],merged=["A1:A2","B1:C1"])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B3', 'observations P01-001 output_value 2024Q3 actual nearly = 2000000 @C3'], [], '', {}),
    case('three storeys', [sheet([["项目名称","2024年",None,None,None],[None,"第二季度",None,"第三季度",None],[None,"投资(万元)","产值(万元)","完成投资(万元)","产值(万元)"],[A,1,2,3,4]],merged=["A1:A3","B1:E1","B2:C2","D2:E2"])], ['observations P01-001 investment_completed 2024Q2 actual = 10000 @B4', 'observations P01-001 output_value 2024Q2 actual = 20000 @C4', 'observations P01-001 investment_completed 2024Q3 actual = 30000 @D4', 'observations P01-001 output_value 2024Q3 actual = 40000 @E4'], [], '', {}),
    case('two storeys csv unmerged', [sheet([["项目名称","2024年第三季度","",""],["","完成投资（万元）","产值（万元）","利税（万元）"],[A,100,200,3]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B3', 'observations P01-001 output_value 2024Q3 actual = 2000000 @C3', 'observations P01-001 profit_and_tax 2024Q3 actual = 30000 @D3'], [], '', {}),
    case('quarters as columns', [sheet([["项目完成投资情况（单位：万元）"],["项目名称","2024Q1","2024Q2","2024Q3"],[A,100,200,300]])], ['observations P01-001 investment_completed 2024Q1 actual = 1000000 @B3', 'observations P01-001 investment_completed 2024Q2 actual = 2000000 @C3', 'observations P01-001 investment_completed 2024Q3 actual = 3000000 @D3'], [], '', {'表1': {1: 'title'}}),
    case('quarters with metric col', [sheet([["项目名称","指标","2024年一季度","2024年二季度"],[A,"完成投资（万元）",100,200],[A,"产值","300万元","400万元"]])], ['observations P01-001 investment_completed 2024Q1 actual = 1000000 @C2', 'observations P01-001 output_value 2024Q1 actual = 3000000 @C3', 'observations P01-001 investment_completed 2024Q2 actual = 2000000 @D2', 'observations P01-001 output_value 2024Q2 actual = 4000000 @D3'], [], '', {}),
    case('totals', [sheet([H,[A,100,10],[B,200,20],["合计",300,30]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2', 'observations P01-002 investment_completed 2024Q3 actual = 2000000 @B3', 'observations P01-001 output_value 2024Q3 actual = 100000 @C2', 'observations P01-002 output_value 2024Q3 actual = 200000 @C3'], [], 'A1', {'表1': {4: 'total'}}),
    case('subtotals', [sheet([["结对"]+H,["滨江—泰顺",A,100,10],["",B,200,20],["小计","",300,30],["萧山—龙泉",C,50,5],["小计","",50,5],["总计","",350,36]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @C2', 'observations P01-002 investment_completed 2024Q3 actual = 2000000 @C3', 'observations P02-001 investment_completed 2024Q3 actual = 500000 @C5', 'observations P01-001 output_value 2024Q3 actual = 100000 @D2', 'observations P01-002 output_value 2024Q3 actual = 200000 @D3', 'observations P02-001 output_value 2024Q3 actual = 50000 @D5'], ['total_differs D7'], 'A1 A3', {'表1': {4: 'total', 6: 'total', 7: 'total'}}),
    case('total on top', [sheet([H,["合计",300,30],[A,100,10],[B,200,20]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B3', 'observations P01-002 investment_completed 2024Q3 actual = 2000000 @B4', 'observations P01-001 output_value 2024Q3 actual = 100000 @C3', 'observations P01-002 output_value 2024Q3 actual = 200000 @C4'], [], 'A1', {'表1': {2: 'total'}}),
    case('其中', [sheet([["结对","下达（万元）"],["滨江泰顺结对",500],["其中：省级",300],["合计",500]])], ['fund_flows P01 allocated 2024Q3 2024 = 5000000 @B2'], [], 'A1', {'表1': {3: 'total', 4: 'total'}}),
    case('vertical merge', [sheet([["结对","项目名称","完成投资（万元）"],["滨江—泰顺",A,100],[None,B,200],["萧山—龙泉",C,50]],merged=["A2:A3"])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @C2', 'observations P01-002 investment_completed 2024Q3 actual = 2000000 @C3', 'observations P02-001 investment_completed 2024Q3 actual = 500000 @C4'], [], 'A1', {}),
    case('merged figure', [sheet([["项目名称","完成投资（万元）"],[A,100],[B,None]],merged=["B2:B3"])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], ['merged_figure B2'], 'A1', {}),
    case('several blocks repeated header', [sheet([["一季度情况（2024年第一季度）"],H,[A,1,2],[],["2024年第二季度"],H,[B,3,4]])], ['observations P01-001 investment_completed 2024Q1 actual = 10000 @B3', 'observations P01-001 output_value 2024Q1 actual = 20000 @C3', 'observations P01-002 investment_completed 2024Q2 actual = 30000 @B7', 'observations P01-002 output_value 2024Q2 actual = 40000 @C7'], ['other_period A1', 'other_period A5'], '', {'表1': {1: 'title', 5: 'title'}}),
    case('two tables in a sheet', [sheet([["项目名称","完成投资（万元）"],[A,100],["合计",100],[],["2024年第三季度资金情况","单位：万元"],["结对","下达","拨付","支出"],["滨江—泰顺",5,4,3]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2', 'fund_flows P01 allocated 2024Q3 2024 = 50000 @B7', 'fund_flows P01 disbursed 2024Q3 2024 = 40000 @C7', 'fund_flows P01 spent 2024Q3 2024 = 30000 @D7'], [], 'A1 A6', {'表1': {3: 'total', 5: 'title'}}),
    case('renamed columns', [sheet([["项目名","牵头单位名称","承接地","投资总额(万元)","当季完成投资额(万元)"],[A,"某公司","泰顺",100,5]])], ['projects P01-001 竹纤维制品加工项目 330329 = 1000000 @D2', 'observations P01-001 investment_completed 2024Q3 actual = 50000 @E2'], [], 'A1 C2', {}),
    case('unknown columns', [sheet([["项目名称","完成投资（万元）","负责局长","项目名秤2"],[A,100,"张三","x"]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], ['column_unknown C1', 'column_unknown D1'], 'A1', {}),
    case('likeness', [sheet([["项目名称","本季度完成投资金额（万元）","计划总投资额度（万元）"],[A,100,2000]])], ['projects P01-001 竹纤维制品加工项目 = 20000000 @C2', 'observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], ['column_likeness B1', 'column_likeness C1'], 'A1', {}),
    case('remembered', [sheet([["工程","花了多少(万元)"],[A,100]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], [], 'A1', {}, columns={"工程":"projects.name","花了多少":"observations.investment_completed.actual"}),
    case('county names', [sheet([["县（市、区）","规上工业企业数","上市企业数"],["泰顺",67,1],["滨江区",300,20],["景宁畲族自治县",67,0],["330329.0",1,1],["天台（台州）",3,10]])], ['observations 330329 above_scale_firms 2024Q3 actual = 67 @B2', 'observations 330108 above_scale_firms 2024Q3 actual = 300 @B3', 'observations 331127 above_scale_firms 2024Q3 actual = 67 @B4', 'observations 330329 above_scale_firms 2024Q3 actual = 1 @B5', 'observations above_scale_firms 2024Q3 actual = 3 @B6', 'observations 330329 listed_firms 2024Q3 actual = 1 @C2', 'observations 330108 listed_firms 2024Q3 actual = 20 @C3', 'observations 331127 listed_firms 2024Q3 actual = 0 @C4', 'observations 330329 listed_firms 2024Q3 actual = 1 @C5', 'observations listed_firms 2024Q3 actual = 10 @C6'], ['unknown_county A6'], 'A1 A5', {}),
    case('amounts text', [sheet([H,[A,"超1.2亿元","约3500万"],[B,"１，２３４.５","—"],["P02-001 ","未报","不适用"],[D,"3-5亿","100美元"]])], ['observations P01-001 investment_completed 2024Q3 actual over = 120000000 @B2', 'observations P01-002 investment_completed 2024Q3 actual = 12345000 @B3', 'observations P02-001 investment_completed 2024Q3 actual = missing @B4', 'observations P10-001 investment_completed 2024Q3 actual = reported @B5', 'observations P01-001 output_value 2024Q3 actual about = 35000000 @C2', 'observations P02-001 output_value 2024Q3 actual = not_applicable @C4', 'observations P10-001 output_value 2024Q3 actual = reported @C5'], ['range B5', 'foreign_currency C5'], 'A1 B2 C2 C3', {}),
    case('cell units', [sheet([["项目名称","完成投资"],[A,"1234.5万元"],[B,"1.2亿元"],[C,5000]])], ['observations P01-001 investment_completed 2024Q3 actual = 12345000 @B2', 'observations P01-002 investment_completed 2024Q3 actual = 120000000 @B3', 'observations P02-001 investment_completed 2024Q3 actual = reported @B4'], ['unit_unknown B4'], 'A1', {}),
    case('blank rows', [sheet([H,[],[A,1,2],[None,None,None],[B,3,4],[],[]])], ['observations P01-001 investment_completed 2024Q3 actual = 10000 @B3', 'observations P01-002 investment_completed 2024Q3 actual = 30000 @B5', 'observations P01-001 output_value 2024Q3 actual = 20000 @C3', 'observations P01-002 output_value 2024Q3 actual = 40000 @C5'], [], 'A1', {'表1': {2: 'blank', 4: 'blank', 6: 'blank', 7: 'blank'}}),
    case('notes', [sheet([H,[A,1,2],["注：1.本表按季填报"],["填表人：张三","审核人：李四","联系电话：0571-1234567"]])], ['observations P01-001 investment_completed 2024Q3 actual = 10000 @B2', 'observations P01-001 output_value 2024Q3 actual = 20000 @C2'], [], 'A1', {'表1': {3: 'note', 4: 'note'}}),
    case('hidden rows/cols/sheet', [sheet([H+["备用"],[A,1,2,"k"],[B,3,4,"k"]],hidden_rows=[3],hidden_columns=[2]), sheet([H,[A,1,2]],"藏",hidden=True)], ['observations P01-001 investment_completed 2024Q3 actual = 10000 @B2'], ['hidden_column C1', 'column_unknown D1', 'hidden_row A3', 'hidden_sheet -'], 'A1', {'表1': {3: 'hidden'}}),
    case('error cells', [sheet([H,[A,"#NAME?","#DIV/0!"],["#REF!",3,4],[B,"=A1+B1",5]])], ['observations P01-001 investment_completed 2024Q3 actual = reported @B2', 'observations investment_completed 2024Q3 actual = 30000 @B3', 'observations P01-002 investment_completed 2024Q3 actual = reported @B4', 'observations P01-001 output_value 2024Q3 actual = reported @C2', 'observations output_value 2024Q3 actual = 40000 @C3', 'observations P01-002 output_value 2024Q3 actual = 50000 @C4'], ['error_cell A3', 'error_cell B2', 'formula_without_value B4', 'error_cell C2'], 'A1', {}),
    case('english', [sheet([["No.","Project name","Pair","Completed investment (10,000 yuan)","Stage"],[1,A,"P01",100,"under construction"]])], ['projects P01-001 竹纤维制品加工项目 under_construction 2024-09-30 = -', 'observations P01-001 investment_completed 2024Q3 actual = 1000000 @D2'], [], 'A1', {}),
    case('no header', [sheet([["P01",A,100],["P01",B,200]])], [], ['no_table -'], '', {}),
    case('contacts', [sheet([["姓名","电话"],["张三",13800000000]],"联系人"), sheet([H,[A,1,2]])], ['observations P01-001 investment_completed 2024Q3 actual = 10000 @B2', 'observations P01-001 output_value 2024Q3 actual = 20000 @C2'], ['block_unread A1'], 'A1', {}),
    case('notes sheet', [sheet([["填报说明"],["一、请如实填报"]],"说明"), sheet([],"空"), sheet([H,[A,1,2]])], ['observations P01-001 investment_completed 2024Q3 actual = 10000 @B2', 'observations P01-001 output_value 2024Q3 actual = 20000 @C2'], [], 'A1', {}),
    case('new project', [sheet([["结对","项目名称","项目阶段"],["P01","全新甲","签约"],["滨江泰顺","全新乙","开工"],["P01","泰商回归产业园二期","签约"],["P01","泰商回归产业园区","签约"]])], ['projects P01-003 全新甲 signed 2024-09-30 = -', 'projects P01-004 全新乙 started 2024-09-30 = -', 'projects P01-005 泰商回归产业园二期 signed 2024-09-30 = -', 'projects P01-006 泰商回归产业园区 signed 2024-09-30 = -'], ['project_likeness B5'], 'B2 B3 B4 B5', {}),
    case('new project in figures', [sheet([["结对","项目名称","完成投资（万元）"],["P01","全新甲",5]])], ['observations investment_completed 2024Q3 actual = 50000 @C2'], ['unknown_project B2'], 'A1', {}),
    case('new in other sheet', [sheet([["结对","项目名称","完成投资（万元）"],["P01","全新甲",5]],"投资"), sheet([["结对","项目名称","项目阶段"],["P01","全新甲","签约"]],"台账")], ['observations P01-003 investment_completed 2024Q3 actual = 50000 @C2', 'projects P01-003 全新甲 signed 2024-09-30 = -'], [], 'A1 B2', {}),
    case('cumulative year', [sheet([["项目名称","本年累计完成投资（万元）"],[A,4500],[C,600]])], ['observations P01-001 investment_completed 2024Q3 actual = 15000000 @B2', 'observations P02-001 investment_completed 2024Q3 actual = reported @B3'], ['cumulative_alone B3'], 'A1 B2', {}),
    case('cumulative all', [sheet([["项目名称","累计完成投资（万元）"],[A,4500],[B,70],[D,5]])], ['observations P01-001 investment_completed 2024Q3 actual = 15000000 @B2', 'observations P01-002 investment_completed 2024Q3 actual = 700000 @B3', 'observations P10-001 investment_completed 2024Q3 actual = reported @B4'], ['cumulative_alone B4'], 'A1 B2 B3', {}),
    case('both', [sheet([["项目名称","本季完成投资（万元）","累计完成投资（万元）"],[A,1500,4500],[C,1,2]])], ['observations P01-001 investment_completed 2024Q3 actual = 15000000 @B2', 'observations P02-001 investment_completed 2024Q3 actual = 10000 @B3'], [], 'A1 C2 C3', {}),
    case('falls', [sheet([["项目名称","本年累计完成投资（万元）"],[A,2500]])], ['observations P01-001 investment_completed 2024Q3 actual = reported @B2'], ['cumulative_falls B2'], 'A1', {}),
    case('1-9月', [sheet([["项目名称","2024年1-9月完成投资（万元）"],[A,4500]])], ['observations P01-001 investment_completed 2024Q3 actual = 15000000 @B2'], [], 'B2', {}),
    case('title to date', [sheet([["2024年1—9月项目完成投资情况表（万元）"],["项目名称","完成投资"],[A,4500]])], ['observations P01-001 investment_completed 2024Q3 actual = 15000000 @B3'], [], 'B2 B3', {'表1': {1: 'title'}}),
    case('截至', [sheet([["项目名称","截至2024年9月底完成投资（万元）"],[A,4500]])], ['observations P01-001 investment_completed 2024Q3 actual = 15000000 @B2'], [], 'B2', {}),
    case('to date cols', [sheet([["项目名称","2024年一季度完成投资（万元）","2024年上半年完成投资（万元）","2024年前三季度完成投资（万元）"],[B,10,30,60]])], ['observations P01-002 investment_completed 2024Q1 actual = 100000 @B2', 'observations P01-002 investment_completed 2024Q2 actual = 200000 @C2', 'observations P01-002 investment_completed 2024Q3 actual = 300000 @D2'], [], 'C2 D2', {}),
    case('section lines', [sheet([["序号","项目名称","完成投资（万元）"],["一、滨江—泰顺"],[1,A,100],[2,B,50],["二、萧山—龙泉"],[1,C,5]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @C3', 'observations P01-002 investment_completed 2024Q3 actual = 500000 @C4', 'observations P02-001 investment_completed 2024Q3 actual = 50000 @C6'], [], 'A1', {'表1': {2: 'note', 5: 'note'}}),
    case('section tracks', [sheet([["结对","项目名称","项目阶段"],["（一）产业项目合作"],["P01",A,"在建"],["（二）要素互惠机制"],["P01",B,"签约"]],merged=["A2:C2","A4:C4"])], ['projects P01-001 竹纤维制品加工项目 T1 under_construction 2024-09-30 = -', 'projects P01-002 泰商回归产业园 T6 signed 2024-09-30 = -'], [], '', {'表1': {2: 'note', 4: 'note'}}),
    case('栏次', [sheet([["结对","项目名称","完成投资（万元）","产值（万元）"],["甲","乙",1,2],["P01",A,100,7]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @C3', 'observations P01-001 output_value 2024Q3 actual = 70000 @D3'], [], 'A1', {'表1': {2: 'note'}}),
    case('栏次2', [sheet([["项目名称","完成投资（万元）","产值（万元）","利税（万元）"],["栏次",1,2,3],[A,100,7,8]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B3', 'observations P01-001 output_value 2024Q3 actual = 70000 @C3', 'observations P01-001 profit_and_tax 2024Q3 actual = 80000 @D3'], [], 'A1', {'表1': {2: 'note'}}),
    case('unit row', [sheet([["项目名称","完成投资","产值"],["","万元","亿元"],[A,100,7]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B3', 'observations P01-001 output_value 2024Q3 actual = 700000000 @C3'], [], 'A2', {}),
    case('long obs', [sheet([["对象类别","对象","指标","报告期","数值","单位","数值类型"],["项目",A,"完成投资","2024年第三季度",100,"万元","实际"],["县","泰顺","规上工业企业数","2024Q3",67,"家",""],["结对","滨江—泰顺","企业合作项目金额","三季度","1亿元","","预计"]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @E2', 'observations 330329 above_scale_firms 2024Q3 = 67 @E3', 'observations P01 cooperation_amount 2024Q3 forecast = 100000000 @E4'], ['required_blank G3'], 'A3 D4', {}),
    case('long fund', [sheet([["资金年度","发生期","环节","结对","收款县","赛道","项目","金额（万元）"],[2024,"2024Q3","支出","P01","泰顺","T1",A,50],["2024年","三季度","已拨付","滨江—泰顺","","","",30]])], ['fund_flows P01 330329 P01-001 spent 2024Q3 2024 = 500000 @H2', 'fund_flows P01 disbursed 2024Q3 2024 = 300000 @H3'], [], 'B3 C3', {}),
    case('fund title stage', [sheet([["2024年第三季度资金支出明细表","","单位：万元"],["结对","项目名称","金额"],["P01",A,50]])], ['fund_flows P01 P01-001 spent 2024Q3 2024 = 500000 @C3'], [], 'A2', {'表1': {1: 'title'}}),
    case('targets', [sheet([["2024年度目标任务（单位：亿元）"],["结对","完成投资目标","产值目标"],["滨江—泰顺",9,"2.5"],["P02",10,3]])], ['targets P01 2024 investment_completed = 900000000 @B3', 'targets P02 2024 investment_completed = 1000000000 @B4', 'targets P01 2024 output_value = 250000000 @C3', 'targets P02 2024 output_value = 300000000 @C4'], [], '', {'表1': {1: 'title'}}),
    case('targets long', [sheet([["结对","年度","指标","目标值","单位"],["P01",2024,"完成投资",9,"亿元"]])], ['targets P01 2024 investment_completed = 900000000 @D2'], [], '', {}),
    case('assess', [sheet([["2024年考核得分"],["结对","总评","投资完成","等次"],["P01",88.5,90,"良"]])], ['assessments P01 2024 overall 良 = 88.5 @B3', 'assessments P01 2024 investment 良 = 90 @C3'], [], '', {'表1': {1: 'title'}}),
    case('assess long', [sheet([["结对","年度","考核指标","得分","原文等次"],["P01","2024年","总评",88.5,"良"]])], ['assessments P01 2024 overall 良 = 88.5 @D2'], [], '', {}),
    case('events', [sheet([["活动名称","结对","类别","日期","企业数","人次","签约金额（万元）"],["产业对接会","滨江—泰顺","对接会","2024年9月","近20","约50人","超1000"],["签约仪式","P01","协议签订","2024.9.5","","",""]])], ['events P01-E01 matching 产业对接会 2024-09-30 month 20 50 over = 10000000 @G2', 'events P01-E02 agreement 签约仪式 2024-09-05 day = -'], [], 'A2 A3', {}),
    case('resources', [sheet([["县","供需","要素类别","内容","数量","单位"],["泰顺","需求","土地","标准厂房","2","万平方米"],["滨江","供给","资金","产业基金","1.2","亿元"]])], ['resources R330329-1 330329 need land 标准厂房 wan_square_metre = 2 @E2', 'resources R330108-1 330108 offer capital 产业基金 yuan = 120000000 @E3'], [], 'D2 D3 F3', {}),
    case('resources header unit', [sheet([["县（市、区）","供需","要素类别","内容","数量"],["泰顺","需求","人才","工程师","20人"],["泰顺","需求","土地","工业用地","约100亩"]])], ['resources R330329-1 330329 need talent 工程师 person = 20 @E2', 'resources R330329-2 330329 need land 工业用地 mu about = 100 @E3'], [], 'D2 D3', {}),
    case('dates', [sheet([["项目编号","签约日期","开工时间","竣工投产日期"],["P01-001","2023.5.6","2023年11月",45565],["P01-002","2024-9-31","2024年三季度",""]])], ['projects P01-001 竹纤维制品加工项目 2023-05-06 2023-11-30 = -', 'projects P01-002 泰商回归产业园 2024-09-30 = -'], ['no_such_day B3'], 'D2', {}),
    case('column twice', [sheet([["项目名称","完成投资（万元）","本季完成投资（万元）"],[A,100,200]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], ['column_twice C1'], 'A1', {}),
    case('column twice same', [sheet([["项目名称","完成投资（万元）","本季完成投资（万元）"],[A,100,100]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], [], 'A1', {}),
    case('comparison cols', [sheet([["项目名称","完成投资（万元）","同比增长（%）","上季完成投资（万元）","完成率"],[A,100,"5%",80,"90%"]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], [], 'A1', {}),
    case('wrong pair other', [sheet([["结对","项目名称","完成投资（万元）"],["P02",A,5]])], ['observations investment_completed 2024Q3 actual = 50000 @C2'], ['project_of_other_pair B2'], 'A1', {}),
    case('sheet name period', [sheet([H,[A,1,2]],"2024年二季度")], ['observations P01-001 investment_completed 2024Q2 actual = 10000 @B2', 'observations P01-001 output_value 2024Q2 actual = 20000 @C2'], [], 'A1', {}, quarter=None),
    case('file name period', [sheet([H,[A,1,2]])], ['observations P01-001 investment_completed 2024Q2 actual = 10000 @B2', 'observations P01-001 output_value 2024Q2 actual = 20000 @C2'], [], 'A1', {}, quarter=None, file="泰顺县2024年第二季度报表.xlsx"),
    case('no period', [sheet([H,[A,1,2]])], ['observations P01-001 investment_completed actual = 10000 @B2', 'observations P01-001 output_value actual = 20000 @C2'], ['no_period B1'], '', {}, quarter=None),
    case('period col', [sheet([["季度"]+H,["2024Q2",A,1,2],["三季度",B,3,4],["24年3季度",C,5,6]])], ['observations P01-001 investment_completed 2024Q2 actual = 10000 @C2', 'observations P01-002 investment_completed 2024Q3 actual = 30000 @C3', 'observations P02-001 investment_completed 2024Q3 actual = 50000 @C4', 'observations P01-001 output_value 2024Q2 actual = 20000 @D2', 'observations P01-002 output_value 2024Q3 actual = 40000 @D3', 'observations P02-001 output_value 2024Q3 actual = 60000 @D4'], [], 'A3 A4', {}),
    case('blank subject', [sheet([H,["",1,2],[A,3,4]])], ['observations investment_completed 2024Q3 actual = 10000 @B2', 'observations P01-001 investment_completed 2024Q3 actual = 30000 @B3', 'observations output_value 2024Q3 actual = 20000 @C2', 'observations P01-001 output_value 2024Q3 actual = 40000 @C3'], ['no_subject A2'], 'A1', {}),
    case('unit two', [sheet([["单位：万元、家"],["县","规上工业企业数","产业规模"],["泰顺",5,6]])], ['observations 330329 above_scale_firms 2024Q3 actual = 5 @B3', 'observations 330329 industry_scale 2024Q3 target = 60000 @C3'], [], 'A2', {'表1': {1: 'title'}}),
    case('county form', [sheet([["填报单位：","泰顺县","填报日期：","2024年10月8日"],["项目名称","项目阶段","完成投资（万元）"],[A,"在建",5],["新的项目","签约",""]])], ['projects P01-001 竹纤维制品加工项目 under_construction 2024-09-30 = -', 'projects P01-003 新的项目 signed 2024-09-30 = -', 'observations P01-001 investment_completed 2024Q3 actual = 50000 @C3'], [], 'A2 A4', {'表1': {1: 'title'}}),
    case('industrial mountain', [sheet([["工业大县","山区县","下达（万元）","支出（万元）"],["滨江","泰顺",5,3],["萧山区","龙泉市",6,"—"]])], ['fund_flows P01 allocated 2024Q3 2024 = 50000 @C2', 'fund_flows P02 allocated 2024Q3 2024 = 60000 @C3', 'fund_flows P01 spent 2024Q3 2024 = 30000 @D2'], [], 'A1 D3', {}),
    case('percent', [sheet([["县","规上工业企业数占全市比重"],["泰顺","4.2%"],["滨江",0.042]])], ['observations 330329 above_scale_firms_share_of_city 2024Q3 actual = 4.2 @B2', 'observations 330108 above_scale_firms_share_of_city 2024Q3 actual = reported @B3'], ['share_or_percent B3'], 'A1', {}),
    case('county fund', [sheet([["县（市、区）","拨付（万元）"],["泰顺",5],["滨江",6],["西湖",7]])], ['fund_flows P01 330329 disbursed 2024Q3 2024 = 50000 @B2', 'fund_flows P01 330108 disbursed 2024Q3 2024 = 60000 @B3', 'fund_flows 330106 disbursed 2024Q3 2024 = 70000 @B4'], ['no_subject A4'], 'A1', {}),
    case('capacity', [sheet([["项目名称","达产后产值（亿元）","预计产值（万元）","产能（万米）"],[A,"15","超10亿元","近6000"]])], ['observations P01-001 output_value at_capacity = 1500000000 @B2', 'observations P01-001 output_value 2024Q3 forecast over = 1000000000 @C2', 'observations P01-001 capacity 2024Q3 actual nearly = 6000 @D2'], [], 'A1 C2', {}),
    case('full width header and stray spaces', [sheet([["　项 目 名 称 ","本季完成投资（万元） "],[" 竹纤维制品 加工项目 ","１００"]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], [], 'A1', {}),
    case('header with line breaks and stars', [sheet([["*项目名称","本季完成投资\n（万元）"],[A,100]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], [], 'A1', {}),
    case('required mark in brackets', [sheet([["项目名称（必填）","本季完成投资（万元，保留两位小数）"],[A,100]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], [], 'A1', {}),
    case('group over identity columns', [sheet([["项目基本情况",None,"进展情况",None],["项目名称","结对","本季完成投资（万元）","项目阶段"],[A,"P01",100,"在建"]],merged=["A1:B1","C1:D1"])], ['projects P01-001 竹纤维制品加工项目 under_construction 2024-09-30 = -', 'observations P01-001 investment_completed 2024Q3 actual = 1000000 @C3'], [], 'A2', {}),
    case('long merged title with unit right', [sheet([["附件2"],["浙江省结对县（市、区）2024年第三季度省财政资金下达拨付支出情况统计表"],["填报单位（盖章）：泰顺县财政局",None,None,"单位：万元"],["结对","下达资金","拨付资金","支出资金"],["滨江—泰顺",500,300,100]],merged=["A2:D2"])], ['fund_flows P01 allocated 2024Q3 2024 = 5000000 @B5', 'fund_flows P01 disbursed 2024Q3 2024 = 3000000 @C5', 'fund_flows P01 spent 2024Q3 2024 = 1000000 @D5'], [], 'A4', {'表1': {1: 'title', 2: 'title', 3: 'title'}}),
    case('two-storey stages over quarters', [sheet([["结对","下达（万元）",None,"支出（万元）",None],[None,"一季度","二季度","一季度","二季度"],["P01",1,2,3,4]],merged=["A1:A2","B1:C1","D1:E1"])], ['fund_flows P01 allocated 2024Q1 2024 = 10000 @B3', 'fund_flows P01 allocated 2024Q2 2024 = 20000 @C3', 'fund_flows P01 spent 2024Q1 2024 = 30000 @D3', 'fund_flows P01 spent 2024Q2 2024 = 40000 @E3'], [], 'A2', {}),
    case('amount with carriage in cell', [sheet([["项目名称","完成投资（万元）"],[A,"100\n"],[B," 200 "]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2', 'observations P01-002 investment_completed 2024Q3 actual = 2000000 @B3'], [], 'A1', {}),
    case('bracket negative', [sheet([["项目名称","完成投资（万元）"],[A,"(123)"],[B,"-5"]])], ['observations P01-001 investment_completed 2024Q3 actual = reported @B2', 'observations P01-002 investment_completed 2024Q3 actual = -50000 @B3'], ['bracketed B2'], 'A1', {}),
    case('id and name both', [sheet([["项目编号","项目名称","完成投资（万元）"],["P01-001",A,5],["",B,6],["P99-999","没有",7]])], ['observations P01-001 investment_completed 2024Q3 actual = 50000 @C2', 'observations P01-002 investment_completed 2024Q3 actual = 60000 @C3', 'observations investment_completed 2024Q3 actual = 70000 @C4'], ['unknown_project A4'], 'A1', {}),
    case('hand-in of a pair without pair column', [sheet([["支出（万元）","拨付（万元）"],[5,6]])], ['fund_flows P01 spent 2024Q3 2024 = 50000 @A2', 'fund_flows P01 disbursed 2024Q3 2024 = 60000 @B2'], [], 'A1', {}, pair_id="P01"),
    case("nobody's money", [sheet([["支出（万元）","拨付（万元）"],[5,6]])], [], ['columns_missing A1'], '', {}),
    case('county alone belongs to a pair', [sheet([["县","支出（万元）"],["泰顺县",5]])], ['fund_flows P01 330329 spent 2024Q3 2024 = 50000 @B2'], [], 'A1', {}),
    case('pair of one county', [sheet([["结对","支出（万元）"],["泰顺",5]])], ['fund_flows P01 spent 2024Q3 2024 = 50000 @B2'], [], 'A1 A2', {}),
    case('missing title text and header at row 6', [sheet([[],[],["项目进展"],[],[],["项目名称","完成投资（万元）"],[A,5]])], ['observations P01-001 investment_completed 2024Q3 actual = 50000 @B7'], [], 'A6', {'表1': {3: 'title'}}),
    case('totals with numbers as text', [sheet([["项目名称","完成投资（万元）"],[A,"1,000.50"],[B,"2,000.25"],["合 计","3,000.75"]])], ['observations P01-001 investment_completed 2024Q3 actual = 10005000 @B2', 'observations P01-002 investment_completed 2024Q3 actual = 20002500 @B3'], [], 'A1', {'表1': {4: 'total'}}),
    case('total differs', [sheet([["项目名称","完成投资（万元）"],[A,100],[B,200],["合计",350]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2', 'observations P01-002 investment_completed 2024Q3 actual = 2000000 @B3'], ['total_differs B4'], 'A1', {'表1': {4: 'total'}}),
    case('average row', [sheet([["项目名称","完成投资（万元）"],[A,100],["平均",100]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2'], [], 'A1', {'表1': {3: 'total'}}),
    case('example row', [sheet([["项目名称","完成投资（万元）"],["示例",100],[A,5]])], ['observations P01-001 investment_completed 2024Q3 actual = 50000 @B3'], [], 'A1', {'表1': {2: 'note'}}),
    case('footer with signature cells', [sheet([["项目名称","完成投资（万元）","产值（万元）"],[A,100,1],["单位负责人：李","审核：王","填表：张"]])], ['observations P01-001 investment_completed 2024Q3 actual = 1000000 @B2', 'observations P01-001 output_value 2024Q3 actual = 10000 @C2'], [], 'A1', {'表1': {3: 'note'}}),
    case('project filled down by merge in csv', [sheet([["结对","项目名称","环节","金额（万元）"],["P01",A,"下达",10],["","","拨付",5]],csv_cells=True)], ['fund_flows P01 P01-001 allocated 2024Q3 2024 = 100000 @D2', 'fund_flows P01 disbursed 2024Q3 2024 = 50000 @D3'], [], 'A1 A3', {}),
    case('period forms in a column', [sheet([["项目名称","报告期","完成投资（万元）"],[A,"2024年7-9月",1],[B,"2024年1-9月",2],[C,"2024Q5",3]])], ['observations P01-001 investment_completed 2024Q3 actual = 10000 @C2', 'observations P01-002 investment_completed actual = 20000 @C3', 'observations P02-001 investment_completed actual = 30000 @C4'], ['cumulative_period B3', 'no_such_quarter B4'], '', {}),
    case('unknown county and track', [sheet([["项目名称","结对","赛道","落地县"],["新项目一","P01","赛道九","杭州湾"]])], ['projects P01-003 新项目一 = -'], ['unknown_track C2', 'unknown_county D2'], 'A2', {}),
    case('long text and direction marks', [sheet([["项目编号","牵头企业","园区"],["P01-001","x"*2100,"\u202e园区"]])], ['projects P01-001 竹纤维制品加工项目 = -'], ['too_long B2', 'direction_marks C2'], '', {}),
    case('english headers of the schema', [sheet([["Project id","Name","Pair","Track","Stage","Planned investment"],["P01-001",A,"P01","T1","under_construction",130000000]])], ['projects P01-001 竹纤维制品加工项目 T1 under_construction 2024-09-30 = 130000000 @F2'], [], 'F1', {}),
    case('column names of the schema', [sheet([["project_id","pair_id","name","planned_investment","source_id"],["P01-001","P01",A,"5","ledger"]],csv_cells=True)], ['projects P01-001 竹纤维制品加工项目 = 5 @D2'], [], '', {}),
    case('measures as rows, counties as rows', [sheet([["县（市、区）","指标","数值","单位"],["泰顺","规上工业企业数",67,"家"],["泰顺","上市企业数",1,"家"]])], ['observations 330329 above_scale_firms 2024Q3 actual = 67 @C2', 'observations 330329 listed_firms 2024Q3 actual = 1 @C3'], [], 'A1', {}),
    case('half-year assessments', [sheet([["结对","年度","半年","考核指标","得分"],["P01",2024,"上半年","总评",80],["P01",2024,"","总评",85]])], ['assessments P01 2024 1 overall = 80 @E2', 'assessments P01 2024 overall = 85 @E3'], [], '', {}),
    case('two sheets of one book', [sheet([["项目名称","完成投资（万元）"],[A,1]],"投资"), sheet([["结对","支出（万元）"],["P01",2]],"资金")], ['observations P01-001 investment_completed 2024Q3 actual = 10000 @B2', 'fund_flows P01 spent 2024Q3 2024 = 20000 @B2'], [], 'A1', {}),
    case('second unit row below', [sheet([["项目名称","计划总投资","完成投资"],["","（万元）","（万元）"],[A,100,5]])], ['projects P01-001 竹纤维制品加工项目 = 1000000 @B3', 'observations P01-001 investment_completed 2024Q3 actual = 50000 @C3'], [], 'A2', {}),
    case('wide counties of both sides', [sheet([["工业大县","山区县","规上工业企业数"],["滨江","泰顺",5]])], ['observations above_scale_firms 2024Q3 actual = 5 @C2'], ['no_subject C2'], 'A1', {}),
    case("province's own money", [sheet([["结对","环节","年度","报告期","金额（万元）"],["省级","预算安排",2024,"2024年",5000],["P01","下达",2024,"2024Q3",100]])], ['fund_flows planned 2024 2024 = 50000000 @E2', 'fund_flows P01 allocated 2024Q3 2024 = 1000000 @E3'], [], 'A2', {}),
    case('ids slipped against names', [sheet([["项目编号","项目名称","完成投资（万元）"],["P01-001",B,5]])], ['observations P01-001 investment_completed 2024Q3 actual = 50000 @C2'], ['name_differs B2'], 'A1', {}),
    case("another pair's figures", [sheet([["结对","支出（万元）"],["P01",5],["P02",6]])], ['fund_flows P01 spent 2024Q3 2024 = 50000 @B2', 'fund_flows P02 spent 2024Q3 2024 = 60000 @B3'], ['pair_differs A3'], 'A1', {}, pair_id="P01"),
]
# fmt: on


@pytest.mark.parametrize("one", CASES, ids=[one.title for one in CASES])
def test_a_sheet_as_people_write_it(one: Case) -> None:
    read = read_ledger(book(*one.sheets, file=one.file), KNOWN, Expected(**one.due))
    assert lines(read) == one.rows
    assert faults(read) == one.faults
    assert guessed(read) == set(one.guesses.split())
    assert {each.sheet: each.left_out for each in read.sheets if each.left_out} == one.left_out


def test_every_message_is_whole_in_both_languages() -> None:
    for one in CASES:
        read = read_ledger(book(*one.sheets, file=one.file), KNOWN, Expected(**one.due))
        for fault in read.faults:
            for lang in ("zh", "en"):
                assert not set("{}") & set(fault.message(lang) + fault.remedy(lang)), fault
