# `make report` needs Python 3.11 or later and nothing else: it makes its own environment in .venv.
# Another Python: make report PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check -c requirements/constraints.txt
PINS := pyproject.toml requirements/constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report test lint docs screenshots bench

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

report: .venv/.report  ## reports/alliance/report.html and its companions
	@$(BIN)/mcda report

test: .venv/.dev  ## the tests, two at a time
	@$(BIN)/python -m pytest -n 2

lint: .venv/.dev  ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

docs: .venv/.docs  ## docs/_build/index.html: the guide, and a page for every method
	@$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build

screenshots: .venv/.dev  ## docs/images anew: needs Chromium, LibreOffice, poppler-utils
	@$(PIP) -e '.[browser]'
	@$(BIN)/python docs/screenshots.py

bench: .venv/.report  ## our speed against the plain way, ratios printed
	@set -e; for file in benchmarks/*.py; do $(BIN)/python "$$file"; done

# Stamps: a step runs again only when the pins changed, or when it was cut short.
.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "mcda needs Python 3.11 or later as '$(PYTHON)'; name another with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "this Python lacks venv; on Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Making .venv, once; about a minute"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.report: .venv/.made $(PINS)
	@$(PIP) -e '.[office,pdf,explore,xmcda]'
	@touch $@

.venv/.dev: .venv/.report $(PINS)
	@echo "Adding the test tools to .venv"
	@$(PIP) -e '.[dev]'
	@touch $@

.venv/.docs: .venv/.report $(PINS)
	@echo "Adding Sphinx to .venv"
	@$(PIP) -e '.[docs]'
	@touch $@
