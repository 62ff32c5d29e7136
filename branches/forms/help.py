"""What the asker fills in on the phone, and what helpers fill in at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.models import Organisation
from branches.rules.help import MOST_PHOTOS
from branches.states_help import Audience, HelpKind
from jinxi_portal.accounts.public import Posting, Role
from jinxi_portal.kernel import clock

LONGEST_TEXT = 2000


class Photos(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several pictures in one field."""

    widget = Photos

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("最多 %(most)d 张照片，请只留要紧的。") % {"most": MOST_PHOTOS})
        return [forms.FileField.clean(self, one, initial) for one in files]


class AskForm(forms.Form):
    kind = forms.ChoiceField(label=_("什么事"), choices=HelpKind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("说说情况"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("写几句，或者在下面录音，有一样就行。"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    voice = forms.FileField(
        label=_("录音"), required=False, widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user"})
    )
    photos = PhotosField(
        label=_("照片"),
        required=False,
        widget=Photos(attrs={"accept": "image/*"}),
    )
    audience = forms.ChoiceField(
        label=_("谁可以看"),
        choices=Audience.choices,
        initial=Audience.SECRETARY,
        widget=forms.RadioSelect,
        help_text=_("您的单位看不到。支部没有按时办理时，会上报综合党委。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Put together when somebody reads it: in the class it would stay Chinese for everybody.
        self.fields["photos"].help_text = _("欠条、合同、病历都可以拍，最多 %(most)d 张。") % {"most": MOST_PHOTOS}


class MessageForm(forms.Form):
    text = forms.CharField(label=_("内容"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label


class RatingForm(forms.Form):
    stars = forms.ChoiceField(
        label=_("您满意吗"),
        choices=[
            (5, _("五星：非常满意")),
            (4, _("四星：满意")),
            (3, _("三星：一般")),
            (2, _("两星：不满意")),
            (1, _("一星：很不满意")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("想说的话"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class MoveForm(forms.Form):
    """Branches with a secretary on duty; empty is the committee's desk."""

    organisation = forms.ChoiceField(label=_("交给"), required=False)

    def __init__(self, *args: Any, besides: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sitting = Posting.objects.in_force(on=clock.today()).filter(role=Role.BRANCH_SECRETARY, user__is_active=True)
        rows = Organisation.objects.branches().filter(dissolved_on__isnull=True, pk__in=sitting.values("place_id"))
        branches = [(pk, name) for pk, name in rows.order_by("name_key").values_list("pk", "name") if pk != besides]
        desk = [] if besides is None else [("", _("综合党委求助台"))]
        self.fields["organisation"].choices = [*desk, *branches]  # type: ignore[attr-defined]  # a ChoiceField

    def organisation_chosen(self) -> Organisation | None:
        chosen = self.cleaned_data["organisation"]
        return Organisation.objects.get(pk=chosen) if chosen else None


class AnswerForm(forms.Form):
    question = forms.CharField(
        label=_("问题"), max_length=120, help_text=_("像别人会问的那样写一句，例如：干完活雇主不给工钱怎么办。")
    )
    text = forms.CharField(
        label=_("怎么解决"),
        max_length=LONGEST_TEXT,
        help_text=_("写办法和找谁，不写姓名、电话、单位。"),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    checked = forms.BooleanField(label=_("已核对，里面没有能认出人的内容"), required=False)
