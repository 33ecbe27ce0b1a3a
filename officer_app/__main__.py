"""`python -m officer_app` is the command `officer-app`."""

from officer_app.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
