# Amparo: `make run` starts everything, `make test` tests everything. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BOT := .venv-bot/bin
DESK := .venv-desk/bin
BOT_PYTHON := 3.10
DESK_PYTHON := 3.12 3.13
MODEL := models/amparo.tar.gz
LIKENESS := models/likeness.json
WIDGET := widget/dist/amparo.js
MODEL_SOURCES := config.yml domain.yml requirements.txt data/intents.yml data/answers data/flows $(shell find data/answers data/flows data/words components lexicon answers -name '*.yml' -o -name '*.py' -o -name '*.txt' 2>/dev/null)
WIDGET_SOURCES := $(shell find widget -path widget/node_modules -prune -o -path widget/dist -prune -o -type f -print 2>/dev/null) data/widget.yml data/phones.yml data/flows/ice_at_door.yml data/flows/relative_detained.yml data/flows/talk_to_lawyer.yml
TRANSLATIONS := $(patsubst %.po,%.mo,$(shell find desk -name '*.po' 2>/dev/null))

# Two files of tests at a time, each file's tests one after the other.
SIDE_BY_SIDE := --numprocesses 2 --dist loadfile

export RASA_TELEMETRY_ENABLED := false
export OPENBLAS_NUM_THREADS := 1
export OMP_NUM_THREADS := 1
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export PYTHONPATH := $(CURDIR)
export PATH := $(HOME)/.local/bin:$(PATH)

.PHONY: help run install manage pull unpull pulled test test-bot test-desk test-postgres test-connections test-widget test-e2e check bench train text explain thresholds evaluate review sign dump lock clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: install  ## install what is missing, start everything, print the addresses; Ctrl-C stops it
	@$(DESK)/python deploy/start.py

install: .venv-bot/.installed .venv-desk/.installed .env $(WIDGET) $(TRANSLATIONS) $(MODEL) $(LIKENESS)  ## everything that `make run` needs, without starting it

# A uv that is only a dead shim does not count.
UV := $(shell PATH="$(HOME)/.local/bin:$$PATH"; uv --version >/dev/null 2>&1 && command -v uv || echo $(CURDIR)/.uv/bin/uv)

$(CURDIR)/.uv/bin/uv:
	@echo "Installing uv ..."
	@python3 -m venv .uv || { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@.uv/bin/pip install --quiet uv

.venv-bot/.installed: requirements.txt tests/requirements-bot.txt | $(filter $(CURDIR)/.uv/bin/uv,$(UV))
	@echo "Installing the bot (Python $(BOT_PYTHON)) ..."
	@PATH="$(CURDIR)/.uv/bin:$$PATH"; python=$$(sh deploy/find_python.sh $(BOT_PYTHON)); $(UV) venv --quiet --allow-existing --python "$$python" .venv-bot
	@$(UV) pip sync --quiet --compile-bytecode --require-hashes --python $(BOT)/python requirements.txt tests/requirements-bot.txt
	@touch $@

.venv-desk/.installed: desk/requirements.txt tests/requirements-desk.txt | $(filter $(CURDIR)/.uv/bin/uv,$(UV))
	@echo "Installing the desk (Python $(DESK_PYTHON)) ..."
	@PATH="$(CURDIR)/.uv/bin:$$PATH"; python=$$(sh deploy/find_python.sh $(DESK_PYTHON)); $(UV) venv --quiet --allow-existing --python "$$python" .venv-desk
	@$(UV) pip sync --quiet --compile-bytecode --require-hashes --python $(DESK)/python desk/requirements.txt tests/requirements-desk.txt
	@touch $@

.env: | .venv-desk/.installed
	@$(DESK)/python deploy/make_env.py

widget/node_modules/.installed: widget/package.json widget/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: apt-get install nodejs npm (Node 18 or newer)" >&2; exit 1; }
	@echo "Installing the widget's build tools ..."
	@npm --prefix widget ci --silent --no-audit --no-fund
	@touch $@

$(WIDGET): widget/node_modules/.installed $(WIDGET_SOURCES)
	@echo "Building the widget ..."
	@npm --prefix widget run --silent build

%.mo: %.po | .venv-desk/.installed
	@$(DESK)/pybabel --quiet compile --input-file $< --output-file $@ --locale $(notdir $(patsubst %/,%,$(dir $(patsubst %/,%,$(dir $<)))))

text:  ## text the running bot as a phone would: make text TEXT="hola" FROM=+12135550123
	@$(DESK)/python deploy/with_settings.py $(DESK)/python -m desk.manage text --from "$(or $(FROM),+12135550123)" "$(TEXT)"

train: $(MODEL)  ## train the bot where something it learns from has changed

$(MODEL): $(MODEL_SOURCES) | .venv-bot/.installed
	@echo "Training the bot ..."
	@mkdir -p var/log
	@$(BOT)/rasa train --quiet --skip-validation --fixed-model-name amparo --out models > var/log/train.log 2>&1 || (cat var/log/train.log; exit 1)
	@touch $@

# What the desk counts in the examples, to understand while the bot is away.
$(LIKENESS): $(MODEL_SOURCES) desk/record/counted.py | .venv-desk/.installed
	@echo "Counting the examples ..."
	@$(DESK)/python -m desk.record.counted

test: install test-bot test-desk test-widget test-e2e  ## every test, with what it needs installed

test-bot: .venv-bot/.installed $(MODEL)
	@# The lawyer's pages are made, and tried, in the desk's environment.
	$(BOT)/python -m pytest $(SIDE_BY_SIDE) --ignore tests/answers/test_review.py tests/answers tests/lexicon tests/bot tests/house
	$(BOT)/rasa test core --stories tests/conversations --model $(MODEL) --out var/rasa-test --fail-on-prediction-errors --no-plot

test-desk: .venv-desk/.installed $(WIDGET) $(TRANSLATIONS) $(LIKENESS)
	$(DESK)/python -m pytest $(SIDE_BY_SIDE) tests/answers/test_catalogue.py tests/answers/test_office.py tests/answers/test_review.py tests/lexicon tests/desk

test-postgres: test-connections  ## requests, record, console and a handoff whose connections are cut, on a PostgreSQL of the tests' own
	$(DESK)/python tests/with_postgres.py $(DESK)/python -m pytest tests/desk/handoffs tests/desk/record tests/desk/console

test-connections: install  ## a handoff whose connections to a PostgreSQL of the tests' own are cut, again and again
	$(DESK)/python tests/with_postgres.py $(DESK)/python -m pytest tests/e2e/test_killed_connections.py

test-widget: widget/node_modules/.installed
	npm --prefix widget test --silent

test-e2e: install
	$(DESK)/python -m pytest $(SIDE_BY_SIDE) tests/e2e

manage:  ## a management command of the desk: make manage COMMAND="add_staff maria --lawyer"
	@$(DESK)/python deploy/with_settings.py $(DESK)/python -m desk.manage $(COMMAND)

pull:  ## take an answer away from families at once: make pull INTENT=bond BY=maria WHY="the fee has changed"
	@$(DESK)/python deploy/with_settings.py $(DESK)/python -m desk.manage pull "$(INTENT)" --by "$(BY)" --why "$$WHY"

# As it was typed: a reason may well hold a price, and $ means something to make.
pull: override export WHY := $(value WHY)

unpull:  ## put a pulled answer back: make unpull INTENT=bond BY=maria
	@$(DESK)/python deploy/with_settings.py $(DESK)/python -m desk.manage unpull "$(INTENT)" --by "$(BY)"

pulled:  ## the answers that are pulled, and those that are due to be checked again
	@$(DESK)/python deploy/with_settings.py $(DESK)/python -m desk.manage pulled

check: .venv-bot/.installed .venv-desk/.installed widget/node_modules/.installed  ## linters, types, rasa data validate and the content checks
	$(DESK)/ruff check .
	$(DESK)/ruff format --check .
	$(DESK)/mypy --config-file pyproject.toml --python-version 3.10 answers lexicon components channels actions bench
	$(DESK)/mypy --config-file desk/mypy.ini desk deploy tests/e2e
	npm --prefix widget run --silent types
	$(BOT)/python -m answers.check
	$(BOT)/rasa data validate

bench: install  ## measure speed side by side with the bot that `rasa init` makes; writes docs/benchmarks.md
	$(BOT)/python -m bench.speed

thresholds: .venv-bot/.installed  ## the thresholds that cost people least, by cross-validation on the training examples
	$(BOT)/python -m bench.thresholds

evaluate: $(MODEL)  ## how well held-out questions are understood, beside nlp.js and `rasa init` (a day; ONE_IN=8 learns fewer examples, DIET_EPOCHS=0 leaves it out)
	$(BOT)/python -m bench.understanding --diet-epochs $(or $(DIET_EPOCHS),100) --one-in $(or $(ONE_IN),1)

explain: $(MODEL)  ## how a message is understood, and why: make explain TEXT="se llevaron a mi hermano"
	@$(BOT)/python -m components.explain "$(TEXT)"

review: .venv-desk/.installed .env  ## a page for each theme, for the lawyer to read and sign, in var/review (HTML and PDF)
	@$(DESK)/python deploy/with_settings.py $(DESK)/python -m answers.review

sign: .venv-desk/.installed  ## a lawyer's signature: make sign INTENT=bond BY="name, bar no." ON=2026-12-01 (or INTENTS=bond,asylum)
	@$(DESK)/python -m answers.sign --intent="$${INTENTS:-$${INTENT-}}" --by="$${BY-}" --on="$${ON-}"

dump: .venv-desk/.installed .env  ## every string that a family can receive, in var/dump.jsonl and var/dump.txt
	@$(DESK)/python deploy/with_settings.py $(DESK)/python -m desk.manage dump

lock:  ## renew the locked requirements from the short lists
	@# Rasa names an older numpy for a Windows that it does not run on; the override keeps one numpy for all.
	$(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.10 --override <(echo numpy==1.23.5) requirements.in --output-file requirements.txt
	$(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.12 desk/requirements.in --output-file desk/requirements.txt
	cd tests && $(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.10 requirements-bot.in --output-file requirements-bot.txt
	cd tests && $(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.12 requirements-desk.in --output-file requirements-desk.txt

clean:  ## remove what was built; keeps .env and the record
	rm -rf .venv-bot .venv-desk .uv models widget/node_modules widget/dist .rasa var/log
