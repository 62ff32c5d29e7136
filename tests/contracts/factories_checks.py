"""Filed texts."""

from typing import Any

from contracts.actions.file_text import file_text
from contracts.models import FiledText
from members.public import Employer
from tests.cast import EMPLOYER

UNFAIR = "乙方入职时须将身份证原件交由甲方统一保管。"
FAIR = "双方对客户隐私保密。"
TEXT = f"家政服务员劳动合同\n甲方（公司）：某公司\n乙方（员工）：某人\n一、{FAIR}\n二、{UNFAIR}\n三、本合同最终解释权归甲方所有。\n"


def make_employer(pk: int = EMPLOYER, short_name: str = "华丽家政") -> Employer:
    return Employer.objects.get_or_create(
        pk=pk, defaults={"code": f"e{pk}", "name": f"{short_name}有限公司", "short_name": short_name}
    )[0]


def make_filed_text(*, by: Any, text: str = TEXT, **fields: Any) -> FiledText:
    values = {"employer": make_employer(), "title": "劳动合同", "kind": "employee", **fields}
    return file_text(text=text, by=by, **values)
