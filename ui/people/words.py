"""What readers are told of sign-in and of what their role may not do."""

from style.text import Text

SIGN_IN = Text("登录", "Sign in")
SIGN_IN_FIRST = Text("请先登录", "Sign in first")
SIGN_IN_NOTE = Text(
    "本看板只供有授权的人员使用。登录由单位的统一身份认证办理，本看板不保存密码。",
    "This dashboard is for those who are granted access. The office's identity provider signs you in; no password is kept here.",
)
BY_PORTAL = Text(
    "本看板经单位门户登录。请从门户进入；若您正是从那里来，请告诉管理员：门户没有带来登录信息。",
    "You sign in at the office's portal. Come from there; if you did, tell the administrator that the portal brought no sign-in along.",
)
NO_ROLE = Text("您的账号还没有授权", "Your account has no role yet")
NO_ROLE_NOTE = Text(
    "您已登录，但角色对照文件没有给您的账号任何角色。请联系管理员，说明您的姓名和单位。",
    "You are signed in, but the roles file gives your account no role. Tell the administrator your name and office.",
)
SIGN_OUT = Text("退出登录", "Sign out")
ROLE = Text("角色", "Role")
COUNTY = Text("所属县（市、区）", "County")
NOT_OPEN = Text("这一页不向您的角色开放", "This page is not open to your role")
NOT_OPEN_NOTE = Text(
    "您的角色是{role}。这一页需要的权限是：{right}。", "Your role is {role}. This page needs the right to {right}."
)
OWN_PAGES = Text("您可以打开的页面", "Pages that are open to you")
NO_PAIR = Text("您所属的县不在这个数据集的结对名单中", "Your county is in no pair of this dataset")
EXPOSED = Text(
    "没有启用登录，而其他机器可以打开本看板：凡能打开它的人都能看到全部数据。请管理员启用登录，或只绑定本机。",
    "Nobody signs in here, and other machines reach this server: whoever does sees everything. The administrator should turn sign-in on, or bind it to this machine alone.",
)
OWN_ROWS = Text(
    "您看到的是本县所在结对的数据，和已公开的其他数据；其他结对的数据不向县级用户开放。",
    "You see your own pair's data, and what is public of the others; the other pairs' data are not open to counties.",
)
SESSIONS = Text("登录会话", "Sessions")
NO_SIGN_IN = Text("没有启用登录，没有会话。", "Nobody signs in here, so there are no sessions.")
SESSIONS_NOW = Text("现有 {count} 个有效会话。", "{count} sessions hold now.")
WHO = Text("姓名", "Name")
SINCE = Text("登录时间", "Signed in")
UNTIL = Text("有效至", "Holds until")
WHICH_SESSION = Text("会话", "Session")
END = Text("结束会话", "End the session")
NOT_ENDED = Text(
    "会话没有结束：现在写不进磁盘，请稍后再试",
    "The session was not ended: the disk takes nothing now, try again in a moment",
)
MAPPING_HOLDS = Text("角色对照文件有效。", "The roles file holds.")
MAPPING_BROKEN = Text(
    "角色对照文件有误，仍按上一次正确的内容执行：{why}",
    "The roles file is wrong, and what it last said rightly holds: {why}",
)
RIGHTS_TITLE = Text("角色与权限", "Roles and rights")
RIGHT = Text("权限", "Right")
MAY = Text("可以", "yes")
MAY_OWN = Text("限本县或本人", "own only")
MAY_NOT = Text("—", "—")
RIGHTS_NOTE = Text(
    "“限本县或本人”指只就本县所在结对的数据，或本人所建的内容。一人可有几个角色，权限相加。",
    "“Own only”: for the own county's pair, or what the reader made. Who has several roles has the rights of all of them.",
)
