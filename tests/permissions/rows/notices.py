"""Who meets what at the addresses of notices: everybody their own."""

from tests.permissions.expectations import SIGNED_IN, Row, act, hidden_but_for
from tests.permissions.things import notices

ROWS: dict[str, Row] = {
    "notices:inbox": Row(SIGNED_IN),
    "notices:mark_all": act(SIGNED_IN, sent={"until": "99"}),
    "notices:choices": Row(SIGNED_IN),
    "notices:open": Row(hidden_but_for("clerk"), notices.a_notice_of_the_clerk),
    "notices:mark": act(hidden_but_for("clerk"), notices.a_notice_of_the_clerk, {"read": "0"}),
}
