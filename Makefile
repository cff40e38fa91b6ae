# What people and CI run. `make help` lists it. Every target can be called on a fresh checkout: it sets up what it needs,
# and the set-up is silent and quick when there is nothing to do.

.DEFAULT_GOAL := help
.PHONY: help setup setup-web setup-node setup-browser setup-python wasm generate demo test check bench workbench notebook clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

setup: setup-web setup-node setup-browser setup-python ## everything below that is not Rust's own
setup-web: ## a Rust that compiles for the browser
	@scripts/setup-web.sh
setup-node: ## the npm packages of package-lock.json
	@scripts/setup-node.sh
setup-browser: ## a Chromium for the tests
	@scripts/setup-browser.sh
setup-python: ## target/venv with requirements-dev.txt
	@scripts/setup-python.sh

wasm: setup-web setup-node ## the npm package, into bindings-wasm/dist
	@cargo xtask wasm

# To come: a target that does nothing must not look like one that passed.
generate: ## write the generated files
	@echo '$@: not written yet' >&2; exit 1
demo: ## the shortest way to see it work
	@echo '$@: not written yet' >&2; exit 1
test: ## every test in every language
	@echo '$@: not written yet' >&2; exit 1
check: ## format, lints, types, freshness of generated files
	@echo '$@: not written yet' >&2; exit 1
bench: ## benchmarks
	@echo '$@: not written yet' >&2; exit 1
workbench: wasm ## the web page
	@echo '$@: not written yet' >&2; exit 1
notebook: setup-python ## run the notebooks
	@echo '$@: not written yet' >&2; exit 1

clean: ## forget what was built and installed in this folder
	rm -rf target node_modules bindings-wasm/dist examples/workbench/dist
