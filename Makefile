# Two commands matter: `make run` and `make test`. Both set everything up by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
WORDS := $(patsubst %.ts,%.qm,$(wildcard resources/i18n/*.ts))

.PHONY: run test setup bench soak lint i18n lock package clean

run: setup            ## start the app with a trial ledger; without a display, run the main job headless
	@$(BIN)/python build/tasks.py run

test: setup           ## lint, types, layers and every test
	@$(MAKE) --no-print-directory lint
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

setup: $(STAMP) $(WORDS)  ## virtual environment, hash-pinned packages, system libraries, translations

$(STAMP): requirements/all.txt pyproject.toml build/system_libraries.sh
	@sh build/system_libraries.sh
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/all.txt
	@touch $@

resources/i18n/%.qm: resources/i18n/%.ts | $(STAMP)
	@$(BIN)/python build/tasks.py i18n

lint: setup           ## ruff, mypy (strict), import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup          ## speed, each figure as a ratio to a floor measured in the same run
	@$(BIN)/python -m tests.bench

soak: setup           ## the long programmes: 10,000 histories, 1,000 kills of processes, 200 of the window
	@$(BIN)/python -m tests.soak --histories 10000 --kills 1000 --desk 200

i18n: setup           ## renew translations from the source texts
	@$(BIN)/python build/tasks.py i18n --update

lock:                 ## renew the pinned requirement files (needs the package `uv`)
	@sh build/lock.sh

package: setup        ## wheel into dist/
	@$(BIN)/python build/tasks.py package

clean:
	rm -rf $(VENV) dist var
