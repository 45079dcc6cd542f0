"""The month from which ages are counted at a level of a cycle."""

from datetime import date
from functools import cache

from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.months import months_between
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.regulations.values import YearMonth


@cache
def reference_month(pack: str, role: LevelRole) -> YearMonth:
    """Give the reference month of a role (rule B.4.1); cells and sections, for which none is set, follow grassroots."""
    roles = load_pack(pack)
    rule = roles.role(role).timing.reference_month or roles.role(LevelRole.GRASSROOTS).timing.reference_month
    if rule is None:
        raise LookupError(f"pack {pack} sets no reference month for grassroots congresses")
    return rule.value


def months_of_age(birth_date: date, reference: YearMonth) -> int:
    """Give the whole months from the month of birth to the reference month."""
    return months_between(YearMonth.of(birth_date), reference)


def born_after(years: int, reference: YearMonth) -> date:
    """Give the first birth date of those who are younger than so many years at the reference month."""
    month = reference.plus_months(1 - 12 * years)
    return date(month.year, month.month, 1)
