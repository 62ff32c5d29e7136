"""Which notices also come outside the portal: one tick per subject and channel, and one per kind for who wants it in detail."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from jinxi_portal.notices.channels.carrier import carriers
from jinxi_portal.notices.kinds import Channel, NoticeGroup, NoticeKind, notice_kinds
from jinxi_portal.notices.models import Choice


@dataclass(frozen=True)
class Tick:
    """One channel of a group: the tick for all of it, how many kinds are chosen when it is only some, and what the page showed."""

    channel: Channel
    field: BoundField
    some: int
    shown: str


@dataclass(frozen=True)
class Section:
    """A group as the page shows it; ``rows`` are its kinds, each with its ticks in the order of the channels."""

    group: NoticeGroup
    ticks: list[Tick]
    rows: list[tuple[Any, list[tuple[Channel, Any]]]]

    @property
    def is_mixed(self) -> bool:
        return any(tick.some for tick in self.ticks)


class ChoicesForm(forms.Form):
    """Offers the kinds that concern the user, by subject, on the channels by which the user can be reached.

    What the page showed comes back with it, so that it works without script: ticks of single kinds that were changed hold; otherwise
    a changed tick of the group holds for all of it.
    """

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups_for(user)
        self.kinds = [kind for _group, kinds in self.groups for kind in kinds]
        self.channels = [channel for channel, carrier in carriers().items() if carrier.address_of(user) is not None]
        chosen = {
            (kind, channel): wanted
            for kind, channel, wanted in Choice.objects.filter(user=user).values_list("kind", "channel", "wanted")
        }
        for group, kinds in self.groups:
            for channel in self.channels:
                wanted = [each.key for each in kinds if chosen.get((each.key, channel.value), channel in each.outside)]
                self.fields[_every(group, channel)] = forms.BooleanField(
                    label=group.label, required=False, initial=len(wanted) == len(kinds), show_hidden_initial=True
                )
                if len(kinds) > 1:
                    self.fields[_single(group, channel)] = forms.MultipleChoiceField(
                        label=group.label,
                        required=False,
                        choices=[(kind.key, kind.label) for kind in kinds],
                        widget=forms.CheckboxSelectMultiple,
                        initial=wanted,
                        show_hidden_initial=True,
                        error_messages={"invalid_choice": _("这一类通知现在没有了，请重新打开本页再选。")},
                    )

    def sections(self) -> Iterator[Section]:
        for group, kinds in self.groups:
            ticks, columns = [], []
            for channel in self.channels:
                single = self[_single(group, channel)] if len(kinds) > 1 else None
                boxes = list(single or [])
                ticked = sum(bool(box.data["selected"]) for box in boxes)
                shown = single.as_hidden(only_initial=True) if single else ""
                ticks.append(Tick(channel, self[_every(group, channel)], ticked if ticked < len(boxes) else 0, shown))
                columns.append([(channel, box) for box in boxes])
            rows = [(kinds[number].label, list(boxes)) for number, boxes in enumerate(zip(*columns, strict=True))]
            yield Section(group, ticks, rows)

    def wanted(self) -> set[tuple[str, str]]:
        """The (kind, channel) pairs that the person wants."""
        return {
            (key, channel.value)
            for group, kinds in self.groups
            for channel in self.channels
            for key in self._wanted(group, kinds, channel)
        }

    def _wanted(self, group: NoticeGroup, kinds: list[NoticeKind], channel: Channel) -> list[str]:
        every, single = _every(group, channel), _single(group, channel)
        if single in self.fields and (single in self.changed_data or every not in self.changed_data):
            ticked: list[str] = self.cleaned_data[single]
            return ticked
        return [kind.key for kind in kinds] if self.cleaned_data[every] else []


def groups_for(user: Any) -> list[tuple[NoticeGroup, list[NoticeKind]]]:
    """The kinds that the user's roles can receive, by subject."""
    kinds = sorted((kind for kind in notice_kinds if kind.concerns(user)), key=lambda kind: _place(kind.group))
    return [(group, list(members)) for group, members in groupby(kinds, key=lambda kind: kind.group)]


def _place(group: NoticeGroup) -> tuple[int, str]:
    return group.order, group.key


def _every(group: NoticeGroup, channel: Channel) -> str:
    return f"{group.key}-{channel.value}"


def _single(group: NoticeGroup, channel: Channel) -> str:
    return f"{group.key}-{channel.value}-kinds"
