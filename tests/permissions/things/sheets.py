"""Things of sheets that addresses name."""

from typing import Any

from django.core.files.base import ContentFile

from jinxi_portal.sheets.actions.check_rows import check_rows
from jinxi_portal.sheets.actions.upload_sheet import upload_sheet
from tests.permissions.expectations import Cast
from tests.sheets import fake_kind
from tests.sheets.files import mobile

Arguments = dict[str, Any]


def an_import(cast: Cast) -> Arguments:
    """A list of employer 1, checked, with a row that waits to be mended."""
    content = f"姓名,手机号\n王芳,{mobile(1)}\n,{mobile(2)}\n".encode()
    found = upload_sheet(
        kind_key=fake_kind.KEY, sender_key="employer:1", file=ContentFile(content, "名单.csv"), by=cast["clerk"]
    ).sheet_import
    check_rows(import_id=found.pk)
    return {"number": found.number}


def a_row_to_mend(cast: Cast) -> Arguments:
    return {**an_import(cast), "row": 3}
