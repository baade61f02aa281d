# shellcheck shell=bash
# The benchmarks. They judge nothing: they print what they measured, on what.

# What the agent's unit gives to its JVM; but others may look at it.
agent_jvm() { grep -oE -- '-X[^ ]+|--enable-[^ ]+|--sun-[^ ]+' "$CHECKOUT/ops/deploy/systemd/culvert-agent.service" | grep -v DisableAttach | tr '\n' ' ' | sed 's/ $//'; }

command_bench() {
    case ${1:-} in
        -h | --help)
            cat <<'END'
usage: ops/culvert bench [NAME...]

  appends   appends of 1 and of 64 writers, next to insertOne of the same content
  order     what readers miss, see twice or see in another order, with 100 writers over 2 instances
  latency   from an append to a consumer on Kafka, idle and half-loaded
  rebuild   the views from the topic, and the fold alone
  past      states as of a time, pages of the history, diffs, out of 1 000 000 events
            (CULVERT_BENCH_PAST_EVENTS for fewer)
  long-log  what a million events in the log do to a command
  vault     secrets sealed and opened, and 10 000 of them under a new key-encryption key while that goes on
  api       create, show, list and delete of all five resources as clients see it, beside a whole Culvert
  overload  ten times the writes that it can do, for 2 minutes: its answers, its memory, and how soon it is itself again
            (CULVERT_BENCH_OVERLOAD_SECONDS for less)
  follow    from an event to 1 000 clients that follow it as server-sent events
  agent     from an answer of the API to charon, 20 changes a second beside 1 000 connections; what that costs in VICI
            messages; a namespace of 1 000 connections begun anew; needs root
  tunnels   100 tunnels between two routers, established at once, again after a charon was killed, and how soon one that
            its peer closed is told to be down; needs root
  hitless   packets that a tunnel loses while its attributes, its neighbours or Culvert itself change; needs root
  agent-log  an agent on a log of 1 000 000 events, one in a hundred its own: until it has caught up, its memory; needs root
  namespaces  200 routers of one host, each with a tunnel to another: until all are up, the memory of each charon; needs root

Without a name, all of them, which takes about 30 minutes. CULVERT_BENCH_MONGODB_URI names a MongoDB to take instead of
the embedded store.
END
            return
            ;;
    esac
    use_jdk
    ensure_packages "${BUILD_PACKAGES[@]}"
    step "building"
    run_maven -q package -DskipTests -pl ops/bench -am
    [ "$AOT_CACHE" -nt "$JAR" ] || train
    say "$(nproc) cores, $(awk '/MemTotal/ { printf "%d GiB", $2 / 1048576 + 0.5 }' /proc/meminfo), JDK $(jdk_version "$JAVA_HOME"), load $(cut -d' ' -f1 /proc/loadavg)"
    "$JAVA_HOME/bin/java" "${JVM_OPTIONS[@]}" -Dculvert.bench.jar="$JAR" -Dculvert.bench.jvm="${JVM_OPTIONS[*]} -XX:AOTCache=$AOT_CACHE" \
        "-Dculvert.bench.agent-jvm=$(agent_jvm)" \
        -Dlogback.configurationFile=logback-bench.xml \
        "-Dculvert.bench.overload-seconds=${CULVERT_BENCH_OVERLOAD_SECONDS:-120}" \
        -cp "$CHECKOUT/ops/bench/target/classes:$(cat "$CHECKOUT/ops/bench/target/classpath")" io.culvert.bench.Bench "$@"
}
