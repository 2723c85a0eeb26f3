# One door to everything that is done with this project on a command line. `make` alone lists it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast lint format bench demo messages clean

PORT ?= 8000
SIZE ?= county
export PORT
# A run starts a hundred Python processes; each should find compiled what the first has read.
unexport PYTHONDONTWRITEBYTECODE

# The first Python on this machine that is new enough.
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11; do \
	if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$name"; break; fi; done)
VENV := .venv/bin
# Without a .env this is a try-out: demo data, and errors shown in full.
TRY_OUT := if [ ! -f .env ]; then export DEBUG="$${DEBUG:-1}"; fi;

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '%-18s %s\n' "$$name" "$$text"; done

setup: ## Install everything the project needs; seconds when nothing changed
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or newer is needed; install it with: sudo apt-get install python3" >&2; exit 1; fi
	@PYTHONPATH=.ci $(PYTHON) -m tools.prepare

run: setup ## Run the application (PORT=8000), with demo data on the first start; Ctrl-C ends it
	@$(TRY_OUT) exec $(VENV)/python manage.py run_all

test: setup ## Run all tests, on SQLite, PostgreSQL, Redis, Chromium and LibreOffice
	@PYTHONPATH=.ci $(VENV)/python -m tools.test all

test-fast: setup ## Run the tests that need no server, no browser and no LibreOffice
	@PYTHONPATH=.ci $(VENV)/python -m tools.test fast

lint: setup ## Check style, templates, translations and migrations
	@PYTHONPATH=.ci $(VENV)/python -m tools.lint

format: setup ## Put code and templates into the one style
	@$(VENV)/ruff check --fix --quiet . ; $(VENV)/ruff format .
	@find templates -name '*.html' -exec $(VENV)/djhtml --tabwidth 2 {} +

bench: setup ## Print the ratios of our pages and documents to their yardsticks
	@$(VENV)/python -m pytest tests/bench -m bench -s -q

demo: setup ## Fill an empty database with demo data (SIZE=county, city or province)
	@$(TRY_OUT) $(VENV)/python manage.py migrate --verbosity 0 && $(VENV)/python manage.py demo --size $(SIZE)

messages: setup ## Bring the translation catalogue up to the strings in the source
	@PYTHONPATH=.ci $(VENV)/python -m tools.messages update

clean: ## Remove what `make setup` installed; data in var/ stays
	rm -rf .venv node_modules .pytest_cache .ruff_cache .hypothesis
