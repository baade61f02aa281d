# shellcheck shell=bash
# The tests.

usage_test() {
    cat <<'END'
usage: ops/culvert test [unit|all]
       ops/culvert test crash [--kills N] [--seed N]
       ops/culvert test hostile [--requests N] [--seed N]
       ops/culvert test canary [--keys N]
       ops/culvert test agent-kills [--kills N] [--seed N]
       ops/culvert test partitions [--runs N] [--seed N]
       ops/culvert test fuzz [--cases N] [--seed N]
       ops/culvert test kernel
       ops/culvert test reproducible

  all    everything (the default): unit tests, integration tests with a real broker and real charon, and the
         scenario of the demo with the real OpenStack client. Needs root.
  unit   the unit tests and the architecture's rules alone
  crash  kills Culvert under load, 200 times or N, as one process and as several, and compares what it acknowledged
         with what it tells afterwards; "all" does the same 12 times. N of --seed decides when; each run prints its own.
  canary  sends 1000 pre-shared keys, or N, along every path, and looks for them wherever anything is kept or said; "all"
          does the same with 40. Needs root.
  agent-kills  kills an agent amid its work, 200 times or N, and looks whether the next one brings about what is wanted,
          leaves nothing behind, and touches no SA that stays; "all" does the same 4 times. Needs root.
  partitions  cuts hosts off from all others, 50 times or N, and looks whether two ever carry a router at once, and whether the
          other one does afterwards; "all" does the same once. Needs root.
  hostile  sends 100000 generated requests, or N, and looks for faults in the answers; "all" does the same with 2000
  fuzz   gives each reader of strangers' octets (VICI, connection files, events, reports, bodies of the API) 10000000
         generated cases, or N: none may throw, run without end or take memory without bound; "unit" does the same with
         30000. Takes an hour or two.
  kernel  kernel IPsec alone, in a kernel that runs as a program (User Mode Linux): ESP, AH, transport mode, GRE, the guard by
          iptables. One minute or two. Needs root.
  reproducible  builds these sources a second time, elsewhere, and compares the jars, octet for octet; so does "all"
END
}

command_test() {
    local what=${1:-all}
    case $what in
        unit | all) ;;
        crash)
            shift
            test_by_chance crash kills 200 6 'CrashIT,ClusterCrashIT' 'kills under load' "$@"
            return
            ;;
        hostile)
            shift
            ensure_packages "${RUN_PACKAGES[@]}"
            test_by_chance hostile requests 100000 9 HostileRequestsIT 'generated requests' "$@"
            return
            ;;
        canary)
            shift
            need_root "ops/culvert test canary"
            ensure_packages "${RUN_PACKAGES[@]}" "${LAB_PACKAGES[@]}"
            test_by_chance canary keys 1000 5 CanaryIT 'keys that must not be anywhere' "$@"
            return
            ;;
        agent-kills)
            shift
            need_root "ops/culvert test agent-kills"
            ensure_packages "${RUN_PACKAGES[@]}" "${LAB_PACKAGES[@]}"
            test_by_chance agent-kills kills 200 4 AgentKillsIT 'kills of an agent' "$@"
            return
            ;;
        partitions)
            shift
            need_root "ops/culvert test partitions"
            ensure_packages "${RUN_PACKAGES[@]}" "${LAB_PACKAGES[@]}"
            test_by_chance partitions runs 50 4 FailoverIT 'hosts cut off' "$@"
            return
            ;;
        fuzz)
            shift
            test_by_chance fuzz cases 10000000 11 '*FuzzTest' 'generated cases for each reader' "$@"
            return
            ;;
        kernel)
            test_kernel
            return
            ;;
        reproducible)
            ensure_built
            test_reproducible
            return
            ;;
        -h | --help)
            usage_test
            return
            ;;
        *) die "test runs 'unit', 'all', 'crash', 'hostile', 'canary', 'agent-kills', 'partitions', 'fuzz', 'kernel' or 'reproducible', not '$what'" ;;
    esac
    ensure_packages "${BUILD_PACKAGES[@]}"
    # Modules that do not need each other side by side: their tests wait for processes more than they compute.
    if [ "$what" = unit ]; then
        use_jdk
        step "unit tests"
        run_maven -T 2 verify -DskipITs
        return
    fi
    need_root "ops/culvert test"
    ensure_packages "${RUN_PACKAGES[@]}" "${LAB_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
    unpack_packages
    ensure_built
    step "unit tests, integration tests, and the two-site scenario"
    run_maven -T 2 verify
    tell_contract Embedded "the embedded store"
    tell_contract Given "the MongoDB that CULVERT_TEST_MONGODB_URI names"
    test_reproducible
}

test_kernel() {
    need_root "ops/culvert test kernel"
    ensure_packages "${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}" "${LAB_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
    unpack_packages
    use_jdk
    step "kernel IPsec in a guest"
    rm -f "$CHECKOUT"/{,ops/}*/target/failsafe-reports/failsafe-summary.xml
    run_maven -q verify -pl agent-projector -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test=KernelIT -Dfailsafe.failIfNoSpecifiedTests=false
    [ -e "$CHECKOUT/target/unpacked/.packages" ] || die "nothing was tested: there is no User Mode Linux here"
    note "$(grep -o 'Tests run: .*, Time' "$CHECKOUT/agent-projector/target/failsafe-reports/io.culvert.agent.host.KernelIT.txt" | sed 's/, Time//')"
}

# Builds what is built here once more, from a copy of the sources in another folder, and compares Culvert's own jars.
test_reproducible() {
    local copy differing
    step "the same sources once more"
    copy=$(mktemp -d)
    (cd "$CHECKOUT" && tar -c --exclude=target --exclude=./data --exclude=.git . | tar -x -C "$copy")
    CHECKOUT=$copy run_maven -q package -Dmaven.test.skip=true -Dspotless.check.skip=true -pl ops/standalone -am ||
        { rm -rf "$copy" && die "the copy of the sources does not build"; }
    differing=$(differing_jars "$CHECKOUT/ops/standalone/target" "$copy/ops/standalone/target")
    rm -rf "$copy"
    [ -z "$differing" ] || die "not the same octets: $differing"
    note "culvert.jar and all that is in lib: the same, octet for octet"
}

# Of two folders with culvert.jar and lib, the names in either that are not the same in both.
differing_jars() {
    diff <(cd "$1" && sha256sum culvert.jar lib/*.jar) <(cd "$2" && sha256sum culvert.jar lib/*.jar) |
        sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u | tr '\n' ' '
}

# On which stores the log's contract was held, as the tests themselves reported it.
tell_contract() {
    local report="$CHECKOUT/command-service/target/failsafe-reports/io.culvert.command.store.$1EventLogIT.txt"
    note "the log's contract on $2: $(grep -o 'Tests run: .*, Skipped: [0-9]*' "$report")"
}

# A test that chance drives: $1 its name, $2 and $3 its count's option and default, $4 that option's most digits,
# $5 its classes, $6 what it does, and then the options of the person who calls.
test_by_chance() {
    local name=$1 option=$2 count=$3 digits=$4 classes=$5 what=$6 seed=''
    shift 6
    while [ $# -gt 0 ]; do
        case $1 in
            "--$option") needs_value "$@" && count=$2 && shift ;;
            --seed) needs_value "$@" && seed=$2 && shift ;;
            -h | --help) usage_test && return ;;
            *) usage_test >&2 && die "test $name has no option '$1'" ;;
        esac
        shift
    done
    [[ $count =~ ^[1-9][0-9]*$ && ${#count} -le $digits ]] || die "--$option is a number from 1, not '$count'"
    [[ $seed =~ ^[0-9]{0,9}$ ]] || die "--seed is a number of at most 9 digits, not '$seed'"
    ensure_packages "${BUILD_PACKAGES[@]}"
    step "$count $what"
    local numbers=("-Dculvert.$name.$option=$count" ${seed:+"-Dculvert.$name.seed=$seed"})
    if [ "$name" = fuzz ]; then
        use_jdk
        run_maven -q test -Dtest="$classes" -Dsurefire.failIfNoSpecifiedTests=false "${numbers[@]}"
        return
    fi
    ensure_built
    # A failure that an earlier run left in another module would be taken for one of this run.
    rm -f "$CHECKOUT"/{,ops/}*/target/failsafe-reports/failsafe-summary.xml
    run_maven -q verify -pl ops/acceptance -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test="$classes" -Dfailsafe.failIfNoSpecifiedTests=false "${numbers[@]}"
}
