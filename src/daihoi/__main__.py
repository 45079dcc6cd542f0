"""`python -m daihoi` is the `daihoi` command."""

import sys

from daihoi.cli import main

sys.exit(main())
