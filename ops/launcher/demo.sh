# shellcheck shell=bash
# The demo: two projects, two routers, one tunnel, made with the unmodified OpenStack client.

usage_demo() {
    cat <<'END'
usage: ops/culvert demo [--keep]

Starts Culvert (unless one runs already), builds the two-site lab, makes both sites of a VPN with the OpenStack
command line client, and shows the tunnel: status, pings, what the public network saw, the SAs, the events.
Every claim is checked; the exit code is 0 if all hold. It cleans up after itself.

  --keep   leave Culvert and the lab running
END
}

DEMO_SITES=(west east)
DEMO_PASSED=0 DEMO_FAILED=0 DEMO_OWN='' DEMO_LAB='' DEMO_LAB_NAME=culvert-lab DEMO_KEEP='' DEMO_TMP='' DEMO_WATCH='' DEMO_CAPTURE=''
declare -A DEMO_ROUTER DEMO_PEER=([east]=172.24.4.233 [west]=172.24.4.226)
declare -A DEMO_PEER_NET=([east]=10.2.0.0/24 [west]=10.1.0.0/24) DEMO_CONNECTION DEMO_BEFORE

# check DESCRIPTION COMMAND...
check() {
    local description=$1
    shift
    if "$@"; then
        DEMO_PASSED=$((DEMO_PASSED + 1))
        printf '    %sok%s      %s\n' "$GREEN" "$PLAIN" "$description"
    else
        DEMO_FAILED=$((DEMO_FAILED + 1))
        printf '    %sFAILED%s  %s\n' "$RED" "$PLAIN" "$description"
    fi
}

port_is_free() { ! (: >"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# api PROJECT PATH: what a reader of the project gets.
api() { curl -fsS --max-time 10 -H "X-Auth-Token: $1:reader" "$DEMO_API/$2"; }

# graph PROJECT QUERY
graph() {
    jq -n --arg query "$2" '{query: $query}' |
        curl -fsS --max-time 10 -H "X-Auth-Token: $1:reader" -H 'Content-Type: application/json' -d @- "$DEMO_API/graphql"
}

# As a user of the project would type it; with what differs from the default in the environment.
client() {
    local project=$1
    shift
    env -u OS_CLOUD -u OS_URL -u OS_USERNAME -u OS_PASSWORD -u OS_PROJECT_NAME -u OS_AUTH_URL \
        OS_AUTH_TYPE=admin_token OS_TOKEN="$project" OS_ENDPOINT="$DEMO_API" PYTHONWARNINGS=ignore openstack "$@"
}

demo_start() {
    DEMO_DATA=$(whole_path "$(default_data)")
    DEMO_RUN=/run/culvert
    if running_pid "$DEMO_DATA" >/dev/null && ready "$DEMO_DATA"; then
        step "using the Culvert that runs on $DEMO_DATA"
        [ ! -e /run/culvert-lab/complete ] || die "the lab is up already. Take it down first: ops/culvert lab down"
        DEMO_RUN=$(tr '\0' '\n' <"/proc/$(running_pid "$DEMO_DATA")/cmdline" | sed -n 's/^--culvert.agent.run-dir=//p')
        DEMO_RUN=${DEMO_RUN:-/run/culvert}
    else
        local port=8080 options=()
        if [ -z "$DEMO_KEEP" ]; then
            port_is_free "$port" || port=0
            DEMO_DATA="$DEMO_TMP/data" DEMO_RUN="/run/culvert-agent-$$" DEMO_LAB_NAME="culvert-demo-$$"
            options=(--set culvert.hosts.port=0 --set culvert.kafka.port=0 --set culvert.mongodb.port=0 --set "culvert.agent.run-dir=$DEMO_RUN")
        fi
        step "starting Culvert: API, Kafka broker, database and agent in one process"
        local began=$EPOCHREALTIME
        DEMO_OWN=yes
        "$CHECKOUT/ops/culvert" up --background --port "$port" --data "$DEMO_DATA" "${options[@]+"${options[@]}"}"
        note "ready after $(seconds_since "$began") s"
    fi
    DEMO_API=$(endpoint "$DEMO_DATA" api)
    "$CHECKOUT/ops/culvert" status --data "$DEMO_DATA" | sed 's/^/    /'
}

seconds_since() { awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }'; }

demo_lab() {
    local site
    for site in "${DEMO_SITES[@]}"; do
        DEMO_BEFORE[$site]=$(graph "$site" '{ projects { id version } }' |
            jq --arg site "$site" '[.data.projects[] | select(.id == $site) | .version] | max // 0')
    done
    step "building the lab: a public network, two routers with SNAT, a client behind each"
    DEMO_LAB=yes
    "$CHECKOUT/ops/lab" up --name "$DEMO_LAB_NAME" --api "$DEMO_API" | sed 's/^/    /'
    for site in "${DEMO_SITES[@]}"; do
        DEMO_ROUTER[$site]=$(cat "/run/$DEMO_LAB_NAME/router.$site")
    done
    check "without a VPN the clients can't reach each other" demo_ping_fails
}

demo_ping_fails() { ! ip netns exec "$DEMO_LAB_NAME"-east ping -q -c 1 -W 1 10.2.0.10 >/dev/null 2>&1; }

# Prints each change of a status as it is seen through the API.
demo_watch() {
    local site now before=''
    while sleep 0.1; do
        for site in "${DEMO_SITES[@]}"; do
            now=$(api "$site" 'v2.0/vpn/ipsec-site-connections?fields=name&fields=status' 2>/dev/null |
                jq -r '.ipsec_site_connections[] | "\(.name) \(.status)"' 2>/dev/null) || continue
            [ -n "$now" ] || continue
            case $before in
                *"|$site $now|"*) ;;
                *)
                    before="${before//|$site */|}|$site $now|"
                    printf '    %s  %-4s  %s\n' "$(date +%T.%3N)" "$site" "$now"
                    ;;
            esac
        done
    done
}

demo_sites() {
    local site ike ipsec
    for site in "${DEMO_SITES[@]}"; do
        step "project $site: policies and service, with the openstack client (OS_TOKEN=$site)"
        note "openstack vpn ike policy create ikepolicy1"
        ike=$(client "$site" vpn ike policy create ikepolicy1 -f value -c ID)
        note "openstack vpn ipsec policy create ipsecpolicy1"
        ipsec=$(client "$site" vpn ipsec policy create ipsecpolicy1 -f value -c ID)
        # On top, so that the lab removes them last: what uses them goes first.
        sed -i "1i $site vpn/ikepolicies $ike\n$site vpn/ipsecpolicies $ipsec" "/run/$DEMO_LAB_NAME/inventory"
        note "openstack vpn service create --router router1 --subnet mysubnet vpn"
        client "$site" vpn service create --router router1 --subnet mysubnet vpn >/dev/null
    done
    step "both site connections, with a pre-shared key made for this run; the status as the API shows it"
    demo_watch &
    DEMO_WATCH=$!
    for site in "${DEMO_SITES[@]}"; do
        note "$site: openstack vpn ipsec site connection create --vpnservice vpn --ikepolicy ikepolicy1 --ipsecpolicy ipsecpolicy1 --peer-address ${DEMO_PEER[$site]} --peer-id ${DEMO_PEER[$site]} --peer-cidr ${DEMO_PEER_NET[$site]} --psk (hidden) conn"
        DEMO_CONNECTION[$site]=$(client "$site" vpn ipsec site connection create --vpnservice vpn --ikepolicy ikepolicy1 \
            --ipsecpolicy ipsecpolicy1 --peer-address "${DEMO_PEER[$site]}" --peer-id "${DEMO_PEER[$site]}" \
            --peer-cidr "${DEMO_PEER_NET[$site]}" --psk "$DEMO_PSK" conn -f value -c ID)
    done
    for site in "${DEMO_SITES[@]}"; do
        check "$site: the connection becomes ACTIVE" demo_active "$site"
    done
    sleep 0.3
    kill "$DEMO_WATCH" 2>/dev/null || true
    wait "$DEMO_WATCH" 2>/dev/null || true
    DEMO_WATCH=''
}

demo_active() {
    local _ status=''
    for _ in {1..200}; do
        status=$(api "$1" "v2.0/vpn/ipsec-site-connections/${DEMO_CONNECTION[$1]}" | jq -r .ipsec_site_connection.status)
        [ "$status" != ACTIVE ] || return 0
        sleep 0.1
    done
    note "it is $status: $(graph "$1" "{ connection(id: \"${DEMO_CONNECTION[$1]}\") { statusReason { code text } } }" | jq -c '.data.connection.statusReason')"
    return 1
}

demo_traffic() {
    step "pings from client to client, and what a capture on the public network sees meanwhile"
    local file="$DEMO_TMP/public.pcap" _
    ip netns exec "$DEMO_LAB_NAME"-public tcpdump -Z root --immediate-mode -U -i br-public -w "$file" >/dev/null 2>"$DEMO_TMP/tcpdump.log" &
    DEMO_CAPTURE=$!
    for _ in {1..50}; do
        grep -q 'listening on' "$DEMO_TMP/tcpdump.log" && break
        sleep 0.1
    done
    # The pattern is CULVERT!, to be looked for in the capture.
    ip netns exec "$DEMO_LAB_NAME"-east ping -c 20 -i 0.1 -W 2 -p 43554c5645525421 10.2.0.10 >"$DEMO_TMP/ping" 2>&1 || true
    ip netns exec "$DEMO_LAB_NAME"-west ping -c 20 -i 0.1 -W 2 -p 43554c5645525421 10.1.0.10 >"$DEMO_TMP/ping.west" 2>&1 || true
    sleep 0.5
    kill -INT "$DEMO_CAPTURE" 2>/dev/null || true
    wait "$DEMO_CAPTURE" 2>/dev/null || true
    DEMO_CAPTURE=''
    tail -n 2 "$DEMO_TMP/ping" | sed 's/^/    /'
    local esp clear
    esp=$(captured "$file" 'ip proto 50 or (udp port 4500 and udp[8:4] != 0 and udp[4:2] > 20)')
    clear=$(captured "$file" 'net 10.1.0.0/24 or net 10.2.0.0/24')
    note "packets of ESP: $esp; packets of 10.1/10.2 in clear: $clear"
    check "east reaches west through the tunnel, nothing lost" grep -q ' 0% packet loss' "$DEMO_TMP/ping"
    check "west reaches east through the tunnel, nothing lost" grep -q ' 0% packet loss' "$DEMO_TMP/ping.west"
    check "the public network saw ESP, at least one for each ping and answer" [ "$esp" -ge 80 ]
    check "the public network saw nothing of 10.1/10.2 in clear" [ "$clear" -eq 0 ]
    check "the pings' payload was nowhere on the public network" demo_lacks "$file" 'CULVERT!'
}

captured() { tcpdump -r "$1" -nn "$2" 2>/dev/null | wc -l; }

demo_lacks() { ! grep -qaF -- "$2" "$1"; }

demo_sas() {
    step "the SAs, asked of each router's charon"
    local site
    for site in "${DEMO_SITES[@]}"; do
        timeout 10 swanctl --list-sas --uri "unix://$DEMO_RUN/${DEMO_ROUTER[$site]}/charon.vici" >"$DEMO_TMP/sas" 2>&1 || true
        sed "s/^/    $site  /" "$DEMO_TMP/sas"
        check "$site: charon has the CHILD_SA installed" grep -q 'INSTALLED, TUNNEL' "$DEMO_TMP/sas"
    done
}

demo_events() {
    step "from command to tunnel: the events of both projects"
    local site
    for site in "${DEMO_SITES[@]}"; do
        graph "$site" "{ events(project: \"$site\", after: ${DEMO_BEFORE[$site]}) { version time type subject data } }" |
            jq -c --arg site "$site" --arg connection "${DEMO_CONNECTION[$site]}" '.data.events[]
                | (.data | fromjson) as $data
                | select(.type | test("site-connection|router.bound|status.reported|vpn-service"))
                | {site: $site, version, type,
                   milliseconds: ((.time[0:19] + "Z" | fromdateiso8601) * 1000
                                  + ((.time[19:] | rtrimstr("Z") | ltrimstr(".") + "000")[0:3] | tonumber)),
                   status: ($data.status // ""), reason: ($data.reason.text? // "")}'
    done >"$DEMO_TMP/events"
    jq -rs '([.[] | select(.type | test("site-connection.created")) | .milliseconds] | max) as $zero
        | sort_by(.milliseconds)[]
        | "\(.milliseconds - $zero)\t\(.site)\t\(.version)\t\(.type | sub("^io.culvert."; "") | sub("[.]v[0-9]+$"; ""))\t\(.status) \(.reason)"' \
        "$DEMO_TMP/events" |
        while IFS=$'\t' read -r ms site version type rest; do
            printf '    %8s ms  %-4s  version %-3s  %-24s %s\n' "$ms" "$site" "$version" "$type" "$rest"
        done
    local took
    took=$(jq -rs '([.[] | select(.type | test("site-connection.created")) | .milliseconds] | max) as $zero
        | [("east", "west") as $site | [.[] | select(.site == $site and .status == "ACTIVE") | .milliseconds] | min]
        | if any(. == null) then "never" else max - $zero end' "$DEMO_TMP/events")
    say "    from the last create to ACTIVE on both sides: $took ms"
    check "every step is an event of its project" demo_told
}

demo_told() {
    local site
    for site in "${DEMO_SITES[@]}"; do
        jq -es --arg site "$site" '[.[] | select(.site == $site) | .type] |
            any(test("site-connection.created")) and any(test("router.bound")) and any(test("status.reported"))' \
            "$DEMO_TMP/events" >/dev/null || return 1
    done
}

# The key as it is, in base64 and in hex; never on a command line.
demo_key_forms() {
    printf '%s\n' "$DEMO_PSK"
    printf '%s' "$DEMO_PSK" | base64 -w0 && echo
    printf '%s' "$DEMO_PSK" | od -An -v -tx1 | tr -d ' \n' && echo
}

demo_secrets() {
    step "where the pre-shared key is"
    check "the API answers null for it" demo_key_hidden
    check "no file of Culvert has it: log, events, Kafka's and MongoDB's files, configurations" demo_key_not_in_files
    check "no process has it on its command line" demo_key_not_in_processes
}

demo_key_hidden() {
    local site
    for site in "${DEMO_SITES[@]}"; do
        local client_sees
        client_sees=$(curl -fsS -H "X-Auth-Token: $site" "$DEMO_API/v2.0/vpn/ipsec-site-connections/${DEMO_CONNECTION[$site]}")
        jq -e '.ipsec_site_connection | has("psk") and .psk == null' <<<"$client_sees" >/dev/null || return 1
    done
}

demo_key_not_in_files() {
    local found
    found=$(grep -rlaF -f <(demo_key_forms) "$DEMO_DATA" "$DEMO_RUN" /etc/netns /etc/swanctl /etc/ipsec.d 2>/dev/null || true)
    [ -z "$found" ] || { note "found in: $found" && return 1; }
}

demo_key_not_in_processes() {
    ! cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' ' ' | grep -qaF -f <(demo_key_forms)
}

demo_end() {
    local code=$?
    trap - EXIT INT TERM
    set +e
    [ -z "$DEMO_WATCH" ] || kill "$DEMO_WATCH" 2>/dev/null
    [ -z "$DEMO_CAPTURE" ] || kill "$DEMO_CAPTURE" 2>/dev/null
    if [ $code -gt 128 ]; then
        say "interrupted"
    elif [ $DEMO_FAILED -gt 0 ] || { [ $code -ne 0 ] && [ -n "$DEMO_OWN$DEMO_LAB" ]; }; then
        [ ! -s "$(log_file "${DEMO_DATA:-/nowhere}")" ] || {
            complain "the end of Culvert's log:"
            tail -n 40 "$(log_file "$DEMO_DATA")" >&2
        }
        [ $code -ne 0 ] || code=1
    fi
    if [ -n "$DEMO_KEEP" ]; then
        say "Culvert and the lab stay: $(endpoint "$DEMO_DATA" api). To end them: ops/culvert lab down; ops/culvert down"
    else
        [ -z "$DEMO_OWN$DEMO_LAB" ] || step "cleaning up"
        [ -z "$DEMO_LAB" ] || "$CHECKOUT/ops/lab" down --name "$DEMO_LAB_NAME" ${DEMO_API:+--api "$DEMO_API"} >/dev/null
        if [ -n "$DEMO_OWN" ]; then
            "$CHECKOUT/ops/culvert" down --data "$DEMO_DATA" >/dev/null
            rm -rf "$DEMO_RUN"
        fi
    fi
    rm -rf "$DEMO_TMP"
    say "${BOLD}$DEMO_PASSED passed, $DEMO_FAILED failed${PLAIN}"
    exit "$code"
}

command_demo() {
    while [ $# -gt 0 ]; do
        case $1 in
            --keep) DEMO_KEEP=yes ;;
            -h | --help) usage_demo && return ;;
            *) usage_demo >&2 && die "demo has no option '$1'" ;;
        esac
        shift
    done
    need_root "ops/culvert demo"
    ensure_packages "${RUN_PACKAGES[@]}" "${LAB_PACKAGES[@]}"
    ensure_built
    DEMO_TMP=$(mktemp -d /tmp/culvert-demo.XXXXXX)
    DEMO_PSK=$(head -c 24 /dev/urandom | base64 | tr '+/=' 'xyz')
    trap demo_end EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    demo_start
    demo_lab
    demo_sites
    demo_traffic
    demo_sas
    demo_events
    demo_secrets
}
