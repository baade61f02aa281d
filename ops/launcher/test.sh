# shellcheck shell=bash
# The tests.

command_test() {
    local what=${1:-all}
    case $what in
        unit | all) ;;
        -h | --help)
            cat <<'END'
usage: ops/culvert test [unit|all]

  all    everything (the default): unit tests, integration tests with a real broker and real charon, and the
         scenario of the demo with the real OpenStack client. Needs root.
  unit   the unit tests and the architecture's rules alone
END
            return
            ;;
        *) die "test runs 'unit' or 'all', not '$what'" ;;
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
}
