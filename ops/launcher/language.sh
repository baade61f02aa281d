# shellcheck shell=bash
# The published language: its schemas, its AsyncAPI document, and the OpenAPI document.

command_language() {
    local -a write=()
    case ${1:-} in
        '') ;;
        --write) write=(-Dculvert.language=write) ;;
        -h | --help)
            cat <<'END'
usage: ops/culvert language [--write]

Holds the JSON Schemas, the AsyncAPI document and the OpenAPI document in
events/src/main/resources/io/culvert/language, and what events/README.md says of them, to the code.

  --write   write them anew from the code first; a schema that would break readers of an approved one is refused
END
            return
            ;;
        *) die "language knows '--write', not '$1'" ;;
    esac
    ensure_packages "${BUILD_PACKAGES[@]}"
    use_jdk
    step "the published language"
    # The OpenAPI document is made where the API's writes are, in command-service.
    run_maven -pl command-service -am test -Dsurefire.failIfNoSpecifiedTests=false \
        -Dtest='io.culvert.events.language.*Test,io.culvert.command.rest.OpenApi*Test' "${write[@]}"
}
