"""The office's everyday papers: an official letter, a slip, minutes, a table. Rooms may issue them with their own subject."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.papers.kinds import PaperKind, beside, printed, register_paper_kind

_TITLE = (printed("title", _("标题")),)

register_paper_kind(
    PaperKind("papers.letter", _("公函"), beside("official_letter"), series="official_letter", verify_fields=_TITLE)
)
register_paper_kind(PaperKind("papers.slip", _("回执"), beside("slip"), verify_fields=_TITLE))
register_paper_kind(PaperKind("papers.minutes", _("会议纪要"), beside("minutes"), existence_only=True))
register_paper_kind(PaperKind("papers.table", _("统计表"), beside("report_table"), verify_fields=_TITLE))
register_paper_kind(PaperKind("papers.case_file", _("卷宗"), beside("case_file"), existence_only=True))
