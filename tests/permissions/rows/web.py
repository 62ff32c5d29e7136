"""Who meets what at the addresses of web."""

from jinxi_portal.accounts.public import STAFF, Role
from tests.permissions.expectations import PUBLIC, SIGNED_IN, STAFF_ONLY, WORKERS_ONLY, Row, act, hidden_but_for, only
from tests.permissions.things import web

_REASON = {"reason": "核对身份信息"}

ROWS: dict[str, Row] = {
    # web: the frame
    "web:home": Row(SIGNED_IN),
    "web:worker_home": Row(WORKERS_ONLY),
    "web:healthz": Row(PUBLIC),
    "web:readyz": Row(PUBLIC),
    "web:choose_language": act(PUBLIC, sent={"language": "en"}),
    "web:choose_type_size": act(SIGNED_IN, sent={"size": "large"}),
    "web:queue": Row(only(*STAFF, Role.EMPLOYER_STAFF)),
    "web:queue_figures": Row(STAFF_ONLY),
    "web:search": Row(STAFF_ONLY),
    "web:search_suggestions": act(STAFF_ONLY, sent={"words": "wgf"}),
    "web:save_filter": act(SIGNED_IN),
    "web:forget_filter": act(hidden_but_for("clerk"), web.a_saved_filter_of_the_clerk),
    "web:offline": Row(PUBLIC),
    "web:styleguide": Row(STAFF_ONLY),
    "web:styleguide_phone": Row(STAFF_ONLY),
    "web:styleguide_progress": Row(STAFF_ONLY),
    "web:styleguide_reveal": act(STAFF_ONLY, sent=_REASON),
}
