"""`python -m mcda` is `mcda`, which Ctrl-C ends quietly even while it is still being read in."""

import sys


def main() -> None:
    """Run the command line."""
    try:
        from mcda.cli.main import run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
