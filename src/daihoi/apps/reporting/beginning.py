"""What an installation begins with: units, members, the calendar, people with roles; and the page that does each."""

from collections.abc import Callable
from dataclasses import dataclass

from daihoi.apps.accounts.models import Grant, User
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.organisation.models import Member, Unit
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place, telling_day
from daihoi.core.regulations.terms import CongressStatus


@dataclass(frozen=True)
class FirstStep:
    """One thing that an installation needs before its congresses can be followed; open to those who may do it."""

    title: str
    why: str
    page: str
    query: str
    is_done: bool
    is_open: bool


@dataclass(frozen=True)
class Beginning:
    """The first steps in their order."""

    steps: tuple[FirstStep, ...]

    @property
    def next(self) -> FirstStep | None:
        """The first step that is not done, where the person may do it."""
        undone = next((step for step in self.steps if not step.is_done), None)
        return undone if undone and undone.is_open else None


@dataclass(frozen=True)
class _Needed:
    title: str
    why: str
    page: str
    query: str
    permission: Permission
    is_done: Callable[[Place], bool]


def beginning_of(user: User, place: Place) -> Beginning | None:
    """Read the first steps of the topmost unit.

    None elsewhere, for one who looks at an earlier day, once all are done, or once a congress was held.
    """
    if place.unit.parent is not None or place.as_of < telling_day(place.cycle) or _is_under_way(place):
        return None
    steps = tuple(
        FirstStep(
            needed.title,
            needed.why,
            needed.page,
            needed.query,
            needed.is_done(place),
            reaches(user, place.unit.path, needed.permission),
        )
        for needed in _NEEDED
    )
    return None if all(step.is_done for step in steps) else Beginning(steps)


def _is_under_way(place: Place) -> bool:
    return Congress.objects.filter(cycle=place.cycle, status=CongressStatus.HELD).exists()


def _has_units(place: Place) -> bool:
    return Unit.objects.filter(parent=place.unit).exists()


def _has_members(_: Place) -> bool:
    return Member.objects.exists()


def _has_calendar(place: Place) -> bool:
    return Congress.objects.filter(cycle=place.cycle, planned_on__isnull=False).exists()


def _has_people(_: Place) -> bool:
    return Grant.objects.values("user").distinct().count() > 1


_NEEDED = (
    _Needed(
        "Nhập danh sách đơn vị",
        "Mỗi dòng một đơn vị: mã, tên, đơn vị cấp trên, cấp trong chu kỳ.",
        "exchange:new",
        "loai=UNITS",
        Permission.IMPORT_DATA,
        _has_units,
    ),
    _Needed(
        "Nhập danh sách đảng viên",
        "Mỗi dòng một đảng viên với mã chi bộ; để chọn người khi lập kết quả.",
        "exchange:new",
        "loai=MEMBERS",
        Permission.IMPORT_DATA,
        _has_members,
    ),
    _Needed(
        "Nhập lịch đại hội",
        "Ngày dự kiến, hình thức, nội dung của từng đại hội; tiến độ được so với lịch này.",
        "exchange:new",
        "loai=CALENDAR",
        Permission.IMPORT_DATA,
        _has_calendar,
    ),
    _Needed(
        "Giao vai trò cho cán bộ các đơn vị",
        "Mỗi người một tài khoản, với vai trò ở đơn vị của mình.",
        "accounts:grant_new_account",
        "",
        Permission.MANAGE_GRANTS,
        _has_people,
    ),
)
