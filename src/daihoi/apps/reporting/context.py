"""What every page shows around its content: the unit's path, the rooms one can use, the cycle and the day."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import ResolverMatch, reverse
from django.utils import timezone

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches, roots
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import kept
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.naming import Names, names_on
from daihoi.apps.organisation.queries import ancestors, highest_unit
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.place import cycle_of, day_in, telling_day, today_in


@dataclass(frozen=True)
class Step:
    """A unit on the way from the top of the tree; outside the person's scope it is no link."""

    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class Room:
    """A part of the work, as the list at the left shows it."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """All that stands around a page's content.

    `name` is the unit's as of the day, `last_day` the address of the same page without a day.
    """

    unit: Unit | None = None
    name: str = ""
    steps: tuple[Step, ...] = ()
    way: tuple[Room, ...] = ()
    house: tuple[Room, ...] = ()
    cycle: Cycle | None = None
    cycles: tuple[Cycle, ...] = ()
    as_of: date | None = None
    today: date | None = None
    page: str = ""
    last_day: str = ""

    @property
    def looks_back(self) -> bool:
        return self.as_of != self.today

    @property
    def shows_past(self) -> bool:
        """Whether a day is looked at that is over, so that nothing is to be done on the page."""
        return self.cycle is not None and self.as_of is not None and self.as_of < telling_day(self.cycle)

    @property
    def demo(self) -> bool:
        return self.cycle is not None and self.cycle.clock is not None


@dataclass(frozen=True)
class Door:
    """A room's address, the permission that opens it and the pages that belong to it; `about_unit` needs a code."""

    label: str
    page: str
    permission: Permission | None
    pages: tuple[str, ...]
    about_unit: bool = True


PLANNING = tuple(f"planning:{page}" for page in ("congress", "cycle", "open", "plan", "cancel", "record", "change"))
WAY = (
    Door("Tổng quan", "reporting:overview", Permission.VIEW_PROGRESS, ("overview", "structure", "records")),
    Door("Kế hoạch", "planning:congresses", Permission.VIEW_PROGRESS, PLANNING),
    Door("Bầu cử", "elections:elections", Permission.VIEW_RESULTS, ("elections:", "counting:")),
    Door("Kết quả", "results:result", Permission.VIEW_RESULTS, ("results:",)),
    Door("Báo cáo", "reporting:report", Permission.EXPORT_REPORT, ("reporting:report",)),
)
HOUSE = (
    Door("Đơn vị và đảng viên", "organisation:units", Permission.VIEW_PROGRESS, ("organisation:",)),
    Door("Nhập dữ liệu", "exchange:start", Permission.IMPORT_DATA, ("exchange:",), about_unit=False),
    Door("Kiểm tra số liệu", "reporting:check", None, ("reporting:check",), about_unit=False),
    Door("Nhật ký", "accounts:audit", Permission.VIEW_AUDIT, ("accounts:audit",), about_unit=False),
    Door(
        "Quản trị",
        "accounts:grants",
        Permission.MANAGE_GRANTS,
        ("accounts:grant", "planning:holiday"),
        about_unit=False,
    ),
)


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give the frame's values for this request; before sign-in there are none."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"frame": Frame()}
    unit = getattr(request, "unit", None) or highest_unit(user)
    match = request.resolver_match
    cycles = tuple(Cycle.objects.all())
    cycle = cycle_of(request)
    today = today_in(cycle) if cycle else None
    as_of = day_in(request, cycle) if cycle else None
    names = names_on(as_of or timezone.localdate())
    return {
        "frame": Frame(
            unit=unit,
            name=names.of(unit) if unit else "",
            steps=_steps(request, user, unit, names) if unit else (),
            way=_rooms(request, user, unit, WAY),
            house=_rooms(request, user, unit, HOUSE),
            cycle=cycle,
            cycles=cycles,
            as_of=as_of,
            today=today,
            page=match.view_name if match and set(match.kwargs) == {"code"} else "",
            last_day=request.path + kept(request.GET, "chu-ky"),
        )
    }


def _steps(request: HttpRequest, user: User, unit: Unit, names: Names) -> tuple[Step, ...]:
    keep = kept(request.GET)
    return tuple(
        Step(
            name=names.of(step),
            href=reverse("reporting:overview", args=[step.code]) + keep if reaches(user, step.path) else "",
            current=step.pk == unit.pk,
        )
        for step in ancestors(unit)
    )


def _rooms(request: HttpRequest, user: User, unit: Unit | None, doors: tuple[Door, ...]) -> tuple[Room, ...]:
    return tuple(
        Room(door.label, _address(door, unit) + kept(request.GET), _belongs(request.resolver_match, door))
        for door in doors
        if _opens(user, unit, door)
    )


def _address(door: Door, unit: Unit | None) -> str:
    return reverse(door.page, args=[unit.code] if door.about_unit and unit else [])


def _opens(user: User, unit: Unit | None, door: Door) -> bool:
    if not door.about_unit:
        return door.permission is None or bool(roots(user, door.permission))
    return unit is not None and reaches(user, unit.path, door.permission)


def _belongs(match: ResolverMatch | None, door: Door) -> bool:
    return match is not None and any(match.view_name.startswith(page) or match.url_name == page for page in door.pages)
