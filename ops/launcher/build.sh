# shellcheck shell=bash
# Builds when the sources are not those of the last build.

JAR="$CHECKOUT/ops/standalone/target/culvert.jar"
CLASS_DATA="$CHECKOUT/ops/standalone/target/culvert.jsa"
STAMP="$CHECKOUT/target/.built"

# One line that changes whenever a source file comes, goes or changes.
sources_now() {
    (
        cd "$CHECKOUT"
        find pom.xml .mvn events command-service query-service agent-projector ops/embedded ops/standalone \
            -name target -prune -o -type f \( -path '*/src/main/*' -o -name pom.xml -o -path '.mvn/*' \) \
            -printf '%p %T@ %s\n' | sort | sha256sum
        printf '%s\n' "$JAVA_HOME"
    )
}

fresh() { [ -f "$JAR" ] && [ -f "$STAMP" ] && [ "$(sources_now)" = "$(cat "$STAMP")" ]; }

run_maven() { (cd "$CHECKOUT" && mvn -B -ntp "$@" </dev/null); }

ensure_built() {
    use_jdk
    mkdir -p "$CHECKOUT/target"
    (
        flock 9
        ! fresh || exit 0
        ensure_packages "${BUILD_PACKAGES[@]}"
        step "building (JDK $(jdk_version "$JAVA_HOME"), $JAVA_HOME); the first time fetches the libraries too"
        local log="$CHECKOUT/target/build.log" now
        now=$(sources_now)
        if ! run_maven package -DskipTests -pl ops/standalone -am 2>&1 | tee "$log" |
            sed -un 's/^\[INFO\] Building \(Culvert: .*[^ ]\)  *[0-9].*\[\(.*\)\]$/    \2 \1/p'; then
            grep -E '^\[ERROR\]|BUILD' "$log" | head -n 40 >&2
            die "the build failed. All of it is in $log"
        fi
        archive_classes
        printf '%s\n' "$now" >"$STAMP"
    ) 9>"$CHECKOUT/target/.lock"
}

# Class data sharing: one start up to the point where the context stands, its classes kept for all later starts.
archive_classes() { :; }

command_build() {
    case ${1:-} in
        -h | --help)
            say "usage: ops/culvert build"
            say "Compiles and packages what is stale, without tests. Every other command does so by itself."
            return
            ;;
    esac
    ensure_built
    say "built: $JAR"
}
