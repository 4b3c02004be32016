"""What each role may see and do: the one table that pages, answers, files and whatever is kept ask."""

from dataclasses import dataclass

from style.text import Text


@dataclass(frozen=True)
class Role:
    """`told`: whom it is for."""

    id: str
    label: Text
    told: Text


@dataclass(frozen=True)
class Right:
    """Something that may be seen or done: by the roles of `anywhere` whatever it is about, by those of `own` only where it is
    about their own county or was made by themselves."""

    id: str
    label: Text
    anywhere: frozenset[str]
    own: frozenset[str] = frozenset()

    @property
    def roles(self) -> frozenset[str]:
        return self.anywhere | self.own


ROLES = {
    role.id: role
    for role in (
        Role("viewer", Text("查看者", "Viewer"), Text("领导和各处室，看已发布的全部数据", "leaders and divisions: everything published")),
        Role("county", Text("县级用户", "County"), Text("一个县的经办人，看本县及其结对，报送本县数据", "a county's staff: its own pair, and handing in for it")),
        Role("planner", Text("省级经办人", "Planner"), Text("省级办公室，筛选、汇报、督办", "the provincial office: filters, reports and tasks")),
        Role("steward", Text("数据管理员", "Steward"), Text("审核并发布数据，销号", "takes data in, publishes, closes tasks by reason")),
        Role("administrator", Text("系统管理员", "Administrator"), Text("看审计记录和登录会话，不发布数据", "the audit trail and sessions; publishes nothing")),
    )
}  # fmt: skip
_OFFICE = frozenset({"planner", "steward"})
_ALL_BUT_COUNTY = frozenset(ROLES) - {"county"}
_COUNTY = frozenset({"county"})


def _right(id: str, zh: str, en: str, anywhere: frozenset[str], own: frozenset[str] = frozenset()) -> Right:
    return Right(id, Text(zh, en), anywhere, own)


RIGHTS = {
    right.id: right
    for right in (
        _right("read", "看已发布的数据", "read published data", _ALL_BUT_COUNTY, _COUNTY),
        _right("compare", "看各结对之间的比较", "see pairs set beside each other", _ALL_BUT_COUNTY),
        _right("export", "下载表格和图片", "take tables and pictures away", _ALL_BUT_COUNTY, _COUNTY),
        _right("report", "制作汇报材料", "make reports", _ALL_BUT_COUNTY),
        _right("show_meeting", "放映会议", "show meetings", _ALL_BUT_COUNTY),
        _right("prepare_meeting", "准备会议", "prepare meetings", _OFFICE),
        _right("keep_view", "保存视图", "save views", frozenset(ROLES)),
        _right("change", "改动、移出或恢复已存的视图和会议", "change, remove or restore saved views and meetings", frozenset({"steward"}), frozenset(ROLES)),
        _right("hand_in", "报送数据", "hand data in", _OFFICE, _COUNTY),
        _right("see_handin", "看未发布的报送", "see hand-ins not yet published", _OFFICE, _COUNTY),
        _right("answer", "说明、确认或撤回报送", "answer for, confirm or withdraw a hand-in", frozenset({"steward"}), frozenset({"planner", "county"})),
        _right("take_in", "审核、发布、回退数据", "take data in, publish and roll back", frozenset({"steward"})),
        _right("see_task", "看督办事项", "see tasks", _ALL_BUT_COUNTY, _COUNTY),
        _right("open_task", "交办督办事项", "open tasks", _OFFICE),
        _right("answer_task", "答复督办事项", "answer tasks", _OFFICE, _COUNTY),
        _right("close_task", "写明理由直接销号", "close a task by a stated reason", frozenset({"steward"})),
        _right("see_trail", "看并导出审计记录", "see and export the audit trail", frozenset({"administrator"})),
        _right("end_session", "看并结束登录会话", "see and end sessions", frozenset({"administrator"})),
    )
}  # fmt: skip
