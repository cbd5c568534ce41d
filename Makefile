# Two commands do all the set-up: `make run` and `make test`. `make help` lists the others.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint format lock bench clean

BENCHMARKS := compare extract stories reading gate schedule checks
VENV := .venv
PY := $(VENV)/bin/python
UV_VERSION := 0.13.9
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

# The first Python that runs and is new enough; `make PYTHON=/path/to/python …` picks another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: $(VENV)/base.stamp ## set up, and serve on http://127.0.0.1:8000 until Ctrl-C (PORT=8001 for another port)
	@$(PY) manage.py serve $(if $(PORT),--port $(PORT))

test: $(VENV)/dev.stamp ## run all tests: on SQLite, and on PostgreSQL and Redis where they are to be had
	@$(PY) -m tests.run

lint: $(VENV)/dev.stamp ## check style, types, settings and migrations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) manage.py check --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run
	DEPLOYMENT=production SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))') \
		ALLOWED_HOSTS=writethru.example $(PY) manage.py check --deploy --fail-level WARNING

format: $(VENV)/dev.stamp ## put the code into its layout
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lock: $(VENV)/python.stamp ## pin the dependencies anew, with hashes (UPGRADE=--upgrade for newer ones)
	$(PY) -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(PY) -m uv pip compile $(LOCK) $(UPGRADE) -o requirements/base.txt pyproject.toml
	$(PY) -m uv pip compile $(LOCK) $(UPGRADE) -o requirements/dev.txt --group dev pyproject.toml

bench: $(VENV)/dev.stamp ## measure speed and quality, beside peers where they are installed
	@for name in $(BENCHMARKS); do echo "== benchmarks.$$name"; $(PY) -m benchmarks.$$name || exit 1; done

clean: ## remove the virtual environment and caches; the data in var/ stays
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/python.stamp:
	@[ -n "$(PYTHON)" ] || { echo "Writethru needs Python 3.11 or newer, and none was found." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make virtual environments: install python3-venv." >&2; exit 1; }
	@echo "Making a virtual environment with $$($(PYTHON) --version)."
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/%.stamp: requirements/%.txt $(VENV)/python.stamp
	@echo "Installing the pinned dependencies of $<."
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@
