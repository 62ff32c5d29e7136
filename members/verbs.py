"""What is written on the timelines of the members' room."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs
from members.models import CallOutcome, FloatingEnd, LetterAnswer, LinkedHow, VisitConflict, VisitOutcome
from members.states import Channel

_DECISION = {"decision": "members.LeadDecision", "entry": "members.RegisterEntry"}
_FACTS = ("number", "blind", "in_batch", "missed")

# the review desk
register_verbs(
    Verb("members.lead_pointed_out", _("人工指出"), facts=("number",)),
    Verb("members.lead_confirmed", _("确认同一人"), facts=_FACTS, references=_DECISION),
    Verb("members.lead_rejected", _("不是同一人"), facts=_FACTS, references=_DECISION),
    Verb("members.lead_undecided", _("暂难判断"), facts=_FACTS, references=_DECISION),
    Verb("members.candidate_ruled_out", _("排除一位人选"), facts=_FACTS, references=_DECISION),
    Verb(
        "members.decision_undone",
        _("撤回判断"),
        facts=("number", "verdict"),
        references={"decision": "members.LeadDecision"},
    ),
    Verb(
        "members.lead_joined",
        _("并入另一条线索"),
        facts=("number", "into"),
        references={"decision": "members.LeadDecision"},
    ),
)

# workers: these lines are read by people who may not know of any membership
register_verbs(
    Verb(
        "members.workers_joined",
        _("并为一人"),
        facts=("engagements",),
        references={"stays": "members.Worker", "goes": "members.Worker"},
    ),
    Verb(
        "members.join_undone",
        _("撤回合并"),
        references={"stays": "members.Worker", "back": "members.Worker", "employer": "members.Employer"},
    ),
)

# what is learnt from decisions
register_verbs(
    Verb("members.model_learnt", _("从判断中学习"), facts=("number", "decisions")),
    Verb("members.model_switched", _("启用新参数"), facts=("number", "before")),
)

# rosters and comparisons; the roster's lines are read by the employer's staff too
register_verbs(
    Verb("members.roster_received", _("收到花名册"), facts=("number",)),
    Verb("members.roster_withdrawn", _("撤回花名册"), facts=("number",)),
    Verb("members.comparison_started", _("开始比对"), facts=("number",)),
    Verb("members.comparison_finished", _("比对完成"), facts=("number", "strong", "possible", "joined")),
    Verb("members.comparison_failed", _("比对未完成"), facts=("number",)),
    Verb("members.lead_found", _("发现线索"), facts=("number",)),
    Verb("members.lead_found_again", _("再次发现线索"), facts=("number",)),
    Verb("members.lead_withdrawn", _("名单撤回"), facts=("number", "roster")),
    Verb("members.lead_faded", _("依据消失"), facts=("number",)),
)

# employers: read by everybody who may see them
register_verbs(
    Verb("members.employer_opened", _("新建企业"), facts=("code",)),
    Verb("members.employer_changed", _("修改企业"), facts=("code", "fields")),
    Verb("members.employer_deactivated", _("停止合作"), facts=("code",)),
    Verb("members.employer_reactivated", _("恢复合作"), facts=("code",)),
)

# tracing; who referred is in the sign's note, which only tracers read
_MOVE = {"move": "members.LeadMove"}
register_verbs(
    Verb("members.lead_opened", _("发现线索"), facts=("number",), codes={"channel": Channel}),
    Verb(
        "members.sign_added",
        _("又有迹象"),
        facts=("number",),
        codes={"kind": Channel},
        references={"sign": "members.LeadSign"},
    ),
    Verb("members.lead_taken", _("开始追踪"), facts=("number",)),
    Verb("members.lead_given_back", _("放回待办"), facts=("number",)),
    Verb("members.lead_reopened", _("重新打开"), facts=("number",), references=_MOVE),
)

# a worker's account on the phone: read on both timelines, no word of membership
register_verbs(
    Verb("members.account_linked", _("绑定手机帐号"), codes={"how": LinkedHow}),
    Verb("members.account_unlinked", _("解除手机帐号")),
)

# calls, letters, the decision
_LETTER = {"letter": "members.LetterOfEnquiry"}
register_verbs(
    Verb(
        "members.call_recorded",
        _("电话联系"),
        facts=("number", "again_on"),
        codes={"outcome": CallOutcome},
        references={"call": "members.Call"},
    ),
    Verb("members.letter_written", _("写询问函"), facts=("number",), references=_LETTER),
    Verb("members.letter_sent", _("寄出询问函"), facts=("number", "sent_on"), references=_LETTER),
    Verb(
        "members.letter_answered",
        _("收到回函"),
        facts=("number", "replied_on"),
        codes={"answer": LetterAnswer},
        references=_LETTER,
    ),
    Verb("members.letter_withdrawn", _("撤回询问函"), facts=("number",), references=_LETTER),
    Verb("members.lead_concluded", _("办结"), facts=("number",), references=_MOVE),
    Verb("members.lead_stale", _("久未进展"), facts=("number", "days")),
)

# floating members
register_verbs(
    Verb("members.floating_registered", _("登记流动党员"), facts=("number", "until")),
    Verb(
        "members.floating_renewed",
        _("续登"),
        facts=("number", "until"),
        references={"renewal": "members.FloatingRenewal"},
    ),
    Verb(
        "members.floating_ended",
        _("结束登记"),
        facts=("number", "ended_on"),
        codes={"ending": FloatingEnd},
        references={"floating": "members.FloatingMember"},
    ),
)

# visits at the door; they stand on the request's timeline, which the lead's page shows too
_VISIT = {"visit": "members.Visit"}
register_verbs(
    Verb("members.visit_asked", _("请网格员走访"), facts=("number", "due_on")),
    Verb("members.visit_withdrawn", _("撤回走访"), facts=("number",)),
    Verb(
        "members.visit_recorded",
        _("上门走访"),
        facts=("number", "again_on"),
        codes={"outcome": VisitOutcome},
        references=_VISIT,
    ),
    Verb(
        "members.visit_in_conflict",
        _("走访待核对"),
        facts=("number",),
        codes={"conflict": VisitConflict},
        references=_VISIT,
    ),
    Verb("members.visit_counted", _("采用走访"), facts=("number",), codes={"outcome": VisitOutcome}, references=_VISIT),
    Verb(
        "members.visit_set_aside",
        _("不采用走访"),
        facts=("number",),
        codes={"outcome": VisitOutcome},
        references=_VISIT,
    ),
)
