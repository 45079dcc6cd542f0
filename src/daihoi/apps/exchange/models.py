"""What is remembered of an import: the file, how far it came, what was found row by row, and what was written."""

from django.conf import settings
from django.db import models

from daihoi.apps.planning.models import Cycle


class Import(models.Model):
    """One spreadsheet brought in: previewed with a verdict for each row, then applied whole or not at all.

    ```
    RECEIVED ──> CHECKED ──> APPLYING ──> APPLIED
        │  ^        │  ^         │
        v  └────────┘  └─────────┘  stopped, or the records changed since the check
     REFUSED     a new check
    ```
    """

    class Kind(models.TextChoices):
        UNITS = "UNITS", "Đơn vị"
        MEMBERS = "MEMBERS", "Đảng viên"
        CALENDAR = "CALENDAR", "Lịch đại hội"
        RESULTS = "RESULTS", "Kết quả đại hội"

    class Status(models.TextChoices):
        RECEIVED = "RECEIVED", "Chờ kiểm tra"
        REFUSED = "REFUSED", "Không dùng được"
        CHECKED = "CHECKED", "Đã kiểm tra"
        APPLYING = "APPLYING", "Đang ghi"
        APPLIED = "APPLIED", "Đã ghi"
        STOPPED = "STOPPED", "Đã dừng"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    read_as = models.CharField(max_length=200, blank=True)
    message = models.TextField(blank=True)
    to_add = models.PositiveIntegerField(default=0)
    to_change = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    basis = models.BigIntegerField(default=0, help_text="Số mục của nhật ký khi kiểm tra.")
    plan_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file_name}"


class Verdict(models.Model):
    """What was found in one place of the file; a fault says what is expected and how to mend it."""

    class Level(models.TextChoices):
        FAULT = "FAULT", "Lỗi"
        WARNING = "WARNING", "Cần xem lại"
        ADD = "ADD", "Thêm"
        CHANGE = "CHANGE", "Sửa"
        SAME = "SAME", "Không đổi"

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="verdicts")
    level = models.CharField(max_length=8, choices=Level.choices)
    sheet = models.CharField(max_length=60, blank=True)
    row = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=120, blank=True)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["source", "level"])]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.message}"
