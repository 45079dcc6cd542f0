"""What an act on the tree will do, in sentences that a person reads before confirming it."""

from collections.abc import Iterable
from datetime import date

from daihoi.apps.organisation.effects import Effects, members_of
from daihoi.apps.organisation.models import NATURE_UNSAID, Unit
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.regulations.terms import UnitNature

_SHOWN = 6


def renaming(unit: Unit, name: str, on: date | None) -> list[str]:
    """Give what another name will change."""
    if on is None:
        return [
            f"Tên “{unit.name}” được sửa thành “{name}”.",
            "Mọi trang và báo cáo, kể cả của các ngày trước, ghi tên đã sửa; tên ghi sai còn trong nhật ký.",
        ]
    return [
        f"“{unit.name}” đổi tên thành “{name}” từ ngày {on:%d/%m/%Y}.",
        "Trang và báo cáo của các ngày trước ngày đó vẫn ghi tên cũ.",
    ]


def describing(unit: Unit, nature: UnitNature | None, merged_from: int | None) -> list[str]:
    """Give what another nature or another number of merged units will change."""
    after = nature.label_vi if nature else NATURE_UNSAID
    lines = [f"Loại hình: “{unit.nature_label}” thành “{after}”."] if nature != (unit.nature or None) else []
    if merged_from != unit.merged_from:
        lines.append(f"Hợp nhất từ: “{_units(unit.merged_from)}” thành “{_units(merged_from)}”.")
    if not lines:
        return ["Không có gì thay đổi."]
    return [*lines, "Từ nay kết quả đại hội được kiểm tra theo quy định của loại hình này; số tổng hợp giữ nguyên."]


def _units(number: int | None) -> str:
    return NATURE_UNSAID if number is None else f"{number_text(number)} đơn vị"


def told(effects: Effects) -> list[str]:
    """Give all that will happen: what begins, moves and ends, from which day, and whose totals change."""
    return [*_what(effects), *_totals(effects)]


def _what(effects: Effects) -> Iterable[str]:
    since = f"từ ngày {effects.on:%d/%m/%Y}"
    for name in effects.beginning:
        yield f"Lập “{name}” {since}."
    shared_out = len(effects.beginning) > 1
    if effects.moving:
        to = "các đơn vị mới" if shared_out else f"“{effects.to}”"
        yield f"{number_text(effects.moving)} đơn vị, kể cả các đơn vị bên dưới, chuyển về {to} {since}."
    if effects.members:
        after = "; sau đó phân lại bằng cách nhập danh sách đảng viên" if shared_out else ""
        yield f"{number_text(effects.members)} đảng viên chuyển sinh hoạt về “{effects.to}”{after}."
    for ended in effects.ending:
        yield f"“{ended.name}” ({ended.code}) kết thúc {since}; mã này không dùng lại cho đơn vị khác."
        left = members_of(ended).count()
        if left and not effects.members:
            yield f"Còn {number_text(left)} đảng viên ghi ở “{ended.name}”: cần chuyển sinh hoạt cho các đồng chí đó."

    for unit in effects.living_on:
        yield f"“{unit.name}” ({unit.code}) tiếp tục hoạt động, như chưa ghi kết thúc {since}."
        yield "Đảng viên đã chuyển sinh hoạt đi nơi khác thì vẫn ở nơi mới."


def _totals(effects: Effects) -> Iterable[str]:
    if effects.losing:
        yield f"Số tổng hợp từ ngày đó bớt đi ở: {_names(effects.losing)}."
    if effects.gaining:
        yield f"Số tổng hợp từ ngày đó tăng thêm ở: {_names(effects.gaining)}."
    if effects.losing or effects.gaining:
        yield "Báo cáo của các ngày trước đó giữ nguyên từng con số."


def _names(units: Iterable[Unit]) -> str:
    names = [unit.name for unit in units]
    return "; ".join(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")
