"""The words of 资源对接 that are the page's own; tables and their words stand in analytics/resources."""

from style.text import Text

CATEGORY = Text("看哪类要素", "Which category")
EVERY_CATEGORY = Text("全部要素", "All categories")
SIDE = Text("从哪一侧看", "From which side")
CAVEAT = Text(
    "需求和供给按县里的要素清单，同一内容才算对上，数量只在单位相同时比较；已签约的对接事项所对的需求和供给不再列。筛选只按结对、设区市和县起作用，对方在全省范围内找。",
    "As the counties list them: only the same item meets, and quantities are compared in one unit alone; what a signed deal names is not listed any more. Only pairs, cities and counties narrow this; whom a need meets is looked for in the whole province.",
)
OPEN_NOTE = Text(
    "先列本对对方县就有的，再列只有其他结对有的，最后列没有县列出的；其他结对列最近的 {most} 个县，距离为直线公里。",
    "Those met within the pair first, then only in other pairs, last by nobody; of other pairs the {most} nearest counties, kilometres as the crow flies.",
)
BY_PAIR_NOTE = Text(
    "每格是未满足的需求项数，颜色越重越多；— 为没有列出。",
    "Each cell counts open needs, the stronger the shade the more; — where none is listed.",
)
BALANCE_NOTE = Text(
    "只加同一内容、同一单位且载有数量的，未载数量的另计项数；带“超”“左右”的按所载数相加。",
    "Only of one item and unit, and with a quantity; those without are counted beside. Quantities told as over or about are added as they stand.",
)
BY_CATEGORY, BY_PAIRS, BY_KIND = (
    Text("各类要素的转化", "Conversion by category"),
    Text("各结对的转化", "Conversion by pair"),
    Text("各类活动的转化", "Conversion by kind of event"),
)
NO_EVENT = Text("未载来源活动", "no event told")
DEALS_NOTE = Text(
    "一行一个事项；预期、签约、兑现并列，不相加；“—”为未载这一步。",
    "A row a deal; expected, signed and realised stand beside each other and are not added; — where a step is not told.",
)
WAITING_NOTE = Text(
    "以截至季度末（{day}）为准：期限已过而没有签约或兑现记录的，为过期未核实；不等于没有办成，须向两县核实。",
    "As of the quarter's end ({day}): past its date with neither a signature nor anything realised on record. That is not to say it failed: both counties are to be asked.",
)
NO_DEALS = Text("本数据集没有对接事项的记录。", "This dataset holds no deals.")
NONE_HERE = Text("所选范围内没有。", "None in this selection.")
TOLD_OF = Text("{count} 项，其中 {known} 项载有金额", "{count} deals, {known} with an amount")
OVERDUE = Text("过期未核实（项）", "Past due, not verified")
OF_WAITING = Text("尚未签约的预期共 {count} 项", "of {count} expectations not signed")
OPEN_COUNTY = Text("{name}：打开县情", "{name}: open the county")
