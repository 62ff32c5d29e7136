"""Evidence in words. Chinese is the source language; no sentence ever holds an ID number or a mobile."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.linkage.differences import changed_parts
from members.linkage.evidence import UNSAID, Evidence

SENTENCES: dict[tuple[str, str], Promise] = {
    # Translators: The ID number agrees.
    ("identity", "full_same"): _("身份证号码一致"),
    # Translators: The ID number agrees, though its check digit is wrong on both lists.
    ("identity", "bad_same"): _("身份证号码一致，但两处的校验位都不对"),
    # Translators: The ID numbers differ by one slip.
    ("identity", "full_slip"): _("身份证号码只有一处不同"),
    # Translators: The ID number on the roster is miswritten: it differs by one slip.
    ("identity", "bad_slip"): _("名册上的身份证号码校验位不对，与登记的只有一处不同"),
    # Translators: Two of area, birth date and last four digits of the ID number agree.
    ("identity", "full_two"): _("身份证号码的地区、出生日期、后四位中有两项一致"),
    # Translators: The ID number on the roster is miswritten; two of area, birth date and last four digits agree.
    ("identity", "bad_two"): _("名册上的身份证号码校验位不对，地区、出生日期、后四位中有两项一致"),
    # Translators: The ID numbers differ.
    ("identity", "full_other"): _("身份证号码不同"),
    # Translators: The ID number on the roster is miswritten and differs.
    ("identity", "bad_other"): _("名册上的身份证号码校验位不对，且与登记的不同"),
    # Translators: The visible digits of the ID number (first six and last four) agree.
    ("identity", "mask_same"): _("身份证号码可见的前六位和后四位一致"),
    # Translators: The first six digits of the ID agree, the last four differ by one slip.
    ("identity", "mask_tail_slip"): _("身份证号码前六位一致，后四位有一处不同"),
    # Translators: The last four digits of the ID agree, the first six differ by one slip.
    ("identity", "mask_area_slip"): _("身份证号码后四位一致，前六位有一处不同"),
    # Translators: The last four digits of the ID agree, the first six differ.
    ("identity", "mask_tail"): _("身份证号码后四位一致，前六位不同"),
    # Translators: The visible digits of the ID number differ.
    ("identity", "mask_other"): _("身份证号码可见的位数不同"),
    # Translators: The last four digits of the ID agree.
    ("identity", "tail_same"): _("身份证号码后四位一致"),
    # Translators: The last four digits of the ID differ by one slip.
    ("identity", "tail_slip"): _("身份证号码后四位有一处不同"),
    # Translators: The last four digits of the ID differ.
    ("identity", "tail_other"): _("身份证号码后四位不同"),
    # Translators: The nickname %(roster)s has the same surname.
    ("name", "nickname_same"): _("称呼中的姓“%(roster)s”相同"),
    # Translators: The nickname has another surname.
    ("name", "nickname_other"): _("称呼中的姓“%(roster)s”不同"),
    # Translators: The name agrees.
    ("name", "exact"): _("姓名一致"),
    # Translators: %(one)s and %(other)s sound alike.
    ("name", "sound"): _("姓名中“%(one)s”与“%(other)s”读音相同"),
    # Translators: %(one)s and %(other)s look alike.
    ("name", "alike"): _("姓名中“%(one)s”与“%(other)s”字形相近"),
    # Translators: %(one)s and %(other)s sound nearly alike.
    ("name", "near_sound"): _("姓名中“%(one)s”与“%(other)s”读音相近"),
    # Translators: The roster leaves out %(other)s of the name.
    ("name", "lost"): _("名册上的姓名少了“%(other)s”"),
    # Translators: The roster has %(one)s more in the name.
    ("name", "added"): _("名册上的姓名多了“%(one)s”"),
    # Translators: The characters of the given name are swapped.
    ("name", "swapped"): _("名字两个字的顺序相反"),
    # Translators: One character of the name differs: %(one)s and %(other)s.
    ("name", "one_differs"): _("姓名有一个字不同：“%(one)s”与“%(other)s”"),
    # Translators: The long names are nearly the same.
    ("name", "long_near"): _("较长的姓名只有细小差别"),
    # Translators: The given name agrees, the surname differs.
    ("name", "other_surname"): _("姓不同，名相同"),
    # Translators: Only the surname agrees.
    ("name", "surname"): _("只有姓相同"),
    # Translators: The names differ.
    ("name", "other"): _("姓名不同"),
    # Translators: The mobile agrees.
    ("mobile", "full_same"): _("手机号码一致"),
    # Translators: The mobiles differ by one slip.
    ("mobile", "full_slip"): _("手机号码只有一处不同"),
    # Translators: The first three and last four digits of the mobile agree, the middle differs.
    ("mobile", "full_ends"): _("手机号码前三位和后四位一致，中间不同"),
    # Translators: The mobile differs.
    ("mobile", "full_other"): _("手机号码不同"),
    # Translators: The visible digits of the mobile agree.
    ("mobile", "mask_same"): _("手机号码可见的前三位和后四位一致"),
    # Translators: The visible digits of the mobile differ by one slip.
    ("mobile", "mask_slip"): _("手机号码可见的位数有一处不同"),
    # Translators: The visible digits of the mobile differ.
    ("mobile", "mask_other"): _("手机号码可见的位数不同"),
    # Translators: The last four digits of the mobile agree.
    ("mobile", "tail_same"): _("手机号码后四位一致"),
    # Translators: The last four digits of the mobile differ.
    ("mobile", "tail_other"): _("手机号码后四位不同"),
    # Translators: The birth date agrees.
    ("birth", "day_same"): _("出生日期一致"),
    # Translators: The birth dates differ by one slip.
    ("birth", "day_slip"): _("出生日期只有一处不同"),
    # Translators: Year and month of birth agree, the day differs.
    ("birth", "day_month"): _("出生年月一致，日不同"),
    # Translators: Only the year of birth agrees.
    ("birth", "day_year"): _("只有出生年份一致"),
    # Translators: The birth dates differ.
    ("birth", "day_other"): _("出生日期不同"),
    # Translators: Year and month of birth agree.
    ("birth", "month_same"): _("出生年月一致"),
    # Translators: Year and month of birth differ by one slip.
    ("birth", "month_slip"): _("出生年月只有一处不同"),
    # Translators: Year and month of birth differ: %(roster)s on the roster, %(register)s on the register.
    ("birth", "month_other"): _("出生年月不同：名册%(roster)s，登记%(register)s"),
    # Translators: The age fits.
    ("birth", "age_same"): _("年龄相符"),
    # Translators: By the register one year older than on the roster.
    ("birth", "age_older"): _("按登记比名册大一岁"),
    # Translators: By the register one year younger than on the roster.
    ("birth", "age_younger"): _("按登记比名册小一岁"),
    # Translators: The ages lie two or three years apart.
    ("birth", "age_near"): _("年龄相差两三岁"),
    # Translators: The ages do not fit.
    ("birth", "age_other"): _("年龄不符"),
    # Translators: The sex agrees.
    ("sex", "same"): _("性别一致"),
    # Translators: The sex differs.
    ("sex", "differ"): _("性别不同"),
    # Translators: Town and community agree.
    ("place", "both_same"): _("乡镇和社区一致"),
    # Translators: One of town and community agrees.
    ("place", "both_one"): _("乡镇和社区中有一项一致"),
    # Translators: Town and community differ.
    ("place", "both_differ"): _("乡镇和社区都不同"),
    # Translators: The community agrees.
    ("place", "comm_same"): _("社区一致"),
    # Translators: The community differs.
    ("place", "comm_differ"): _("社区不同"),
    # Translators: The town agrees.
    ("place", "town_same"): _("乡镇一致"),
    # Translators: The town differs.
    ("place", "town_differ"): _("乡镇不同"),
    # Translators: The native place fits the area of the ID number.
    ("native", "same"): _("籍贯与身份证号码的地区相符"),
    # Translators: The native place does not fit the area of the ID number.
    ("native", "differ"): _("籍贯与身份证号码的地区不符"),
}


def sentence(evidence: Evidence) -> str:
    """One piece of evidence in the language of the moment; empty when it says nothing a reader could check."""
    if (evidence.kind, evidence.level) in UNSAID:
        return ""
    template = str(SENTENCES[evidence.kind, evidence.level])
    one, other = ("", "")
    if evidence.kind == "name":
        one, other = changed_parts(evidence.roster_value, evidence.register_value)
    return template % {"roster": evidence.roster_value, "register": evidence.register_value, "one": one, "other": other}


def sentences(evidence: Iterable[Evidence]) -> list[tuple[str, float]]:
    """Every sentence with its weight, in the order given."""
    return [(text, piece.weight) for piece in evidence if (text := sentence(piece))]


def in_one_line(evidence: Iterable[Evidence]) -> str:
    """姓名一致(+12.6)；手机号码不同(-2.2): for a cell of a table."""
    return "；".join(f"{text}({weight:+.1f})" for text, weight in sentences(evidence))
