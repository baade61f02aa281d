# shellcheck shell=bash
# Builds when the sources are not those of the last build. CULVERT_BUILD=no takes what is there, for tests that run
# inside a build.

# Its memory holds keys while they are on their way: a crash leaves no core. Compiled code that is no longer used may stay: to
# look for it the parallel collector stops everything for a quarter of a second.
JVM_OPTIONS=(-Xmx"${CULVERT_HEAP:-1g}" -XX:+UseParallelGC -XX:SweeperThreshold=100 -XX:+ExitOnOutOfMemoryError -XX:-CreateCoredumpOnCrash
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

JAR="$CHECKOUT/ops/standalone/target/culvert.jar"
AOT_CACHE="$CHECKOUT/ops/standalone/target/culvert.aot"
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

fresh() {
    [ "${CULVERT_BUILD:-}" != no ] || [ ! -f "$JAR" ] || return 0
    [ -f "$JAR" ] && [ -f "$STAMP" ] && [ "$(sources_now)" = "$(cat "$STAMP")" ]
}

# Whatever is fetched must have the checksum that was published with it (-C).
run_maven() { (cd "$CHECKOUT" && mvn -B -ntp -C "$@" </dev/null); }

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
        note "start-up cache"
        train
        printf '%s\n' "$now" >"$STAMP"
    ) 9>"$CHECKOUT/target/.lock"
}

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
