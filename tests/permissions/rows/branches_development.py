"""Who meets what at the addresses of paths to membership: the committee and the own branch, nobody else."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import COMMITTEE_ONLY, Row, act, only
from tests.permissions.things import branches_development as things

_OWN = only(*COMMITTEE, Role.BRANCH_SECRETARY)

ROWS: dict[str, Row] = {
    "branches:development": Row(_OWN),
    "branches:development_export": Row(_OWN),
    "branches:development_batch": act(_OWN, sent={"picked": "1"}),
    "branches:begin_development": Row(_OWN),
    "branches:pipelines": Row(_OWN),
    "branches:record_skill": Row(_OWN),
    "branches:development_path": Row(_OWN, things.a_path),
    "branches:development_paper": Row(_OWN, things.a_first_step),
    "branches:development_step": Row(_OWN, things.a_first_step),
    "branches:withdraw_step": Row(COMMITTEE_ONLY, things.a_first_step),
    "branches:name_helper": Row(_OWN, things.a_path),
    "branches:release_helper": act(_OWN, things.a_helper),
    "branches:note_observation": Row(_OWN, things.a_path),
    "branches:end_development": Row(_OWN, things.a_path),
}
