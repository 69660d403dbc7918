# Every target creates what it needs: a virtual environment from the lock, and a browser where one is used.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
# Where an image sets this, as many do, each command would compile the whole engine anew: half a second, hundreds of times in the tests.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help serve build exports test browsers bench campaign audit canary forked check keys translated spelling format lock upgrade schemas clean

help: ## Show what can be done
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

serve: $(VENV)/.runtime ## Show the course at http://127.0.0.1:8000 and rebuild at every change (ARGS="-a localhost:8001")
	$(BIN)/mkdocs serve $(ARGS)

build: $(VENV)/.runtime ## Build the site into site/ (set SITE_URL to the address it will have)
	$(BIN)/mkdocs build --strict

exports: $(VENV)/.exports ## Write the course in other forms into dist/: offline, SCORM, QTI, Anki, PDF and more (ARGS="qti --language nl")
	$(BIN)/curriculum browser --install
	$(BIN)/curriculum export $(ARGS)

test: $(VENV)/.dev ## Run all checks and tests
	$(BIN)/curriculum browser --install
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n auto --dist loadgroup $(ARGS)

browsers: $(VENV)/.dev ## Run the tests of pages and questions in another browser (BROWSER=webkit), which Playwright downloads
	$(BIN)/python -m playwright install --with-deps $(or $(BROWSER),firefox)
	$(BIN)/pytest -n auto --dist loadgroup --browser $(or $(BROWSER),firefox) tests/browser/test_pages.py tests/browser/test_questions.py $(ARGS)

bench: $(VENV)/.dev ## Measure the course beside Material with mkdocs-quiz and plain HTML (ARGS="--quick", ARGS="--modules 5 50 500")
	$(BIN)/curriculum browser --install
	$(BIN)/python -m tests.bench.run $(ARGS)

campaign: $(VENV)/.dev ## Plant thousands of faults in the content and see that the rules find each (some minutes)
	$(BIN)/python -m tests.campaign.run

audit: $(VENV)/.dev ## Look for known vulnerabilities, secrets, and faults in the workflows
	$(BIN)/python -m curriculum.audit

canary: $(VENV)/.dev $(VENV)-canary/.made ## Build the course with ProperDocs and MaterialX, the ways out of the toolchain, and test that site
	$(BIN)/python -m tests.canary $(VENV)-canary $(ARGS)

forked: $(VENV)/.dev ## Change a copy of the course as a fork does, and see that the tests of the engine go by it (some minutes)
	$(BIN)/python -m tests.forked $(ARGS)

check: $(VENV)/.dev ## Check the course, the workflows, and format, lint and types of the code
	$(MAKE) --no-print-directory -j2 check-types check-rest

.PHONY: check-types check-rest
check-types: $(VENV)/.dev
	$(BIN)/mypy

check-rest: $(VENV)/.dev
	$(BIN)/curriculum check
	$(BIN)/curriculum spelling
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/zizmor --quiet --offline .github

keys: $(VENV)/.runtime ## Confirm questions and data that are new or were changed on purpose (curriculum keys)
	$(BIN)/curriculum keys

translated: $(VENV)/.runtime ## Confirm that translations are current (curriculum translated); NAME=docs/en/about.md confirms only that
	$(BIN)/curriculum translated $(NAME)

spelling: $(VENV)/.dev ## Check the spelling (curriculum spelling); WORD=polycule adds a word of the course
	$(BIN)/curriculum spelling $(if $(WORD),--accept $(WORD))

format: $(VENV)/.dev ## Format the code
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

schemas: $(VENV)/.runtime ## Write the JSON Schemas of the data files and the page of the rules anew
	$(BIN)/curriculum schemas
	$(BIN)/curriculum rules

lock: $(VENV)/.dev ## Lock what pyproject.toml asks for, and keep the versions that are locked
	$(call compile,)

upgrade: $(VENV)/.dev ## Lock the newest versions that pyproject.toml allows
	$(call compile,--upgrade)

define compile
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --extra build pyproject.toml --output-file requirements.txt $(1)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --extra build --extra exports pyproject.toml --constraint requirements.txt \
		--output-file requirements-exports.txt $(1)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --extra build --extra exports --extra dev pyproject.toml --constraint requirements-exports.txt \
		--output-file requirements-dev.txt $(1)
	@echo "mkdocs-material; sys_platform == 'never'" > $(VENV)/without-material
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --extra build --extra canary pyproject.toml --constraint requirements.txt \
		--override $(VENV)/without-material --output-file requirements-canary.txt $(1)
endef

clean: ## Remove everything that was made
	rm -rf site dist .cache $(VENV) $(VENV)-canary

# The environments. Hashes are required; the course's own package is added without touching what the lock installed.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON to one, as in: make serve PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python could not make a virtual environment. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/.runtime: $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.exports: $(VENV)/.runtime requirements-exports.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-exports.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Apart from the other: the forks use the module names of what they replace.
$(VENV)-canary/.made: $(VENV)/bin/python requirements-canary.txt pyproject.toml
	@$(PYTHON) -m venv --clear $(VENV)-canary
	$(VENV)-canary/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-canary.txt
	$(VENV)-canary/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
