# Limber's tasks. On a machine without make: python3 start.py (Windows: py start.py) does what "make run" does.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run setup check test tests format lock pictures sheets catalogue spec cover mutation bench accuracy lives

run: ## set up what is missing, serve, open the browser
	@$(PYTHON) start.py

setup: ## everything a contributor needs: locked tools, built front end, Chromium where we may install it
	@$(PYTHON) start.py --dev --setup-only
	@$(BIN)/python tools/need_chromium.py

check: setup ## format, lint, types, order of the rooms, TypeScript and its tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/front_end.py check
	$(BIN)/python tools/front_end.py test

tests: setup ## all of pytest, on both cores
	$(BIN)/pytest -n auto --dist loadgroup

test: check tests ## everything

format: ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## write the locked lists anew after a change in pyproject.toml or requirements/*.in
	$(BIN)/python tools/lock.py

pictures: setup ## take the pictures of docs/pictures/ anew; look at each before committing it
	$(BIN)/python tools/pictures.py

sheets: setup ## contact sheets of every exercise into build/sheets/
	$(BIN)/python tools/sheets.py

catalogue: setup ## write docs/catalogue.md and its pictures anew
	$(BIN)/python tools/catalogue_page.py

spec: setup ## write docs/spec/programme.md anew from its tables
	$(BIN)/python tools/programme_page.py

cover: setup ## branch coverage of safety and of the rules of the programme; every branch has to be taken
	$(BIN)/python tools/cover.py

mutation: setup ## one small change of safety or the rules at a time: do the tests notice? (docs/mutation.md)
	$(BIN)/python benchmarks/mutation.py --properties

bench: setup ## many virtual people: 100,000 plans at once and 2,000 solved; goes on where it was stopped
	$(BIN)/python benchmarks/planner.py --greedy 100000 --solved 2000

accuracy: setup ## measure the coach and write docs/accuracy.md anew (RECORDINGS=folder for recordings of real people)
	$(BIN)/python tools/accuracy.py $(if $(RECORDINGS),--recordings $(RECORDINGS))

lives: setup ## twelve simulated weeks for typical and awkward people, a picture each, in the folder lives
	@$(BIN)/python tools/lives.py -o lives
