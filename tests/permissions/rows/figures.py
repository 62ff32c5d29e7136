"""Who meets what at the figures: who publishes them, and who supervises the trade."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import Row, only
from tests.permissions.things import figures

READERS = only(*COMMITTEE, Role.SUPERVISION_OFFICER)

ROWS: dict[str, Row] = {
    "figures:figures": Row(READERS),
    "figures:export": Row(READERS),
    "figures:figure": Row(READERS, figures.a_figure),
    "figures:export_figure": Row(READERS, figures.a_figure),
}
