# shellcheck shell=bash
# The hosts: which ones may act, how one is let in, and how one is put out.

usage_hosts() {
    cat <<'END'
usage: ops/culvert hosts list [options]
       ops/culvert hosts invite --host NAME [--minutes N] [options]
       ops/culvert hosts revoke --host NAME [options]
       ops/culvert hosts drain|refill --host NAME [options]
       ops/culvert hosts bind --host NAME --router ID --project ID [--when ready|now] [options]
       ops/culvert hosts acls --host NAME [--principal P]

  list    hosts with the certificate that they got last, and those that were put out; when each renewed its lease,
          and which algorithms of policies its charon lacks, once it has run one; and the routers that are to leave it,
          with the host that makes ready for each, or why none could
  invite  print a token with which the agent of that host can enrol, once, within N minutes (60). It goes into the file
          that culvert.agent.enrolment-token-file names on the host; the agent makes its own key and gets a certificate,
          which it renews by itself. A host that was put out comes in again with a new token.
  revoke  put the host out: within a second nothing that it has counts any more, neither for keys nor for reports
  drain   give the host no more routers, and those it has to others, each once the other is ready for it; refill is the
          opposite. A router for which no other host gets ready stays, and is tried again: see list
  bind    give a router to the host, wherever it is now: once the host is ready for it, and not at all if it does not get
          ready in culvert.placement.prepare-seconds; or, with --when now, at once and come what may
  acls    print the commands of Kafka's own tool that let that host's agent read events and write reports, and no more.
          P is User:CN=NAME, as Kafka calls who shows the host's certificate; give another for SASL.

  --host NAME     as in culvert.agent.host-id; letters, digits, '.', '_' and '-'
END
}

command_hosts() {
    if [ "${1:-}" = acls ]; then
        shift && hosts_acls "$@"
        return
    fi
    operator_options usage_hosts host minutes router project when -- "$@" || return 0
    case ${ARGUMENTS[*]} in
        list) hosts_list ;;
        invite) operator POST "$(hosts_url)/invitation?minutes=${OPTION[minutes]:-60}" | jq -r .token ;;
        revoke) operator POST "$(hosts_url)/revocation" && say "${OPTION[host]} is put out" ;;
        drain) operator POST "$(hosts_url)/drain" && say "${OPTION[host]} gets no more routers, and loses those it has once others are ready for them" ;;
        refill) operator DELETE "$(hosts_url)/drain" && say "${OPTION[host]} gets routers again" ;;
        bind)
            [ -n "${OPTION[router]:-}" ] && [ -n "${OPTION[project]:-}" ] || die "bind takes --router and --project"
            [[ ${OPTION[when]:-ready} =~ ^(ready|now)$ ]] || die "--when takes 'ready' or 'now', not '${OPTION[when]}'"
            operator POST "$(hosts_url)/routers/$(url_part "${OPTION[router]}")?project=$(url_part "${OPTION[project]}")&when=${OPTION[when]:-ready}" |
                jq -r --arg router "${OPTION[router]}" --arg host "${OPTION[host]}" \
                    '"router \($router) goes to \($host)" + (if .when == "ready" then " once that is ready for it" else "" end)'
            ;;
        *) usage_hosts >&2 && die "hosts takes 'list', 'invite', 'revoke', 'drain', 'refill', 'bind' or 'acls', not '${ARGUMENTS[*]}'" ;;
    esac
}

hosts_url() { printf '%s/operator/hosts/%s' "$COMMAND_URL" "$(host_name "${OPTION[host]:-}")"; }

host_name() {
    [[ $1 =~ ^[A-Za-z0-9_-][A-Za-z0-9._-]*$ ]] || die "--host is missing, or has other characters than letters, digits, '.', '_' and '-': '$1'"
    printf '%s' "$1"
}

hosts_list() {
    operator GET "$COMMAND_URL/operator/hosts" | jq -r '.hosts[] | [.host,
        (if .until then "certificate until \(.until)" else "no certificate from here" end),
        (if .renewedAt then "lease renewed at \(.renewedAt)" else "no lease" end),
        (if .lacks == null then empty elif .lacks == [] then "charon \(.charon) has every algorithm"
            else "charon \(.charon) lacks \(.lacks | join(", "))" end),
        (if .taken then "lost its lease" else empty end), (if .draining then "is drained" else empty end),
        (if .revokedAt then "put out at \(.revokedAt)" else empty end),
        (.pending // [] | .[] | "\n    router \(.router) of \(.project)" + (if .to then " goes to \(.to) once that is ready: " else " is still here: " end) + .why)
        ] | join("  ")'
}

# Names of topics as in io.culvert.events.wire.Topics. An agent reads without a consumer group.
hosts_acls() {
    local host='' principal=''
    while [ $# -gt 0 ]; do
        case $1 in
            --host) needs_value "$@" && host=$(host_name "$2") && shift ;;
            --principal) needs_value "$@" && principal=$2 && shift ;;
            -h | --help) usage_hosts && return ;;
            *) usage_hosts >&2 && die "hosts acls has no option '$1'" ;;
        esac
        shift
    done
    host=$(host_name "$host")
    local allow
    allow="kafka-acls.sh --bootstrap-server BROKERS --command-config admin.properties --add"
    allow+=" --allow-principal '${principal:-User:CN=$host}'"
    cat <<END
# For the agent of host $host. BROKERS and admin.properties are yours.
$allow --operation Read --operation Describe --topic culvert.events.v1
$allow --operation Write --operation Describe --topic culvert.reports.v1
$allow --operation Write --operation Describe --topic culvert.telemetry.v1
$allow --operation IdempotentWrite --cluster
END
}
