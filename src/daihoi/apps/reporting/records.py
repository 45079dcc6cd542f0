"""The records behind a figure: the same definition that counted them, as a database condition."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from daihoi.apps.accounts.permissions import below
from daihoi.apps.organisation.models import MAJORITY_ETHNICITY, Placement, Unit
from daihoi.apps.organisation.naming import called_on
from daihoi.apps.organisation.queries import tree_changed_since
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.queries import with_names
from daihoi.apps.reporting.loading import COUNTED
from daihoi.apps.reporting.reference import born_after, reference_month
from daihoi.apps.results.deadlines import decision_due, submission_due
from daihoi.apps.results.models import BodyElection, Mandate, Person
from daihoi.core.regulations.terms import (
    CongressStatus,
    ElectedBody,
    ElectedBy,
    LevelRole,
    Outcome,
    ResultStatus,
    Term,
)
from daihoi.core.rollup import Elects, Measure, Moment, Population
from daihoi.core.rollup.measures import Age, Condition, Holds, Is, IsOneOf


def congresses_behind(place: Place, measure: Measure, role: LevelRole) -> QuerySet[Congress]:
    """Give the congresses that a measure counts, or whose bodies or people it counts."""
    rows = _congresses(place, role).filter(_under_way(measure, place))
    for condition in measure.conditions:
        if measure.population is Population.CONGRESS and isinstance(condition, Is):
            rows = rows.filter(_of_congress(condition))
    if measure.population is Population.BODY:
        rows = rows.filter(Exists(_bodies(measure).filter(result__congress=OuterRef("pk"))))
    return with_names(rows, place.as_of).select_related("unit")


def people_behind(place: Place, measure: Measure, role: LevelRole) -> QuerySet[Person]:
    """Give the people that a measure counts."""
    rows = Person.objects.filter(
        result__congress__in=_congresses(place, role).filter(_under_way(measure, place)).values("pk")
    )
    for condition in measure.conditions:
        rows = rows.filter(_of_person(condition, place.cycle.pack, role))
    named = rows.annotate(**called_on(place.as_of, "result__congress__unit", "unit"))
    return named.select_related("result__congress__unit")


def _congresses(place: Place, role: LevelRole) -> QuerySet[Congress]:
    rows = Congress.objects.filter(cycle=place.cycle, role=role).exclude(status=CongressStatus.CANCELLED)
    return rows.filter(standing_below(place.unit, place.as_of))


def standing_below(unit: Unit, as_of: date, field: str = "unit") -> Q:
    """Give the condition that a unit stood in the subtree of another on a day."""
    living = Q(**{f"{field}__valid_until__gt": as_of})
    if not tree_changed_since(as_of):
        return living & below(unit.path, f"{field}__path")
    standing = Q(valid_from__lte=as_of, valid_until__gt=as_of)
    here = Placement.objects.filter(standing, unit=unit).first()
    if here is None:
        return Q(pk__in=[])
    return living & Q(**{f"{field}__in": Placement.objects.filter(standing, below(here.path)).values("unit")})


def _under_way(measure: Measure, place: Place) -> Q:
    return _come(measure.start, place) & ~_come(measure.end, place)


def _come(moment: Moment, place: Place) -> Q:  # noqa: C901 (one case a moment)
    """Give the condition that a moment of a congress has come by the place's day."""
    day = place.as_of
    match moment:
        case Moment.BEGINS:
            return Q(unit__valid_from__lte=day, cycle__begins_on__lte=day)
        case Moment.PLANNED:
            return Q(planned_on__isnull=False, planned_on__lte=day)
        case Moment.AFTER_PLANNED:
            return Q(planned_on__isnull=False, planned_on__lt=day)
        case Moment.OPENED:
            return Q(opened_on__isnull=False, opened_on__lte=day)
        case Moment.CLOSED:
            return _closed(day)
        case Moment.COUNTED:
            return _closed(day) & Q(result__isnull=False, result__status__in=COUNTED)
        case Moment.SUBMITTED:
            return _sent(day)
        case Moment.DECIDED:
            return Q(result__isnull=False, result__status=ResultStatus.APPROVED, result__decided_on__lte=day)
        case Moment.AFTER_SUBMISSION_DUE:
            return _closed(day) & Q(closed_on__in=_overdue_closings(place))
        case Moment.AFTER_DECISION_DUE:
            return _sent(day) & Q(result__submitted_on__in=_overdue_submissions(place))
        case Moment.ENDS:
            return Q(unit__valid_until__lte=day)


def _closed(day: date) -> Q:
    return Q(closed_on__isnull=False, closed_on__lte=day)


def _sent(day: date) -> Q:
    return Q(result__isnull=False, result__status__in=COUNTED, result__submitted_on__lte=day)


def _overdue_closings(place: Place) -> list[date]:
    days = Congress.objects.filter(cycle=place.cycle, closed_on__lte=place.as_of).values_list("closed_on", flat=True)
    return [day for day in days.distinct() if day and submission_due(day, place.cycle.pack) < place.as_of]


def _overdue_submissions(place: Place) -> list[date]:
    rows = Congress.objects.filter(cycle=place.cycle, result__submitted_on__lte=place.as_of)
    days = rows.values_list("result__submitted_on", flat=True).distinct()
    return [day for day in days if day and decision_due(day, place.cycle.pack) < place.as_of]


def _of_congress(condition: Is) -> Q:
    if not isinstance(condition.value, Elects):
        return Q(**{condition.column: condition.value})
    has = {
        body: Q(Exists(BodyElection.objects.filter(result__congress=OuterRef("pk"), body=body)))
        for body in (ElectedBody.COMMITTEE, ElectedBody.DEPUTY_SECRETARY, ElectedBody.SECRETARY)
    }
    committee, deputy, secretary = has.values()
    match condition.value:
        case Elects.COMMITTEE:
            return committee
        case Elects.SECRETARY_AND_DEPUTY:
            return ~committee & deputy
        case Elects.SECRETARY_ONLY:
            return ~committee & ~deputy & secretary
    return ~committee & ~deputy & ~secretary


def _bodies(measure: Measure) -> QuerySet[BodyElection]:
    body = next(condition.value for condition in measure.conditions if isinstance(condition, Is))
    rows = BodyElection.objects.filter(body=body)
    if measure.adds_up == "empty_seats":
        return rows.annotate(filled=_filled(Outcome.ELECTED)).filter(seats__gt=F("filled"))
    if measure.adds_up:
        return rows.filter(**{f"{measure.adds_up}__gt": 0})
    if len(measure.conditions) == 1:
        return rows
    filled = rows.annotate(filled=_filled(Outcome.ELECTED), standing_by=_filled(Outcome.ALTERNATE))
    return filled.filter(rounds=1, seats__lte=F("filled"), alternate_seats__lte=F("standing_by"))


def _filled(outcome: Outcome) -> Count:
    came_out = Q(result__people__mandates__body=F("body"), result__people__mandates__outcome=outcome)
    return Count("result__people__mandates", filter=came_out)


def _of_person(condition: Condition, pack: str, role: LevelRole) -> Q:
    match condition:
        case Holds(bodies, outcome):
            mandates = Mandate.objects.filter(person=OuterRef("pk"), body__in=bodies, outcome=outcome)
            return Q(Exists(mandates))
        case Age(at_least, below):
            month = reference_month(pack, role)
            return Q(birth_date__gte=born_after(below, month), birth_date__lt=born_after(at_least, month))
        case IsOneOf(column, values):
            return Q(**{f"{column}__in": values})
        case Is("minority", value):
            return ~Q(ethnicity=MAJORITY_ETHNICITY) if value else Q(ethnicity=MAJORITY_ETHNICITY)
        case Is("religious", value):
            return ~Q(religion="") if value else Q(religion="")
        case Is("direct", value):
            return _by_congress() if value else ~_by_congress()
        case Is(column, value):
            return Q(**{column: value.value if isinstance(value, Term) else value})


def _by_congress() -> Q:
    elections = BodyElection.objects.filter(
        result=OuterRef("result"), body=ElectedBody.SECRETARY, elected_by=ElectedBy.CONGRESS
    )
    return Q(Exists(elections))
