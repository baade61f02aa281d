# shellcheck shell=bash
# The lab, for the Culvert that runs.

command_lab() {
    local data command=${1:---help}
    [ $# -eq 0 ] || shift
    case $command in
        up | down) ;;
        *) "$CHECKOUT/ops/lab" --help && return ;;
    esac
    data=$(default_data)
    local others=()
    while [ $# -gt 0 ]; do
        case $1 in
            --data) needs_value "$@" && data=$2 && shift ;;
            *) others+=("$1") ;;
        esac
        shift
    done
    need_root "ops/culvert lab"
    ensure_packages "${RUN_PACKAGES[@]}" "${LAB_PACKAGES[@]}"
    data=$(whole_path "$data")
    local api=''
    if running_pid "$data" >/dev/null && ready "$data"; then
        api=$(endpoint "$data" api)
    fi
    "$CHECKOUT/ops/lab" "$command" ${api:+--api "$api"} "${others[@]+"${others[@]}"}"
}
