"""Slips of the keyboard: whether one number is another with its digits mistyped."""


def is_slip(one: int, other: int) -> bool:
    """Tell whether two numbers differ by two digits swapped, one digit mistyped, or one digit too many or too few."""
    first, second = str(one), str(other)
    if first == second or one < 0 or other < 0:
        return False
    if len(first) == len(second):
        apart = [place for place in range(len(first)) if first[place] != second[place]]
        return len(apart) == 1 or (len(apart) == 2 and _swapped(first, second, apart))
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    if len(longer) != len(shorter) + 1 or len(shorter) == 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def is_swap(one: int, other: int) -> bool:
    """Tell whether two numbers differ by two digits that changed places."""
    first, second = str(one), str(other)
    if len(first) != len(second):
        return False
    apart = [place for place in range(len(first)) if first[place] != second[place]]
    return len(apart) == 2 and _swapped(first, second, apart)


def _swapped(first: str, second: str, apart: list[int]) -> bool:
    left, right = apart
    return first[left] == second[right] and first[right] == second[left]
