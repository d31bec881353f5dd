# `make run` installs everything and writes the brief of France; `make serve` opens Hansa in the browser; `make fast` and `make test` run the tests.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
RAW ?= ../shared/data
EDITION = src/hansa/evidence/embedded
STAMP = $(VENV)/.installed
LISTS = $(VENV)/.lists
PARALLEL = -n auto --dist worksteal

# The parts of `make test` are targets of their own, so that .ci/run can run them side by side.
.PHONY: run serve fast test style types tests coverage check verify cluster bench docs lists edition language generated clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,docs]'
	touch $@

run: $(STAMP)  ## the brief of France, on screen and as documents
	$(BIN)/hansa brief FR --lang en --format html,docx,pdf --out briefs >/dev/null
	$(BIN)/hansa brief FR --lang fr --format html,docx,pdf --out briefs >/dev/null
	$(BIN)/hansa brief FR
	@echo "Open next:"
	@ls -1 $(CURDIR)/briefs/*
	@echo "Then: $(BIN)/hansa brief YOUR-COUNTRY --lang fr --format docx,pdf"

serve: $(STAMP)  ## Hansa in the browser, on this machine alone; prints the address
	$(BIN)/hansa serve

fast: style  ## style, imports, and the tests that take no time: after every change
	$(BIN)/pytest $(PARALLEL) -m "not slow and not browser and not raw"

test: style types tests  ## style, imports, types, every test that needs no raw data: before a change is handed over

style: $(STAMP)
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/ruff format --check src tests benchmarks tools
	$(BIN)/lint-imports --no-cache

types: $(STAMP)
	$(BIN)/mypy

tests: $(STAMP)
	$(BIN)/pytest $(PARALLEL) -m "not raw" $(PYTEST)

coverage: PYTEST = --cov=hansa --cov-report=term:skip-covered
coverage: tests  ## every test, and which lines none of them runs

check: test verify docs  ## everything that CI runs

verify: $(LISTS)  ## figures recomputed from the raw files, which must lie in RAW
	HANSA_RAW=$(RAW) $(BIN)/pytest -m raw tests

cluster: $(STAMP)  ## what many machines need, on a Ray of this one
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[cluster]'
	$(BIN)/pytest tests/unit/stress/test_executor.py

bench: $(STAMP)  ## figures of speed and memory
	$(BIN)/python benchmarks/commands.py
	$(BIN)/python benchmarks/web.py
	if [ -d $(RAW) ]; then $(BIN)/python benchmarks/routing.py $(RAW); else echo "No raw files in $(RAW): routing is not measured."; fi

docs: $(STAMP)  ## the documentation, in site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

$(LISTS): $(STAMP)
	$(BIN)/python -m pip install --quiet --no-deps --constraint constraints.txt botocore oci  # read as data, so that what they would import is not needed
	touch $@

lists: $(LISTS)  ## the packages that hold the lists of cloud regions, for who builds an edition

edition: $(LISTS)  ## build the embedded edition from the raw files in RAW
	$(BIN)/hansa evidence build --public --from $(RAW) --out $(EDITION)

language: $(STAMP)  ## collect messages, bring the French catalogue up to date, compile it
	$(BIN)/python tools/catalogue.py

generated: language  ## write what is made from the code: messages, the library's functions, reference pages and schemas
	$(BIN)/python tools/library.py
	$(BIN)/python docs/reference.py

clean:
	rm -rf build dist site briefs .pytest_cache .mypy_cache .ruff_cache
