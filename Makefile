# make site    builds the archive into output/, after setting up whatever is missing
# make serve   shows the archive in the browser while you write, until Ctrl-C
# make test    runs the checks: ruff, mypy, and the tests of a few minutes
# make test-full  runs these and the long tests: faults at random moments, browsers, fuzzing
# make fuzz    gives the readers what nobody thought of, for ten minutes or MINUTES=…
# make planted  plants known bugs in a copy, one by one, and shows which test catches each
# make format  lays out the code and mends what can be mended by itself
# make bench   builds the same archive with this program and others, and says what each takes
# make fonts   makes the theme's fonts anew from the packages of those who drew them (needs npm)
# make screenshots  takes pictures of the built site, a page of each kind (needs chromium)
# make lock    chooses the newest allowed libraries and writes down their versions and hashes
# make clean   takes away what set-up and builds keep; content/, templates/ and output/ stay
#
# Only Python 3.11 or newer, git and make are needed. Everything is installed into .venv/, from the two
# lock files alone; it is looked at again only when they or pyproject.toml change.

VENV = .venv
RUN = $(VENV)/bin/python
NODE_TOOLS = tests/site/node
PEERS = benchmarks/peers

.PHONY: site serve test test-full fuzz planted format bench fonts screenshots lock clean
.DELETE_ON_ERROR:

site: $(VENV)/site.stamp
	$(RUN) build.py

serve: $(VENV)/site.stamp
	$(RUN) build.py serve --open

test: $(VENV)/dev.stamp
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(RUN) -m pytest -n auto --dist worksteal -m "not long"

test-full: test
	$(RUN) -m pytest -n auto --dist worksteal -m long

# What it finds is kept in .fuzz/; `python -m workshop.fuzz --help` says more.
MINUTES = 10
fuzz: $(VENV)/dev.stamp
	$(RUN) -m workshop.fuzz --minutes $(MINUTES)

planted: $(VENV)/dev.stamp
	$(RUN) -m workshop.planted

format: $(VENV)/dev.stamp
	$(RUN) -m ruff check --fix --exit-zero --quiet
	$(RUN) -m ruff format

# `make bench BENCH="--articles 1000 --only cold"` measures less; the others are installed into .bench/.
bench: $(VENV)/dev.stamp
	$(RUN) -m benchmarks.bench $(BENCH)

fonts: $(VENV)/dev.stamp
	$(RUN) -m workshop.fonts

# `make screenshots PICTURES="output docs/images --manual"` takes those that the manual shows.
PICTURES = output .pictures
screenshots: $(VENV)/dev.stamp
	$(RUN) -m workshop.screenshots $(PICTURES)

# One set of versions for Python 3.11 and newer on Linux, macOS and Windows. The development lock holds
# the same versions and more. uv works them out and is needed for nothing else.
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" $(RUN) -m uv pip compile --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links

lock: $(VENV)/dev.stamp
	$(RUN) -m pip install --quiet "uv>=0.9,<1"
	$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	$(COMPILE) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) $(PEERS)/requirements.in --output-file $(PEERS)/requirements.lock

clean:
	rm -rf $(VENV) .bench .fuzz .pictures .pressarchive .pytest_cache .mypy_cache .ruff_cache .hypothesis dist $(NODE_TOOLS)/node_modules

$(VENV)/site.stamp: requirements.lock
$(VENV)/dev.stamp: requirements-dev.lock

# Where .venv does not work, the stamps say nothing.
ifneq ($(shell $(RUN) -c "" >/dev/null 2>&1 || echo no),)
.PHONY: again
$(VENV)/site.stamp $(VENV)/dev.stamp: again
endif

# What builds the package stands in both locks, so that installing it downloads nothing more. It is
# installed for the command `pressarchive`; build.py does without.
$(VENV)/%.stamp: pyproject.toml
	@$(MAKE_VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(filter %.lock,$^)
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# A .venv that does not work (half made, or its Python is gone or too old) is made anew. A Python that
# cannot make one (Debian's, without python3-venv) is passed over.
WORKS = -c "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1
define MAKE_VENV
if $(RUN) $(WORKS) && $(RUN) -m pip --version >/dev/null 2>&1; then exit 0; fi; \
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$python $(WORKS); then echo "Setting up $(VENV) with $$($$python --version)"; exec $$python -m venv --clear $(VENV); fi; \
done; \
echo "Pressarchive needs Python 3.11 or newer with its venv module, and found none: install it" \
	"(on Debian or Ubuntu: apt install python3-venv), then run make again." >&2; exit 2
endef
