"""`daihoi demo`: loads the demonstration data into an empty database and says who can sign in."""

import argparse
import sys

from daihoi.apps.accounts.installation import prepare_installation
from daihoi.apps.frame.bar import Bar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how much is loaded."""
    parser.add_argument("--small", action="store_true", help="chỉ một huyện, một cơ quan và vài đơn vị, để thử nhanh")


def run(args: argparse.Namespace) -> int:
    """Load the demonstration data unless it is there, and print the sign-ins."""
    prepare_installation()
    from daihoi.apps.exchange.demo import loading  # noqa: PLC0415 (models exist once the installation is prepared)

    if not loading.is_loaded():
        loading.load(Bar("Nạp dữ liệu minh họa"), loading.Extent.SMALL if args.small else loading.Extent.WHOLE)
    sys.stdout.write("\n".join(loading.sign_in_lines()) + "\n")
    return 0
