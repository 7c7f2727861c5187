# procure: `make demo` shows it, `make test` proves it, `make install` puts it in place.
#
# Everything is built in $(BUILD). One library, one room: each folder of src/ is an archive that may call only those below it
# (tests/layers.sh checks it). Debian packages are installed by name where they are missing.

BUILD    ?= build
PREFIX   ?= /usr/local
CC       ?= cc
ROOMS     = cli tui exchange service ledger index conf model base

# What the program needs, and what its tests need besides. The README says why each is here.
PACKAGES      = gcc libc6-dev make pkg-config gettext libncurses-dev libsqlite3-dev libgit2-dev libiniparser-dev libutf8proc-dev \
                libunistring-dev libssl-dev libyajl-dev libcsv-dev libpango1.0-dev fonts-dejavu-core
TEST_PACKAGES = git libcmocka-dev libvterm-dev python3 gawk sqlite3 tzdata poppler-utils
LINT_PACKAGES = cppcheck clang-tidy
BENCH_PACKAGES = tig strace
FUZZ_PACKAGES  = clang libclang-rt-14-dev

PKGS      = ncursesw sqlite3 libgit2 libutf8proc libcrypto yajl pangocairo pangoft2 fontconfig
STRICT    = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wpointer-arith -Wcast-qual -Werror
HARDEN    = -O2 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
HARDEN_LD = -pie -Wl,-z,relro,-z,now
CPPFLAGS += -Iinclude -D_GNU_SOURCE -D_XOPEN_SOURCE_EXTENDED -DPROCURE_PREFIX='"$(PREFIX)"' $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CFLAGS   ?= $(HARDEN)
LDFLAGS  ?= $(HARDEN_LD)
ALL_CFLAGS = $(STRICT) $(CFLAGS) $(SANITIZE)
LIBS      = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -liniparser -lunistring -lcsv

# Each room and what it may call, in link order.
BELOW_base     = base
BELOW_model    = model base
BELOW_ledger   = ledger model base
BELOW_index    = index model base
BELOW_conf     = conf model base
BELOW_service  = service ledger index conf model base
BELOW_exchange = exchange service ledger index conf model base
BELOW_tui      = tui exchange service ledger index conf model base
BELOW_cli      = cli tui exchange service ledger index conf model base

sources = $(wildcard src/$(1)/*.c src/$(1)/*/*.c)
objects = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(call sources,$(1)))
archive = $(BUILD)/lib$(1).a

.PHONY: all demo test check asan soak fuzz fault bench lint layers headers deps test-deps install uninstall clean unit golden locale
all: deps $(BUILD)/procure locale

deps:
	@tests/packages.sh $(PACKAGES)
test-deps: deps
	@tests/packages.sh $(TEST_PACKAGES)

# The program. Archives in the order in which calls go downwards; libcli holds main.
$(BUILD)/procure: $(foreach r,$(ROOMS),$(call archive,$(r)))
	@echo "  LINK $@"; $(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

define room_rules
$(call archive,$(1)): $(call objects,$(1))
	@rm -f $$@; ar rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call room_rules,$(r))))

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  CC $<"; $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -Isrc/$(firstword $(subst /, ,$*)) -MMD -MP -c -o $@ $<

# Unit tests: tests/unit/<room>_<subject>.c links its room and those below, nothing above.
UNIT_SOURCES = $(wildcard tests/unit/*.c)
UNITS        = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(UNIT_SOURCES))
# Those of the tui run a toy program in the test terminal, so they link that too.
WITH_tui     = -Itests/lib $(wildcard tests/lib/*.c)
LIBS_tui     = -lvterm -lutil
define unit_rules
$(BUILD)/unit/$(1): tests/unit/$(1).c $(filter %.c,$(WITH_$(firstword $(subst _, ,$(1))))) $(foreach r,$(BELOW_$(firstword $(subst _, ,$(1)))),$(call archive,$(r)))
	@mkdir -p $$(@D)
	@echo "  TEST $$<"; $$(CC) $$(CPPFLAGS) $$(ALL_CFLAGS) -Isrc/$(firstword $(subst _, ,$(1))) $$(LDFLAGS) -MMD -MP -o $$@ $$< $(WITH_$(firstword $(subst _, ,$(1)))) $(foreach r,$(BELOW_$(firstword $(subst _, ,$(1)))),$(call archive,$(r))) $$(LIBS) -lcmocka $(LIBS_$(firstword $(subst _, ,$(1))))
endef
$(foreach u,$(patsubst tests/unit/%.c,%,$(UNIT_SOURCES)),$(eval $(call unit_rules,$(u))))
unit: $(UNITS)

# Screen tests: tests/tui/*.c drive the real program in a pseudo-terminal (tests/lib/term.c, libvterm).
SCREENS = $(patsubst tests/tui/%.c,$(BUILD)/screen/%,$(wildcard tests/tui/*.c))
$(BUILD)/screen/%: tests/tui/%.c $(wildcard tests/lib/*.c tests/lib/*.h)
	@mkdir -p $(@D)
	@echo "  TEST $<"; $(CC) $(CPPFLAGS) -Itests/lib $(ALL_CFLAGS) -MMD -MP -o $@ $< $(wildcard tests/lib/*.c) -lvterm -lutil
screens: $(SCREENS)

MO = $(patsubst data/locale/%.po,$(BUILD)/locale/%/LC_MESSAGES/procure.mo,$(wildcard data/locale/*.po))
$(BUILD)/locale/%/LC_MESSAGES/procure.mo: data/locale/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<
locale: $(MO)

demo: all
	@tests/demo.sh $(BUILD)/procure

test: test-deps
	@$(MAKE) --no-print-directory all unit screens
	@BUILD=$(BUILD) tests/run.sh
check: test

asan: test-deps
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer' \
		HARDEN='-O1 -g' HARDEN_LD= all unit screens
	@BUILD=$(BUILD)/asan tests/run.sh

soak: test-deps all
	@BUILD=$(BUILD) tests/soak.sh
fault: test-deps all
	@BUILD=$(BUILD) tests/fault.sh
bench: test-deps all
	@tests/packages.sh $(BENCH_PACKAGES)
	@BUILD=$(BUILD) tests/bench.sh
fuzz: test-deps
	@tests/packages.sh $(FUZZ_PACKAGES)
	@BUILD=$(BUILD) tests/fuzz.sh

layers:
	@tests/layers.sh
headers:
	@CC='$(CC)' CPPFLAGS='$(CPPFLAGS)' tests/headers.sh
lint: deps
	@tests/packages.sh $(LINT_PACKAGES)
	@CPPFLAGS='$(CPPFLAGS)' tests/lint.sh

install: all
	install -Dm755 $(BUILD)/procure $(DESTDIR)$(PREFIX)/bin/procure
	mkdir -p $(DESTDIR)$(PREFIX)/share/procure
	cp -r data themes $(DESTDIR)$(PREFIX)/share/procure/
	cp procure.ini $(DESTDIR)$(PREFIX)/share/procure/
	for mo in $(MO); do install -Dm644 $$mo $(DESTDIR)$(PREFIX)/share/locale/$${mo#$(BUILD)/locale/}; done
uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/procure $(DESTDIR)$(PREFIX)/share/procure $(DESTDIR)$(PREFIX)/share/locale/es/LC_MESSAGES/procure.mo

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
