# shellcheck shell=bash
# What the launcher says, and how it gives up.

if [ -t 1 ] && [ -z "${CI:-}" ] && [ -z "${NO_COLOR:-}" ]; then
    BOLD=$'\e[1m' GREEN=$'\e[32m' RED=$'\e[31m' DIM=$'\e[2m' PLAIN=$'\e[0m'
else
    BOLD='' GREEN='' RED='' DIM='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }

# A step of its own line: what is being done now.
step() { printf '%s==> %s%s\n' "$BOLD" "$*" "$PLAIN"; }

note() { printf '%s    %s%s\n' "$DIM" "$*" "$PLAIN"; }

complain() { printf '%serror:%s %s\n' "$RED" "$PLAIN" "$*" >&2; }

# What is wrong, and what to do about it.
die() {
    complain "$@"
    exit 1
}

need_root() {
    [ "$(id -u)" -eq 0 ] || die "$1 needs root (network namespaces, charon, nftables). Run it again with sudo."
}

# Called with an option and what follows it.
needs_value() { [ $# -ge 2 ] || die "$1 needs a value"; }
