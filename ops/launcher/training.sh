# shellcheck shell=bash
# The JVM's ahead-of-time cache (JEP 483, JEP 515): classes as one training run left them, loaded and linked, and which
# methods were worth compiling. It halves the work of a start, and the first minute carries a fifth more writes; without
# it Culvert runs all the same.

TRAINING_WRITES=1000

train() {
    local data pid end=$((SECONDS + 90)) api
    rm -f "$AOT_CACHE"
    data=$(mktemp -d)
    "$JAVA_HOME/bin/java" -Xlog:disable "${JVM_OPTIONS[@]}" -XX:AOTCacheOutput="$AOT_CACHE" -jar "$JAR" \
        --server.port=0 --culvert.data-dir="$data" --culvert.kafka.port=0 --culvert.mongodb.port=0 \
        --culvert.agent.enabled=false >"$CHECKOUT/target/training.log" 2>&1 </dev/null &
    pid=$!
    while ! ready "$data" && ! ended "$pid" && [ $SECONDS -lt $end ]; do
        sleep 0.2
    done
    # Without an answer the cache is of the start alone.
    ! api=$(endpoint "$data" api) || exercise "$api" || true
    stop_process "$pid" 90 || true
    rm -rf "$data"
    [ -s "$AOT_CACHE" ] || note "the start-up cache could not be made (target/training.log); starts will take longer"
}

# Writes and reads as clients make them, eight at a time.
exercise() {
    local api=$1/v2.0 outer inner subnet router service ike ipsec number
    outer=$(created networks '{"network": {"router:external": true}}') || return
    created subnets "{\"subnet\": {\"network_id\": \"$outer\", \"ip_version\": 4, \"cidr\": \"172.24.4.0/24\"}}" >/dev/null
    inner=$(created networks '{"network": {}}')
    subnet=$(created subnets "{\"subnet\": {\"network_id\": \"$inner\", \"ip_version\": 4, \"cidr\": \"10.1.0.0/24\"}}")
    router=$(created routers "{\"router\": {\"external_gateway_info\": {\"network_id\": \"$outer\"}}}")
    curl -s -o /dev/null --max-time 5 -X PUT -H 'X-Auth-Token: training' -H 'Content-Type: application/json' \
        -d "{\"subnet_id\": \"$subnet\"}" "$api/routers/$router/add_router_interface"
    service=$(created vpn/vpnservices "{\"vpnservice\": {\"router_id\": \"$router\", \"subnet_id\": \"$subnet\"}}")
    ike=$(created vpn/ikepolicies '{"ikepolicy": {}}')
    ipsec=$(created vpn/ipsecpolicies '{"ipsecpolicy": {}}')
    for ((number = 0; number < TRAINING_WRITES; number++)); do
        asked vpn/ipsec-site-connections "{\"ipsec_site_connection\": {\"vpnservice_id\": \"$service\",
            \"ikepolicy_id\": \"$ike\", \"ipsecpolicy_id\": \"$ipsec\", \"peer_address\": \"203.0.113.1\",
            \"peer_id\": \"203.0.113.1\", \"peer_cidrs\": [\"20.0.$((number / 250)).$((number % 250))/32\"],
            \"psk\": \"training $number\"}}"
        asked "vpn/ikepolicies/$ike"
        asked 'vpn/ipsec-site-connections?limit=20'
    done | curl -s --parallel --parallel-max 8 --max-time 60 --config - 2>/dev/null
}

# Creates one in the project of the training, and tells its id.
created() {
    local answer
    answer=$(curl -sf --max-time 5 -H 'X-Auth-Token: training' -H 'Content-Type: application/json' -d "$2" "$api/$1") || return
    sed -n 's/.*"id": *"\([-0-9a-f]*\)".*/\1/p' <<<"$answer"
}

# A request as curl's configuration has it: a POST if there is a body.
asked() {
    printf 'next\nurl = "%s"\nheader = "X-Auth-Token: training"\noutput = "/dev/null"\n' "$api/$1"
    if [ $# -gt 1 ]; then
        local body=${2//\"/\\\"}
        printf 'header = "Content-Type: application/json"\ndata = "%s"\n' "${body//$'\n'/ }"
    fi
}
