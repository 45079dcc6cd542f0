"""The charts of this room, each drawn from what a query read."""

from collections.abc import Callable, Sequence

from daihoi.apps.frame.charts import Bar, Bars, Chart, Composition, Course, CourseDay, Part, bars, composition, s_curve
from daihoi.apps.frame.treemap import Field, treemap
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.figures import Figure, Section
from daihoi.apps.reporting.queries import ChildRow, Overview
from daihoi.core.language import say
from daihoi.core.names import short_unit_name

Address = Callable[[str], str]


def course_charts(place: Place, overview: Overview, address: Callable[[str, str], str]) -> list[Chart]:
    """Draw each level's S-curve; `address` gives the page of the congresses of a level behind a measure."""
    deadlines = {level.role: level.deadline for level in overview.progress}
    courses = [
        Course(
            title=curve.role.label,
            unit=say("đại hội"),
            total=curve.total,
            days=tuple(CourseDay(point.day, point.planned, point.held) for point in curve.points),
            as_of=place.as_of,
            deadline=deadlines.get(curve.role),
            href=address("held", curve.role),
        )
        for curve in overview.curves
        if curve.points and curve.total > 1
    ]
    return [s_curve(course) for course in courses]


def target_chart(title: str, figures: Sequence[Figure], address: Address) -> Chart:
    """Draw shares of one whole against their targets."""
    shown = tuple(
        Bar(
            label=figure.label,
            part=figure.count,
            whole=figure.whole,
            target=(figure.target.share.numerator, figure.target.share.denominator) if figure.target else None,
            href=address(figure.slug),
        )
        for figure in figures
        if figure.whole
    )
    return bars(Bars(title, shown))


def section_chart(section: Section, address: Address) -> Chart:
    """Draw the parts of a section that add up to their whole."""
    parts = tuple(Part(figure.label, figure.count, address(figure.slug)) for figure in section.figures)
    return composition(Composition(say(section.title), parts))


def progress_map(place: Place, rows: Sequence[ChildRow], address: Address) -> Chart:
    """Draw the units directly below as fields: as large as their task, shaded by how much is done."""
    fields = [Field(short_unit_name(row.name), row.held, row.congresses, address(row.code)) for row in rows]
    return treemap(say("Tiến độ đại hội của các đơn vị thuộc {unit}", unit=place.unit.name), fields)
