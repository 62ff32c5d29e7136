"""Examples in the API's description. Nobody in them is real."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample

_ROOT = "https://portal.example/api/v1/"
_FILED: dict[str, Any] = {
    "number": "BS-2026-000018",
    "state": "reading",
    "detail": "已收到，正在读。请稍后再查。",
    "title": "家政服务员劳动合同",
    "kind": "employee",
    "worker_name": "黄秋香",
    "reference": "HT-88-1203",
    "signed_on": "2026-02-24",
    "starts_on": "2026-03-01",
    "ends_on": "2027-02-28",
    "ended_on": None,
    "standard": None,
    "file_digest": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "filed_at": "2026-03-02T09:14:27+08:00",
    "replaced_by": None,
    "again": False,
    "findings": [],
    "url": f"{_ROOT}filed-contracts/BS-2026-000018/",
}
FILING = [
    OpenApiExample(
        "filed",
        summary=_("报送一份签好的合同"),
        value={
            "worker_name": "黄秋香",
            "worker_mobile": "19900001234",
            "title": "家政服务员劳动合同",
            "kind": "employee",
            "signed_on": "2026-02-24",
            "starts_on": "2026-03-01",
            "ends_on": "2027-02-28",
            "reference": "HT-88-1203",
            "pdf": "JVBERi0xLjcK…",
        },
        media_type="application/json",
        request_only=True,
    ),
    OpenApiExample("accepted", summary=_("已收到，正在读"), value=_FILED, response_only=True, status_codes=["202"]),
    OpenApiExample(
        "again",
        summary=_("同一个文件以前报送过"),
        value={**_FILED, "state": "filed", "detail": "已收存。", "standard": True, "again": True},
        response_only=True,
        status_codes=["200"],
    ),
]
FILED = [
    OpenApiExample(
        "unfair",
        summary=_("有认定的不公平条款"),
        value={
            **_FILED,
            "state": "unfair",
            "detail": "已收存，其中有监管人员认定的不公平条款，见 findings。请与家政服务员重新签订，报送时用 replaces 替换这一份。",
            "standard": False,
            "findings": [
                {
                    "sentence": "乙方入职时须将身份证原件交由甲方统一保管",
                    "title": "扣押证件",
                    "reason": "与劳动合同法第九条抵触。",
                    "state": "confirmed",
                    "decided_at": "2026-03-03T10:02:11+08:00",
                    "mended_at": None,
                }
            ],
        },
        response_only=True,
    )
]
_CONTRACT: dict[str, Any] = {
    "number": "HT-2026-000212",
    "state": "signing",
    "detail": "已发出，等各方签字，最晚在 2026-03-09 当天。没有帐号的一方，请把一次性签字链接交给他。",
    "kind": "employee",
    "relation": "original",
    "template": "labour_employee",
    "version": 2,
    "worker_name": "黄秋香",
    "starts_on": "2026-03-10",
    "ends_on": "2027-03-09",
    "sent_at": "2026-03-02T09:20:41+08:00",
    "sign_by": "2026-03-10T00:00:00+08:00",
    "completed_at": None,
    "ended_on": None,
    "reason": "",
    "parties": [
        {"role": "employer", "label": "甲方", "turn": False, "opened_at": None, "signed_at": None},
        {"role": "worker", "label": "乙方", "turn": True, "opened_at": "2026-03-02T12:03:10+08:00", "signed_at": None},
    ],
    "url": f"{_ROOT}contracts/HT-2026-000212/",
}
SIGNING = [
    OpenApiExample(
        "start",
        summary=_("发起签字"),
        value={
            "template": "labour_employee",
            "worker_name": "黄秋香",
            "worker_mobile": "19900001234",
            "values": {
                "starts_on": "2026-03-10",
                "ends_on": "2027-03-09",
                "work": "居家保洁、做饭",
                "place": "金溪县城区客户家庭",
                "hours": "8",
                "rest_days": "1",
                "pay": "3800",
                "pay_day": "10",
            },
            "parties": {"employer": {"signatory": "马晓燕", "mobile": "19900000021"}},
        },
        request_only=True,
    ),
    OpenApiExample("sent", summary=_("已发出"), value=_CONTRACT, response_only=True, status_codes=["201"]),
]
CONTRACT = [OpenApiExample("signing", summary=_("等各方签字"), value=_CONTRACT, response_only=True)]
WITHDRAWAL = [
    OpenApiExample(
        "withdraw", summary=_("客户改期，撤回"), value={"reason": "客户改了开始日期，另发一份。"}, request_only=True
    ),
    OpenApiExample(
        "withdrawn",
        summary=_("已撤回"),
        value={
            **_CONTRACT,
            "state": "withdrawn",
            "detail": "已撤回，见 reason。",
            "reason": "客户改了开始日期，另发一份。",
            "parties": [{**each, "turn": False} for each in _CONTRACT["parties"]],
        },
        response_only=True,
    ),
]
ENDING = [
    OpenApiExample(
        "end",
        summary=_("家政服务员提出，提前结束"),
        value={"ended_on": "2026-06-30", "reason": "worker_left", "note": "报酬已结清。"},
        request_only=True,
    ),
    OpenApiExample(
        "ended",
        summary=_("已登记"),
        value={
            **_FILED,
            "state": "filed",
            "detail": "已登记解除，最后一天是 2026-06-30。",
            "standard": True,
            "ended_on": "2026-06-30",
        },
        response_only=True,
    ),
]
