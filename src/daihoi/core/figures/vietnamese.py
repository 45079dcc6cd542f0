"""Numbers as Vietnamese official prose writes them: the product's one number formatter."""

from fractions import Fraction

from daihoi.core.figures.amounts import Amount

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_GROUP = "."
_DECIMAL = ","


def number_text(number: int) -> str:
    """Give a count with a dot before every three digits: 17118 is `17.118`."""
    return f"{number:,}".replace(",", _GROUP)


def padded(number: int) -> str:
    """Give a count of one digit with a leading zero, as official papers do: 6 is `06`, 12 is `12`."""
    return f"{number:02d}" if 0 <= number < 100 else number_text(number)


def roman_text(number: int) -> str:
    """Give an ordinal as papers write that of a congress, a term or a part: 27 is `XXVII`."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def rounded_half_up(value: Amount, decimals: int) -> int:
    """Give `value` in units of its last printed digit, halves away from zero: 17,5 at 0 decimals is 18."""
    scaled = abs(value) * 10**decimals
    units: int = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -units if value < 0 else units


def fixed_text(units: int, decimals: int) -> str:
    """Give a number counted in units of its last digit with every digit kept: 220 at 2 decimals is `2,20`."""
    sign = "-" if units < 0 else ""
    whole, rest = divmod(abs(units), 10**decimals)
    tail = f"{_DECIMAL}{rest:0{decimals}d}" if decimals else ""
    return f"{sign}{number_text(whole)}{tail}"


def decimal_text(value: Amount, decimals: int) -> str:
    """Give an exact value rounded half up, without decimals when it is a whole number: `2,20`, `100`."""
    units = rounded_half_up(value, decimals)
    whole, rest = divmod(units, 10**decimals)
    return number_text(whole) if rest == 0 else fixed_text(units, decimals)


def share_text(part: int, whole: int, decimals: int = 2) -> str:
    """Give the percentage of `part` in `whole`, half up from integers, without the sign: 358 of 501 is `71,46`.

    A share that is a whole number has no decimals (`100`, `50`); a whole of nothing raises `ValueError`.
    """
    if whole <= 0:
        raise ValueError(f"a share needs a positive whole, not {whole}")
    return decimal_text(Fraction(100 * part, whole), decimals)


def column_share_text(part: int, whole: int, decimals: int = 2) -> str:
    """Give a percentage with every decimal kept, so that the commas of a column stand under one another: `100,00`."""
    return fixed_text(rounded_half_up(Fraction(100 * part, whole), decimals), decimals)
