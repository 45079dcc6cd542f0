"""Exact amounts: whole numbers as they are, fractions only for what is not whole, as these are much slower.

A quotient is written `Fraction(one, other)`, since `/` between whole numbers would give a float.
"""

from fractions import Fraction

Amount = int | Fraction


def distance(one: Amount, other: Amount) -> Amount:
    """Give how far apart two amounts are."""
    return one - other if one > other else other - one
