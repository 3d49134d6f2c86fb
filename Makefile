# What a person or a CI job types. `make help` lists it; a line `target: ## words` enters the list.
# Variables: BITCOIND=/path/to/bitcoind  BEHAVE_ARGS="--tags=..."  PYTHON=/path/to/python3  JOBS=n

PYTHON      ?= python3.11 python3 python3.12 python3.13 python3.14
BEHAVE_ARGS ?=
JOBS        ?=

BIN := .venv/bin

export BEHAVE_ARGS

.DEFAULT_GOAL := conformance
.DELETE_ON_ERROR:
.NOTPARALLEL: # the set-up steps write one environment

.PHONY: help
help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: conformance
conformance: .venv/.ready bitcoind-at-hand ## judge a bitcoind by the whole specification (the default)
	$(BIN)/behave features/ $(if $(JOBS),--jobs $(JOBS)) $(BEHAVE_ARGS)

.PHONY: test
test: .venv/.ready-test bitcoind-at-hand axe-at-hand ## check the suite itself: unit tests, style, types
	$(BIN)/pytest
	@$(MAKE) --no-print-directory lint

.PHONY: lint
lint: .venv/.ready-test ## style and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: selftest
selftest: .venv/.ready bitcoind-at-hand ## see every claim fail, then make the node lie: the right Rule must notice
	$(BIN)/conformance selftest $(SELFTEST_ARGS)

.PHONY: variations
variations: .venv/.ready bitcoind-at-hand ## judge in other circumstances, which must not matter (VARIATIONS="later dressed")
	$(BIN)/conformance variations $(VARIATIONS)

.PHONY: report
report: .venv/.ready ## render the views of the latest run again
	@$(BIN)/conformance report

.PHONY: gate
gate: .venv/.ready ## hold the latest run against the baseline of its target (GATE_ARGS=--update renews it)
	@$(BIN)/conformance gate $(GATE_ARGS)

.PHONY: matrix
matrix: .venv/.ready ## judge several bitcoinds side by side: make matrix TARGETS="path1 path2"
	@test -n '$(TARGETS)' || { echo 'make: name the bitcoinds: make matrix TARGETS="path1 path2"' >&2; exit 2; }
	@$(BIN)/conformance matrix $(TARGETS)

.PHONY: bench
bench: .venv/.ready bitcoind-at-hand ## compare the cost of a scenario with a bare start of the node (BENCH_ARGS=--parts)
	@$(BIN)/conformance bench $(if $(JOBS),--jobs $(JOBS)) $(BENCH_ARGS)

.PHONY: soak
soak: .venv/.ready bitcoind-at-hand ## hunt verdicts that differ from run to run: make soak RUNS=100
	@$(BIN)/conformance soak $(if $(RUNS),--runs $(RUNS)) $(SOAK_ARGS)

.PHONY: spec
spec: .venv/.ready ## write the specification as one printable document (and PDF where Chromium is)
	@$(BIN)/conformance spec
	$(call print-as-pdf,reports/specification.html,reports/specification.pdf)

.PHONY: reading
reading: .venv/.ready ## write pages about each type of connection from the latest run (and PDF)
	@$(BIN)/conformance reading
	$(call print-as-pdf,reports/reading/whole.html,reports/reading/whole.pdf)

# A page as PDF with bookmarks: $(call print-as-pdf,page,pdf)
define print-as-pdf
	@browser=$$(command -v chromium || command -v chromium-browser || command -v google-chrome || true); \
	if test -n "$$browser"; then \
		profile=$$(mktemp -d) && "$$browser" --headless --no-sandbox --disable-gpu --no-first-run \
			--disable-background-networking --disable-component-update --disable-sync \
			--user-data-dir="$$profile" --no-pdf-header-footer --generate-pdf-document-outline \
			--print-to-pdf=$(2) $(1) 2>/dev/null && \
		echo "$(CURDIR)/$(2)"; rm -rf "$$profile"; \
	else echo "no Chromium here: no PDF"; fi
endef

.PHONY: bitcoind
bitcoind: .venv/.ready ## provide a bitcoind under .bitcoind/, without root
	@$(BIN)/conformance provide

.PHONY: clean
clean: ## remove what runs leave; add .venv and .bitcoind with `make clean-all`
	rm -rf build *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
	find reports -mindepth 1 -maxdepth 1 ! -name baselines -exec rm -rf {} + 2>/dev/null || true

.PHONY: clean-all
clean-all: clean
	rm -rf .venv .bitcoind

# -- set-up: each step once, and no call of pip while its stamp is newer than pyproject.toml --------

# A bitcoind, when neither BEHAVE_ARGS, BITCOIND nor PATH names one.
.PHONY: bitcoind-at-hand
bitcoind-at-hand: .venv/.ready
	@case "$$BEHAVE_ARGS" in *bitcoind=*) exit 0 ;; esac; \
	test -n "$$BITCOIND" || command -v bitcoind >/dev/null || test -x .bitcoind/bin/bitcoind || \
	$(BIN)/conformance provide --if-needed

# What knows the rules of accessibility, for those who have a browser to try the pages in.
AXE := axe-core-4.14.1
.PHONY: axe-at-hand
axe-at-hand: .venv/.ready-test
	@test -f .venv/axe.min.js || ! command -v chromium >/dev/null || { cd .venv && \
		npm pack --silent --fetch-retries=0 --fetch-timeout=20000 $(subst core-,core@,$(AXE)) >/dev/null 2>&1 && \
		tar -xzf $(AXE).tgz --strip-components=1 package/axe.min.js && rm $(AXE).tgz; } || \
		echo "make: npm cannot fetch $(AXE): the pages are not tried with it"

# Python that runs the suite: the first of PYTHON that is new enough, in an environment of its own.
define set-up-python
	@found=; for each in $(PYTHON); do \
		if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then found=$$each; break; fi; \
	done; \
	if test -z "$$found"; then \
		echo "make: no Python 3.11 or newer among $(PYTHON): install python3.11, or say make PYTHON=/path/to/python3" >&2; \
		exit 1; fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "make: $$found cannot make an environment: install python3.11-venv" >&2; \
		exit 1; fi; \
	if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
		"$$found" -m venv --clear .venv; fi
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '$(1)'
endef

.venv/.ready: pyproject.toml
	$(call set-up-python,.)
	@touch $@

.venv/.ready-test: pyproject.toml
	$(call set-up-python,.[test])
	@touch .venv/.ready $@
