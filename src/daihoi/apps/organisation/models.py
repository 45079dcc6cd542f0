"""What is remembered of units and members: the tree, its history, and who belongs where."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from daihoi.apps.organisation.fields import KeyField
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, Sex, UnitNature

STEP = 4
MAJORITY_ETHNICITY = "Kinh"
BEGINNING = date(1930, 2, 3)
FOREVER = date(9999, 12, 31)
NATURE_UNSAID = "Chưa ghi"


class Unit(models.Model):
    """A Party organisation; `path` is where it stands now, four characters a level below its parent's.

    `nature` is empty while nobody has said it. `merged_from` is what a person entered; where the predecessors are on
    record they are counted instead (`queries.merged_from`).
    """

    code = models.CharField("mã đơn vị", max_length=40, unique=True)
    name = models.CharField("tên đơn vị", max_length=200)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = KeyField(max_length=60, unique=True)
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField(default=BEGINNING)
    valid_until = models.DateField(default=FOREVER)
    nature = models.CharField("loại hình", max_length=16, choices=UnitNature.choices(), blank=True, default="")
    merged_from = models.PositiveSmallIntegerField("số đơn vị hợp nhất", null=True, blank=True)
    search = KeyField(max_length=260, db_index=True)
    sort = KeyField(max_length=420)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gt=F("valid_from")), name="unit_ends_after_it_begins")
        ]
        indexes = [models.Index(fields=["parent", "sort"])]

    def __str__(self) -> str:
        return self.name

    @property
    def nature_label(self) -> str:
        """Give the unit's nature in words, or that it is not said."""
        return UnitNature(self.nature).label_vi if self.nature else NATURE_UNSAID

    @property
    def rules_nature(self) -> UnitNature:
        """Give the nature by which rules are chosen: a unit whose nature is not said keeps to the general ones."""
        return UnitNature(self.nature or UnitNature.OTHER)


class Placement(models.Model):
    """Where a unit stood in the tree from one day until another; the history behind `Unit.path`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    path = KeyField(max_length=60)
    valid_from = models.DateField(default=BEGINNING, db_index=True)
    valid_until = models.DateField(default=FOREVER)

    class Meta:
        indexes = [models.Index(fields=["path", "valid_until"])]
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="one_placement_a_day"),
        ]


class PastName(models.Model):
    """A name that a unit bore from one day until another; the one it bears now stands in `Unit.name`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="past_names")
    name = models.CharField("tên đơn vị", max_length=200)
    search = KeyField(max_length=260)
    sort = KeyField(max_length=420)
    valid_from = models.DateField(default=BEGINNING)
    valid_until = models.DateField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_until"], name="one_name_given_up_a_day"),
            models.CheckConstraint(condition=Q(valid_until__gt=F("valid_from")), name="name_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """A unit that goes on in another: a merge has several predecessors, a split several successors."""

    class Kind(models.TextChoices):
        MERGE = "MERGE", "Sáp nhập, hợp nhất"
        SPLIT = "SPLIT", "Chia tách"
        CONVERSION = "CONVERSION", "Chuyển đổi"

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="origins")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession")]


class Member(models.Model):
    """A Party member, kept by the cell to which they belong."""

    class Status(models.TextChoices):
        OFFICIAL = "OFFICIAL", "Đảng viên chính thức"
        PROBATIONARY = "PROBATIONARY", "Đảng viên dự bị"
        EXEMPT = "EXEMPT", "Đảng viên được miễn sinh hoạt"
        AWAY = "AWAY", "Đảng viên sinh hoạt tạm thời nơi khác"
        SUSPENDED = "SUSPENDED", "Đảng viên bị đình chỉ sinh hoạt"
        LEFT = "LEFT", "Không còn sinh hoạt"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="members")
    code = models.CharField("số thẻ đảng viên", max_length=20, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    sort = KeyField(max_length=260)
    search = KeyField(max_length=180)
    birth_date = models.DateField("ngày sinh")
    sex = models.CharField("giới tính", max_length=6, choices=Sex.choices())
    ethnicity = models.CharField("dân tộc", max_length=40, default=MAJORITY_ETHNICITY)
    joined_on = models.DateField("ngày vào Đảng")
    status = models.CharField("tình trạng", max_length=12, choices=Status.choices, default=Status.OFFICIAL)
    degree = models.CharField("trình độ chuyên môn", max_length=12, choices=ProfessionalDegree.choices())
    theory = models.CharField("lý luận chính trị", max_length=12, choices=PoliticalTheory.choices())

    class Meta:
        indexes = [models.Index(fields=["unit", "sort"])]

    def __str__(self) -> str:
        return self.full_name
