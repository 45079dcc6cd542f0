"""What is remembered of an election: what it fills, who stood, who could vote, what was counted."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from daihoi.apps.counting.models import BallotBox
from daihoi.apps.elections.nominating.models import ElectionList
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import Deduction, ElectedBody, LevelRole


class Stage(models.TextChoices):
    """How far a vote has come."""

    LIST = "LIST", "Đang lập danh sách"
    COUNTED = "COUNTED", "Đã ghi kiểm phiếu"
    SIGNED = "SIGNED", "Đã ký biên bản"


class CountSource(models.TextChoices):
    """Which count of a vote is the official one (sheet A.8.4): software only where it is authorised."""

    MANUAL = "MANUAL", "Ban kiểm phiếu đếm tay"
    APPROVED_SOFTWARE = "APPROVED_SOFTWARE", "Phần mềm đọc phiếu quét, đã được cho phép"


class Election(models.Model):
    """One secret vote of a congress or conference; a further vote on the same body follows the one before.

    Counts are None until the counting board gives them; who is elected is never stored but worked out from them.
    """

    congress = models.ForeignKey(Congress, on_delete=models.PROTECT, related_name="elections")
    body = models.CharField("bầu", max_length=30, choices=ElectedBody.choices())
    voters = models.CharField("bầu tại", max_length=20, choices=AssemblyForm.choices())
    round = models.PositiveSmallIntegerField("lần bầu", default=1)
    counters = models.PositiveSmallIntegerField("số người ghi kiểm phiếu độc lập", default=1)
    among_tied = models.BooleanField("bầu lại giữa những người bằng phiếu", default=False)
    seats = models.PositiveSmallIntegerField("số lượng cần bầu")
    alternate_seats = models.PositiveSmallIntegerField("số dự khuyết cần bầu", default=0)
    summoned = models.PositiveIntegerField("được triệu tập", null=True)
    present = models.PositiveIntegerField("có mặt lúc bầu", null=True)
    issued = models.PositiveIntegerField("phiếu phát ra", null=True)
    returned = models.PositiveIntegerField("phiếu thu về", null=True)
    valid = models.PositiveIntegerField("phiếu hợp lệ", null=True)
    invalid = models.PositiveIntegerField("phiếu không hợp lệ", null=True)
    invalid_because = models.CharField("lý do không hợp lệ", max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.LIST)
    count_source = models.CharField(
        "nguồn số liệu chính thức", max_length=20, choices=CountSource.choices, default=CountSource.MANUAL
    )
    box = models.OneToOneField(BallotBox, null=True, on_delete=models.PROTECT, related_name="election")
    approved_list = models.OneToOneField(ElectionList, null=True, on_delete=models.PROTECT, related_name="election")
    board_head = models.CharField("trưởng ban kiểm phiếu", max_length=120, blank=True)
    board_members = models.TextField("ủy viên ban kiểm phiếu", blank=True)
    signed_on = models.DateField("ngày ký biên bản", null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["congress", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "body", "round"], name="one_vote_a_round"),
            models.CheckConstraint(
                condition=Q(returned__isnull=True) | Q(returned__lte=F("issued")), name="count_returned_within_issued"
            ),
            models.CheckConstraint(
                condition=Q(valid__isnull=True) | Q(returned=F("valid") + F("invalid")),
                name="count_valid_and_invalid_make_returned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.congress}"

    @property
    def title(self) -> str:
        """Give what is voted on, with the number of the vote from the second on: «Chi ủy, lần 2»."""
        return self.body_title if self.round == 1 else f"{self.body_title}, lần {self.round}"

    @property
    def body_title(self) -> str:
        """Give what the unit calls the body that is elected: a cell's committee is «Chi ủy»."""
        return ElectedBody(self.body).title_vi(LevelRole(self.congress.role))


class PrintRun(models.Model):
    """Ballots of one list that were given out to be printed; a list with a run can't be changed any more."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="print_runs")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    copies = models.PositiveIntegerField()

    class Meta:
        ordering = ["at", "pk"]


class OwnCount(models.Model):
    """What one of several independent counters wrote down; it counts once another's is the same."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="own_counts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)
    figures = models.JSONField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["election", "author"], name="one_own_count_a_person")]


class Absence(models.Model):
    """How many of a group are taken off the number summoned (sheet A.7.2, A.7.3)."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="absences")
    group = models.CharField(max_length=60, choices=Deduction.choices())
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["election", "group"], name="one_absence_a_group")]


class Candidate(models.Model):
    """A person on the list of a vote, in the order of the ballot; votes are None until they are counted."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="candidates")
    position = models.PositiveSmallIntegerField()
    full_name = models.CharField("họ và tên", max_length=120)
    votes = models.PositiveIntegerField("số phiếu", null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["election", "position"], name="one_place_a_candidate")]

    def __str__(self) -> str:
        return self.full_name
