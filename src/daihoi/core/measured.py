"""What a benchmark gives."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Our figure and its floor, in the same unit and from the same run, and what more there is to say."""

    name: str
    ours: float
    unit: str
    floor: float
    note: str = ""
