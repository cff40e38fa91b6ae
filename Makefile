# What people and CI run. `make help` lists it. Every target can be called on a fresh checkout: it sets up what it needs,
# and the set-up is silent and quick when there is nothing to do.

.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

VENV := $(CURDIR)/target/venv
BIN := $(VENV)/bin
RUST_FILES = $(shell find . -name '*.rs' -not -path './target/*' -not -path '*/node_modules/*')
NOTEBOOKS = $(wildcard examples/notebooks/*.ipynb)
RUFF := $(BIN)/ruff

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

demo: ## the main job on the real plan: validity, findings, indicators
	@cargo run --quiet --package soteplan-examples --bin demo

test: check test-rust test-python test-wasm conformance test-browser test-notebooks ## everything, the browser included
	@echo 'make test: everything passed'

# --- Set-up ------------------------------------------------------------------------------------------------------------

setup: setup-web setup-node setup-browser setup-python ## everything below that is not Rust's own
setup-web: ## a Rust that compiles for the browser
	@scripts/setup-web.sh
setup-node: ## the npm packages of package-lock.json
	@scripts/setup-node.sh
setup-browser: ## a Chromium for the tests
	@scripts/setup-browser.sh
setup-python: ## target/venv with requirements-dev.txt
	@scripts/setup-python.sh

# --- Build -------------------------------------------------------------------------------------------------------------

wasm: setup-web setup-node ## the npm package, into bindings-wasm/dist
	@cargo xtask wasm

python: setup-python ## the Python package, into target/venv
	@cd bindings-python && VIRTUAL_ENV=$(VENV) $(BIN)/maturin develop --quiet >../target/maturin.log 2>&1 || { cat ../target/maturin.log >&2; exit 1; }

generate: setup-node setup-python ## write the generated files
	@cargo xtask generate

# --- Tests -------------------------------------------------------------------------------------------------------------

check: check-rust check-python check-web ## formatting, lints, types, freshness of generated files

# rustfmt does not follow modules that a macro declares: all files are named. The core is for services too, so nothing of
# a host language may be in what it links.
check-rust: setup-node setup-python
	@rustfmt --check --edition 2024 $(RUST_FILES)
	cargo clippy --quiet --workspace --all-targets --features soteplan/schema -- --deny warnings
	RUSTDOCFLAGS='--deny warnings' cargo doc --quiet --no-deps --package soteplan
	! cargo tree --package soteplan --edges normal --all-features --prefix none | grep -E '^(pyo3|wasm-bindgen|js-sys|arrow)'
	cargo xtask generate --check

check-python: python
	$(RUFF) check bindings-python && $(RUFF) check --config bindings-python/pyproject.toml tests/conformance
	$(RUFF) format --check bindings-python
	$(RUFF) format --check --config bindings-python/pyproject.toml tests/conformance
	$(RUFF) format --check --config bindings-python/pyproject.toml --config line-length=95 $(NOTEBOOKS)
	cd bindings-python && $(BIN)/mypy python tests ../tests/conformance/run.py
	cd bindings-python && MYPYPATH=python $(BIN)/python -m mypy.stubtest soteplan --mypy-config-file pyproject.toml --allowlist stubtest.allow

check-web: wasm
	node_modules/.bin/tsc --project bindings-wasm/test/types
	npm run --silent --workspace examples/workbench typecheck

test-rust: ## the core: unit, property and documentation tests, the suite in Rust, small programs
	cargo test --quiet --features soteplan/schema
	cargo run --quiet --package soteplan-examples --bin catalogue >/dev/null
	cargo run --quiet --package soteplan-examples --bin evaluate >/dev/null

test-python: python ## the Python package, its twin at the command line, and its installation as a user would do it
	cargo build --quiet --package soteplan-examples --bin check
	cd bindings-python && $(BIN)/python -m pytest --quiet
	scripts/test-install.sh

test-wasm: wasm setup-browser ## the npm package in Node and in a bundle
	node --test bindings-wasm/test/*.test.mjs

conformance: python wasm setup-browser ## one suite in Rust, Python, Node and Chromium: the same bits
	cargo test --quiet --package conformance
	$(BIN)/python tests/conformance/run.py
	node tests/conformance/run.mjs
	node tests/conformance/browser.mjs
	cargo xtask conformance

test-browser: wasm setup-browser ## the workbench in Chromium, by hand, keyboard and axe
	npm test --silent --workspace tests/browser

test-notebooks: python ## the notebooks, executed
	$(BIN)/jupyter nbconvert --log-level WARN --to notebook --execute --output-dir target/notebooks $(NOTEBOOKS)

# --- Use ---------------------------------------------------------------------------------------------------------------

bench: wasm setup-browser setup-python ## speed, as a ratio to a peer in the same run
	cargo bench --package soteplan
	node tests/browser/bench.mjs
	@# As users have it: what `make python` installs is built for tests.
	@cd bindings-python && VIRTUAL_ENV=$(VENV) $(BIN)/maturin develop --release --quiet
	$(BIN)/python core/benches/check.py
	$(BIN)/python core/benches/methods.py

workbench: wasm ## serve the web page
	npm run --silent --workspace examples/workbench dev

notebook: python ## open the notebooks
	@$(BIN)/jupyter-lab --version >/dev/null 2>&1 || $(BIN)/pip install --quiet 'jupyterlab>=4,<5'
	$(BIN)/jupyter-lab examples/notebooks

clean: ## forget what was built and installed in this folder
	rm -rf target node_modules bindings-wasm/dist examples/workbench/dist

.PHONY: help demo test setup setup-web setup-node setup-browser setup-python wasm python generate check check-rust \
	check-python check-web test-rust test-python test-wasm conformance test-browser test-notebooks bench workbench \
	notebook clean
