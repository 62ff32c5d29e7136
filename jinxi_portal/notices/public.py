"""The door of notices: a room says which kinds there are and whom it tells; the rest is the portal's.

OWN = NoticeGroup("help", _("我的求助"), order=40)
register_notice(NoticeKind("branches.help_answered", _("求助有回复"), _("%(by)s回复了您的求助 %(thing)s。"), group=OWN, outside=BY_PHONE))
notify(kind="branches.help_answered", to=[request.asker], subject=request, by=by, stage=str(message.pk))
"""

from jinxi_portal.notices.actions.notify import notify
from jinxi_portal.notices.actions.notify_mobiles import notify_mobiles
from jinxi_portal.notices.kinds import Channel, NoticeGroup, NoticeKind, as_day, register_notice

#: For what a worker should hear of on the telephone.
BY_PHONE = frozenset({Channel.SMS, Channel.WECHAT})

__all__ = ["BY_PHONE", "Channel", "NoticeGroup", "NoticeKind", "as_day", "notify", "notify_mobiles", "register_notice"]
