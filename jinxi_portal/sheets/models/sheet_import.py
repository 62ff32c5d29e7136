"""One file that somebody sent, on its way through the wizard, and what became of it."""

from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.kinds import SheetKind, kinds
from jinxi_portal.sheets.layout.guess import GuessedColumn, Layout, Why
from jinxi_portal.sheets.querysets import SheetImportQuerySet
from jinxi_portal.sheets.reading.book import Book, open_book
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.text_format import TextFormat
from jinxi_portal.sheets.states import STANDING, WAITING, WORKING, ImportState


class SheetImport(models.Model):
    """``digest`` is the file's SHA-256; ``sender_key`` says whose list it is, in the words of the kind's room.

    ``rows_read`` of ``rows_total`` and ``rows_admitted`` of ``rows_to_admit`` are the true progress; ``last_row`` and
    ``last_admitted`` are where a worker that takes over goes on.
    """

    number = models.CharField(_("编号"), max_length=30, unique=True)
    kind_key = models.CharField(_("种类"), max_length=40)
    sender_key = models.CharField(max_length=60)
    sender_name = models.CharField(_("来自"), max_length=120)
    state = models.CharField(_("状态"), max_length=20, choices=ImportState, default=ImportState.CHOOSING)
    file_name = models.CharField(_("文件名"), max_length=120)
    place = models.CharField(max_length=200, editable=False)
    size = models.BigIntegerField(_("大小"))
    digest = models.CharField(max_length=64, editable=False)
    sent_at = models.DateTimeField(_("上传时间"), default=clock.now)
    sent_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    #: How a text file is written: encoding, delimiter, skip_lines; empty for workbooks.
    text = models.JSONField(default=dict)
    sheet_name = models.CharField(_("工作表"), max_length=120, blank=True)
    #: Where the table lies and which column is which (no values): see ``layout``.
    table = models.JSONField(default=dict)
    as_of = models.DateField(_("名单日期"), null=True)

    #: Counts the readings, so that a worker of an earlier one notices that it is late.
    attempt = models.IntegerField(default=0)
    rows_total = models.IntegerField(default=0)
    rows_read = models.IntegerField(default=0)
    last_row = models.IntegerField(default=0)
    rows_to_admit = models.IntegerField(default=0)
    rows_admitted = models.IntegerField(default=0)
    last_admitted = models.IntegerField(default=0)
    #: Rows of data by status, and the rows that are none by kind.
    counts = models.JSONField(default=dict)
    #: How many stand now and are not on this list.
    missing = models.IntegerField(_("名单上没有的"), default=0)
    #: The list is the whole list: who is not on it has left. Otherwise it only adds.
    is_whole = models.BooleanField(default=True)
    #: The worker is taking rows that were mended after the rest went in.
    only_mended = models.BooleanField(default=False)
    with_doubtful = models.BooleanField(default=True)
    #: Sent by a program: goes in as soon as it is checked.
    without_asking = models.BooleanField(default=False)
    refusal = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    touched_at = models.DateTimeField(default=clock.now)

    objects = SheetImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("表格导入")
        verbose_name_plural = _("表格导入")
        constraints = [
            models.UniqueConstraint(
                fields=["kind_key", "sender_key", "digest"],
                condition=Q(state__in=STANDING),
                name="one_standing_import_per_file",
            ),
            models.CheckConstraint(condition=Q(state__in=ImportState.values), name="sheet_import_state"),
        ]
        indexes = [
            models.Index(fields=["-id"], name="sheet_import_newest"),
            models.Index(fields=["kind_key", "sender_key", "-id"], name="sheet_import_of_sender"),
            models.Index(fields=["touched_at"], condition=Q(state__in=WORKING), name="sheet_import_at_work"),
            models.Index(fields=["sent_by", "-id"], condition=Q(state__in=WAITING), name="sheet_import_waiting"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("sheets:import", args=[self.number])

    @property
    def kind(self) -> SheetKind:
        return kinds.get(self.kind_key)

    @property
    def path(self) -> Path:
        return Path(default_storage.path(self.place))

    @property
    def is_working(self) -> bool:
        return self.state in WORKING

    def open(self, *, thorough: bool = False) -> Book:
        """The file as a book; it passed the thorough look when it came.

        Raises:
            FileRefused: it cannot be read (any more).
        """
        text = TextFormat(**self.text) if self.text else None
        return open_book(self.path, name=Path(self.file_name).stem, text=text, thorough=thorough)

    @property
    def layout(self) -> Layout:
        """Where the table lies, as it was chosen; without samples."""
        columns = tuple(
            GuessedColumn(index, heading, key, Why(why)) for index, heading, key, why in self.table["columns"]
        )
        return Layout(self.sheet_name, self.table["header_row"], columns, (), self.table["first_data_row"])

    def keep_layout(self, layout: Layout) -> None:
        self.sheet_name = layout.sheet
        self.table = {
            "header_row": layout.header_row,
            "first_data_row": layout.first_data_row,
            "columns": [[c.index, c.heading, c.key, c.why.value] for c in layout.columns],
        }

    @property
    def why_refused(self) -> FileRefused | None:
        """The sentence of a file that could not be read to its end, in the reader's language."""
        return FileRefused(self.refusal["code"], **self.refusal["facts"]) if self.refusal else None

    def count_of(self, status: Any) -> int:
        return int(self.counts.get(str(status), 0))

    @property
    def rows_of_data(self) -> int:
        return int(self.counts.get("data", 0))
