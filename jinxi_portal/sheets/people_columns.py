"""Columns about people, with the words that offices and platforms write above them. Kinds of sheets choose from these."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from jinxi_portal.sheets import people_cells as cells
from jinxi_portal.sheets.columns import ColumnSpec

NAME = ColumnSpec(
    "name",
    _("姓名"),
    (
        "姓名", "名字", "服务人员姓名", "昵称", "昵称/姓名", "家政员姓名", "员工姓名", "从业人员姓名", "人员姓名", "党员姓名", "阿姨姓名",
        "师傅姓名", "称呼", "家政员", "服务人员", "服务员姓名", "本人姓名", "真实姓名", "叫什么", "name",
    ),
    cells.clean_person_name,
    cells.looks_like_name,
    plain=cells.PLAIN_NAME,
)  # fmt: skip
SEX = ColumnSpec("sex", _("性别"), ("性别", "男女", "男/女", "sex", "gender"), cells.clean_sex, cells.looks_like_sex)
ID_NUMBER = ColumnSpec(
    "id_number",
    _("身份证号"),
    (
        "身份证号", "身份证号码", "公民身份号码", "公民身份证号", "公民身份证号码", "居民身份证号", "居民身份证号码", "身份证", "身份号码",
        "证件号码", "证件号", "有效证件号码", "身份证件号码", "身份证件号", "身份证编号", "idcard", "idnumber", "idno",
    ),
    cells.clean_id,
    cells.looks_like_id,
    sensitive=True,
    mask=cells.mask_id_cell,
)  # fmt: skip
ID_LAST4 = ColumnSpec(
    "id_last4",
    _("身份证后四位"),
    (
        "身份证后四位", "身份证后4位", "身份证尾号", "身份证号后四位", "身份证号码后四位", "身份证末四位", "证件后四位", "证件号后四位",
        "证件尾号", "证件号码后四位", "后四位",
    ),
    cells.clean_last4,
    cells.looks_like_last4,
)  # fmt: skip
MOBILE = ColumnSpec(
    "mobile",
    _("手机号"),
    (
        "手机号", "手机号码", "手机", "电话", "联系电话", "联系方式", "电话号码", "移动电话", "联系手机", "本人手机", "本人电话", "联系号码",
        "联系手机号", "手机电话", "注册手机号", "打哪个电话", "tel", "phone", "mobile", "phonenumber", "mobilephone",
    ),
    cells.clean_mobile,
    cells.looks_like_mobile,
    plain=cells.PLAIN_MOBILE,
    sensitive=True,
    mask=cells.mask_mobile_cell,
)  # fmt: skip
BIRTH = ColumnSpec(
    "birth",
    _("出生日期"),
    (
        "出生日期",
        "出生年月",
        "出生年月日",
        "出生时间",
        "生日",
        "出生",
        "出生年份",
        "哪年生",
        "birthday",
        "birthdate",
        "dateofbirth",
    ),
    cells.clean_date,
    cells.looks_like_date,
)
AGE = ColumnSpec(
    "age", _("年龄"), ("年龄", "岁数", "周岁", "多大", "年纪", "age"), cells.clean_age, cells.looks_like_age
)
ADDRESS = ColumnSpec(
    "address",
    _("现住址"),
    (
        "现住址", "住址", "家庭住址", "地址", "居住地", "居住地址", "现居住地", "现居地", "常住地址", "常住地", "家庭地址", "现住地址",
        "联系地址", "通讯地址", "住哪", "住哪里", "住在哪里", "居住住址", "address",
    ),
    cells.clean_line,
)  # fmt: skip
COMMUNITY = ColumnSpec(
    "community",
    _("所在社区"),
    ("所在社区", "社区", "住哪个社区", "居住社区", "所属社区", "村社区", "村/社区", "社区村", "community"),
    cells.clean_line,
)
ORIGIN = ColumnSpec(
    "origin",
    _("籍贯"),
    ("籍贯", "户籍地", "户籍", "户籍所在地", "户口所在地", "户籍地址", "老家", "哪里人"),
    cells.clean_line,
)
TRADE = ColumnSpec(
    "trade",
    _("服务工种"),
    (
        "服务工种", "工种", "岗位", "工作岗位", "干什么活", "做什么活", "服务项目", "服务类型", "服务类别", "从事工种", "从事岗位", "职业",
        "技能", "岗位名称", "服务内容", "job", "trade",
    ),
    cells.clean_line,
)  # fmt: skip
SHOP = ColumnSpec(
    "shop",
    _("所属门店"),
    (
        "所属门店", "门店", "门店名称", "所属公司", "公司", "公司名称", "单位", "所在单位", "工作单位", "所属单位", "单位名称", "平台",
        "所属平台", "站点", "所属站点", "企业名称", "所属企业", "store", "shop",
    ),
    cells.clean_line,
)  # fmt: skip
ETHNICITY = ColumnSpec("ethnicity", _("民族"), ("民族", "族别"), cells.clean_line)
EDUCATION = ColumnSpec("education", _("学历"), ("学历", "文化程度", "最高学历", "学历情况"), cells.clean_line)
MEMBER_KIND = ColumnSpec(
    "member_kind", _("人员类别"), ("人员类别", "党员类别", "党员类型", "党员身份"), cells.clean_line
)
JOINED_ON = ColumnSpec(
    "joined_on",
    _("入党日期"),
    ("入党日期", "入党时间", "入党年月", "加入党组织日期", "加入中共组织的时间", "加入中共组织时间"),
    cells.clean_date,
)
FULL_MEMBER_ON = ColumnSpec(
    "full_member_on", _("转正日期"), ("转正日期", "转正时间", "转正年月", "转为正式党员日期"), cells.clean_date
)
BRANCH = ColumnSpec(
    "branch",
    _("所在党支部"),
    (
        "所在党支部",
        "党支部",
        "所在支部",
        "支部名称",
        "所属支部",
        "所属党支部",
        "所在党组织",
        "党组织名称",
        "所在党支部名称",
        "组织关系所在支部",
    ),
    cells.clean_line,
)
MEMBERSHIP_STATE = ColumnSpec("membership_state", _("党籍状态"), ("党籍状态", "党籍", "党籍情况"), cells.clean_line)
OUT_OF_TOUCH = ColumnSpec(
    "out_of_touch", _("是否失联"), ("是否失联", "失联情况", "失联党员", "是否失联党员"), cells.clean_line
)
FLOATING = ColumnSpec(
    "floating", _("是否流动党员"), ("是否流动党员", "流动党员", "是否流动", "流动党员情况"), cells.clean_line
)
WENT_TO = ColumnSpec("went_to", _("外出流向"), ("外出流向", "流向", "流动去向", "外出地点", "流入地"), cells.clean_line)
REMARK = ColumnSpec(
    "remark", _("备注"), ("备注", "说明", "备考", "备注说明", "其他", "remark", "note"), cells.clean_line
)
#: The serial number of the list itself; recognised so that nobody takes it for a value.
SERIAL = ColumnSpec(
    "serial", _("序号"), ("序号", "编号", "序", "行号", "顺序号", "no", "no.", "#", "num"), cells.clean_line
)

ROSTER_COLUMNS = (NAME, SEX, ID_NUMBER, ID_LAST4, MOBILE, BIRTH, AGE, ADDRESS, COMMUNITY, ORIGIN, TRADE, SHOP, ETHNICITY, EDUCATION, REMARK)  # fmt: skip
REGISTER_COLUMNS = (NAME, SEX, ETHNICITY, ORIGIN, BIRTH, ID_NUMBER, EDUCATION, MEMBER_KIND, JOINED_ON, FULL_MEMBER_ON, BRANCH, TRADE, MOBILE, ADDRESS, MEMBERSHIP_STATE, OUT_OF_TOUCH, FLOATING, WENT_TO, AGE, COMMUNITY, SHOP, REMARK)  # fmt: skip


def agrees_with_id(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the ID number says of sex and birth date, where the row says something else: (column, code)."""
    number = values.get("id_number", "")
    if len(number) != 18:
        return
    sex = values.get("sex", "")
    if sex in {"1", "2"} and number[16] != "*" and (int(number[16]) % 2 == 1) != (sex == "1"):
        yield "sex", "id_sex_disagrees"
    birth = values.get("birth", "").replace("-", "")
    known = number[6:14][: len(birth)]
    if birth and "*" not in known and known != birth and _is_date(number[6:14]):
        yield "birth", "id_birth_disagrees"


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
