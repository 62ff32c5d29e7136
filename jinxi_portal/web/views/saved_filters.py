"""Saving and removing the filters of a list."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.actions.forget_filter import forget_filter
from jinxi_portal.web.actions.save_filter import TooManyFiltersError, save_filter
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.ways_back import safe_next


class SavedFilterForm(forms.Form):
    list_key = forms.RegexField(r"^[a-z_]+\.[a-z_]+$", max_length=80)
    name = forms.CharField(max_length=40)
    query = forms.CharField(max_length=1000, required=False)


@require_POST
@guarded(POLICY, "save_filter")
def save(request: HttpRequest) -> HttpResponse:
    form = SavedFilterForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("没有保存：请给这个筛选起一个名字（40 字以内）。"))
        return redirect(safe_next(request))
    try:
        saved = save_filter(by=request.user, **form.cleaned_data)
    except TooManyFiltersError:
        messages.warning(request, _("没有保存：这个列表的常用筛选已满，请先删去一个。"))
    else:
        messages.success(request, _("已保存常用筛选“%(name)s”。") % {"name": saved.name})
    return redirect(safe_next(request))


@require_POST
@guarded(POLICY, "save_filter")
def forget(request: HttpRequest, saved_filter_id: int) -> HttpResponse:
    forget_filter(by=request.user, saved_filter_id=saved_filter_id)
    messages.success(request, _("已删除这个常用筛选。"))
    return redirect(safe_next(request))
