#!/bin/sh
# locale.sh: the Spanish of the program is whole and says what the English says (tests/po.sh).
exec "$(dirname "$0")/../po.sh" --check
