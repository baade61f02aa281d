# shellcheck shell=bash
# The published language: its schemas and its AsyncAPI document.

command_language() {
    local -a write=()
    case ${1:-} in
        '') ;;
        --write) write=(-Dculvert.language=write) ;;
        -h | --help)
            cat <<'END'
usage: ops/culvert language [--write]

Holds the JSON Schemas and the AsyncAPI document in events/src/main/resources/io/culvert/language, and what
events/README.md says of them, to the code.

  --write   write them anew from the code first; a schema that would break readers of an approved one is refused
END
            return
            ;;
        *) die "language knows '--write', not '$1'" ;;
    esac
    ensure_packages "${BUILD_PACKAGES[@]}"
    use_jdk
    step "the published language"
    run_maven -pl events test -Dtest='io.culvert.events.language.*Test' "${write[@]}"
}
