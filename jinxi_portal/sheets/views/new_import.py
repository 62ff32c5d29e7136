"""Step one: upload."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jinxi_portal.accounts.public import guarded
from jinxi_portal.sheets.actions.upload_sheet import upload_sheet
from jinxi_portal.sheets.forms.upload import UploadForm
from jinxi_portal.sheets.kinds import kinds
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.wizard import UPLOAD, page_of, steps


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "send_sheet")
def new_import(request: HttpRequest) -> HttpResponse:
    form = UploadForm(
        request.POST or None, request.FILES or None, user=request.user, initial={"whose": request.GET.get("whose", "")}
    )
    if request.method == "POST" and form.is_valid():
        kind_key, sender_key = form.cleaned_data["whose"]
        try:
            upload = upload_sheet(
                kind_key=kind_key, sender_key=sender_key, file=form.cleaned_data["file"], by=request.user
            )
        except FileRefused as refused:
            form.add_error("file", str(refused))
        else:
            if upload.again:
                messages.info(
                    request,
                    _("这个文件已经上传过，内容完全相同，什么都没有改动。下面就是那一次导入（%(number)s）。")
                    % {"number": upload.sheet_import.number},
                )
            return redirect(page_of(upload.sheet_import))
    hints = [
        kind.hint for kind in kinds if kind.intake is not None and kind.hint and kind.intake.may(request.user, None)
    ]
    return render(request, "sheets/upload.html", {"form": form, "steps": steps(None, UPLOAD), "hints": hints})
