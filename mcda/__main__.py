"""`python -m mcda` is `mcda`."""

from mcda.cli.main import run

if __name__ == "__main__":
    run()
