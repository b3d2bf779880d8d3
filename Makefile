# The one interface of the project; `make` alone lists it.
#
# The wall check belongs to every build: with other flags SwiftPM would build all of it again.
WALLS := --explicit-target-dependency-import-check error
# How many tests run at the same time: without a limit each would open its own store and server at the same moment.
WIDTH ?= 8
TEST = swift build --build-tests $(WALLS) && \
	scripts/run-tests --width $(WIDTH) $(call option,--filter,FILTER)
RELEASE := swift build -c release --static-swift-stdlib $(WALLS)

# Only what is typed after `make serve` counts: an exported HOST or PORT is often meant for something else.
option = $(if $(filter command,$(firstword $(origin $(2)))),$(1) "$($(2))")

.PHONY: help serve test test-fast test-browser test-openapi test-ubl crash fuzz lint bench bench-documents release

help: ## Lists what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s%s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: ## Runs the sandbox; also: make serve HOST=0.0.0.0 PORT=9000 DATABASE=shop.sqlite
	@scripts/setup
	$(RELEASE) --product naderhand
	@exec .build/release/naderhand serve $(call option,--host,HOST) $(call option,--port,PORT) $(call option,--database,DATABASE)

test: ## Runs all tests, those that store something on both engines; also: make test FILTER=OrderTests
	@scripts/setup test
	$(TEST)

test-fast: ## Runs the tests on SQLite only; also: make test-fast FILTER=OrderTests
	@scripts/setup test
	$(TEST) --fast

test-browser: ## Walks the hosted checkout in a real browser; its pictures lie in .build/screens afterwards
	@scripts/setup browser
	swift build $(WALLS) --product naderhand
	Tests/Browser/run --binary .build/debug/naderhand

test-openapi: ## Holds the sandbox's replies against /openapi.json with schemathesis; also: make test-openapi SECONDS=600
	@scripts/setup openapi
	swift build $(WALLS) --product naderhand
	Tests/OpenAPI/run --binary .build/debug/naderhand $(call option,--seconds,SECONDS)

test-ubl: ## Validates the UBL of thirty business orders with peppol-ubl-validate
	@scripts/setup openapi
	swift build $(WALLS) --product naderhand
	Tests/UBL/run --binary .build/debug/naderhand

crash: ## Kills the server 50 times under load, on either engine, and looks for what is lost; also: make crash KILLS=5
	@scripts/setup test
	$(RELEASE) --product naderhand
	Tests/Crash/run $(call option,--kills,KILLS) $(call option,--engine,ENGINE)

fuzz: ## Lets libFuzzer loose on what reads requests; also: make fuzz TARGET=xml SECONDS=60 (xml, json, v1 or v2)
	@scripts/setup lint
	Fuzz/run $(call option,--target,TARGET) $(call option,--seconds,SECONDS)

lint: ## Checks format, sizes, names and comments
	@scripts/setup lint
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Fuzz
	scripts/lint-metrics

bench: ## Measures both engines beside a bare server, the disk, SQLite and pgbench (a quarter of an hour)
	@scripts/setup bench
	$(RELEASE) --product naderhand
	$(RELEASE) --product bare-server
	Benchmarks/run

bench-documents: ## Draws invoices on one core and says how many a second
	@scripts/setup
	$(RELEASE) --product draw-documents
	.build/release/draw-documents --count 2000

release: ## Builds dist/naderhand, a single stripped binary
	@scripts/setup
	$(RELEASE) --product naderhand
	@mkdir -p dist
	@strip -o dist/naderhand .build/release/naderhand
	@du -h --apparent-size dist/naderhand
