# shellcheck shell=bash
# Finds a JDK of version 25 or newer, and installs one where the distribution has it.

JDK_WANTED=25

jdk_version() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
    local home version
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        [ -n "$home" ] && version=$(jdk_version "$home") || continue
        if [ "${version:-0}" -ge "$JDK_WANTED" ]; then
            printf '%s' "$home"
            return 0
        fi
    done
    return 1
}

# Sets and exports JAVA_HOME.
use_jdk() {
    local home
    if ! home=$(find_jdk); then
        local package="openjdk-$JDK_WANTED-jdk-headless"
        if [ "$(id -u)" -eq 0 ] && apt_has "$package"; then
            apt_install "$package"
        fi
        home=$(find_jdk) || die "no JDK $JDK_WANTED was found. I looked at JAVA_HOME (${JAVA_HOME:-not set}), /usr/lib/jvm, /opt and ~/.sdkman, and this distribution has no $package. Install a JDK $JDK_WANTED, for example Temurin from https://adoptium.net (package temurin-$JDK_WANTED-jdk), or set JAVA_HOME to one."
    fi
    export JAVA_HOME=$home
}
