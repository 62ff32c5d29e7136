"""Attaching, opening and removing files. Every one of them asks the policy of the subject's kind."""

import hashlib
import secrets
from collections.abc import Sequence
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.http import Http404
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.attachments.file_types import PICTURES, SOUNDS, FileType, type_of
from jinxi_portal.records.attachments.kinds import AttachmentKind, attachment_kinds
from jinxi_portal.records.attachments.names import clean_name
from jinxi_portal.records.attachments.pictures import clean_picture
from jinxi_portal.records.attachments.sound import length_of
from jinxi_portal.records.history import write_history
from jinxi_portal.records.models import Attachment
from jinxi_portal.records.models.attachment import AttachmentQuerySet
from jinxi_portal.records.subjects import SubjectKind, kind_of, kind_of_type

FOLDER = "attachments"


def attach(*, subject: Model, file: "File[bytes]", kind: str, by: Any, name: str = "") -> Attachment:
    """Keep a file with a subject, checked and cleaned; written on the subject's timeline.

    ``by`` is the user whose right is asked for, or None when the portal itself attaches what it has made.

    Raises:
        Http404, NotAllowed: the policy of the subject's kind says no.
        ValidationError: the file is not of the kind's types, too large, damaged or dangerous; the sentence says which.
    """
    wanted = attachment_kinds.get(kind)
    subject_kind = kind_of(subject)
    if by is not None:
        require(subject_kind, subject_kind.attach_act, by, subject)
    if file.size > wanted.most_bytes:
        raise ValidationError(
            _("文件太大（%(size)s），最多 %(most)s。"),
            code="too_large",
            params={"size": filesizeformat(file.size), "most": filesizeformat(wanted.most_bytes)},
        )
    found = type_of(file)
    if found not in wanted.types:
        endings = "、".join(sorted(each.extension.upper() for each in wanted.types))
        raise ValidationError(_("这里只收这些文件：%(endings)s。"), code="type_not_taken", params={"endings": endings})
    if found in SOUNDS:
        _require_short(file, found, wanted)
    content: IO[bytes] = clean_picture(file, found) if found in PICTURES else file
    size, digest = _measured(content)
    with transaction.atomic():
        _require_room(subject, wanted)
        attachment = Attachment.objects.create(
            subject=subject,
            kind=wanted.key,
            name=clean_name(name or file.name or "", found),
            media_type=found.media_type,
            size=size,
            digest=digest,
            place=_stored(content, digest),
            uploaded_by=by,
        )
        write_history(subject=subject, verb="records.file_attached", by=by, facts={"attachment": attachment})
    return attachment


def open_attachment(*, attachment: Attachment, by: Any) -> "File[bytes]":
    """The file of an attachment, for who may see its subject.

    Raises:
        Http404, NotAllowed: the policy of the subject's kind says no, or the file is no longer there.
    """
    subject, kind = attachment.subject, kind_of_type(attachment.subject_type)
    if subject is None or kind is None or attachment.removed_at:
        raise Http404
    require(kind, kind.see_act, by, subject)
    if not default_storage.exists(attachment.place):
        raise Http404
    opened: File[bytes] = default_storage.open(attachment.place)
    return opened


def remove_attachment(*, attachment: Attachment, by: Any) -> Attachment:
    """Take a file away for good; the row stays, so that the timeline still says a file was there.

    Raises:
        Http404, NotAllowed: the policy of the subject's kind says no.
    """
    with transaction.atomic():
        locked = Attachment.objects.select_for_update().get(pk=attachment.pk)
        subject = locked.subject
        if by is not None:
            if subject is None:
                raise Http404
            kind = kind_of(subject)
            require(kind, kind.attach_act, by, subject)
        if locked.removed_at:
            return locked
        place = locked.place
        locked.name, locked.place, locked.removed_at, locked.removed_by = "", "", clock.now(), by
        locked.save(update_fields=["name", "place", "removed_at", "removed_by"])
        if subject is not None:
            write_history(subject=subject, verb="records.file_removed", by=by)
        transaction.on_commit(lambda: default_storage.delete(place))
    return locked


def attachments_of(subject: Model, kind: str = "") -> AttachmentQuerySet:
    """The files of a subject that are still there, oldest first."""
    found = Attachment.objects.of(subject).standing().select_related("uploaded_by")
    return found.filter(kind=kind) if kind else found


def attachments_of_many(subjects: Sequence[Model]) -> dict[int, list[Attachment]]:
    """The files of several rows of one model, by the row's id, in one query."""
    found: dict[int, list[Attachment]] = {row.pk: [] for row in subjects}
    if subjects:
        kind = ContentType.objects.get_for_model(subjects[0])
        for each in Attachment.objects.standing().filter(subject_type=kind, subject_id__in=found):
            found[each.subject_id].append(each)
    return found


def require(kind: SubjectKind, act: str, user: Any, subject: Model) -> None:
    """Ask the policy; an act the room left empty is allowed to nobody."""
    if not act:
        raise Http404
    kind.policy.require(user, act, subject)


def _require_room(subject: Model, kind: AttachmentKind) -> None:
    if Attachment.objects.of(subject).standing().filter(kind=kind.key).count() >= kind.most:
        raise ValidationError(
            _("“%(kind)s”最多 %(most)s 个文件，请先删去不用的。"),
            code="too_many",
            params={"kind": kind.label, "most": kind.most},
        )


def _require_short(file: "File[bytes]", found: FileType, kind: AttachmentKind) -> None:
    """A recording that cannot be measured does not come this far."""
    seconds = length_of(file, found.media_type) or 0
    if kind.longest_seconds and seconds > kind.longest_seconds + 1:
        raise ValidationError(
            _("这段录音有 %(length)s，最长 %(most)s。请重新录一段，说要紧的就好。"),
            code="too_long",
            params={"length": _minutes(seconds), "most": _minutes(kind.longest_seconds)},
        )


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    if not rest:
        return _("%(minutes)d 分钟") % {"minutes": minutes}
    return _("%(minutes)d 分 %(seconds)d 秒") % {"minutes": minutes, "seconds": rest}


def _measured(content: IO[bytes]) -> tuple[int, str]:
    content.seek(0)
    digest, size = hashlib.sha256(), 0
    while block := content.read(1024 * 1024):
        digest.update(block)
        size += len(block)
    content.seek(0)
    return size, digest.hexdigest()


def _stored(content: IO[bytes], digest: str) -> str:
    folder = secrets.token_hex(8)
    saved: str = default_storage.save(f"{FOLDER}/{folder[:2]}/{folder}/{digest}", File(content))
    return saved
