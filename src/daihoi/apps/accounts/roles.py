"""Who may do what: the roles a person can hold in a unit and the permissions each one brings."""

from django.db import models


class Role(models.TextChoices):
    """A role is held in one unit and is valid for that unit's whole subtree."""

    ADMINISTRATOR = "ADMINISTRATOR", "Quản trị hệ thống"
    DEPARTMENT_OFFICER = "DEPARTMENT_OFFICER", "Cán bộ ban tổ chức"
    UNIT_OFFICER = "UNIT_OFFICER", "Cán bộ văn phòng cấp ủy"
    COUNTING_BOARD = "COUNTING_BOARD", "Ban kiểm phiếu"
    PRESIDIUM = "PRESIDIUM", "Đoàn chủ tịch, đoàn thư ký"
    INSPECTOR = "INSPECTOR", "Ủy ban kiểm tra"
    DELEGATE = "DELEGATE", "Đại biểu"
    READER = "READER", "Người xem"


class Permission(models.TextChoices):
    """One kind of act; every view, query, command and export names the one it needs."""

    VIEW_PROGRESS = "VIEW_PROGRESS", "Xem tiến độ đại hội"
    VIEW_RESULTS = "VIEW_RESULTS", "Xem kết quả và danh sách nhân sự"
    ENTER_RESULT = "ENTER_RESULT", "Nhập kết quả đại hội"
    SUBMIT_RESULT = "SUBMIT_RESULT", "Gửi kết quả lên cấp trên"
    DECIDE_RESULT = "DECIDE_RESULT", "Chuẩn y hoặc trả lại kết quả"
    MANAGE_CONGRESS = "MANAGE_CONGRESS", "Lập lịch, ghi nhận đại hội"
    MANAGE_ELECTION = "MANAGE_ELECTION", "Mở cuộc bầu, lập danh sách bầu cử"
    COUNT_VOTES = "COUNT_VOTES", "Ghi kiểm phiếu, ký biên bản kiểm phiếu"
    MANAGE_UNITS = "MANAGE_UNITS", "Cập nhật đơn vị và đảng viên"
    IMPORT_DATA = "IMPORT_DATA", "Nhập dữ liệu từ bảng tính"
    EXPORT_REPORT = "EXPORT_REPORT", "Lập và tải báo cáo"
    VIEW_AUDIT = "VIEW_AUDIT", "Xem nhật ký"
    MANAGE_GRANTS = "MANAGE_GRANTS", "Phân quyền"
    MANAGE_HOLIDAYS = "MANAGE_HOLIDAYS", "Ghi lịch nghỉ lễ"


_READING = {Permission.VIEW_PROGRESS, Permission.VIEW_RESULTS}
_ENTERING = _READING | {
    Permission.ENTER_RESULT,
    Permission.SUBMIT_RESULT,
    Permission.DECIDE_RESULT,
    Permission.MANAGE_CONGRESS,
    Permission.MANAGE_ELECTION,
    Permission.COUNT_VOTES,
    Permission.IMPORT_DATA,
    Permission.MANAGE_UNITS,
    Permission.EXPORT_REPORT,
}

GRANTED: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(
        {Permission.VIEW_PROGRESS, Permission.VIEW_AUDIT, Permission.MANAGE_GRANTS, Permission.MANAGE_HOLIDAYS}
    ),
    Role.DEPARTMENT_OFFICER: frozenset(_ENTERING),
    Role.UNIT_OFFICER: frozenset(_ENTERING),
    Role.COUNTING_BOARD: frozenset(_READING | {Permission.COUNT_VOTES}),
    Role.PRESIDIUM: frozenset(_READING | {Permission.MANAGE_ELECTION}),
    Role.INSPECTOR: frozenset(_READING | {Permission.VIEW_AUDIT, Permission.EXPORT_REPORT}),
    Role.DELEGATE: frozenset({Permission.VIEW_PROGRESS}),
    Role.READER: frozenset({Permission.VIEW_PROGRESS, Permission.EXPORT_REPORT}),
}


def roles_with(permission: Permission) -> frozenset[Role]:
    """Give the roles that bring a permission."""
    return frozenset(role for role, granted in GRANTED.items() if permission in granted)
