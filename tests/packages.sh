#!/bin/sh
# packages.sh NAME…: installs the Debian packages that are missing; elsewhere, or without the right, prints the exact command.
set -u
missing=
for name in "$@"; do
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing="$missing $name"
done
[ -n "$missing" ] || exit 0
say() {
	echo "These Debian packages are missing:$missing" >&2
	echo "Install them with:  sudo apt-get install --no-install-recommends$missing" >&2
	exit 2
}
command -v apt-get >/dev/null 2>&1 || say
if [ "$(id -u)" -eq 0 ]; then as=; elif command -v sudo >/dev/null 2>&1; then as=sudo; else say; fi
echo "Installing:$missing" >&2
install() { $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; }
install 2>/dev/null || { $as apt-get update -qq && install; } || say
