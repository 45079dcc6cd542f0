"""What is remembered of totals: what each congress adds, the totals of every subtree, and what awaits folding."""

from django.db import models

from daihoi.apps.organisation.models import FOREVER, Unit
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.core.regulations.terms import LevelRole


class Contribution(models.Model):
    """What one congress adds to the totals of its role on one day, as packed measure counts."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="contributions")
    role = models.CharField(max_length=20, choices=LevelRole.choices())
    day = models.DateField()
    counts = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "role", "day"], name="one_contribution_a_day")]


class SubtreeTotal(models.Model):
    """All that a unit's subtree had added up to, for one role, from one day until the next row's."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=LevelRole.choices())
    since = models.DateField()
    until = models.DateField(default=FOREVER)
    counts = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "unit", "role", "since"], name="one_total_a_day")]
        indexes = [models.Index(fields=["cycle", "unit", "until", "since"])]


class Delta(models.Model):
    """A change of what a unit's congress adds, not yet folded into the totals of the units above, wherever it goes."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=LevelRole.choices())
    day = models.DateField()
    counts = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["cycle", "unit"])]
