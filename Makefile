# Everything this project does, from a fresh clone: `make help` lists it.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
ZAAD ?= 1
ZADEN ?= 10
STAPPEN ?= 5000
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
NPM := npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
NPM_DELEN := --omit=dev
VENV := .venv/pyvenv.cfg
APP_KLAAR := .venv/.app
DEV_KLAAR := .venv/.dev
NODE_KLAAR := .venv/.node
FRONT_KLAAR := app/static/gebouwd/.klaar
FRONT_DEV := .venv/.node-dev
PYTEST := $(BIN)/pytest -q
SNEL := tests/domain tests/export $(wildcard tests/test_*.py) tests/services/scenario \
	$(addprefix tests/services/,zaak/test_zaken.py mandaat/test_mandaten.py besluit/test_besluiten.py)

# Compiled once for all processes that tests start, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install install-dev run test test-all test-derden test-fast check sbom pakket test-faults simulatie bench lock format clean

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1|/' | column -t -s '|'

install: $(APP_KLAAR) $(FRONT_KLAAR) ## What running needs: .venv and the front-end files

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 of nieuwer is nodig.")'
	$(PYTHON) -m venv .venv

$(APP_KLAAR): requirements/app.txt | $(VENV)
	$(PIP) -r requirements/app.txt
	@touch $@

$(NODE_KLAAR): package-lock.json | $(VENV)
	$(NPM) $(NPM_DELEN)
	@touch $@

$(FRONT_KLAAR): $(NODE_KLAAR) frontend/bouw.mjs $(wildcard app/static/css/*.css app/static/js/*.js) app/static/favicon.svg
	node frontend/bouw.mjs
	@touch $@

install-dev: NPM_DELEN =
install-dev: install $(DEV_KLAAR) $(FRONT_DEV)

$(DEV_KLAAR): requirements/dev.txt $(APP_KLAAR)
	$(PIP) -r requirements/dev.txt
	@touch $@

$(FRONT_DEV): $(FRONT_KLAAR)
	@test -d node_modules/axe-core || $(NPM)
	@touch $@

run: install ## The application with the demo region, on http://127.0.0.1:8000 (PORT=8001 for another port)
	@echo "Draaiboek start op http://$(HOST):$(PORT) (stoppen: Ctrl+C)"
	@$(BIN)/python -m scripts.draai --no-control-socket --workers $(WORKERS) --bind $(HOST):$(PORT)

test: install-dev ## All tests, in a real browser; what depends on the database on PostgreSQL too
	@scripts/chromium
	$(PYTEST) -n 2 --dist loadgroup

test-all: install-dev ## Everything on both databases, and at random more often
	@scripts/chromium
	$(PYTEST) -n 2 --dist loadgroup --beide

test-derden: install-dev ## Checks by software of others, as far as Go, Java 17 and Maven are here; the rest says why it was skipped
	$(PYTEST) tests/derden -rs -m 'not postgres' -n 2 --dist loadfile

test-fast: install-dev ## The rules, the export and the scenarios on SQLite, in a minute
	$(PYTEST) $(SNEL) -n 2 --dist loadgroup -m 'not browser and not traag and not postgres'

check: install-dev ## Style, types, templates, no hosts in files, no library with a known weakness
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m scripts.controle
	$(BIN)/python -m scripts.audit
	$(PYTEST) tests/test_architecture.py

sbom: install-dev ## What is in the product (CycloneDX), in dist/
	$(BIN)/python -m scripts.sbom

pakket: sbom ## The product to install on a server, in dist/: a wheel and the lock of what it needs (docs/beheer/installatie.md)
	$(BIN)/hatchling build -t wheel -d dist
	cp requirements/app.txt dist/requirements.txt

test-faults: install-dev ## Processes killed, databases cut off, disks that fail, ten thousand steps of eight writers: half an hour or more, with figures
	DRAAIBOEK_STORM=1 $(PYTEST) tests/storm -rs

simulatie: install-dev ## The simulator, as long as asked: ZAAD=1 ZADEN=10 STAPPEN=5000; a seed that falls is shortened and can be played again
	@$(BIN)/flask --app app simulatie --zaad $(ZAAD) --zaden $(ZADEN) --stappen $(STAPPEN)

bench: install-dev ## How fast, beside a limit: BENCH_N=1000 BENCH_DB=sqlite (docs/prestaties.md; not a test)
	@$(BIN)/python -m bench

lock: install-dev ## Renew the hashed lock files
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q requirements/app.in -o requirements/app.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q requirements/derden.in -o requirements/derden.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q requirements/otel.in -o requirements/otel.txt
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error
	$(BIN)/python scripts/slot.py

format: install-dev ## Put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## Remove what was installed and built; data in var/ stays
	rm -rf .venv .derden node_modules app/static/gebouwd .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
