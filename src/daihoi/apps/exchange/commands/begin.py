"""`daihoi begin`: what an installation of one's own begins with: a cycle, the topmost unit, an administrator."""

import argparse
import getpass
import sys
from datetime import date

from daihoi.apps.accounts.installation import prepare_installation
from daihoi.apps.accounts.operator import by_operator
from daihoi.core.errors import UnusableInput
from daihoi.core.regulations import UnknownPack, load_pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the cycle, the unit and the person; the password is asked for, or read as one line of input."""
    parser.add_argument("--cycle", required=True, metavar="CODE", help="mã chu kỳ, cũng là bộ quy định: 2020 hoặc 2025")
    parser.add_argument("--unit", required=True, metavar="CODE", help="mã đơn vị cao nhất")
    parser.add_argument("--name", required=True, help="tên đơn vị cao nhất")
    parser.add_argument("--administrator", required=True, metavar="USERNAME", help="tên đăng nhập của người quản trị")
    parser.add_argument("--full-name", required=True, help="họ và tên người quản trị")


def run(arguments: argparse.Namespace) -> int:
    """Make all three, or nothing when the installation holds units or cycles already."""
    prepare_installation()
    from django.db import transaction  # noqa: PLC0415 (models exist once the installation is prepared)

    from daihoi.apps.accounts.mark import forget_mark  # noqa: PLC0415
    from daihoi.apps.accounts.roles import Role  # noqa: PLC0415
    from daihoi.apps.accounts.services import create_user, give_role  # noqa: PLC0415
    from daihoi.apps.organisation.services import create_unit  # noqa: PLC0415
    from daihoi.apps.planning.services import create_cycle  # noqa: PLC0415

    _require_empty()
    forget_mark()
    terms = _terms(arguments.cycle)
    password = _password(arguments.administrator)
    with by_operator(), transaction.atomic():
        create_cycle(actor=None, terms=terms)
        unit = create_unit(actor=None, code=arguments.unit, name=arguments.name, parent=None)
        user = create_user(
            actor=None, username=arguments.administrator, full_name=arguments.full_name, password=password
        )
        for role in (Role.ADMINISTRATOR, Role.DEPARTMENT_OFFICER):
            give_role(actor=None, user=user, role=role, unit=unit)
    sys.stderr.write(f"Đã mở chu kỳ {terms.term}, lập {unit.name} và tài khoản {user.username}.\n")
    return 0


def _require_empty() -> None:
    from daihoi.apps.organisation.models import Unit  # noqa: PLC0415
    from daihoi.apps.planning.models import Cycle  # noqa: PLC0415

    if Unit.objects.exists() or Cycle.objects.exists():
        raise UnusableInput("Cơ sở dữ liệu đã có đơn vị hoặc chu kỳ; lệnh này chỉ mở đầu một cơ sở dữ liệu trống.")


def _terms(code: str):  # type: ignore[no-untyped-def]
    """The window of a cycle: from June of the year before its first year to January of the year after."""
    from daihoi.apps.planning.services import CycleTerms  # noqa: PLC0415

    try:
        term = load_pack(code).term
    except UnknownPack as error:
        raise UnusableInput(f"--cycle {code}: {error}") from None
    first = term.first_year.value
    return CycleTerms(
        code=code,
        term=term.label.value,
        pack=code,
        begins_on=date(first - 1, 6, 1),
        ends_on=date(first + 1, 1, 31),
    )


def _password(username: str) -> str:
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    if sys.stdin.isatty():
        password = getpass.getpass(f"Mật khẩu của {username}: ")
    else:
        password = sys.stdin.readline().rstrip("\n")
    try:
        validate_password(password)
    except ValidationError as error:
        raise UnusableInput("Mật khẩu chưa dùng được: " + " ".join(error.messages)) from None
    return password
