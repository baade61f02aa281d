# shellcheck shell=bash
# The JVM's ahead-of-time cache (JEP 483, JEP 515): classes as one training run left them, loaded and linked, and which
# methods were worth compiling. It halves the work of a start, and the first minute carries a fifth more writes; without
# it Culvert runs all the same. Where charons can run, the agent is trained too, in namespaces that end with the run.

TRAINING_WRITES=1000
TRAINING_CHANGES=200
TRAINING_TUNNELS=20
TRAINING_EAST=172.24.4.10
TRAINING_WEST=172.24.4.20
# The process in whose namespaces the training is, if in namespaces of its own.
TRAINING_WITHIN=''

train() {
    local data pid end=$((SECONDS + 90)) api
    local java=("$JAVA_HOME/bin/java" -Xlog:disable "${JVM_OPTIONS[@]}" -XX:AOTCacheOutput="$AOT_CACHE" -jar "$JAR"
        --server.port=0 --culvert.kafka.port=0 --culvert.mongodb.port=0 --culvert.hosts.port=0)
    rm -f "$AOT_CACHE"
    data=$(mktemp -d)
    java+=(--culvert.data-dir="$data")
    if agent_can_be_trained; then
        "${OWN_NAMESPACES[@]}" bash -c 'mount -t tmpfs tmpfs /run && mkdir /run/netns && ip link set lo up && exec "$@"' - \
            "${java[@]}" --culvert.agent.run-dir=/run/culvert >"$CHECKOUT/target/training.log" 2>&1 </dev/null &
        until pid=$(pgrep -P $!) || ended $! || [ $SECONDS -ge $end ]; do
            sleep 0.1
        done
        TRAINING_WITHIN=$pid
    else
        note "of the services alone: an agent is trained where root builds and charon is installed"
        "${java[@]}" --culvert.agent.enabled=false >"$CHECKOUT/target/training.log" 2>&1 </dev/null &
        pid=$!
    fi
    trap 'stop_process "$pid" 5; rm -rf "$data"; exit 130' INT TERM
    while ! trainee_is_ready "$data" && ! ended "$pid" && [ $SECONDS -lt $end ]; do
        sleep 0.2
    done
    # Without an answer the cache is of the start alone.
    ! api=$(endpoint "$data" api)/v2.0 || exercise || true
    stop_process "$pid" 90 || true
    trap - INT TERM
    TRAINING_WITHIN=''
    rm -rf "$data"
    [ -s "$AOT_CACHE" ] || note "the start-up cache could not be made (target/training.log); starts will take longer"
}

# With the process all end that it has started.
OWN_NAMESPACES=(unshare --mount --net --pid --fork --mount-proc)

agent_can_be_trained() {
    [ "$(id -u)" -eq 0 ] && [ -x /usr/sbin/charon-systemd ] && command -v nft >/dev/null && command -v conntrack >/dev/null &&
        "${OWN_NAMESPACES[@]}" mount -t tmpfs tmpfs /run 2>/dev/null
}

# Runs a command where the trainee runs.
within_training() {
    if [ -n "$TRAINING_WITHIN" ]; then
        nsenter --target "$TRAINING_WITHIN" --mount --net --pid -- "$@"
    else
        "$@"
    fi
}

trainee_is_ready() {
    local api
    api=$(endpoint "$1" api) && [ -n "$api" ] &&
        within_training curl -fsS -o /dev/null --max-time 5 "$api/actuator/health/readiness" 2>/dev/null
}

# Writes and reads as clients make them, eight at a time: connections that wait for their peers, changes and ends of some,
# and tunnels between two sites.
exercise() {
    local east west number waiting='"initiator": "response-only"' id
    east=$(site_for_training 10.1.0.0/24 "$TRAINING_EAST") && west=$(site_for_training 10.2.0.0/16 "$TRAINING_WEST") || return
    [ -z "$TRAINING_WITHIN" ] || wire_for_training "${east%% *}" "${west%% *}"
    for ((number = 0; number < TRAINING_WRITES; number++)); do
        connection_asked "$east" 203.0.113.1 "20.0.$((number / 250)).$((number % 250))/32" "$number" \
            "\"peer_id\": \"203.0.113.1\", $waiting"
        asked GET 'vpn/ipsec-site-connections?limit=20'
    done | carried_out
    for ((number = 1; number <= TRAINING_TUNNELS; number++)); do
        connection_asked "$west" "$TRAINING_EAST" "10.1.0.$number/32" "$number" \
            "\"local_id\": \"west.$number\", \"peer_id\": \"east.$number\", $waiting"
        connection_asked "$east" "$TRAINING_WEST" "10.2.$number.0/24" "$number" \
            "\"local_id\": \"east.$number\", \"peer_id\": \"west.$number\""
    done | carried_out
    within_training curl -s --max-time 5 -H 'X-Auth-Token: training' \
        "$api/vpn/ipsec-site-connections?peer_address=203.0.113.1&fields=id&limit=$TRAINING_CHANGES" |
        grep -oE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' | sort -u | while read -r id; do
        asked PUT "vpn/ipsec-site-connections/$id" '{"ipsec_site_connection": {"dpd": {"interval": 20}}}'
        asked GET "vpn/ipsec-site-connections/$id"
        asked DELETE "vpn/ipsec-site-connections/$id"
    done | carried_out
    sleep 1
}

# A site with a network and a router that has an address outside; tells the ids of its router, service and policies.
site_for_training() {
    local outer inner subnet router service ike ipsec
    outer=$(created networks '{"network": {"router:external": true}}') || return
    subnet=$(created subnets "{\"subnet\": {\"network_id\": \"$outer\", \"ip_version\": 4, \"cidr\": \"172.24.4.0/24\"}}")
    router=$(created routers "{\"router\": {\"external_gateway_info\": {\"network_id\": \"$outer\",
        \"external_fixed_ips\": [{\"subnet_id\": \"$subnet\", \"ip_address\": \"$2\"}]}}}")
    inner=$(created networks '{"network": {}}')
    subnet=$(created subnets "{\"subnet\": {\"network_id\": \"$inner\", \"ip_version\": 4, \"cidr\": \"$1\"}}")
    within_training curl -s -o /dev/null --max-time 5 -X PUT -H 'X-Auth-Token: training' -H 'Content-Type: application/json' \
        -d "{\"subnet_id\": \"$subnet\"}" "$api/routers/$router/add_router_interface"
    service=$(created vpn/vpnservices "{\"vpnservice\": {\"router_id\": \"$router\", \"subnet_id\": \"$subnet\"}}")
    ike=$(created vpn/ikepolicies '{"ikepolicy": {}}')
    ipsec=$(created vpn/ipsecpolicies '{"ipsecpolicy": {}}')
    printf '%s %s %s %s\n' "$router" "$service" "$ike" "$ipsec"
}

# The namespaces of two routers and a wire between them.
wire_for_training() {
    within_training ip netns add "qrouter-$1"
    within_training ip netns add "qrouter-$2"
    within_training ip -n "qrouter-$1" link add qg-0 type veth peer name qg-0 netns "qrouter-$2"
    addresses_for_training '10.1.0.%d' "$TRAINING_EAST" "$TRAINING_WEST" | within_training ip -n "qrouter-$1" -batch -
    addresses_for_training '10.2.%d.1' "$TRAINING_WEST" "$TRAINING_EAST" | within_training ip -n "qrouter-$2" -batch -
}

# One within each network that a tunnel joins, and one on the wire, with the other end as the way to all others.
addresses_for_training() {
    local number
    for ((number = 1; number <= TRAINING_TUNNELS; number++)); do
        # shellcheck disable=SC2059
        printf "addr add $1/32 dev lo\n" "$number"
    done
    printf 'addr add %s/24 dev qg-0\nlink set lo up\nlink set qg-0 up\nroute add default via %s\n' "$2" "$3"
}

# Creates one in the project of the training, and tells its id.
created() {
    local answer
    answer=$(within_training curl -sf --max-time 5 -H 'X-Auth-Token: training' -H 'Content-Type: application/json' \
        -d "$2" "$api/$1") || return
    sed -n 's/.*"id": *"\([-0-9a-f]*\)".*/\1/p' <<<"$answer"
}

# connection_asked SITE PEER NETWORK NUMBER ATTRIBUTES
connection_asked() {
    local service ike ipsec
    read -r _ service ike ipsec <<<"$1"
    asked POST vpn/ipsec-site-connections "{\"ipsec_site_connection\": {\"vpnservice_id\": \"$service\",
        \"ikepolicy_id\": \"$ike\", \"ipsecpolicy_id\": \"$ipsec\", \"peer_address\": \"$2\", \"peer_cidrs\": [\"$3\"],
        \"psk\": \"training $4\", $5}}"
}

# A request as curl's configuration has it; with a body as the third argument.
asked() {
    printf 'next\nrequest = %s\nurl = "%s"\nheader = "X-Auth-Token: training"\noutput = "/dev/null"\n' "$1" "$api/$2"
    if [ $# -gt 2 ]; then
        local body=${3//\"/\\\"}
        printf 'header = "Content-Type: application/json"\ndata = "%s"\n' "${body//$'\n'/ }"
    fi
}

carried_out() { within_training curl -s --parallel --parallel-max 8 --max-time 60 --config - 2>/dev/null || true; }
