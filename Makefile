# make run   set up what is needed and serve the portal with demonstration data
# make test  set up what is needed and pass the whole test suite
# make lint  style, types, templates, translations, migrations
# make drill the long runs: benchmarks, races, hostile submissions
# make coverage  branch coverage of the suite

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
JOBS   ?= 2
CYCLES ?= 200

.PHONY: run test lint drill coverage lock clean

run: $(VENV)/.run
	@$(BIN)/python app.py

test: $(VENV)/.test
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/flask --app app translations check

drill: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks.pages
	$(BIN)/python -m tests.benchmarks.kept
	$(BIN)/python -m tests.benchmarks.people
	$(BIN)/python -m tests.benchmarks.weights
	$(BIN)/python -m tests.benchmarks.search --postings 1000000
	$(BIN)/python -m tests.fuzz.attack --count 100000
	$(BIN)/python -m tests.drills.crash --cycles $(CYCLES)
	$(BIN)/python -m tests.drills.storage
	$(BIN)/python -m tests.drills.mail
	$(BIN)/python -m tests.drills.nodes

# Branch coverage of the suite (without the browser; its processes are not measured).
coverage: $(VENV)/.test
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile -m "not browser" --cov --cov-branch --cov-report=term:skip-covered

# One stamp per set of packages: set up once, again only when the lists change.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python pyproject.toml requirements.lock
	@echo "Setting up (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml requirements.lock
	@echo "Setting up for the tests (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[test]'
	@touch $@ $(VENV)/.run

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	@touch $@ $(VENV)/.test $(VENV)/.run

# Pin anew what pyproject.toml allows (needs uv in the environment: pip install uv).
lock: $(VENV)/.dev
	$(BIN)/python -m uv pip compile pyproject.toml --all-extras --universal --no-header --no-annotate --output-file requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
