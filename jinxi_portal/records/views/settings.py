"""The office's numbers on one page, room by room; each with its versions and its timeline."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.forms import SettingForm
from jinxi_portal.records.models import OfficeSetting, SettingVersion
from jinxi_portal.records.policy import RECORDS
from jinxi_portal.records.sentences import history_of
from jinxi_portal.records.settings.changing import change_setting
from jinxi_portal.records.settings.kinds import setting_kinds
from jinxi_portal.records.settings.reading import settings_on


@require_safe
@guarded(RECORDS, "see_settings")
def settings(request: HttpRequest) -> HttpResponse:
    kinds = sorted(setting_kinds, key=lambda kind: (str(kind.room), kind.order, kind.key))
    today = clock.today()
    values = settings_on([kind.key for kind in kinds], today)
    coming = {
        version.setting.key: version
        for version in SettingVersion.objects.filter(effective_on__gt=today)
        .select_related("setting")
        .order_by("-effective_on", "pk")
    }
    rooms = [
        (room, [(kind, values[kind.key], coming.get(kind.key)) for kind in members])
        for room, members in groupby(kinds, key=lambda kind: str(kind.room))
    ]
    return render(request, "records/settings.html", {"rooms": rooms})


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(RECORDS, "see_settings")
def setting(request: HttpRequest, key: str) -> HttpResponse:
    if key not in setting_kinds:
        raise Http404
    kind = setting_kinds.get(key)
    may_change = RECORDS.may(request.user, "change_setting")
    if request.method == "POST":
        RECORDS.require(request.user, "change_setting")
    form = SettingForm(request.POST or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            version = change_setting(key=key, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(
                request,
                _("“%(label)s”自 %(day)s 起改为 %(value)s %(unit)s。")
                % {
                    "label": kind.label,
                    "day": version.effective_on.isoformat(),
                    "value": version.value,
                    "unit": kind.unit,
                },
            )
            return redirect("records:setting", key)
    row = OfficeSetting.objects.filter(key=key).first()
    context = {
        "kind": kind,
        "value": settings_on([key], clock.today())[key],
        "versions": row.versions.select_related("set_by") if row else [],
        "entries": history_of(row) if row else [],
        "form": form,
        "may_change": may_change,
        "today": clock.today(),
    }
    return render(request, "records/setting.html", context)
