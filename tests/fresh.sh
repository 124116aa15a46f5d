#!/bin/sh
# Does what the README says, as a newcomer would: a clean clone of what is committed, in a folder
# whose name has spaces and Vietnamese letters, in the C locale with Python's own rescue switched
# off, first `make demo`, then `make test`.
set -eu

here=$(pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT INT TERM
git clone -q "$here" "$room/Bản sao sạch của Lan Tỏa"
cd "$room/Bản sao sạch của Lan Tỏa"

unset PYTHONPATH VIRTUAL_ENV KG_HOME KG_DATA KG_LANG MAKEFLAGS MAKELEVEL MFLAGS
LC_ALL=C LANG=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0
export LC_ALL LANG PYTHONCOERCECLOCALE PYTHONUTF8

make demo
make test
