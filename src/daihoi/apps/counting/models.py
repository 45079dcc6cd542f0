"""What is remembered of a count from scans: files, pages as they were read, ballots, what people decided, totals."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from daihoi.apps.organisation.models import Unit
from daihoi.core.ballots import PageKind, Status


class Standing(models.TextChoices):
    """Where a ballot stands now; what is set aside is no ballot of the count: a blank back, a sheet scanned twice."""

    VALID = "VALID", "Hợp lệ"
    INVALID = "INVALID", "Không hợp lệ"
    REVIEW = "REVIEW", "Cần xem lại"
    SET_ASIDE = "SET_ASIDE", "Để ngoài"


class BallotBox(models.Model):
    """The ballots of one secret vote, and their totals, which change in the transaction of whatever changes them."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    design = models.JSONField(help_text="Cuộc bầu như in trên phiếu.")
    seats = models.PositiveSmallIntegerField()
    deciders = models.PositiveSmallIntegerField("số người xem lại độc lập", default=1)
    is_closed = models.BooleanField(default=False)
    opened_at = models.DateTimeField(auto_now_add=True)
    returned = models.PositiveIntegerField("phiếu thu về", default=0)
    valid = models.PositiveIntegerField("phiếu hợp lệ", default=0)
    invalid = models.PositiveIntegerField("phiếu không hợp lệ", default=0)
    under_review = models.PositiveIntegerField("phiếu cần xem lại", default=0)
    set_aside = models.PositiveIntegerField("để ngoài", default=0)
    votes_given = models.PositiveIntegerField("lượt bầu", default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(returned=F("valid") + F("invalid") + F("under_review")), name="box_every_ballot_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(votes_given__lte=F("seats") * F("valid")), name="box_votes_within_seats_of_valid_ballots"
            ),
        ]

    def __str__(self) -> str:
        return str(self.design["title"])


class CandidateTotal(models.Model):
    """The votes of one person on the ballot; `valid` is the box's, so that the database itself can compare the two."""

    box = models.ForeignKey(BallotBox, on_delete=models.CASCADE, related_name="totals")
    candidate = models.CharField(max_length=12)
    votes = models.PositiveIntegerField(default=0)
    valid = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["box", "candidate"], name="one_total_a_candidate"),
            models.CheckConstraint(condition=Q(votes__lte=F("valid")), name="votes_within_valid_ballots"),
        ]


class ScanFile(models.Model):
    """One file of scans, kept in the home folder under its SHA-256.

    ```
    WAITING ──> READ        WAITING <──> STOPPED        any ──> SET_ASIDE, with a reason
    ```
    """

    class State(models.TextChoices):
        WAITING = "WAITING", "Đang đọc"
        READ = "READ", "Đã đọc"
        STOPPED = "STOPPED", "Đã dừng"
        SET_ASIDE = "SET_ASIDE", "Để ngoài"

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="files")
    name = models.CharField("tên tệp", max_length=200)
    digest = models.CharField(max_length=64)
    suffix = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    page_count = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    received_at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)
    reason = models.CharField("lý do để ngoài", max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["box", "digest"], name="one_scan_file_once")]

    def __str__(self) -> str:
        return self.name


class Ballot(models.Model):
    """One ballot: what the reader made of it, which never changes, and where it stands by people's decisions."""

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="ballots")
    file = models.ForeignKey(ScanFile, on_delete=models.PROTECT, related_name="ballots")
    number = models.PositiveIntegerField()
    proposed = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Status])
    reasons = models.JSONField(default=list)
    votes_read = models.JSONField(default=dict)
    doubtful = models.JSONField(default=list, help_text="Những người có dấu chưa rõ.")
    standing = models.CharField(max_length=10, choices=Standing.choices)
    votes = models.JSONField(default=dict)
    is_disputed = models.BooleanField(default=False)
    twin = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["box", "number"], name="one_number_a_ballot")]
        indexes = [models.Index(fields=["box", "standing", "number"])]


class Page(models.Model):
    """One page of a file as it was read; each is recorded once, in a transaction of its own."""

    file = models.ForeignKey(ScanFile, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    ballot = models.ForeignKey(Ballot, null=True, on_delete=models.PROTECT, related_name="pages")
    kind = models.CharField(max_length=16, choices=[(each.value, each.value) for each in PageKind])
    side = models.PositiveSmallIntegerField(default=0)
    reading = models.JSONField(default=dict)
    twin = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["file", "number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="one_reading_a_page")]


class Decision(models.Model):
    """What a person answered about a ballot; rows are only ever added, and a later one takes an earlier one back."""

    class Answer(models.TextChoices):
        VOTE = "VOTE", "Bầu"
        NO_VOTE = "NO_VOTE", "Không bầu"
        VALID = "VALID", "Phiếu hợp lệ"
        INVALID = "INVALID", "Phiếu không hợp lệ"
        SET_ASIDE = "SET_ASIDE", "Để ngoài, không phải phiếu thu về"
        DISTINCT = "DISTINCT", "Hai tờ phiếu khác nhau"
        BY_HAND = "BY_HAND", "Đọc lại từng người"
        BACK = "BACK", "Lấy lại quyết định trước"

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="decisions")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    candidate = models.CharField(max_length=12, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices)

    class Meta:
        ordering = ["pk"]


class Seal(models.Model):
    """What a count stood on when its minutes were signed: the leaf of each item, and the code over all of them."""

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="seals")
    at = models.DateTimeField(auto_now_add=True)
    code = models.CharField(max_length=19, db_index=True)
    leaves = models.JSONField(help_text="Tên và mã băm của từng mục, theo thứ tự.")

    class Meta:
        ordering = ["pk"]


class HandCheck(models.Model):
    """A sample of paper ballots to be read by hand: how it was drawn, from how many, to catch how many read wrongly."""

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="hand_checks")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    risk_percent = models.PositiveSmallIntegerField("rủi ro chấp nhận")
    misread = models.PositiveIntegerField("số phiếu đọc sai ít nhất")
    ballots = models.PositiveIntegerField("số phiếu trong chồng")
    dice = models.CharField("số đã gieo", max_length=40)

    class Meta:
        ordering = ["pk"]


class HandLook(models.Model):
    """What a person found on the paper of a ballot drawn: the same as the reader, or something else."""

    class Found(models.TextChoices):
        SAME = "SAME", "Khớp"
        OTHER = "OTHER", "Lệch"

    sample = models.ForeignKey(HandCheck, on_delete=models.PROTECT, related_name="looks")
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField(help_text="Phiếu thứ mấy trong chồng.")
    found = models.CharField(max_length=5, choices=Found.choices, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["sample", "ballot"], name="one_look_a_ballot_drawn")]
