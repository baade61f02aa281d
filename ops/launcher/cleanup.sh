# shellcheck shell=bash
# Ends processes, gently first.

# Seconds to wait for it as the second argument; then it is killed.
stop_process() {
    local pid=$1 tenths=$(($2 * 10))
    kill -TERM "$pid" 2>/dev/null || return 0
    while [ $tenths -gt 0 ]; do
        ended "$pid" && return 0
        sleep 0.1
        tenths=$((tenths - 1))
    done
    kill -KILL "$pid" 2>/dev/null || true
    sleep 0.3
    ended "$pid"
}

# A zombie is ended: whoever started it has not asked yet.
ended() {
    local state
    state=$(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null) || return 0
    [ -z "$state" ] || [ "$state" = Z ]
}
