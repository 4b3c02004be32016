"""What is told of a word in the address that means nothing: what the key is for, and what is wrong with it."""

from style.text import Text

WRONG_ADDRESS = Text("地址中的“{key}”写作“{value}”，{what}。其余部分照常显示。",
                     "The address says “{value}” for “{key}”: {what}. The rest is shown as asked.")  # fmt: skip
ADDRESS_KEYS: dict[str, Text] = {
    "lang": Text("语言", "language"),
    "data": Text("数据集", "dataset"),
    "q": Text("截至季度", "as-of quarter"),
    "span": Text("统计期间", "span"),
    "pair": Text("结对", "pair"),
    "link": Text("连线指标", "link metric"),
    "shade": Text("底色指标", "county metric"),
    "view": Text("视图", "view"),
    "pairs": Text("筛选的结对", "selected pair"),
    "tracks": Text("筛选的赛道", "selected track"),
    "cities": Text("筛选的设区市", "selected city"),
    "counties": Text("筛选的县", "selected county"),
    "industries": Text("筛选的行业", "selected industry"),
    "stages": Text("筛选的项目阶段", "selected project stage"),
    "value": Text("数值类型", "value type"),
    "compare": Text("对比的结对", "compared pair"),
    "project": Text("项目", "project"),
    "metric": Text("指标", "metric"),
    "side": Text("比率的一边", "side of the ratio"),
    "share": Text("占比方式", "share"),
    "find": Text("查找内容", "search"),
    "sort": Text("排序列", "order"),
    "page": Text("页码", "page"),
    "shown": Text("显示的列", "column"),
    "plan": Text("分配规则", "plan"),
    "against": Text("对比的分配规则", "compared plan"),
}
NO_SUCH: dict[str, Text] = {
    "lang": Text("只有 zh 和 en 两种语言", "there are two languages, zh and en"),
    "data": Text("没有这个数据集", "there is no such dataset"),
    "q": Text("不在数据集的季度范围内", "it is not a quarter of the dataset"),
    "span": Text("没有这种统计期间", "there is no such span"),
    "pair": Text("没有这个结对", "there is no such pair"),
    "link": Text("没有这个指标或它不能按结对拆分", "there is no such metric, or it cannot be split by pair"),
    "shade": Text("没有这个指标或它不能按县拆分", "there is no such metric, or it cannot be split by county"),
    "view": Text("没有这种视图", "there is no such view"),
    "pairs": Text("本数据集没有这个结对", "this dataset has no such pair"),
    "tracks": Text("本数据集没有这条赛道", "this dataset has no such track"),
    "cities": Text("本数据集没有这个设区市", "this dataset has no such city"),
    "counties": Text("本数据集的结对里没有这个县", "no pair of this dataset has such a county"),
    "industries": Text("本数据集没有这个行业", "this dataset has no such industry"),
    "stages": Text("没有这个项目阶段", "there is no such project stage"),
    "value": Text("没有这种数值类型", "there is no such value type"),
    "compare": Text("没有这个结对", "there is no such pair"),
    "project": Text("本数据集没有这个项目", "this dataset has no such project"),
    "metric": Text("没有这个指标", "there is no such metric"),
    "side": Text(
        "只有 numerator（分子）和 denominator（分母）", "a ratio has two sides, numerator and denominator"
    ),
    "share": Text("没有这种占比方式", "there is no such share"),
    "find": Text(
        "过长、有多余空格或含有控制字符", "it is too long, or has stray spaces or control characters"
    ),
    "sort": Text("没有这一列", "there is no such column"),
    "page": Text("不是页码", "it is no page number"),
    "shown": Text("没有这一列", "there is no such column"),
    "plan": Text("不是本页写出的分配规则", "it is no set of rules as that page writes them"),
    "against": Text("不是本页写出的分配规则", "it is no set of rules as that page writes them"),
}
