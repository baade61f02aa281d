# shellcheck shell=bash
# Installs what is missing from Debian's packages, and nothing else.

BUILD_PACKAGES=(maven ca-certificates)
RUN_PACKAGES=(charon-systemd strongswan-swanctl libstrongswan-standard-plugins libstrongswan-extra-plugins
    libcharon-extra-plugins nftables iproute2 conntrack curl jq procps)
# Of the tests alone: a strongSwan that Culvert does not manage, and what the kernel in a guest needs.
TEST_PACKAGES=(strongswan-starter strongswan-charon iptables gcc libc6-dev)
# Of the tests too, but not to be installed: Libreswan and strongSwan exclude each other, and a kernel as a program comes with
# a service.
UNPACKED_PACKAGES=(libreswan user-mode-linux kmod)
LAB_PACKAGES=(tcpdump iputils-ping python3-openstackclient python3-neutronclient python3-confluent-kafka)

installed() {
    [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]
}

APT_IS_FRESH=
apt_refresh() {
    [ -z "$APT_IS_FRESH" ] || return 0
    apt-get update -qq >/dev/null || complain "apt-get update failed; going on with the package lists that are here"
    APT_IS_FRESH=yes
}

apt_has() {
    command -v apt-get >/dev/null || return 1
    apt_refresh
    apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'
}

# Packages start their services when installed. strongSwan's own charon would take the root namespace, and its
# ports; ours run in the routers' namespaces only.
apt_install() {
    step "installing from Debian's packages: $*"
    apt_refresh
    local policy=/usr/sbin/policy-rc.d ours=
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
        ours=yes
    fi
    local log
    log=$(mktemp)
    local failed=
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1 </dev/null || failed=yes
    [ -z "$ours" ] || rm -f "$policy"
    if [ -n "$failed" ]; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        die "apt-get could not install: $*. The end of its output is above; mend that, or install them by hand."
    fi
    rm -f "$log"
    if command -v systemctl >/dev/null; then
        local unit
        for unit in strongswan.service strongswan-starter.service; do
            systemctl disable --now "$unit" >/dev/null 2>&1 || true
        done
    fi
}

ensure_packages() {
    local package missing=()
    if ! command -v dpkg-query >/dev/null; then
        note "not a Debian system: taking for granted that these are installed: $*"
        return 0
    fi
    for package in "$@"; do
        installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || die "these packages are missing: ${missing[*]}. Install them (sudo apt-get install ${missing[*]}), or run this with sudo."
    (
        flock 9
        apt_install "${missing[@]}"
    ) 9>/run/lock/culvert-packages.lock
}

# Unpacks them, with what they need beyond what is installed, into target/unpacked. Tests that find nothing there skip
# themselves, and say why.
unpack_packages() {
    local folder="$CHECKOUT/target/unpacked" deb
    [ "$(cat "$folder/.packages" 2>/dev/null)" != "${UNPACKED_PACKAGES[*]}" ] || return 0
    if ! command -v apt-get >/dev/null; then
        note "not a Debian system: tests that need one of ${UNPACKED_PACKAGES[*]} are skipped"
        return 0
    fi
    step "unpacking from Debian's packages, for tests alone: ${UNPACKED_PACKAGES[*]}"
    apt_refresh
    rm -rf "$folder"
    mkdir -p "$folder/.archives/partial"
    if ! apt-get install -y -qq --no-install-recommends --reinstall --download-only -o APT::Sandbox::User=root \
        -o Dir::Cache::Archives="$folder/.archives" "${UNPACKED_PACKAGES[@]}" >"$folder/.log" 2>&1 </dev/null; then
        note "they can't be had here, so the tests that need them are skipped: $(tail -n 1 "$folder/.log")"
        return 0
    fi
    for deb in "$folder"/.archives/*.deb; do
        dpkg-deb -x "$deb" "$folder"
    done
    rm -rf "$folder/.archives"
    printf '%s\n' "${UNPACKED_PACKAGES[*]}" >"$folder/.packages"
}
