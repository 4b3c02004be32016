"""The words of the data API: what each problem is called, and what is told of it."""

from style.text import Text

ABOUT = Text(
    "看板上的同一套指标、筛选、版本和差异，供其他系统读取",
    "the same metrics, selections, versions and differences as the pages, for other systems to read",
)
TITLES = {
    "unknown-value": Text("取值不认识", "Unknown value"),
    "unknown-parameter": Text("没有这个参数", "Unknown parameter"),
    "missing-parameter": Text("缺少参数", "Missing parameter"),
    "repeated-parameter": Text("参数重复", "Repeated parameter"),
    "refused": Text("这样问会得出误导的数", "The answer would mislead"),
    "too-large": Text("答案过大", "Answer too large"),
    "not-found": Text("没有找到", "Not found"),
    "not-acceptable": Text("没有这种格式", "Format not offered"),
    "method": Text("只能读取", "Read only"),
    "sign-in": Text("需要登录或令牌", "Sign-in or token needed"),
    "token": Text("令牌无效", "Token not valid"),
    "forbidden": Text("无权读取", "Not allowed"),
    "too-many": Text("请求过于频繁", "Too many requests"),
    "unavailable": Text("暂时不可用", "Not available now"),
    "failed": Text("没有算出来", "Could not be computed"),
    "damaged": Text("此版本已损坏", "This version is damaged"),
}
MEANINGS = {
    "unknown-value": Text("参数的取值不在允许之列；allowed 列出允许的，nearest 是最接近的", "the value is none of those allowed; `allowed` lists them, `nearest` is the closest"),
    "unknown-parameter": Text("拼错的参数不会被悄悄忽略", "a misspelt parameter is never passed over in silence"),
    "missing-parameter": Text("此地址必须带这个参数", "this address needs the parameter"),
    "repeated-parameter": Text("同一参数只能写一次，多个取值以逗号分隔", "each parameter is written once; several values have commas between"),
    "refused": Text("页面上同样不给出，理由相同", "the pages refuse it too, for the same reason"),
    "too-large": Text("行数超过上限；请减少维度、加筛选或分页", "more rows than one answer may have: fewer dimensions, a filter, or pages"),
    "not-found": Text("没有这个地址、数据集、版本或成员", "there is no such address, dataset, version or member"),
    "not-acceptable": Text("此地址不提供所要的格式", "this address does not offer the format asked for"),
    "method": Text("只接受 GET 和 HEAD", "only GET and HEAD are answered"),
    "sign-in": Text("本服务器须登录：请带令牌，或在看板中登录后从同一站点读取", "readers sign in here: send a token, or read from the same site once signed in"),
    "token": Text("令牌不存在、已到期或已停用", "the token does not exist, has expired or was ended"),
    "forbidden": Text("令牌或登录的角色不能读取", "the role of the token or of who signed in may not read it"),
    "too-many": Text("稍后再试，Retry-After 说明多久；已有的答案不计", "try again after Retry-After seconds; answers that are at hand do not count"),
    "unavailable": Text("没有可显示的数据集，或数据暂时读不到", "no dataset can be shown, or the data cannot be reached now"),
    "failed": Text("程序出错，编号见 number，请交给维护人员", "the program failed; give `number` to whoever maintains it"),
    "damaged": Text("文件与发布时不同，不再给出", "its files are not as they were published"),
}  # fmt: skip
NOT_KNOWN = Text("“{parameter}”没有“{value}”这个取值", "“{value}” is not a value of “{parameter}”")
AND_NEAR = Text("{detail}；是否指“{near}”？", "{detail}; did you mean “{near}”?")
NO_PARAMETER = Text("没有“{parameter}”这个参数", "there is no parameter “{parameter}” here")
NEEDED = Text("请写明“{parameter}”", "“{parameter}” has to be given")
REPEATED = Text("“{parameter}”写了不止一次", "“{parameter}” stands more than once")
TOO_MANY_ROWS = Text(
    "答案约 {rows} 行，一次至多 {most} 行", "the answer would have some {rows} rows; {most} is the most at once"
)
TOO_MANY_WORDS = Text("“{parameter}”至多 {most} 个取值", "“{parameter}” takes at most {most} values")
NO_ADDRESS = Text("没有这个地址；从 {base} 看起", "there is no such address; start at {base}")
NO_FORMAT = Text("可要的格式：{formats}", "the formats offered: {formats}")
READ_ONLY = Text("只接受 GET 和 HEAD", "only GET and HEAD are answered")
SIGN_IN = Text("请带 Authorization: Bearer 令牌", "send Authorization: Bearer with a token")
BAD_TOKEN = Text("令牌不存在、已到期或已停用", "the token does not exist, has expired or was ended")
MAY_NOT = Text("此角色不能{what}", "this role may not {what}")
FOREIGN = Text(
    "登录的会话只能从本站页面使用；程序请用令牌", "a session is for pages of this site alone; programs use a token"
)
SLOW_DOWN = Text("请 {seconds} 秒后再试", "try again in {seconds} seconds")
NO_DATASET = Text("没有可显示的数据集", "there is no dataset that can be shown")
NO_VERSION = Text("没有这个版本，或已损坏", "there is no such version, or it is damaged")
UNREACHABLE = Text(
    "数据库暂时连不上，或长时间没有应答；数据没有丢失，请稍后再试",
    "the database cannot be reached, or does not answer; nothing is lost, try again",
)
FAILED = Text("错误编号 {number}", "error number {number}")
WHOLE_ONLY = Text(
    "数据包含全部结对的数据，此角色只能读本县的行；请用 tables",
    "a package holds everybody's rows, and this role reads its own alone; ask for tables",
)
