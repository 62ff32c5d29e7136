"""The whole story of a request on one timeline: what was written as it was written, everything else as a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from branches.models import HelpMessage, HelpRequest
from jinxi_portal.records.public import history_of

#: These sentences only repeat a message; the message itself stands in the story.
_REPEATED = frozenset({"branches.help_written", "branches.help_answered"})
#: These are told in short, because what was written stands beside them.
_WITH_MESSAGE = frozenset({"branches.help_resolved", "branches.help_reopened", "branches.help_given_back"})
#: Files stand in a place of their own.
_LEFT_OUT = frozenset({"records.file_attached"})
#: The keeping of days is the helpers' business; the asker reads the day itself at the top of the page.
_OF_HELPERS = "records.deadline_"


@dataclass(frozen=True)
class StoryLine:
    """A message when ``said`` is set, else something that happened. ``mine``: the reader wrote it."""

    at: datetime
    who: str
    role: str
    text: str
    said: bool
    mine: bool


def story_of(request: HelpRequest, *, reader: Any) -> list[StoryLine]:
    """Oldest first, as it was lived; for the asker what concerns the asker. A constant number of queries."""
    asked = request.asker_id == reader.pk
    messages = list(request.messages.select_related("author"))
    lines = [_said(message, reader) for message in messages]
    for entry in history_of(request, oldest_first=True):
        if entry.verb in _REPEATED | _LEFT_OUT:
            continue
        if asked and entry.verb.startswith(_OF_HELPERS):
            continue
        text = entry.label if entry.verb in _WITH_MESSAGE else entry.sentence
        lines.append(StoryLine(entry.at, entry.actor_name, entry.role_label, text, said=False, mine=False))
    # of what happened in one act, the words come before what became of them
    return sorted(lines, key=lambda line: (line.at.replace(microsecond=0), not line.said))


def _said(message: HelpMessage, reader: Any) -> StoryLine:
    return StoryLine(message.at, str(message.author), "", message.text, said=True, mine=message.author_id == reader.pk)


def files_of(attachments: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Recordings and pictures, apart."""
    sounds = [one for one in attachments if one.media_type.startswith("audio/")]
    return sounds, [one for one in attachments if one not in sounds]
