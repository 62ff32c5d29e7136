"""What a letter of enquiry says. The paper is written in Chinese whatever language its writer reads."""

from typing import Any

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import setting_on
from members.models import LetterOfEnquiry
from members.tracing_settings import LETTER_DAYS

_SEX = {"1": "男", "2": "女"}


def letter_content(letter: LetterOfEnquiry) -> dict[str, Any]:
    """The person is named with sex and year of birth: enough for a branch to find him, no number."""
    worker = letter.lead.worker
    engagement = worker.engagements.order_by("left_on", "id").first()
    facts = []
    if engagement is not None:
        facts = [_SEX.get(engagement.sex, ""), f"{engagement.birth[:4]} 年出生" if engagement.birth else ""]
    about = "，".join([*filter(None, facts), "现在我县从事家政服务"])
    days = setting_on(LETTER_DAYS.key, clock.today())
    return {
        "title": "关于请协助核实党员身份的函",
        "to": letter.to_name,
        "text": [
            f"我委在网约家政行业开展寻找流动党员工作中了解到，{worker.name}（{about}）的党员组织关系可能在贵支部。",
            "为使其在务工地正常参加组织生活，请贵支部协助核实下列情况，并于收到本函之日起 "
            f"{days} 日内函复：一、{worker.name}是否为中共党员；二、是正式党员还是预备党员，入党时间；"
            "三、党员组织关系现在何处。",
            "对查无此人的，也请函告。来函内容仅用于核实党员身份，我委将依法保护个人信息。",
            "感谢支持。",
        ],
        "contact": "联系人：金溪县网约家政行业综合党委办公室",
        "enclosures": [],
    }
