# The portal's commands. Everything else is in jinxi_portal/runtime.
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: lock
lock:  ## re-lock the dependencies with hashes (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o deploy/lock/portal.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev -c deploy/lock/portal.txt pyproject.toml -o deploy/lock/dev.txt
