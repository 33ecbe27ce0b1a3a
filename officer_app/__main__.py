"""`python -m officer_app` is the command `officer-app`; a frozen program also becomes its own photo decoder here."""

import sys

from officer_app.photos import child

if __name__ == "__main__":
    if sys.argv[1:2] == [child.FLAG]:
        raise SystemExit(child.main())

    from officer_app.cli import main

    raise SystemExit(main())
