"""The made-up people who can sign in to the demonstration, one for each first screen."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.accounts.services import give_role
from daihoi.apps.exchange.demo import CELL, CITY, COMMUNE, DISTRICT, OFFICE, QUARTER
from daihoi.apps.organisation.models import Unit

PASSWORD = "daihoi-2020"  # noqa: S105 (printed on purpose: the people and the figures are made up)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One sign-in: who it is, and what they hold where."""

    username: str
    full_name: str
    role: Role
    unit_code: str


@dataclass(frozen=True, slots=True)
class DemoAccounts:
    """Every sign-in of the demonstration, all with one password."""

    accounts: tuple[DemoAccount, ...]
    password: str


ACCOUNTS = DemoAccounts(
    (
        DemoAccount("thanhpho", "Nguyễn Thị Thu Hằng", Role.DEPARTMENT_OFFICER, CITY),
        DemoAccount("huyen", "Trần Đức Nghĩa", Role.DEPARTMENT_OFFICER, DISTRICT),
        DemoAccount("quan", "Lê Quang Vĩnh", Role.UNIT_OFFICER, QUARTER),
        DemoAccount("coquan", "Phạm Thị Ngọc Uyên", Role.UNIT_OFFICER, OFFICE),
        DemoAccount("xa", "Đặng Văn Thuật", Role.UNIT_OFFICER, COMMUNE),
        DemoAccount("chibo", "Vũ Thị Thảo", Role.UNIT_OFFICER, CELL),
        DemoAccount("kiemphieu", "Bùi Minh Khuê", Role.COUNTING_BOARD, COMMUNE),
        DemoAccount("kiemtra", "Hoàng Quốc Trực", Role.INSPECTOR, CITY),
        DemoAccount("nguoixem", "Đỗ Bích Liễu", Role.READER, CITY),
        DemoAccount("quantri", "Ngô Hữu Phước", Role.ADMINISTRATOR, CITY),
    ),
    PASSWORD,
)


def make_accounts() -> None:
    """Make every account with its role; the password is hashed once for all of them."""
    hashed = make_password(PASSWORD)
    for account in ACCOUNTS.accounts:
        unit = Unit.objects.get(code=account.unit_code)
        user = User.objects.create(username=account.username, full_name=account.full_name, password=hashed)
        give_role(actor=None, user=user, role=account.role, unit=unit)


def sign_in_lines() -> list[str]:
    """Give what is printed of the sign-ins, one a line, the password first."""
    units = Unit.objects.filter(code__in={account.unit_code for account in ACCOUNTS.accounts})
    names = dict(units.values_list("code", "name"))
    width = max(len(account.username) for account in ACCOUNTS.accounts)
    head = f"Dữ liệu minh họa, người và đơn vị đều không có thật. Mật khẩu chung: {ACCOUNTS.password}"
    return [head, *(_line(account, names.get(account.unit_code, ""), width) for account in ACCOUNTS.accounts)]


def _line(account: DemoAccount, unit_name: str, width: int) -> str:
    return f"  {account.username:<{width}}  {account.role.label}, {unit_name} ({account.unit_code})"
