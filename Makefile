PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
CATALOGUES := $(wildcard src/corredor/report/i18n/*/LC_MESSAGES/corredor.po)

# uv does not read pip's configuration, so it is told where pip looks for packages.
INDEX = $$($(BIN)/pip config list | sed -n "s/.*\.index-url='\(.*\)'/\1/p" | head -n 1)
UV = UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$(INDEX)}" $(BIN)/uv --quiet

export VIRTUAL_ENV := $(CURDIR)/.venv
export UV_COMPILE_BYTECODE := 1
# One core a process: two threads of BLAS that wait for each other slow small matrices down.
export OPENBLAS_NUM_THREADS := 1
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME

.PHONY: help setup run test lint types imports browser unit coverage format bench quality docs wheel lock clean

help: ## list what make can do
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 18

setup: $(READY) ## make .venv with all that is needed

run: $(READY) ## run the example programme, examples/russia-mexico
	@$(BIN)/corredor run examples/russia-mexico

test: lint types imports browser unit ## run all checks and tests

lint: $(READY) ## check style and format
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(READY) ## check types
	@$(BIN)/basedpyright

imports: $(READY) ## check who imports whom
	@$(BIN)/lint-imports --no-logo

browser: ## install the browser that the tests drive, where root lacks it
	@command -v chromium >/dev/null || \
		{ [ "$$(id -u)" = 0 ] && apt-get -qq update && \
			apt-get -qq install --yes --no-install-recommends chromium; } || \
		echo 'No Chromium: the tests in a browser are left out.' >&2

unit: $(READY) ## run the tests
	@$(BIN)/pytest -n 2

coverage: $(READY) ## run the tests and list the lines that they leave out
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n 2
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

format: $(READY) ## put the code into the project's format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: $(READY) ## measure speed beside the peers; STUDIES="trade energy" renews only theirs
	-@$(BIN)/python benchmarks/peers.py
	@$(BIN)/python benchmarks/run.py $(STUDIES)

quality: $(READY) ## score the studies on public test sets against their floors
	@$(BIN)/python benchmarks/quality/run.py

docs: $(READY) ## build the documents' site, docs/_build/html; a warning stops it
	@$(BIN)/python -m sphinx --quiet --fail-on-warning -b html -d docs/_build/doctrees \
		docs docs/_build/html

wheel: $(READY) ## build dist/*.whl and its bill of materials, and try it in an empty environment
	@$(BIN)/python scripts/release.py

lock: | $(BIN)/uv ## renew requirements.lock; with UPGRADE=1 to the newest versions
	@$(UV) pip compile pyproject.toml --all-extras --output-file requirements.lock \
		--universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --no-header --no-annotate $(if $(UPGRADE),--upgrade)

clean: ## remove .venv, caches and build products
	@rm -rf .venv dist .coverage* .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	@find * \( -name __pycache__ -o -name '*.mo' \) -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml hatch_build.py $(CATALOGUES) $(BIN)/uv
	@echo 'Installing the packages of requirements.lock'
	@$(UV) pip sync --require-hashes requirements.lock
	@$(UV) pip install --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/uv:
	@$(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'Python 3.11 or newer with venv is needed. On Debian: apt install python3-venv' >&2; exit 1; }
	@echo 'Making .venv'
	@$(PYTHON) -m venv --clear .venv
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock | \
		$(BIN)/pip install -qq --no-deps --require-hashes -r /dev/stdin
