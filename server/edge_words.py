"""What is told to whoever asks for what is not here, or may not ask."""

from style.text import Text

WRONG_HOST = Text("这里没有这个网站", "That site is not here")
WRONG_HOST_WHY = Text(
    "本服务器不以地址栏中的主机名提供服务。若地址无误，请管理员把该主机名写入 ALLOWED_HOSTS 设置。",
    "This server does not go by the host name in the address bar. If the address is right, ask the administrator to name the host in the ALLOWED_HOSTS setting.",
)
FOREIGN = Text("来自其他网站的请求被拒绝", "A request from another site was refused")
FOREIGN_WHY = Text(
    "只有本看板自己的页面可以发出这种请求。若看板经由代理以另一主机名提供，请管理员把该主机名写入 ALLOWED_HOSTS 设置。",
    "Only the dashboard's own pages may ask so. If a proxy shows it under another host name, ask the administrator to name that host in the ALLOWED_HOSTS setting.",
)
FAILED = Text("服务器未能回答这个请求", "The server could not answer this request")
TOO_LONG = Text("地址过长", "The address is too long")
TOO_LONG_WHY = Text(
    "地址中的参数超过了本看板能写出的长度。请从总览重新筛选。",
    "Its parameters are longer than any this dashboard writes. Start again from the overview and choose there.",
)
NO_PROVIDER = Text("统一身份认证没有应答", "The sign-in service does not answer")
NO_PROVIDER_WHY = Text(
    "登录由单位的统一身份认证办理，它现在没有应答或拒绝了请求。请过几分钟再试；仍不行请告诉管理员。",
    "Sign-in is done by the office's identity provider, which does not answer now or refused. Try again in a few minutes; if it goes on, tell the administrator.",
)
NOT_SIGNED_IN = Text("登录没有完成", "You are not signed in")
NOT_SIGNED_IN_WHY = Text(
    "单位的统一身份认证没有确认您是谁，或这次登录已经过期、已经用过。请回到看板重新登录；仍不行请告诉管理员。",
    "The office's identity provider did not confirm who you are, or this sign-in is too old or was used before. Go back and sign in again; if it goes on, tell the administrator.",
)
LEAVING = Text("正在退出", "Signing out")
LEAVING_WHY = Text("请稍候，接着由统一身份认证退出。", "One moment: the sign-in service signs you out next.")
NOT_SIGNED_OUT = Text("没有退出", "You are still signed in")
NOT_SIGNED_OUT_WHY = Text(
    "退出要先写入磁盘，现在写不进去。请关闭浏览器，并告诉管理员。",
    "Signing out is first written to disk, which takes nothing now. Close the browser, and tell the administrator.",
)
