"""What kind of device a session is on, roughly: enough to recognise the own ones, no fingerprint."""

from django.utils.translation import gettext_lazy as _

#: The first word found in the browser's description decides; order matters (WeChat calls itself Chrome too).
_DEVICES = (
    ("iPad", _("平板电脑")),
    ("iPhone", _("苹果手机")),
    ("Android", _("安卓手机")),
    ("HarmonyOS", _("鸿蒙手机")),
    ("Windows", _("Windows 电脑")),
    ("Macintosh", _("苹果电脑")),
    ("Linux", _("Linux 电脑")),
)
_BROWSERS = (
    ("MicroMessenger", _("微信")),
    ("DingTalk", _("钉钉")),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("QQBrowser", _("QQ浏览器")),
    ("HuaweiBrowser", _("华为浏览器")),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def device_of(user_agent: str) -> str:
    """For example 安卓手机 · 微信."""
    device = next((name for sign, name in _DEVICES if sign in user_agent), _("其他设备"))
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), None)
    return f"{device} · {browser}" if browser else str(device)
