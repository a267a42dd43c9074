# `make` lists what there is to do. Debug builds go to .build, release builds to .build-release.

# Options and arguments for what a target runs, as in: make serve ARGS="--port 4000 capitals.yaml"
ARGS ?=

# macOS has the standard library in the system; everywhere else the program carries its own.
STATIC := $(if $(filter Darwin,$(shell uname -s)),,--static-swift-stdlib)
RELEASE := --configuration release --scratch-path .build-release $(STATIC) -Xswiftc -enforce-exclusivity=unchecked -Xswiftc -cross-module-optimization
# An empty value leaves the address sanitizer out, and many more runs are done.
FUZZ_SANITIZER ?= --sanitize=address
FUZZ_BUILD := .build-fuzz$(if $(FUZZ_SANITIZER),,-fast)
ON_SOCKETS := SockratesSocketsTests|^SockratesTests
# Otherwise all tests begin at once, and one that waits for a thread uses up its time limit on a busy machine.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 8
FORMATTED := $(wildcard Package.swift Sources Tests Examples Benchmarks Fuzz)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build serve test lint format bench bench-expressions judge-scorecard fuzz-judge fuzz-lines \
	bench-transfer bench-storm bench-faults bench-hostile bench-programs container-trial

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## Build the program for use, into .build-release/release/sockrates
	@scripts/setup build
	swift build $(RELEASE) --product sockrates

serve: build ## Build, then host a challenge (ARGS="[OPTIONS] [PACK…]"; the geography pack without)
	@.build-release/release/sockrates serve $(ARGS)

test: ## Run every test (ARGS="--filter NAME" for some); installs the clients that they play with
	@scripts/setup build checks clients
	python3 -m unittest discover --start-directory Tests/Scripts
ifdef ARGS
	swift test --disable-xctest $(ARGS)
else
	# What waits for other programs holds up the threads that the rest runs on, and what listens to sockets should not wait for
	# what computes: each has a run of its own.
	swift test --disable-xctest --skip '$(ON_SOCKETS)|SockratesEndToEndTests'
	swift test --disable-xctest --skip-build --filter '$(ON_SOCKETS)'
	swift test --disable-xctest --skip-build --filter SockratesEndToEndTests --skip NetcatTests
	swift test --disable-xctest --skip-build --filter NetcatTests
endif

lint: ## Check the format, the documentation comments and the direction of imports
	@scripts/setup checks
	swift format lint --strict --parallel --recursive $(FORMATTED)
	scripts/check-imports

format: ## Bring every Swift file into the house's format
	swift format --in-place --parallel --recursive $(FORMATTED)

bench-expressions: ## Measure what an expression costs beside a plain name
	swift run --package-path Benchmarks --configuration release --scratch-path .build-benchmarks ExpressionCost

bench: build ## Measure the release build against its rivals (ARGS for Benchmarks/run)
	swift build $(RELEASE) --product Sums
	Benchmarks/run $(ARGS)

bench-transfer: build ## Send 1 GiB through nc and through ncat, each way (ARGS="--size 64" for less)
	Benchmarks/transfer $(ARGS)

bench-storm: build ## Connect and abort a million times (ARGS="--count 20000" for fewer)
	Benchmarks/storm $(ARGS)

bench-faults: build ## Let system calls of the server fail, by strace
	Benchmarks/faults $(ARGS)

bench-hostile: build ## Hold 15,000 hostile sockets while honest players play (ARGS="--rounds 2")
	Benchmarks/hostile/run $(ARGS)

bench-programs: build ## Measure hosted programs: what they leave, how fast they start, what a trip costs
	Benchmarks/programs contain
	Benchmarks/programs spawn
	Benchmarks/programs trip

container-trial: build ## Try the Dockerfile's last stage without Docker (as root, with debootstrap)
	scripts/container-trial

judge-scorecard: ## Score the judge against people's verdicts (ARGS="FOLDER" of the rows, ../shared/judging without)
	@scripts/setup build
	swift run --package-path Benchmarks --configuration release --scratch-path .build-benchmarks JudgeScorecard $(ARGS)

fuzz-judge: ## Fuzz the judge for a minute (ARGS="-runs=10000000" for longer; FUZZ_SANITIZER= without the address sanitizer)
	@scripts/setup build
	swift build --package-path Fuzz --configuration debug -Xswiftc -O --sanitize=fuzzer $(FUZZ_SANITIZER) \
		--product FuzzJudge -Xswiftc -parse-as-library --scratch-path $(FUZZ_BUILD)
	SWIFT_BACKTRACE=enable=no $(FUZZ_BUILD)/debug/FuzzJudge -max_len=160 $(or $(ARGS),-max_total_time=60)

fuzz-lines: ## Fuzz the cutting of lines, telnet among it, for a minute (ARGS and FUZZ_SANITIZER as above)
	@scripts/setup build
	swift build --package-path Fuzz --configuration debug -Xswiftc -O --sanitize=fuzzer $(FUZZ_SANITIZER) \
		--product FuzzLines -Xswiftc -parse-as-library --scratch-path $(FUZZ_BUILD)
	SWIFT_BACKTRACE=enable=no $(FUZZ_BUILD)/debug/FuzzLines -max_len=200 $(or $(ARGS),-max_total_time=60)
