"""What is written on the timeline of a path to membership."""

from django.utils.translation import gettext_lazy as _

from branches.rules.development_steps import StepName
from branches.states_development import EndReason, HelperKind, Verdict
from jinxi_portal.records.public import Verb, register_verbs

_STEP = {"step": StepName}
_PERSON = {"person": "members.Person"}

register_verbs(
    Verb("branches.development_begun", _("递交申请"), facts=("applied_on",)),
    Verb("branches.development_paper_kept", _("登记材料"), facts=("number", "dated"), codes=_STEP),
    Verb(
        "branches.development_helper_named",
        _("指定培养人"),
        facts=("since",),
        codes={"kind": HelperKind},
        references=_PERSON,
    ),
    Verb("branches.development_helper_released", _("解除培养人"), codes={"kind": HelperKind}, references=_PERSON),
    Verb(
        "branches.development_noted",
        _("考察记录"),
        facts=("noted_on",),
        references={"note": "branches.ObservationNote"},
    ),
    Verb(
        "branches.development_step_recorded",
        _("完成步骤"),
        facts=("number", "on", "late", "present", "in_favour"),
        codes={"step": StepName, "verdict": Verdict},
    ),
    Verb(
        "branches.development_step_withdrawn",
        _("撤回步骤"),
        facts=("number",),
        codes=_STEP,
        references={"row": "branches.DevelopmentStep"},
    ),
    Verb("branches.development_ended", _("终止培养"), facts=("on",), codes={"reason": EndReason}),
    Verb(
        "branches.skill_recorded",
        _("登记证书"),
        facts=("issued_on",),
        references={"skill": "branches.MemberSkill", "person": "members.Person"},
    ),
)
