"""Examples in the API's description. Nobody in them is real."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample

_URL = "https://portal.example/api/v1/rosters/DR-2026-000318/"
_ROSTER = {
    "number": "DR-2026-000318",
    "state": "reading",
    "detail": "正在读取：0 / 3 行。请稍后再查。",
    "name": "11 月花名册.csv",
    "as_of": "2026-11-01",
    "handed_in_at": "2026-11-02T09:14:27+08:00",
    "counts": {"rows": 0, "read": 0, "unread": 0, "repeated": 0, "skipped": 0},
    "roster": None,
    "again": False,
    "url": _URL,
    "rows_url": f"{_URL}rows/",
}
_TAKEN = {
    **_ROSTER,
    "state": "taken",
    "detail": "已收入；有 1 行没有读懂，原因见逐行结果，改正后请重新报送整份名单。",
    "counts": {"rows": 3, "read": 2, "unread": 1, "repeated": 0, "skipped": 0},
    "roster": "HM-2026-000041",
}
SENT = [
    OpenApiExample(
        "rows",
        summary=_("逐行报送"),
        value={
            "name": "11 月花名册",
            "as_of": "2026-11-01",
            "rows": [
                {
                    "name": "黄秋香",
                    "sex": "女",
                    "id_number": "361027********0026",
                    "mobile": "19900001234",
                    "trade": "育婴",
                },
                {"name": "李阿姨", "age": 52, "mobile": "199****0007", "community": "锦绣社区"},
                {"name": "", "mobile": "19900004321", "接单数": 17},
            ],
        },
        media_type="application/json",
        request_only=True,
    )
]
ACCEPTED = [
    OpenApiExample("accepted", summary=_("已收到，正在读取"), value=_ROSTER, response_only=True, status_codes=["202"]),
    OpenApiExample(
        "again",
        summary=_("同样的内容以前报送过"),
        value={**_TAKEN, "again": True},
        response_only=True,
        status_codes=["200"],
    ),
]
TAKEN = [OpenApiExample("taken", summary=_("已收入"), value=_TAKEN, response_only=True)]
# Of lists the description shows one element; the frame puts "next", "previous" and "results" around it.
LISTED = [OpenApiExample("listed", summary=_("已收入"), value=_TAKEN, response_only=True)]
ROWS = [
    OpenApiExample(
        "unread",
        summary=_("没有读懂的一行"),
        value={
            "row": 3,
            "line": 4,
            "read": False,
            "problems": [
                {
                    "field": "name",
                    "heading": "姓名",
                    "code": "missing",
                    "effect": "row",
                    "detail": "“姓名”没有填写。请补填后再收入。",
                }
            ],
        },
        response_only=True,
    )
]
