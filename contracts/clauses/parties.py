"""Who is 甲方, 乙方 and 丙方 in this contract: told by what stands behind the words, once, at its head."""

import re
from collections.abc import Mapping

#: Role -> words that give it away. The first role that fits wins: 家政服务员 is no 家政服务 company.
_ROLES: dict[str, re.Pattern[str]] = {
    "worker": re.compile(
        r"服务员|服务人员|员工|劳动者|从业|家政员|家政人员|阿姨|保姆|月嫂|育婴|育儿|护理员|护理师|照护|护工|厨师|受聘|劳务人员|求职|雇员"
    ),
    "customer": re.compile(r"雇主|客户|消费者|用户|顾客|业主|委托人|委托方"),
    "employer": re.compile(r"公司|单位|机构|中介|平台|经营|门店|企业|服务部|家政服务|服务方|商家|派遣"),
}
_SAID_BEHIND = re.compile(r"([甲乙丙])方[ \t]*[（(:：【\[]+([^)）】\]\n，。；]{0,30})")
_SAID_BEFORE = re.compile(r"([^\n，。；：:]{2,30})[（(][^)）\n]{0,8}(?:简称|称)[为“\"‘']*([甲乙丙])方")
#: 居间方（乙方）：某某家政服务有限公司
_SAID_AROUND = re.compile(r"([^\n，。；：:（()）\s]{2,12})[（(]([甲乙丙])方[)）]([:：][^\n，。；]{0,30})?")
#: Where the contract does not say it.
USUAL: Mapping[str, str] = {"甲": "employer", "乙": "worker"}


def parties_of(text: str) -> dict[str, str]:
    """Label (甲, 乙, 丙) -> role: ``employer`` (agency, platform, company), ``worker`` or ``customer``."""
    found: dict[str, str] = {}
    said = [(match[1], match[2]) for match in _SAID_BEHIND.finditer(text)]
    said += [(match[2], match[1]) for match in _SAID_BEFORE.finditer(text)]
    said += [(match[2], f"{match[1]}{match[3] or ''}") for match in _SAID_AROUND.finditer(text)]
    for label, words in said:
        for role, pattern in _ROLES.items():
            if label not in found and pattern.search(words):
                found[label] = role
    for label, role in USUAL.items():
        if label not in found and role not in found.values():
            found[label] = role
    return found
