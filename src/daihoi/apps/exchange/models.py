"""What is remembered of an import: the file, how far it came, what was found row by row, and what was applied."""

from django.conf import settings
from django.db import models

from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Cycle


class Import(models.Model):
    """One spreadsheet brought in: previewed with a verdict for each row, then applied whole or not at all."""

    class Kind(models.TextChoices):
        UNITS = "UNITS", "Đơn vị"
        MEMBERS = "MEMBERS", "Đảng viên"
        CALENDAR = "CALENDAR", "Lịch đại hội"
        RESULTS = "RESULTS", "Kết quả đại hội"

    class Status(models.TextChoices):
        RECEIVED = "RECEIVED", "Đã nhận tệp"
        CHECKING = "CHECKING", "Đang kiểm tra"
        CHECKED = "CHECKED", "Đã kiểm tra"
        APPLYING = "APPLYING", "Đang ghi"
        APPLIED = "APPLIED", "Đã ghi"
        REFUSED = "REFUSED", "Không dùng được"
        STOPPED = "STOPPED", "Đã dừng"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    stored_at = models.CharField(max_length=300)
    digest = models.CharField(max_length=64, db_index=True)
    received_at = models.DateTimeField(auto_now_add=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    to_add = models.PositiveIntegerField(default=0)
    to_change = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    stop_asked = models.BooleanField(default=False)

    class Meta:
        ordering = ["-received_at"]


class Verdict(models.Model):
    """What is wrong in one place of the file, what is expected, and how to mend it."""

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="verdicts")
    sheet = models.CharField(max_length=60)
    row = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=80, blank=True)
    message = models.TextField()

    class Meta:
        ordering = ["pk"]
