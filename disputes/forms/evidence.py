"""Giving evidence, showing it to the other side, taking it back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes.evidence_files import contracts_between
from disputes.models import Dispute, Evidence
from disputes.policy import party_of
from disputes.rules.evidence import MOST_FILES
from disputes.words import HowTold
from disputes.words_evidence import EvidenceKind
from jinxi_portal.web.public import WordsField

_TOLD = [(how.value, how.label) for how in (HowTold.DESK, HowTold.CALL)]


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field; how many are taken is said by the act."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [forms.FileField.clean(self, one, initial) for one in files]


class EvidenceForm(forms.Form):
    giver = forms.ChoiceField(label=_("谁提供的"), required=False)
    how = forms.ChoiceField(label=_("提供方式"), choices=_TOLD, required=False)
    kind = forms.ChoiceField(label=_("是什么"), choices=EvidenceKind.choices, widget=forms.RadioSelect)
    words = WordsField(
        label=_("证明什么"), rows=2, max_length=300, help_text=_("例如：6 月 3 日老板在微信里答应月底发工资。")
    )
    contract = forms.ChoiceField(label=_("在这里签过的合同"), required=False)
    uploads = FilesField(
        label=_("照片或文件"),
        required=False,
    )
    voice = forms.FileField(
        label=pgettext_lazy("证据", "录音"),
        required=False,
        help_text=_("最长 30 分钟，只收录音，不收视频。"),
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
    )

    def __init__(self, *args: Any, dispute: Dispute, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uploads"].help_text = _(
            "照片、截图、PDF、Word 都可以，一次最多 %(most)d 个，每个不超过 15 MB。"
        ) % {"most": MOST_FILES}
        self.parties = {str(party.pk): party for party in dispute.parties.all()}
        if party_of(user, dispute) is not None:
            del self.fields["giver"], self.fields["how"]
        else:
            names = [
                (pk, _("%(side)s：%(name)s") % {"side": party.get_side_display(), "name": party.name})
                for pk, party in self.parties.items()
            ]
            self._choose("giver", [*names, ("", _("调解员自己收集的"))])
            self.fields["giver"].initial = names[0][0] if names else ""
        self.contracts = {str(one.pk): one for one in contracts_between(dispute)}
        if self.contracts:
            titles = [(pk, f"{one.title} {one.number}") for pk, one in self.contracts.items()]
            self._choose("contract", [("", _("不选合同")), *titles])
        else:
            del self.fields["contract"]

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The keywords of the act."""
        said = self.cleaned_data
        party = self.parties.get(said.get("giver") or "")
        return {
            "kind": EvidenceKind(said["kind"]),
            "words": said["words"],
            "files": [*said["uploads"], *([said["voice"]] if said["voice"] else [])],
            "contract": self.contracts.get(said.get("contract") or ""),
            "party": party,
            "how": HowTold(said.get("how") or HowTold.DESK) if party is not None else HowTold.SELF,
        }


class ReleaseForm(forms.Form):
    """``how`` the giver agreed: for the office, and only where somebody gave it."""

    how = forms.ChoiceField(label=_("提供的人怎样同意的"), choices=_TOLD, widget=forms.RadioSelect)

    def __init__(self, *args: Any, evidence: Evidence, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if evidence.party is None or party_of(user, evidence.dispute) is not None:
            del self.fields["how"]

    def told(self) -> HowTold:
        return HowTold(self.cleaned_data.get("how") or HowTold.SELF)


class WithdrawEvidenceForm(ReleaseForm):
    """``how`` the giver asked for it: for the office that does it for who came to the desk or called."""

    how = forms.ChoiceField(label=_("提供的人怎样提出撤回的"), choices=_TOLD, widget=forms.RadioSelect)
    words = WordsField(label=_("为什么撤回"), rows=2, max_length=300)
