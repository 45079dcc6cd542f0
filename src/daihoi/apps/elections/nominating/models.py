"""What is remembered of a list before its vote: who was put forward, who asked to withdraw, the poll, the approval."""

from django.db import models
from django.db.models import F, Q

from daihoi.apps.planning.models import Congress
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.nominating.terms import Membership, NominationSource, Nominator
from daihoi.core.regulations.terms import ElectedBody, LevelRole, PoliticalTheory, ProfessionalDegree, Sex, Standing


class ElectionList(models.Model):
    """The list for the first vote on a body, while it is made; its vote, `election`, is there once it was approved.

    Whether a person stands is never stored but worked out from withdrawals and the poll.
    """

    congress = models.ForeignKey(Congress, on_delete=models.PROTECT, related_name="election_lists")
    body = models.CharField("bầu", max_length=30, choices=ElectedBody.choices())
    voters = models.CharField("bầu tại", max_length=20, choices=AssemblyForm.choices())
    seats = models.PositiveSmallIntegerField("số lượng cần bầu")
    alternate_seats = models.PositiveSmallIntegerField("số dự khuyết cần bầu", default=0)
    counters = models.PositiveSmallIntegerField("số người ghi kiểm phiếu độc lập", default=1)
    poll_present = models.PositiveIntegerField("có mặt lúc xin ý kiến", null=True)
    poll_issued = models.PositiveIntegerField("phiếu phát ra", null=True)
    poll_returned = models.PositiveIntegerField("phiếu thu về", null=True)
    poll_valid = models.PositiveIntegerField("phiếu hợp lệ", null=True)
    poll_invalid = models.PositiveIntegerField("phiếu không hợp lệ", null=True)
    vote_present = models.PositiveIntegerField("có mặt lúc biểu quyết", null=True)
    vote_number = models.PositiveIntegerField("nhất trí số lượng", null=True)
    vote_list = models.PositiveIntegerField("nhất trí danh sách", null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["congress", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "body"], name="one_list_a_body"),
            models.CheckConstraint(
                condition=Q(poll_returned__isnull=True) | Q(poll_returned__lte=F("poll_issued")),
                name="poll_returned_within_issued",
            ),
            models.CheckConstraint(
                condition=Q(poll_valid__isnull=True) | Q(poll_returned=F("poll_valid") + F("poll_invalid")),
                name="poll_valid_and_invalid_make_returned",
            ),
            models.CheckConstraint(
                condition=Q(vote_present__isnull=True)
                | Q(vote_number__lte=F("vote_present"), vote_list__lte=F("vote_present")),
                name="list_votes_within_present",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.congress}"

    @property
    def title(self) -> str:
        """Give what the unit calls the body that is to be elected."""
        return ElectedBody(self.body).title_vi(LevelRole(self.congress.role))

    @property
    def is_approved(self) -> bool:
        """Whether the list was fixed as the candidates of its vote."""
        return hasattr(self, "election")


class Nominee(models.Model):
    """A person put forward, with the particulars of the summary list and the papers handed in."""

    election_list = models.ForeignKey(ElectionList, on_delete=models.CASCADE, related_name="nominees")
    full_name = models.CharField("họ và tên", max_length=120)
    source = models.CharField("nguồn", max_length=12, choices=NominationSource.choices())
    nominator = models.CharField("người đề cử là", max_length=24, choices=Nominator.choices())
    nominated_by = models.CharField("người đề cử", max_length=120, blank=True)
    nominated_on = models.DateField("ngày")
    membership = models.CharField(max_length=14, choices=Membership.choices(), default=Membership.OFFICIAL)
    is_delegate = models.BooleanField(default=True)
    bound = models.BooleanField(default=False)
    nominator_bound = models.BooleanField(default=False)
    sex = models.CharField("giới tính", max_length=6, choices=Sex.choices(), blank=True)
    birth_date = models.DateField("ngày sinh", null=True)
    hometown = models.CharField("quê quán", max_length=120, blank=True)
    ethnicity = models.CharField("dân tộc", max_length=40, blank=True)
    joined_on = models.DateField("ngày vào Đảng", null=True)
    degree = models.CharField("trình độ chuyên môn", max_length=12, choices=ProfessionalDegree.choices(), blank=True)
    theory = models.CharField("lý luận chính trị", max_length=12, choices=PoliticalTheory.choices(), blank=True)
    post = models.CharField("chức vụ, đơn vị công tác", max_length=200, blank=True)
    standing = models.CharField("tái cử hay lần đầu", max_length=12, choices=Standing.choices(), blank=True)
    papers = models.JSONField(default=list)
    poll_votes = models.PositiveIntegerField("số phiếu tán thành", null=True)
    taken_by_assembly = models.BooleanField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["election_list", "full_name"], name="one_nominee_a_name")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def sort(self) -> str:
        """Give the key that orders people by given name."""
        return person_sort_key(self.full_name)


class Proposal(models.TextChoices):
    """What the presidium proposes of a request to withdraw."""

    ALLOW = "ALLOW", "Đề nghị cho rút"
    KEEP = "KEEP", "Đề nghị không cho rút"


class Withdrawal(models.Model):
    """A request to withdraw, what the presidium proposed, and how many of those present agreed (sheet A.4)."""

    nominee = models.OneToOneField(Nominee, on_delete=models.CASCADE, related_name="withdrawal")
    reason = models.CharField("lý do xin rút", max_length=300)
    proposal = models.CharField("đề nghị", max_length=6, choices=Proposal.choices, blank=True)
    present = models.PositiveIntegerField("có mặt", null=True)
    agreed = models.PositiveIntegerField("đồng ý cho rút", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(agreed__lte=F("present")), name="withdrawal_agreed_within_present"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nominee}: {self.reason}"

    @property
    def is_decided(self) -> bool:
        """Whether the assembly has decided."""
        return self.agreed is not None

    @property
    def is_accepted(self) -> bool:
        """Whether more than half of those present agreed to it: only then is the name taken off."""
        return self.agreed is not None and self.agreed * 2 > (self.present or 0)
