# Every task of the house. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST := $(BIN)/python -m pytest
DEMO := demo
SERVE ?= --serve
SHARED ?= ../shared
STYLES := src/headway/web/static/govuk/govuk-frontend.min.css

.DEFAULT_GOAL := help
.PHONY: help demo setup test test-postgres browser check fix types rooms wheel score bench bench-national load signals letters suppression audit pictures spark lock clean

help: ## List every task
	@awk -F':.*## ' '/^[a-z][a-z-]*:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run $(STYLES) ## Set everything up, run the main job on the worked example, open the site
	@$(BIN)/headway demo --out $(DEMO) $(SERVE)

setup: $(VENV)/.dev ## Make the working environment in .venv

test: $(VENV)/.dev ## Run every test (tests that read ../shared skip where it is absent)
	@$(PYTEST) -n auto -q

test-postgres: $(VENV)/.dev ## Run the site's tests on a throw-away PostgreSQL (needs its server)
	@scripts/with-postgres $(PYTEST) tests/web tests/indicators/test_engines.py -n auto -q -k "not spark"

browser: $(VENV)/.dev ## Run the browser tests alone (they need Chromium; screenshots in artefacts/)
	@$(PYTEST) tests/browser -q -n auto

check: $(VENV)/.dev ## Format, lint, types, rooms, generated documentation
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(MAKE) --no-print-directory types rooms
	@$(BIN)/python scripts/reference.py --check

fix: $(VENV)/.dev ## Format and mend what can be mended by machine; write the generated documentation
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/python scripts/reference.py

types: $(VENV)/.dev ## Strict type check
	@$(BIN)/mypy

rooms: $(VENV)/.dev ## Check that the rooms import one way
	@$(BIN)/lint-imports

wheel: $(VENV)/.dev ## Build the wheel, install it into an empty environment and run it
	@PYTHON=$(CURDIR)/$(BIN)/python bash scripts/check-wheel

score: $(VENV)/.dev ## Score the reader on ../shared/corpus, misses by name, and write docs/reference/score.md
	@$(BIN)/python scripts/score.py $(SHARED)/corpus --write docs/reference/score.md

bench: $(VENV)/.dev ## Time the reader, 1,000 reports, the returns, the indicators, official statistics, charts, scorecards and the assessment
	@$(BIN)/python scripts/bench.py $(SHARED)/corpus/pdf
	@$(BIN)/python scripts/bench_lessons.py $(SHARED)/corpus/pdf
	@$(BIN)/python scripts/bench_returns.py
	@$(BIN)/python scripts/bench_indicators.py
	@$(BIN)/python scripts/bench_benchmarks.py $(SHARED)/benchmark
	@$(BIN)/python scripts/bench_charts.py
	@$(BIN)/python scripts/bench_performance.py
	@$(BIN)/python scripts/bench_assessment.py

bench-national: $(VENV)/.dev ## Time the indicators of 153 made-up authorities in one store, on DuckDB and on Spark
	@$(BIN)/python scripts/bench_national.py

signals: $(VENV)/.dev ## Count the false signals of the control charts over 1,000 seeds, beside theory; write docs/reference/signals.md
	@$(BIN)/python scripts/false_signals.py --write

letters: $(VENV)/.dev ## Check the letters of 1,000 random profiles by each rulebook against their figures; count which changed sentences the check finds
	@$(BIN)/python scripts/letters.py
	@$(BIN)/python scripts/letter_mutations.py 300

suppression: $(VENV)/.dev ## Count what hiding small numbers loses, beside the least possible; write docs/reference/suppression.md
	@$(BIN)/python scripts/suppression_cost.py --write

load: $(VENV)/.dev ## Time the site with 10,000 actions, 100,000 events and twenty users, on both databases
	@$(BIN)/python scripts/load.py
	@scripts/with-postgres $(BIN)/python scripts/load.py

audit: $(VENV)/.dev ## Audit what Headway runs on: known vulnerabilities, licences
	@$(BIN)/python scripts/audit.py

pictures: $(VENV)/.dev ## Draw the pictures of docs/pictures anew from the worked example
	@$(BIN)/python scripts/pictures.py

spark: $(VENV)/.spark ## Install Apache Spark's Python into .venv (480 MB; it needs a Java of its own), for the indicators on it

lock: ## Write the requirement files anew (needs uv)
	uv pip compile pyproject.toml --extra web --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --custom-compile-command "make lock" -q -o requirements/run.txt $(LOCKFLAGS)
	uv pip compile pyproject.toml --extra web --group dev -c requirements/run.txt --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -q \
	  -o requirements/dev.txt $(LOCKFLAGS)
	uv pip compile pyproject.toml --extra spark -c requirements/run.txt --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" -q -o requirements/spark.txt $(LOCKFLAGS)
	uv pip compile --group styles --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --custom-compile-command "make lock" -q -o requirements/styles.txt $(LOCKFLAGS)

clean: ## Remove the environment, the demo and every cache
	rm -rf $(VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Headway needs Python 3.11 or newer; give one: make PYTHON=python3.12 ..."; exit 2; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "Python's venv is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 2; }

$(VENV)/.run: $(VENV)/bin/python requirements/run.txt pyproject.toml
	@echo "Installing Headway into $(VENV) (a minute or so) ..."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps -e .
	@touch $@

$(STYLES): scripts/styles.py package-lock.json | $(VENV)/bin/python
	@echo "Fetching the site's styles ..."
	@command -v npm >/dev/null || $(PIP) install --require-hashes -r requirements/styles.txt
	@$(BIN)/python scripts/styles.py

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt $(STYLES)
	@echo "Installing the tools for tests and checks ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.spark: $(VENV)/.dev requirements/spark.txt
	@command -v java >/dev/null || { echo "Spark needs Java; on Debian and Ubuntu: apt-get install openjdk-17-jre-headless"; exit 2; }
	@$(PIP) install --require-hashes -r requirements/spark.txt
	@touch $@
