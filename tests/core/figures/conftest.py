from collections.abc import Callable

import pytest

from daihoi.core.figures import Claim, ClaimKind, check_text


@pytest.fixture
def findings() -> Callable[[str], list[str]]:
    """Give the claims of a text in short: `share 358/501 71,46 ok`, `sum 358+143/501 ok`, `change 18,4 ok`."""
    return lambda text: [in_short(claim) for claim in check_text(text)]


def in_short(claim: Claim) -> str:
    if claim.kind is ClaimKind.SHARE:
        return f"share {claim.part}/{claim.whole} {claim.stated} {claim.verdict}"
    if claim.kind is ClaimKind.FRACTION:
        return f"fraction {claim.part}/{claim.whole} {claim.verdict}"
    if claim.kind is ClaimKind.SUM:
        return f"sum {'+'.join(map(str, claim.parts))}/{claim.whole} {claim.verdict}"
    return f"{claim.kind} {claim.stated} {claim.verdict}"
