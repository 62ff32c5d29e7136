"""Signs that a case is not one for mediation: crime, violence, a minor at risk (人民调解工作若干规定 art. 22; domain rules, section 5).

The words only raise the question; a person answers it. What is handed on is handed on at once, with whom to call.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Sign(StrEnum):
    VIOLENCE = "violence"
    CRIME = "crime"
    MINOR = "minor"
    DESPAIR = "despair"


@dataclass(frozen=True)
class Door:
    """Whom to call."""

    name: str | Promise
    number: str


@dataclass(frozen=True)
class Alarm:
    sign: Sign
    question: str | Promise
    doors: tuple[Door, ...]


_POLICE = Door(_("公安报警"), "110")
ALARMS: dict[Sign, Alarm] = {
    Sign.VIOLENCE: Alarm(
        Sign.VIOLENCE,
        _("有人正在受到殴打、威胁或者被限制人身自由吗？"),
        (_POLICE, Door(_("医疗急救"), "120"), Door(_("妇女维权热线"), "12338")),
    ),
    Sign.CRIME: Alarm(
        Sign.CRIME,
        _("有性侵、抢劫、诈骗、扣押证件不还等违法犯罪迹象吗？"),
        (_POLICE, Door(_("法律援助"), "12348")),
    ),
    Sign.MINOR: Alarm(
        Sign.MINOR, _("有未成年人受到伤害或者处在危险之中吗？"), (_POLICE, Door(_("青少年服务热线"), "12355"))
    ),
    Sign.DESPAIR: Alarm(
        Sign.DESPAIR, _("当事人说到不想活、要做极端的事吗？"), (Door(_("心理援助热线"), "12356"), _POLICE)
    ),
}
_WORDS: dict[Sign, re.Pattern[str]] = {
    Sign.VIOLENCE: re.compile(
        r"殴打|动手打|打伤|打了|被打|掐|拿刀|持刀|刀子|威胁|恐吓|囚禁|锁在|不让出门|限制自由|非法拘禁|扇.{0,3}耳光|踢打|家暴"
        r"|打我(?!的?(?:电话|手机))|打人|挨打|推倒|打断.{0,4}[腿手骨]|砍(?!价)|弄死|杀了|不准出门|不许出门|不让我?走|关在(?:屋|房|家)"
    ),
    Sign.CRIME: re.compile(
        r"强奸|猥亵|性骚扰|性侵|摸.{0,4}(?:胸|身体|大腿)|抢劫|诈骗|骗走|敲诈|勒索|偷拍|贩卖|拐|放火|投毒|下药|扣.{0,6}身份证|身份证.{0,4}扣|强吻|非礼|动手动脚"
    ),
    Sign.MINOR: re.compile(
        r"(?:孩子|小孩|儿童|未成年|婴儿|幼儿|宝宝|学生|留守).{0,16}(?:打|骂|伤|饿|虐待|摸|侵害|关|丢下|没人管)|虐待.{0,6}(?:孩子|儿童|婴儿|老人)|童工"
    ),
    Sign.DESPAIR: re.compile(r"不想活|自杀|跳楼|轻生|活不下去|同归于尽|喝农药"),
}


def signs_in(text: str) -> list[Sign]:
    """The signs whose words stand in a text; the person at the desk is asked about each."""
    return [sign for sign, pattern in _WORDS.items() if pattern.search(text)]


class NotTaken(StrEnum):
    """Why a case is not taken (人民调解工作若干规定 art. 22)."""

    RESERVED = "reserved"
    COURT = "court"
    ARBITRATION = "arbitration"
    OTHER_BODY = "other_body"
    REFUSED = "refused"
    CRIME = "crime"


#: The right door for each.
RIGHT_DOOR: dict[NotTaken, str | Promise] = {
    NotTaken.RESERVED: _("法律规定由专门机关处理，请找有权的机关；不清楚找谁可以拨 12345。"),
    NotTaken.COURT: _("法院已经受理，请与承办法官联系；愿意调解的，可以请法院委派。"),
    NotTaken.ARBITRATION: _("劳动仲裁已经受理，请与仲裁委员会联系；调解可以在仲裁庭进行。"),
    NotTaken.OTHER_BODY: _("另一个机构已经受理，请在那里继续；结束以后仍可以再来。"),
    NotTaken.REFUSED: _("一方明确不愿意调解。可以依法申请仲裁、行政处理或者起诉，需要时拨 12348 寻求法律援助。"),
    NotTaken.CRIME: _("有违法犯罪迹象，已经移交。请马上拨打 110。"),
}

#: The hundred most common surnames: what begins with one of them behind these words is taken for a name.
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎雷龙段郝邵史陶贺毛顾龚万覃武钱戴严莫孔常"
_CHILD = r"(?:孩子|小孩|儿子|女儿|孙子|孙女|外孙|宝宝|娃娃|小朋友|学生|男孩|女孩|男童|女童)"
_CHILD_NAMED = re.compile(
    rf"{_CHILD}(?:的?名字)?(?:名叫|叫做|叫|是)?[“\"（(]?[{_SURNAMES}](?![时点天月年])[一-龥]{{1,2}}"
)
#: Without a surname: a pet name, or what stands behind words that announce a name.
_CHILD_CALLED = re.compile(
    rf"{_CHILD}的?(?:名叫|名字叫|名字是|大名|小名|乳名)[“\"]?[一-龥]{{2}}"
    rf"|{_CHILD}(?:叫做|叫)[“\"]?(?:[小阿](?![声心孩时工便朋姨])[一-龥]|(?![妈爸爷奶哥姐弟妹叔婆公姑舅姨])([一-龥])\1)"
)
#: Words that begin like a surname and are none.
_NO_NAMES = re.compile(
    r"万一|高烧|高热|高兴|常常|常年|白天|方便|任何|金额|江边|石头|严重|马上|余下|许多|于是|何时|段时间|田里|龙舟|夏天|程度|黄疸|钱包|白血"
)


def names_a_child(text: str) -> bool:
    """Whether a text seems to name a child, who is written down by initials and guardian only; the writer is asked."""
    plain = _NO_NAMES.sub("，", text)
    return _CHILD_NAMED.search(plain) is not None or _CHILD_CALLED.search(plain) is not None
