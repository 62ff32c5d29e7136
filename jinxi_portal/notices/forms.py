"""Which notices also come outside the portal: one tick per kind and channel."""

from typing import Any

from django import forms

from jinxi_portal.notices.channels.carrier import carriers
from jinxi_portal.notices.kinds import NoticeKind, notice_kinds
from jinxi_portal.notices.models import Choice


class ChoicesForm(forms.Form):
    """Offers the kinds that concern the user and the channels by which the user can be reached."""

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds_for(user)
        self.channels = [channel for channel, carrier in carriers().items() if carrier.address_of(user) is not None]
        chosen = {
            (kind, channel): wanted
            for kind, channel, wanted in Choice.objects.filter(user=user).values_list("kind", "channel", "wanted")
        }
        for kind in self.kinds if self.channels else []:
            field = forms.MultipleChoiceField(
                label=kind.label,
                required=False,
                choices=[(channel.value, channel.label) for channel in self.channels],
                widget=forms.CheckboxSelectMultiple,
                initial=[
                    channel.value
                    for channel in self.channels
                    if chosen.get((kind.key, channel.value), channel in kind.outside)
                ],
            )
            self.fields[_name(kind)] = field

    def wanted(self) -> set[tuple[str, str]]:
        return {(kind.key, channel) for kind in self.kinds for channel in self.cleaned_data.get(_name(kind), [])}


def kinds_for(user: Any) -> list[NoticeKind]:
    return [kind for kind in notice_kinds if kind.concerns(user)]


def _name(kind: NoticeKind) -> str:
    return kind.key.replace(".", "-")
