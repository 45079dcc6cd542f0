"""What is remembered of a congress's result: bodies elected, the people in them, and the way to approval."""

from typing import TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from daihoi.apps.organisation.fields import KeyField
from daihoi.apps.organisation.models import BEGINNING, FOREVER, MAJORITY_ETHNICITY
from daihoi.apps.planning.models import Congress
from daihoi.core.language import say
from daihoi.core.regulations.terms import (
    ElectedBody,
    ElectedBy,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    ResultStatus,
    Sex,
    Standing,
)


class Result(models.Model):
    """The result of one congress; locked once approved."""

    congress = models.OneToOneField(Congress, on_delete=models.PROTECT, related_name="result")
    status = models.CharField("tình trạng", max_length=10, choices=ResultStatus.choices(), default=ResultStatus.DRAFT)
    submitted_on = models.DateField("ngày gửi lên", null=True, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    decision_number = models.CharField("số quyết định", max_length=40, blank=True)
    revision = models.PositiveIntegerField("lần sửa", default=0)

    def __str__(self) -> str:
        return say("Kết quả {congress}", congress=self.congress)


Row = TypeVar("Row", bound="PartOfResult")


class CurrentRows(models.Manager[Row]):
    """The rows that stand in a result now, without those that were replaced."""

    def get_queryset(self) -> models.QuerySet[Row]:
        return super().get_queryset().filter(until=FOREVER)


class EveryRow(models.Manager[Row]):
    """All rows that ever stood in a result."""


class PartOfResult(models.Model):
    """A row of a result, as it stood from one day until another; what is replaced after it was sent up is kept.

    `objects`, and the rows of a result, are those that stand now; `kept` are all that ever stood.
    """

    since = models.DateField(default=BEGINNING, editable=False)
    until = models.DateField(default=FOREVER, editable=False)

    objects = CurrentRows()
    kept = EveryRow()

    class Meta:
        abstract = True


class RuleException(PartOfResult):
    """A rule from which a competent body let the unit depart: which one, who, by which document, why."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="exceptions")
    rule = models.CharField("quy định", max_length=120)
    authority = models.CharField("cấp chấp thuận", max_length=200)
    document_number = models.CharField("số văn bản", max_length=40)
    document_date = models.DateField("ngày văn bản")
    reason = models.TextField("lý do")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["result", "rule", "since"], name="one_exception_a_rule")]
        ordering = ["rule"]


class ResultEvent(models.Model):
    """A step of a result: sent up, returned with reasons, approved, corrected."""

    class Kind(models.TextChoices):
        SUBMITTED = "SUBMITTED", "Gửi lên cấp trên"
        RETURNED = "RETURNED", "Trả lại kèm lý do"
        APPROVED = "APPROVED", "Chuẩn y"
        CORRECTED = "CORRECTED", "Đính chính"

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    on_day = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]


class EntryDraft(models.Model):
    """What a person typed into a form and has not saved yet, exactly as typed."""

    class Purpose(models.TextChoices):
        ENTRY = "ENTRY", "Nhập kết quả"
        CORRECTION = "CORRECTION", "Đính chính"

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="entry_drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.ENTRY)
    typed = models.TextField()
    reason = models.TextField(blank=True)
    seen = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "author", "purpose"], name="one_draft_a_person")]


class BodyElection(PartOfResult):
    """The election of one body: seats, list, ballots and the base on which the majority was counted."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="bodies")
    body = models.CharField("bầu", max_length=30, choices=ElectedBody.choices())
    seats = models.PositiveIntegerField("số lượng cần bầu")
    alternate_seats = models.PositiveIntegerField("số dự khuyết cần bầu", default=0)
    list_size = models.PositiveIntegerField("số người trong danh sách bầu cử")
    issued = models.PositiveIntegerField("phiếu phát ra", null=True, blank=True)
    returned = models.PositiveIntegerField("phiếu thu về", null=True, blank=True)
    valid = models.PositiveIntegerField("phiếu hợp lệ", null=True, blank=True)
    invalid = models.PositiveIntegerField("phiếu không hợp lệ", null=True, blank=True)
    base = models.PositiveIntegerField("số được tính làm căn cứ", null=True, blank=True)
    rounds = models.PositiveSmallIntegerField("số vòng bầu", default=1)
    elected_by = models.CharField(max_length=12, choices=ElectedBy.choices(), default=ElectedBy.CONGRESS)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "body", "since"], name="one_election_a_body"),
            models.CheckConstraint(
                condition=Q(returned__isnull=True) | Q(returned__lte=F("issued")), name="returned_within_issued"
            ),
            models.CheckConstraint(
                condition=Q(valid__isnull=True) | Q(returned=F("valid") + F("invalid")),
                name="valid_and_invalid_make_returned",
            ),
        ]


class Person(PartOfResult):
    """A person who stood at a congress, as their file said on that day."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="people")
    position = models.PositiveSmallIntegerField("thứ tự")
    full_name = models.CharField("họ và tên", max_length=120)
    sort = KeyField(max_length=260)
    birth_date = models.DateField("ngày sinh")
    sex = models.CharField("giới tính", max_length=6, choices=Sex.choices())
    ethnicity = models.CharField("dân tộc", max_length=40, default=MAJORITY_ETHNICITY)
    religion = models.CharField("tôn giáo", max_length=40, blank=True)
    standing = models.CharField("tái cử hay lần đầu", max_length=12, choices=Standing.choices())
    in_planning_list = models.BooleanField("trong quy hoạch", default=True)
    local = models.BooleanField("người địa phương", default=True)
    degree = models.CharField("trình độ chuyên môn", max_length=12, choices=ProfessionalDegree.choices())
    theory = models.CharField("lý luận chính trị", max_length=12, choices=PoliticalTheory.choices())
    member_code = models.CharField("số thẻ đảng viên", max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["result", "position", "since"], name="one_place_a_person")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.full_name


class Mandate(models.Model):
    """What came of a person's standing for one body: votes and outcome."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mandates")
    body = models.CharField("bầu vào", max_length=30, choices=ElectedBody.choices())
    outcome = models.CharField("kết quả", max_length=12, choices=Outcome.choices())
    votes = models.PositiveIntegerField("số phiếu", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "body"], name="one_mandate_a_body")]
        indexes = [models.Index(fields=["body", "outcome"])]
