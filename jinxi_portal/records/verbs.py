"""What the foundation writes on timelines: files, deadlines, accounts."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records import account_verbs
from jinxi_portal.records.verb_registry import Verb, register_verbs

_DEADLINE = {"deadline": "records.Deadline"}
account_verbs.register()
register_verbs(
    Verb("records.file_attached", _("上传附件"), references={"attachment": "records.Attachment"}),
    Verb("records.access_log_exported", _("导出查看记录")),
    Verb("records.file_removed", _("删去附件")),
    Verb("records.deadline_set", _("设定期限"), facts=("due",), references=_DEADLINE),
    Verb("records.deadline_moved", _("改期"), facts=("due",), references=_DEADLINE),
    Verb("records.deadline_near", _("期限提醒"), facts=("due",), references=_DEADLINE),
    Verb("records.deadline_escalated", _("期限上报"), facts=("due",), references=_DEADLINE),
    Verb("records.deadline_passed", _("期限已过"), facts=("due",), references=_DEADLINE),
    Verb("records.deadline_met", _("按期限办结"), facts=("late",), references=_DEADLINE),
    Verb(
        "records.setting_changed",
        _("修改规则"),
        facts=("value", "before", "effective_on"),
        references={"version": "records.SettingVersion"},
    ),
    Verb("records.deadline_dropped", _("期限取消"), facts=("late",), references=_DEADLINE),
)
