"""What an act on the tree will do, in sentences that a person reads before confirming it."""

from collections.abc import Iterable
from datetime import date

from daihoi.apps.organisation.effects import Effects, members_of
from daihoi.apps.organisation.models import NATURE_UNSAID, Unit
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say, say_counted
from daihoi.core.regulations.terms import UnitNature

_SHOWN = 6


def renaming(unit: Unit, name: str, on: date | None) -> list[str]:
    """Give what another name will change."""
    if on is None:
        return [
            say("Tên “{name}” được sửa thành “{new}”.", name=unit.name, new=name),
            say("Mọi trang và báo cáo, kể cả của các ngày trước, ghi tên đã sửa; tên ghi sai còn trong nhật ký."),
        ]
    return [
        say("“{name}” đổi tên thành “{new}” từ ngày {on:%d/%m/%Y}.", name=unit.name, new=name, on=on),
        say("Trang và báo cáo của các ngày trước ngày đó vẫn ghi tên cũ."),
    ]


def describing(unit: Unit, nature: UnitNature | None, merged_from: int | None) -> list[str]:
    """Give what another nature or another number of merged units will change."""
    after = nature.label if nature else say(NATURE_UNSAID)
    lines = (
        [say("Loại hình: “{before}” thành “{after}”.", before=say(unit.nature_label), after=after)]
        if nature != (unit.nature or None)
        else []
    )
    if merged_from != unit.merged_from:
        lines.append(
            say("Hợp nhất từ: “{before}” thành “{after}”.", before=_units(unit.merged_from), after=_units(merged_from))
        )
    if not lines:
        return [say("Không có gì thay đổi.")]
    return [
        *lines,
        say("Từ nay kết quả đại hội được kiểm tra theo quy định của loại hình này; số tổng hợp giữ nguyên."),
    ]


def _units(number: int | None) -> str:
    return say(NATURE_UNSAID) if number is None else say_counted("{units} đơn vị", number, units=number_text(number))


def told(effects: Effects) -> list[str]:
    """Give all that will happen: what begins, moves and ends, from which day, and whose totals change."""
    return [*_what(effects), *_totals(effects)]


def _what(effects: Effects) -> Iterable[str]:
    since = say("từ ngày {on:%d/%m/%Y}", on=effects.on)
    for name in effects.beginning:
        yield say("Lập “{name}” {since}.", name=name, since=since)
    shared_out = len(effects.beginning) > 1
    if effects.moving:
        to = say("các đơn vị mới") if shared_out else f"“{effects.to}”"
        yield say(
            "{moving} đơn vị, kể cả các đơn vị bên dưới, chuyển về {to} {since}.",
            moving=number_text(effects.moving),
            to=to,
            since=since,
        )
    if effects.members:
        going = _sharing_out if shared_out else _joining
        yield going(effects.members, effects.to)
    for ended in effects.ending:
        yield say(
            "“{name}” ({code}) kết thúc {since}; mã này không dùng lại cho đơn vị khác.",
            name=ended.name,
            code=ended.code,
            since=since,
        )
        left = members_of(ended).count()
        if left and not effects.members:
            yield say(
                "Còn {left} đảng viên ghi ở “{name}”: cần chuyển sinh hoạt cho các đồng chí đó.",
                left=number_text(left),
                name=ended.name,
            )

    for unit in effects.living_on:
        yield say(
            "“{name}” ({code}) tiếp tục hoạt động, như chưa ghi kết thúc {since}.",
            name=unit.name,
            code=unit.code,
            since=since,
        )
        yield say("Đảng viên đã chuyển sinh hoạt đi nơi khác thì vẫn ở nơi mới.")


def _joining(members: int, to: str) -> str:
    return say_counted("{members} đảng viên chuyển sinh hoạt về “{to}”.", members, members=number_text(members), to=to)


def _sharing_out(members: int, to: str) -> str:
    return say_counted(
        "{members} đảng viên chuyển sinh hoạt về “{to}”; sau đó phân lại bằng cách nhập danh sách đảng viên.",
        members,
        members=number_text(members),
        to=to,
    )


def _totals(effects: Effects) -> Iterable[str]:
    if effects.losing:
        yield say("Số tổng hợp từ ngày đó bớt đi ở: {losing}.", losing=_names(effects.losing))
    if effects.gaining:
        yield say("Số tổng hợp từ ngày đó tăng thêm ở: {gaining}.", gaining=_names(effects.gaining))
    if effects.losing or effects.gaining:
        yield say("Báo cáo của các ngày trước đó giữ nguyên từng con số.")


def _names(units: Iterable[Unit]) -> str:
    names = [unit.name for unit in units]
    return "; ".join(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")
