#!/bin/sh
# Installs what the tests need from the system, when it may; else says the one line to run.
#
# Asked for by name, so that a machine which happens to have them hides nothing:
#   chromium            the browser in which every page is opened
#   fonts-dejavu-core   letters for it, Vietnamese included
#   locales             the sources of the vi_VN locale, in which exports must not change
#   virtuoso-opensource-7-bin
#                       Virtuoso, the second server whose answers are compared: the program alone,
#                       without the service that virtuoso-opensource-7 would set up and start
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
[ -e /usr/share/fonts/truetype/dejavu ] || missing="$missing fonts-dejavu-core"
[ -e /usr/share/i18n/locales/vi_VN ] && command -v localedef >/dev/null 2>&1 || missing="$missing locales"
command -v virtuoso-t >/dev/null 2>&1 || missing="$missing virtuoso-opensource-7-bin"
[ -z "$missing" ] && exit 0

line="apt-get update && apt-get install -y --no-install-recommends$missing"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Cần các gói:$missing. Hãy cài bằng công cụ của hệ thống rồi chạy lại." >&2
    echo "These are needed:$missing. Install them with the system's own tool and run again." >&2
    exit 2
fi
if [ "$(id -u)" = 0 ]; then as=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as="sudo"
else
    echo "Cần quyền quản trị một lần, hãy chạy / administrator rights are needed once, run:" >&2
    echo "  sudo sh -c '$line'" >&2
    exit 2
fi
echo "Cài$missing … / installing$missing …" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
# shellcheck disable=SC2086 # the list is ours, a word a package
if $as apt-get update >"$log" 2>&1 && $as apt-get install -y --no-install-recommends $missing >>"$log" 2>&1; then
    rm -f "$log"
else
    tail -n 5 "$log" >&2
    echo "Không cài được, hãy chạy / could not install, run:  sudo sh -c '$line'" >&2
    exit 2
fi
