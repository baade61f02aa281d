# shellcheck shell=bash
# Culvert as one process: up, down, status. What it knows of itself lies in its data folder.

default_data() { printf '%s' "${CULVERT_DATA:-$CHECKOUT/data}"; }

pid_file() { printf '%s/culvert.pid' "$1"; }
log_file() { printf '%s/culvert.log' "$1"; }
endpoints_file() { printf '%s/endpoints' "$1"; }

# The pid of the Culvert of a data folder, if it runs.
running_pid() {
    local pid
    pid=$(cat "$(pid_file "$1")" 2>/dev/null) || return 1
    tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "--culvert.data-dir=$1" || return 1
    printf '%s' "$pid"
}

# One of api, cacert, kafka, mongodb, as the running process wrote it.
endpoint() { sed -n "s/^$2=//p" "$(endpoints_file "$1")" 2>/dev/null; }

# From here on curl checks the API's certificate with the authorities that the running process named, if it did.
trust_api() {
    local cacert
    cacert=$(endpoint "$1" cacert)
    [ -z "$cacert" ] || export CURL_CA_BUNDLE=$cacert
}

# Answers of health need no token; everything else is asked for with one.
ready() {
    local api
    api=$(endpoint "$1" api)
    trust_api "$1"
    [ -n "$api" ] && curl -fsS -o /dev/null --max-time 5 "$api/actuator/health/readiness" 2>/dev/null
}

# Waits until it is ready or dead; seconds to wait as the third argument.
wait_ready() {
    local data=$1 pid=$2 end=$((SECONDS + $3))
    while ! ready "$data"; do
        if ! kill -0 "$pid" 2>/dev/null; then
            tail -n 40 "$(log_file "$data")" >&2
            die "Culvert ended while it started. The end of its log is above; all of it is in $(log_file "$data")"
        fi
        if [ $SECONDS -ge $end ]; then
            tail -n 40 "$(log_file "$data")" >&2
            die "Culvert was not ready after $3 s. The end of its log is above; all of it is in $(log_file "$data")"
        fi
        sleep 0.1
    done
}

usage_up() {
    cat <<'END'
usage: ops/culvert up [options]

Starts Culvert, all of it in one process, on the loopback interface. Needs root: the agent makes tunnels.

  --port N               of the API (8080); 0 for a free one
  --address A            that the API listens on (127.0.0.1); 0.0.0.0 for all
  --data DIR             where everything is kept ($CULVERT_DATA, or data/ of the checkout)
  --identity noauth      who may do what: the token names the project (the default)
             keystone    the token is one of a Keystone server (v3); its roles admin, member and reader count
             jwt         the token is a JWT that an OpenID provider signed (RS256, PS256 or ES256)
  --i-know               noauth on an address that others reach: anybody there is whoever he says
  --keystone-url URL     of Keystone, as in http://keystone:5000
  --keystone-password-file FILE
                         of the service user; or its password in $CULVERT_IDENTITY_KEYSTONE_PASSWORD.
                         Further, each with --set culvert.identity.keystone.NAME=...: user (culvert),
                         user-domain (Default), project (service), project-domain (Default),
                         cache-seconds (60: a revoked token is refused that much later at the latest),
                         cache-tokens (10000)
  --jwt-issuer URL       whose tokens count, letter by letter as in their claim iss
  --jwt-audience NAME    that tokens must have in their claim aud
  --jwt-jwks-url URL     of the issuer's keys, which whoever changes them on the way can forge tokens with: https.
                         Further, each with --set culvert.identity.jwt.NAME=...: project-claim (project_id), roles-claim
                         (roles), cache-seconds (300: keys that are withdrawn count that much longer), and jwks-file
                         (a whole path) in the place of the URL
  --set key=value        any property, e.g. --set culvert.kafka.bootstrap-servers=host:9092
                         or --set culvert.mongodb.uri=mongodb://host:27017 to use real ones; with TLS and users
                         --set culvert.kafka.properties-file=FILE (of Kafka's clients: security.*, sasl.*, ssl.*),
                         --set culvert.mongodb.uri-file=FILE and --set culvert.mongodb.trust-file=FILE;
                         --set server.ssl.certificate=FILE and --set server.ssl.certificate-private-key=FILE (PEM)
                         for https, with --set culvert.api.trust-file=FILE if its authority is your own and
                         --set culvert.api.host=NAME if the certificate is not for the address; each a whole path;
                         --set culvert.kafka.port=0 for the embedded broker on a free port,
                         --set culvert.inventory.source=neutron and --set culvert.inventory.neutron.NAME=... for
                         the routers and subnets of a Neutron server: url, auth-url (of Keystone), password-file
                         (a whole path; or $CULVERT_INVENTORY_NEUTRON_PASSWORD), user (culvert), user-domain,
                         project (service), project-domain, interval-seconds (10)
  --background           return when it is ready, and leave it running
END
}

command_up() {
    local port=8080 data='' identity=noauth background='' settings=()
    data=$(default_data)
    while [ $# -gt 0 ]; do
        case $1 in
            --port) needs_value "$@" && port=$2 && shift ;;
            --data) needs_value "$@" && data=$2 && shift ;;
            --identity) needs_value "$@" && identity=$2 && shift ;;
            --address) needs_value "$@" && settings+=("--server.address=$2") && shift ;;
            --i-know) settings+=("--culvert.identity.i-know=true") ;;
            --keystone-url) needs_value "$@" && settings+=("--culvert.identity.keystone.url=$2") && shift ;;
            --keystone-password-file)
                needs_value "$@" && settings+=("--culvert.identity.keystone.password-file=$(realpath -- "$2")") && shift
                ;;
            --jwt-issuer | --jwt-audience | --jwt-jwks-url)
                needs_value "$@" && settings+=("--culvert.identity.${1/#--jwt-/jwt.}=$2") && shift
                ;;
            --set)
                needs_value "$@" && settings+=("--$2") && shift
                [[ ${settings[-1]} == --*=* ]] || die "--set takes key=value, not '${settings[-1]#--}'"
                [[ ${settings[-1]} != --culvert.*.password=* ]] ||
                    die "a password on a command line is seen by everybody: --set ${1%%=*}-file=FILE"
                [[ ${settings[-1]} != --culvert.mongodb.uri=*://*:*@* ]] ||
                    die "a password on a command line is seen by everybody: --set culvert.mongodb.uri-file=FILE"
                ;;
            --background) background=yes ;;
            -h | --help) usage_up && return ;;
            *) usage_up >&2 && die "up has no option '$1'" ;;
        esac
        shift
    done
    case $identity in
        noauth | keystone | jwt) ;;
        *) die "--identity is noauth, keystone or jwt, not '$identity'" ;;
    esac
    [[ $port =~ ^[0-9]+$ ]] && [ "$port" -le 65535 ] || die "--port is a number up to 65535, not '$port'"
    need_root "ops/culvert up"
    ensure_packages "${RUN_PACKAGES[@]}"
    ensure_built
    mkdir -p "$data"
    data=$(whole_path "$data")
    local pid
    if pid=$(running_pid "$data"); then
        die "Culvert runs already on $data, as process $pid. ops/culvert status tells where; ops/culvert down stops it."
    fi
    rm -f "$(endpoints_file "$data")"
    local java=("$JAVA_HOME/bin/java" "${JVM_OPTIONS[@]}")
    [ ! -s "$AOT_CACHE" ] || java+=(-Xlog:disable -Xlog:all=error:stderr -XX:AOTCache="$AOT_CACHE")
    java+=(-jar "$JAR" "--server.port=$port" "--culvert.data-dir=$data" "--culvert.identity=$identity" \
        "${settings[@]+"${settings[@]}"}")
    cd "$data"
    ulimit -c 0
    if [ -n "$background" ]; then
        setsid "${java[@]}" >>"$(log_file "$data")" 2>&1 </dev/null &
        pid=$!
        echo "$pid" >"$(pid_file "$data")"
        wait_ready "$data" "$pid" "${CULVERT_START_TIMEOUT:-120}"
        say "Culvert is ready: $(endpoint "$data" api) (log: $(log_file "$data"))"
        return
    fi
    echo $$ >"$(pid_file "$data")"
    (
        trap '' INT
        (wait_ready "$data" $$ "${CULVERT_START_TIMEOUT:-120}" >/dev/null 2>&1) &&
            say "${BOLD}Culvert is ready: $(endpoint "$data" api)${PLAIN} (Ctrl-C stops it)"
    ) &
    exec "${java[@]}" > >(exec tee -i -a "$(log_file "$data")") 2>&1
}

# A folder's whole path, if it is there; running_pid knows the process by it.
whole_path() { if [ -d "$1" ]; then (cd "$1" && pwd); else printf '%s' "$1"; fi; }

# The one option of a command, after the command's name and what its help says. Leaves the folder in DATA; false if help
# is all that was asked for.
data_option() {
    local command=$1 help=$2
    shift 2
    DATA=$(default_data)
    while [ $# -gt 0 ]; do
        case $1 in
            --data) needs_value "$@" && DATA=$2 && shift ;;
            -h | --help)
                say "usage: ops/culvert $command [--data DIR]"
                say "$help"
                return 1
                ;;
            *) die "$command has no option '$1'" ;;
        esac
        shift
    done
    DATA=$(whole_path "$DATA")
}

command_down() {
    local data pid
    data_option down "Stops Culvert, and loses nothing. Tunnels stay up: each charon outlives the process that made it." \
        "$@" || return 0
    data=$DATA
    if ! pid=$(running_pid "$data"); then
        say "Culvert does not run on $data"
        return
    fi
    stop_process "$pid" 40 || die "Culvert, process $pid, can't be stopped. See $(log_file "$data")"
    rm -f "$(pid_file "$data")" "$(endpoints_file "$data")"
    say "Culvert on $data is stopped"
}

command_status() {
    local data pid api
    data_option status "Tells whether Culvert is ready (exit code 0), where it listens, and what its hosts can do." \
        "$@" || return 0
    data=$DATA
    if ! pid=$(running_pid "$data"); then
        say "Culvert does not run on $data"
        return 1
    fi
    api=$(endpoint "$data" api)
    if ! ready "$data"; then
        say "Culvert runs on $data (process $pid), but is not ready"
        [ -z "$api" ] || curl -sS --max-time 5 "$api/actuator/health/readiness" 2>/dev/null | jq -r '.components // {} | to_entries[] | "  \(.key): \(.value.status)"' || true
        return 1
    fi
    say "Culvert is ready on $data (process $pid)"
    say "  API      $api"
    say "  Kafka    $(endpoint "$data" kafka)"
    say "  MongoDB  $(endpoint "$data" mongodb)"
    say "  agents   $(endpoint "$data" hosts)"
    curl -fsS --max-time 5 -H "X-Auth-Token: ${CULVERT_TOKEN:-notused}" "$api/v2.0/agents" 2>/dev/null |
        jq -r '.agents[]? | "  host     \(.host)  data plane: \(.configurations.data_plane // "unknown")  \(if .alive then "alive" else "not alive" end)"' ||
        say "  hosts    unknown: the API told none"
    COMMAND_URL=$api QUERY_URL=$api TOKEN=${CULVERT_TOKEN:-}
    local stopped
    stopped=$(dead_letters | grep -c '^[a-z]') || true
    [ "${stopped:-0}" -eq 0 ] || say "  stopped  $stopped projects (ops/culvert dead-letters list)"
}
