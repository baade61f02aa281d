# shellcheck shell=bash
# The other side of a connection: what to configure on a device that Culvert does not manage.

usage_peer_config() {
    cat <<'END'
usage: ops/culvert peer-config CONNECTION --format FORMAT [--output DIR] [options]

Prints the configuration of the peer of a site connection, for its device, as the connection is now. CONNECTION is its id, or
its name if no other connection that you may read has it. The pre-shared key is not in it: put it where the text says so.

  --format FORMAT   swanctl (strongSwan), ipsec.conf (strongSwan's and Openswan's former files, with ipsec.secrets),
                    libreswan, vyos, cisco-ios, juniper-srx, pfsense or mikrotik
  --output DIR      write the files there, for their owner alone, instead of printing them

What the device can't do, an algorithm above all, is an error that names it.
END
}

PEER_QUERY='query($id: ID, $name: String) { connections(id: $id, name: $name) { id projectId
    peerAddress peerId localId initiator authMode dpd { action intervalSeconds timeoutSeconds } localCidrs peerCidrs
    service { externalV4Ip externalV6Ip }
    ikePolicy { id authAlgorithm encryptionAlgorithm pfs ikeVersion phase1NegotiationMode lifetimeSeconds
        furtherProposals { authAlgorithm encryptionAlgorithm pfs } }
    ipsecPolicy { id transformProtocol authAlgorithm encryptionAlgorithm encapsulationMode pfs lifetimeSeconds
        furtherProposals { authAlgorithm encryptionAlgorithm pfs } } } }'

command_peer_config() {
    operator_options usage_peer_config format output -- "$@" || return 0
    [ ${#ARGUMENTS[@]} -eq 1 ] || { usage_peer_config >&2 && die "peer-config takes one connection"; }
    [ -n "${OPTION[format]:-}" ] || { usage_peer_config >&2 && die "--format is missing"; }
    local found
    found=$(peer_connections "${ARGUMENTS[0]}")
    case $(jq length <<<"$found") in
        0) die "there is no connection '${ARGUMENTS[0]}' that you may read" ;;
        1) ;;
        *) die "several connections are called '${ARGUMENTS[0]}'; name one by its id: $(jq -r '[.[] | "\(.id) of project \(.projectId)"] | join(", ")' <<<"$found")" ;;
    esac
    ensure_built
    jq '.[0] | del(.projectId)' <<<"$found" |
        "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable -cp "$JAR" \
            io.culvert.agent.PeerConfigMain "${OPTION[format]}" ${OPTION[output]:+"${OPTION[output]}"} ||
        die "nothing was written for '${ARGUMENTS[0]}'"
}

# All that have that id or, if there is none, that name.
peer_connections() {
    local key answer
    for key in id name; do
        [ "$key" = name ] || [[ $1 =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ]] || continue
        answer=$(jq -n --arg query "$PEER_QUERY" --arg key "$key" --arg value "$1" \
            '{query: $query, variables: {($key): $value}}' |
            operator POST "$QUERY_URL/graphql" -H 'Content-Type: application/json' --data-binary @-)
        ! jq -e .errors <<<"$answer" >/dev/null || die "$(jq -r '.errors[0].message' <<<"$answer")"
        jq -e '.data.connections == []' <<<"$answer" >/dev/null || break
    done
    jq '.data.connections' <<<"$answer"
}
