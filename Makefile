# The portal's commands. Each makes .venv first when it is missing or out of date; the work is done in jinxi_portal/runtime.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
LINK_OPTIONS ?=
WITH_PORTAL = $(PYTHON) jinxi_portal/runtime/bootstrap.py portal
WITH_DEV = $(PYTHON) jinxi_portal/runtime/bootstrap.py dev

.DEFAULT_GOAL := help
.PHONY: help run test check format messages bench link lock

help:  ## what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-10s %s\n' "$$name" "$$what"; done

run:  ## open the portal with the demo county (PORT=8000, HOST=127.0.0.1, PORTAL_HOME=.portal)
	@PORT="$(PORT)" HOST="$(HOST)" exec $(WITH_PORTAL) -m jinxi_portal.runtime.supervisor

test:  ## the whole suite on a real PostgreSQL, in parallel (ARGS="tests/web -k queue")
	@exec $(WITH_DEV) -m jinxi_portal.runtime.testing $(ARGS)

check:  ## format, lint, types, migrations, templates, translations, settings, import borders
	@exec $(WITH_DEV) -m jinxi_portal.runtime.checking $(ARGS)

format:  ## write Python and templates in the house's format
	@$(WITH_DEV) -m ruff format --quiet . && .venv/bin/python -m ruff check --quiet --fix . ; .venv/bin/python -m jinxi_portal.runtime.templates format

messages:  ## bring the English catalogue up to date with the texts in code and templates
	@exec $(WITH_DEV) -m jinxi_portal.runtime.translations extract

bench:  ## the measures of docs/performance.md (ARGS="linkage")
	@exec $(WITH_DEV) bench/run.py $(ARGS)

link:  ## compare lists without a server: REGISTER=register.xlsx ROSTERS="a.xlsx b.csv" OUT=pairs.csv
	@test -n "$(REGISTER)" -a -n "$(ROSTERS)" -a -n "$(OUT)" || { echo '用法 / usage: make link REGISTER=register.xlsx ROSTERS="a.xlsx b.csv" OUT=pairs.csv' >&2; exit 2; }
	@exec $(WITH_PORTAL) manage.py link --register "$(REGISTER)" $(foreach roster,$(ROSTERS),--roster "$(roster)") --out "$(OUT)" $(LINK_OPTIONS)

lock:  ## re-lock the dependencies with hashes (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o deploy/lock/portal.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev -c deploy/lock/portal.txt pyproject.toml -o deploy/lock/dev.txt
