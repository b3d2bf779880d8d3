# Commands of the project; `make` alone lists them.
#
# Fails the build when a target imports one that it does not name. Every build has the flag: with other flags SwiftPM
# builds everything again.
IMPORT_CHECK := --explicit-target-dependency-import-check error
# Number of tests that run at the same time; without a limit every test opens a database and a server at once.
WIDTH ?= 8
SWIFT_TEST = swift build --build-tests $(IMPORT_CHECK) && \
	scripts/run-tests --width $(WIDTH) $(call forward_option,--filter,FILTER)
RELEASE := swift build -c release --static-swift-stdlib $(IMPORT_CHECK)

# Only variables on the command line are forwarded: an exported HOST or PORT is often meant for another program.
forward_option = $(if $(filter command,$(firstword $(origin $(2)))),$(1) "$($(2))")

.PHONY: help serve test test-fast test-browser test-openapi test-ubl test-crash crash fuzz lint bench bench-documents
.PHONY: release

help: ## Lists all commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s%s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: ## Runs a sandbox; also: make serve HOST=0.0.0.0 PORT=9000 DATABASE=shop.sqlite
	@scripts/setup
	$(RELEASE) --product naderhand
	@exec .build/release/naderhand serve $(call forward_option,--host,HOST) $(call forward_option,--port,PORT) $(call forward_option,--database,DATABASE)

test: ## Runs all tests, those of storage and server on both engines; also: make test FILTER=OrderTests
	@scripts/setup test
	$(SWIFT_TEST)

test-fast: ## Runs the tests on SQLite only; also: make test-fast FILTER=OrderTests
	@scripts/setup test
	$(SWIFT_TEST) --fast

test-browser: ## Runs the browser tests; screenshots in .build/screens
	@scripts/setup browser
	swift build $(IMPORT_CHECK) --product naderhand
	Tests/Browser/run --binary .build/debug/naderhand

test-openapi: ## Checks sandbox responses against /openapi.json; also: make test-openapi SECONDS=600
	@scripts/setup openapi
	swift build $(IMPORT_CHECK) --product naderhand
	Tests/OpenAPI/run --binary .build/debug/naderhand $(call forward_option,--seconds,SECONDS)

test-ubl: ## Validates the UBL of thirty business orders with peppol-ubl-validate
	@scripts/setup openapi
	swift build $(IMPORT_CHECK) --product naderhand
	Tests/UBL/run --binary .build/debug/naderhand

test-crash: ## Kills the server 50 times under load on both engines and looks for lost orders; also: KILLS=5
	@scripts/setup test
	$(RELEASE) --product naderhand
	Tests/Crash/run $(call forward_option,--kills,KILLS) $(call forward_option,--engine,ENGINE)

# Former name of `make test-crash`.
crash: test-crash

fuzz: ## Fuzzes the request readers with libFuzzer; also: make fuzz TARGET=xml SECONDS=60 (xml, json, v1 or v2)
	@scripts/setup lint
	Fuzz/run $(call forward_option,--target,TARGET) $(call forward_option,--seconds,SECONDS)

lint: ## Checks format, sizes, names, comments and documentation
	@scripts/setup lint
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Fuzz
	scripts/lint-metrics
	scripts/lint-docs

bench: ## Measures both engines and, for comparison, a bare server, the disk, SQLite and pgbench (15 minutes)
	@scripts/setup bench
	$(RELEASE) --product naderhand
	$(RELEASE) --product bare-server
	Benchmarks/run

bench-documents: ## Measures how many invoices per second one core draws
	@scripts/setup
	$(RELEASE) --product draw-documents
	.build/release/draw-documents --count 2000

release: ## Builds dist/naderhand, a single stripped binary
	@scripts/setup
	$(RELEASE) --product naderhand
	@mkdir -p dist
	@strip -o dist/naderhand .build/release/naderhand
	@du -h --apparent-size dist/naderhand
