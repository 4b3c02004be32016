"""The words of the panel that shares a view."""

from style.text import Text

SHARE = Text("分享", "Share")
LINK = Text("链接，打开时为最新季度", "Link, to the latest quarter when it is opened")
LINK_FIXED = Text("链接，固定在{quarter}", "Link, fixed at {quarter}")
QR = Text("二维码：{label}", "QR code: {label}")
TOO_LONG = Text(
    "条件太多，二维码放不下；请用链接，或先存为视图。",
    "Too much is selected for a QR code: use the link, or save the view.",
)
LOOPBACK = Text(
    "现在打开的是本机地址，别的设备打不开；请从服务器的名称打开后再分享。",
    "This is opened by an address of this machine alone: open it by the server's name, then share.",
)
EMBED = Text("嵌入代码", "Embed code")
EMBED_TITLE = Text("{page} · {app}", "{page} · {app}")
NO_EMBED = Text(
    "嵌入别的网站须由管理员先列出该网站（EMBEDDED_BY）。",
    "To be shown within another site, that site must first be listed by the operator (EMBEDDED_BY).",
)
COPY = Text("复制", "Copy")
COPIED = Text("已复制", "Copied")
NOT_COPIED = Text("没有复制成，请选中后手动复制", "Could not be copied: mark and copy it by hand")
SYSTEM = Text("用本机应用分享", "Share by an app of this device")
PICTURES = Text("本页的图，附本页第一句", "Pictures of this page, headed by its first sentence")
TAKE_PICTURE = Text("图片：{title}（PNG）", "Picture: {title} (PNG)")
OPEN_WHOLE = Text("在看板中打开", "Open in the dashboard")
SCAN = Text("扫码", "Scan")
