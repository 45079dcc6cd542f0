"""The records behind a figure: the same definition that counted them, as a database condition."""

from collections.abc import Callable
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from daihoi.apps.organisation.models import MAJORITY_ETHNICITY
from daihoi.apps.organisation.naming import called_on
from daihoi.apps.organisation.queries import standing_below
from daihoi.apps.planning.history import as_then
from daihoi.apps.planning.models import Congress, PastFacts
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.queries import as_told
from daihoi.apps.reporting.reference import born_after, reference_month
from daihoi.apps.results.deadlines import decision_due, submission_due
from daihoi.apps.results.history import APPROVED, SENT, Kind, events_by, last_day_of, last_step
from daihoi.apps.results.models import BodyElection, Mandate, Person, ResultEvent
from daihoi.core.regulations.terms import (
    CongressStatus,
    ElectedBody,
    ElectedBy,
    LevelRole,
    Outcome,
    Term,
)
from daihoi.core.rollup import Elects, Measure, Moment, Population
from daihoi.core.rollup.measures import Age, Condition, Holds, Is, IsOneOf


def congresses_behind(place: Place, measure: Measure, role: LevelRole) -> QuerySet[Congress]:
    """Give the congresses that a measure counts, or whose bodies or people it counts."""
    rows = _congresses(place, measure, role)
    if measure.population is Population.BODY:
        rows = rows.filter(Exists(_bodies(measure, place)))
    return as_told(rows, place).select_related("unit")


def people_behind(place: Place, measure: Measure, role: LevelRole) -> QuerySet[Person]:
    """Give the people that a measure counts."""
    congresses = _congresses(place, measure, role).values("pk")
    rows = Person.kept.filter(_stood(place), result__congress__in=congresses)
    for condition in measure.conditions:
        rows = rows.filter(_of_person(condition, place, role))
    named = rows.annotate(**called_on(place.as_of, "result__congress__unit", "unit"))
    return named.select_related("result__congress__unit")


def _congresses(place: Place, measure: Measure, role: LevelRole) -> QuerySet[Congress]:
    day, cycle = place.as_of, place.cycle
    rows = Congress.objects.filter(standing_below(place.unit, day), cycle=cycle)
    recorded = Q(role=role) & ~Q(status=CongressStatus.CANCELLED)
    for condition in measure.conditions:
        if measure.population is Population.CONGRESS and isinstance(condition, Is):
            if isinstance(condition.value, Elects):
                rows = rows.filter(_elects(condition.value, place))
            else:
                recorded &= Q(**{condition.column: condition.value})
    rows = rows.filter(as_then(recorded, day, cycle)).annotate(
        step=last_step(cycle, day),
        sent_on=last_day_of(Kind.SUBMITTED, cycle, day),
        returned_on=last_day_of(Kind.RETURNED, cycle, day),
    )
    return rows.filter(_come(measure.start, place) & ~_come(measure.end, place))


def _stood(place: Place) -> Q:
    """Give the condition on rows of a result that they stood in it on the place's day."""
    return Q(since__lte=place.as_of, until__gt=place.as_of)


def _come(moment: Moment, place: Place) -> Q:  # noqa: C901 (one case a moment)
    """Give the condition that a moment of a congress has come by the place's day."""
    day, cycle = place.as_of, place.cycle
    match moment:
        case Moment.BEGINS:
            return Q(unit__valid_from__lte=day, cycle__begins_on__lte=day)
        case Moment.PLANNED:
            return as_then(Q(planned_on__isnull=False, planned_on__lte=day), day, cycle)
        case Moment.AFTER_PLANNED:
            return as_then(Q(planned_on__isnull=False, planned_on__lt=day), day, cycle)
        case Moment.OPENED:
            return as_then(Q(opened_on__isnull=False, opened_on__lte=day), day, cycle)
        case Moment.CLOSED:
            return as_then(Q(closed_on__isnull=False, closed_on__lte=day), day, cycle)
        case Moment.SUBMITTED:
            return Q(step__isnull=False, step__in=SENT)
        case Moment.DECIDED:
            return Q(step__isnull=False, step__in=APPROVED)
        case Moment.AFTER_SUBMISSION_DUE:
            return _submission_overdue(place)
        case Moment.AFTER_DECISION_DUE:
            return Q(step__isnull=False, step__in=SENT, sent_on__in=_overdue(place, Kind.SUBMITTED, decision_due))
        case Moment.ENDS:
            return Q(unit__valid_until__lte=day)
        case Moment.SINCE:
            return Q()


def _submission_overdue(place: Place) -> Q:
    """Give the condition that the term for sending up is over: it runs from the closing, or from the last return."""
    day, cycle = place.as_of, place.cycle
    recorded = (Congress.objects.filter(cycle=cycle), PastFacts.objects.filter(congress__cycle=cycle))
    closings = {
        closed for rows in recorded for closed in rows.order_by().values_list("closed_on", flat=True).distinct()
    }
    over = [closed for closed in closings if closed and submission_due(closed, cycle.pack) < day]
    returned = Q(step__isnull=False, step=Kind.RETURNED)
    again = Q(returned_on__in=_overdue(place, Kind.RETURNED, submission_due))
    first = as_then(Q(closed_on__isnull=False, closed_on__in=over), day, cycle)
    return (returned & again) | (~returned & first)


def _overdue(place: Place, kind: Kind, due: Callable[[date, str], date]) -> list[date]:
    """Give the days of events of a kind whose term is over on the place's day."""
    events = ResultEvent.objects.filter(
        result__congress__cycle=place.cycle, kind=kind, **events_by(place.cycle, place.as_of)
    )
    days = events.order_by().values_list("on_day", flat=True).distinct()
    return [day for day in days if due(day, place.cycle.pack) < place.as_of]


def _elects(what: Elects, place: Place) -> Q:
    stood = BodyElection.kept.filter(_stood(place), result__congress=OuterRef("pk"))
    bodies = (ElectedBody.COMMITTEE, ElectedBody.DEPUTY_SECRETARY, ElectedBody.SECRETARY)
    committee, deputy, secretary = (Q(Exists(stood.filter(body=body))) for body in bodies)
    match what:
        case Elects.COMMITTEE:
            return committee
        case Elects.SECRETARY_AND_DEPUTY:
            return ~committee & deputy
        case Elects.SECRETARY_ONLY:
            return ~committee & ~deputy & secretary
    return ~committee & ~deputy & ~secretary


def _bodies(measure: Measure, place: Place) -> QuerySet[BodyElection]:
    body = next(condition.value for condition in measure.conditions if isinstance(condition, Is))
    rows = BodyElection.kept.filter(_stood(place), body=body, result__congress=OuterRef("pk"))
    if measure.adds_up == "empty_seats":
        return rows.annotate(filled=_filled(Outcome.ELECTED)).filter(seats__gt=F("filled"))
    if measure.adds_up:
        return rows.filter(**{f"{measure.adds_up}__gt": 0})
    if len(measure.conditions) == 1:
        return rows
    filled = rows.annotate(filled=_filled(Outcome.ELECTED), standing_by=_filled(Outcome.ALTERNATE))
    return filled.filter(rounds=1, seats__lte=F("filled"), alternate_seats__lte=F("standing_by"))


def _filled(outcome: Outcome) -> Count:
    came_out = Q(
        result__people__since=F("since"),
        result__people__mandates__body=F("body"),
        result__people__mandates__outcome=outcome,
    )
    return Count("result__people__mandates", filter=came_out)


def _of_person(condition: Condition, place: Place, role: LevelRole) -> Q:
    match condition:
        case Holds(bodies, outcome):
            mandates = Mandate.objects.filter(person=OuterRef("pk"), body__in=bodies, outcome=outcome)
            return Q(Exists(mandates))
        case Age(at_least, below):
            month = reference_month(place.cycle.pack, role)
            return Q(birth_date__gte=born_after(below, month), birth_date__lt=born_after(at_least, month))
        case IsOneOf(column, values):
            return Q(**{f"{column}__in": values})
        case Is("minority", value):
            return ~Q(ethnicity=MAJORITY_ETHNICITY) if value else Q(ethnicity=MAJORITY_ETHNICITY)
        case Is("religious", value):
            return ~Q(religion="") if value else Q(religion="")
        case Is("direct", value):
            return _by_congress(place) if value else ~_by_congress(place)
        case Is(column, value):
            return Q(**{column: value.value if isinstance(value, Term) else value})


def _by_congress(place: Place) -> Q:
    elections = BodyElection.kept.filter(
        _stood(place), result=OuterRef("result"), body=ElectedBody.SECRETARY, elected_by=ElectedBy.CONGRESS
    )
    return Q(Exists(elections))
