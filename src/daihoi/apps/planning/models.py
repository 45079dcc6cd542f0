"""What is remembered of a cycle and of the congress that each unit holds in it."""

from datetime import date

from django.conf import settings
from django.db import models

from daihoi.apps.organisation.models import BEGINNING, Unit
from daihoi.core.figures.vietnamese import roman_text
from daihoi.core.language import say
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.terms import CongressForm, CongressStatus, ContentsVariant, LevelRole


class Cycle(models.Model):
    """One round of congresses at all levels, under one rule pack."""

    code = models.CharField("mã chu kỳ", max_length=10, unique=True)
    term = models.CharField("nhiệm kỳ", max_length=20)
    pack = models.CharField("bộ quy định", max_length=10)
    begins_on = models.DateField()
    ends_on = models.DateField()
    clock = models.DateField(
        "ngày làm việc", null=True, blank=True, help_text="Ngày mà dữ liệu minh họa coi là hôm nay; trống là ngày thật."
    )

    class Meta:
        ordering = ["-begins_on"]

    def __str__(self) -> str:
        return say("Nhiệm kỳ {term}", term=self.term)


class HolidayYear(models.Model):
    """A year for which days off were entered here; `complete` says that the year's days are all known."""

    year = models.PositiveSmallIntegerField(unique=True)
    complete = models.BooleanField(default=False)

    def __str__(self) -> str:
        return say("Lịch nghỉ năm {year}", year=self.year)


class OwnHoliday(models.Model):
    """A day off that was entered here, or a weekend day that is worked instead of another."""

    year = models.ForeignKey(HolidayYear, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    worked = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}".strip()


class CongressFacts(models.Model):
    """What is recorded of a congress and may change: its role, its days, its form, who was there."""

    role = models.CharField("cấp", max_length=20, choices=LevelRole.choices())
    form = models.CharField("hình thức", max_length=20, choices=CongressForm.choices(), default=CongressForm.MEMBERS)
    contents = models.CharField(
        "nội dung", max_length=6, choices=ContentsVariant.choices(), default=ContentsVariant.FOUR
    )
    pilot = models.BooleanField("đại hội điểm", default=False)
    status = models.CharField(
        "tình trạng", max_length=10, choices=CongressStatus.choices(), default=CongressStatus.PLANNED
    )
    planned_on = models.DateField("ngày khai mạc dự kiến", null=True, blank=True)
    opened_on = models.DateField("ngày khai mạc", null=True, blank=True)
    closed_on = models.DateField("ngày bế mạc", null=True, blank=True)
    official_members = models.PositiveIntegerField("đảng viên chính thức", null=True, blank=True)
    probationary_members = models.PositiveIntegerField("đảng viên dự bị", null=True, blank=True)
    summoned = models.PositiveIntegerField("được triệu tập", null=True, blank=True)
    present = models.PositiveIntegerField("có mặt", null=True, blank=True)

    class Meta:
        abstract = True


FACTS: tuple[str, ...] = tuple(field.name for field in CongressFacts._meta.local_fields)


class Congress(CongressFacts):
    """The congress of one unit in one cycle; the unit's role in the cycle stands here, so it may differ in the next."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="congresses")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="congresses")
    ordinal = models.PositiveSmallIntegerField("lần thứ", null=True, blank=True)
    term = models.CharField("nhiệm kỳ", max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "cycle"], name="one_congress_a_cycle"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("opened_on")),
                name="congress_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(present__isnull=True) | models.Q(present__lte=models.F("summoned")),
                name="present_within_summoned",
            ),
        ]
        indexes = [models.Index(fields=["cycle", "status", "planned_on"])]

    def __str__(self) -> str:
        return say("Đại hội {name}, nhiệm kỳ {term}", name=self.unit.name, term=self.own_term)

    @property
    def ordinal_label(self) -> str:
        """Give the congress's number as the unit writes it: in Roman letters, in a cell in figures (papers.md 1.2)."""
        number = self.ordinal or 0
        return str(number) if self.role == LevelRole.CELL else roman_text(number)

    @property
    def own_term(self) -> str:
        """Give the term that the congress elects for: as written, or by the rule pack, shorter for cells (D.2)."""
        if self.term or self.role != LevelRole.CELL:
            return self.term or self.cycle.term
        return load_pack(self.cycle.pack).term.cell_label.value


class PastFacts(CongressFacts):
    """What was recorded of a congress from one day until another, before it was changed."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="past_facts")
    since = models.DateField(default=BEGINNING)
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "until"], name="one_change_of_facts_a_day")]
        ordering = ["until"]


class CongressEvent(models.Model):
    """A change of a congress's status: from what to what, on which day it happened, when it was recorded, and why."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    from_status = models.CharField(max_length=10, choices=CongressStatus.choices(), blank=True)
    to_status = models.CharField(max_length=10, choices=CongressStatus.choices())
    on_day = models.DateField(null=True)
    recorded_on = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    @property
    def known_since(self) -> date:
        """The day from which it is told of: that of a congress held counts from its closing, a change from its own."""
        first_held = self.to_status == CongressStatus.HELD != self.from_status
        return self.on_day if first_held and self.on_day else self.recorded_on

    @property
    def label(self) -> str:
        """Give what happened in words; where the status stayed, what was changed under it."""
        status = CongressStatus(self.to_status)
        return say(_UNDER_ONE_STATUS.get(status, status.label_vi) if self.from_status == status else status.label_vi)


_UNDER_ONE_STATUS = {
    CongressStatus.PLANNED: "Đổi ngày dự kiến",
    CongressStatus.HELD: "Sửa số liệu đại hội đã tổ chức",
}
