"""Elections, terms and posts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.models import Organisation
from branches.states import OrganisationKind, Post
from branches.voters import voters_of
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import TodayField, WordsField


class _PostForm(forms.Form):
    """Persons are chosen among those who have a vote here today."""

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {row.person_id: row.person for row in voters_of(organisation, on=clock.today())}

    def _choices(self, empty: Any) -> list[tuple[Any, Any]]:
        return [("", empty), *((pk, str(person)) for pk, person in self.people.items())]


class ElectionForm(_PostForm):
    held_on = TodayField(label=_("日期"))
    appointed = forms.BooleanField(label=_("由综合党委指定，没有选举"), required=False)
    present = forms.IntegerField(
        label=_("实到人数"),
        min_value=0,
        required=False,
        help_text=_("有选举权的正式党员里到会的人数。不足五分之四，选举无效。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for post in Post:
            if post != Post.GROUP_LEADER:
                self.fields[post.value] = forms.TypedChoiceField(
                    label=post.label,
                    coerce=int,
                    empty_value=None,
                    required=post == Post.SECRETARY,
                    choices=self._choices(_("请选择") if post == Post.SECRETARY else _("没有")),
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("appointed") and cleaned.get("present") is None and "present" not in self.errors:
            self.add_error("present", _("请填写实到人数。"))
        cleaned["posts"] = [
            (post, self.people[cleaned[post.value]])
            for post in Post
            if post != Post.GROUP_LEADER and cleaned.get(post.value)
        ]
        return cleaned


class FillPostForm(_PostForm):
    post = forms.TypedChoiceField(label=_("职务"), coerce=Post)
    person = forms.TypedChoiceField(label=_("人员"), coerce=int)
    since = TodayField(label=_("从哪一天起"))

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, organisation=organisation, **kwargs)
        of_group = organisation.kind == OrganisationKind.GROUP
        self.fields["post"].choices = [  # type: ignore[attr-defined]
            (post.value, post.label) for post in Post if (post == Post.GROUP_LEADER) == of_group
        ]
        self.fields["person"].choices = self._choices(_("请选择"))  # type: ignore[attr-defined]

    def clean_person(self) -> Any:
        return self.people[self.cleaned_data["person"]]


class ProlongForm(forms.Form):
    due_on = TodayField(label=_("延期到"))
    because = WordsField(label=_("原因和批准情况"))
