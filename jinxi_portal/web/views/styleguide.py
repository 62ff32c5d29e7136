"""The living page of all components, for those who build pages and for the tests of the shelf."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import draft_of
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.revealing import revealed
from jinxi_portal.web.styleguide import samples


@guarded(POLICY, "see_styleguide")
def styleguide(request: HttpRequest) -> HttpResponse:
    # What pages say after an act, and what a form says when something is missing, on request: ?hello=1, ?wrong=1.
    if "hello" in request.GET:
        messages.success(request, _("已保存名册“华丽家政 5 月”。"))
        messages.warning(request, _("有 3 行没有读懂，已放在一边，可以下载修改。"))
    wrong = {"mobile": "138 0013 8000", "kind": "agency", "channel": "nobody"} if "wrong" in request.GET else None
    draft = draft_of(by=request.user, key="web.sample")
    return samples.sample_table(request).respond(
        "web/styleguide.html",
        {
            "samples": samples,
            "form": samples.SampleForm(wrong, initial=draft.initial if draft else None),
            "draft": draft,
            "upload_form": samples.SampleUpload(),
        },
    )


@guarded(POLICY, "see_styleguide")
def phone(request: HttpRequest) -> HttpResponse:
    """The parts as a worker's phone shows them."""
    return render(request, "web/styleguide_phone.html", {"samples": samples, "form": samples.SampleForm()})


@guarded(POLICY, "see_styleguide")
def progress(request: HttpRequest) -> HttpResponse:
    context = {"progress": samples.FINISHED, "url": reverse("web:styleguide_progress"), "unit": _("行")}
    return render(request, "components/progress.html", context)


@require_POST
@guarded(POLICY, "see_styleguide")
def reveal(request: HttpRequest) -> HttpResponse:
    return revealed(
        request,
        value="361027197905124021",
        masked="361027********4021",
        label=_("证件号码"),
        back_url=reverse("web:styleguide"),
    )
