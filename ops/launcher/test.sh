# shellcheck shell=bash
# The tests.

usage_test() {
    cat <<'END'
usage: ops/culvert test [unit|all]
       ops/culvert test crash [--kills N] [--seed N]
       ops/culvert test hostile [--requests N] [--seed N]

  all    everything (the default): unit tests, integration tests with a real broker and real charon, and the
         scenario of the demo with the real OpenStack client. Needs root.
  unit   the unit tests and the architecture's rules alone
  crash  kills Culvert under load, 200 times or N, as one process and as several, and compares what it acknowledged
         with what it tells afterwards; "all" does the same 20 times. N of --seed decides when; each run prints its own.
  hostile  sends 100000 generated requests, or N, and looks for faults in the answers; "all" does the same with 2000
END
}

command_test() {
    local what=${1:-all}
    case $what in
        unit | all) ;;
        crash)
            shift
            test_crash "$@"
            return
            ;;
        hostile)
            shift
            test_hostile "$@"
            return
            ;;
        -h | --help)
            usage_test
            return
            ;;
        *) die "test runs 'unit', 'all', 'crash' or 'hostile', not '$what'" ;;
    esac
    ensure_packages "${BUILD_PACKAGES[@]}"
    if [ "$what" = unit ]; then
        use_jdk
        step "unit tests"
        run_maven verify -DskipITs
        return
    fi
    need_root "ops/culvert test"
    ensure_packages "${RUN_PACKAGES[@]}" "${LAB_PACKAGES[@]}"
    ensure_built
    step "unit tests, integration tests, and the two-site scenario"
    run_maven verify
    tell_contract Embedded "the embedded store"
    tell_contract Given "the MongoDB that CULVERT_TEST_MONGODB_URI names"
}

# On which stores the log's contract was held, as the tests themselves reported it.
tell_contract() {
    local report="$CHECKOUT/command-service/target/failsafe-reports/io.culvert.command.store.$1EventLogIT.txt"
    note "the log's contract on $2: $(grep -o 'Tests run: .*, Skipped: [0-9]*' "$report")"
}

test_crash() {
    local kills=200 seed=''
    while [ $# -gt 0 ]; do
        case $1 in
            --kills) needs_value "$@" && kills=$2 && shift ;;
            --seed) needs_value "$@" && seed=$2 && shift ;;
            -h | --help) usage_test && return ;;
            *) usage_test >&2 && die "test crash has no option '$1'" ;;
        esac
        shift
    done
    [[ $kills =~ ^[1-9][0-9]{0,5}$ ]] || die "--kills is a number from 1, not '$kills'"
    [[ $seed =~ ^[0-9]{0,9}$ ]] || die "--seed is a number of at most 9 digits, not '$seed'"
    ensure_packages "${BUILD_PACKAGES[@]}"
    ensure_built
    step "$kills kills under load"
    run_maven -q verify -pl ops/acceptance -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test='CrashIT,ClusterCrashIT' -Dfailsafe.failIfNoSpecifiedTests=false \
        "-Dculvert.crash.kills=$kills" ${seed:+"-Dculvert.crash.seed=$seed"}
}

test_hostile() {
    local requests=100000 seed=''
    while [ $# -gt 0 ]; do
        case $1 in
            --requests) needs_value "$@" && requests=$2 && shift ;;
            --seed) needs_value "$@" && seed=$2 && shift ;;
            -h | --help) usage_test && return ;;
            *) usage_test >&2 && die "test hostile has no option '$1'" ;;
        esac
        shift
    done
    [[ $requests =~ ^[1-9][0-9]{0,8}$ ]] || die "--requests is a number from 1, not '$requests'"
    [[ $seed =~ ^[0-9]{0,9}$ ]] || die "--seed is a number of at most 9 digits, not '$seed'"
    ensure_packages "${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}"
    ensure_built
    step "$requests generated requests"
    run_maven -q verify -pl ops/acceptance -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test=HostileRequestsIT -Dfailsafe.failIfNoSpecifiedTests=false \
        "-Dculvert.hostile.requests=$requests" ${seed:+"-Dculvert.hostile.seed=$seed"}
}
