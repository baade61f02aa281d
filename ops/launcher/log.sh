# shellcheck shell=bash
# The event log, for those who run Culvert: replay, dead letters, export, import, verification.

# A text as a part of a URL.
url_part() { jq -rn --arg part "$1" '$part | @uri'; }

# What the operators' commands have in common. Sets COMMAND_URL, QUERY_URL, TOKEN and ARGUMENTS (all that is no option);
# the options of the command itself are named behind --; each takes a value, left in OPTION[name].
declare -A OPTION=()
operator_options() {
    local known=() help=$1
    shift
    while [ "$1" != -- ]; do known+=("$1") && shift; done
    shift
    local data='' url='' query=''
    data=$(default_data)
    TOKEN=${CULVERT_TOKEN:-}
    ARGUMENTS=()
    while [ $# -gt 0 ]; do
        case $1 in
            --data) needs_value "$@" && data=$2 && shift ;;
            --url) needs_value "$@" && url=$2 && shift ;;
            --query-url) needs_value "$@" && query=$2 && shift ;;
            --cacert) needs_value "$@" && export CURL_CA_BUNDLE=$2 && shift ;;
            -h | --help)
                "$help"
                cat <<'END'

  --data DIR        of the Culvert that is meant ($CULVERT_DATA, or data/ of the checkout)
  --url URL         of the command service, where it does not run on this machine
  --query-url URL   of the query service, where it is another one
  --cacert FILE     who vouches for the certificate of an https URL, if that is no authority that curl knows
  $CULVERT_TOKEN    the token of an admin, where one is needed
END
                return 1
                ;;
            --*)
                local name=${1#--}
                [[ " ${known[*]} " == *" $name "* ]] || { "$help" >&2 && die "there is no option '$1'"; }
                needs_value "$@" && OPTION[$name]=$2 && shift
                ;;
            *) ARGUMENTS+=("$1") ;;
        esac
        shift
    done
    if [ -z "$url" ]; then
        data=$(whole_path "$data")
        running_pid "$data" >/dev/null || die "Culvert does not run on $data. Start it (ops/culvert up), or name one with --url."
        url=$(endpoint "$data" api)
        trust_api "$data"
        [ -n "$url" ] || die "Culvert on $data has just been started, and does not listen yet"
    fi
    COMMAND_URL=${url%/}
    QUERY_URL=${query:-$COMMAND_URL}
    QUERY_URL=${QUERY_URL%/}
    ensure_packages curl jq
}

# What a refusal says, of the body on standard input; nothing if that is none.
refusal() { jq -r '.NeutronError.message // .error.message // .error // empty' 2>/dev/null || true; }

# Asks the operators' API: method, URL, and more for curl. Prints the body; a refusal ends the command with its message.
operator() {
    local method=$1 url=$2 answer status
    shift 2
    answer=$(mktemp)
    local headers=()
    [ -z "$TOKEN" ] || headers=(-H "X-Auth-Token: $TOKEN")
    if ! status=$(curl -sS -X "$method" -o "$answer" -w '%{http_code}' "${headers[@]+"${headers[@]}"}" "$@" "$url"); then
        rm -f "$answer"
        die "$url can't be reached"
    fi
    if [ "${status:0:1}" != 2 ]; then
        local message
        message=$(refusal <"$answer")
        rm -f "$answer"
        die "${message:-$url answered $status}"
    fi
    cat "$answer"
    rm -f "$answer"
}

# A line that is overwritten by the next on a terminal, and printed now and then elsewhere.
PROGRESS_AT=0
progress_line() {
    if [ -t 2 ]; then
        printf '\r\033[K%s' "$1" >&2
    elif [ $((SECONDS - PROGRESS_AT)) -ge 5 ]; then
        PROGRESS_AT=$SECONDS
        printf '%s\n' "$1" >&2
    fi
}

progress_end() { [ ! -t 2 ] || printf '\r\033[K' >&2; }

# done, total, events per second
progress_bar() {
    local done=$1 total=$2 rate=$3 width=30 filled bar eta='?'
    [ "$total" -gt 0 ] || total=1
    filled=$((done * width / total))
    bar=$(printf '%*s' "$filled" '' | tr ' ' '#')
    [ "$rate" -le 0 ] || eta="$(((total - done) / rate)) s"
    progress_line "$(printf '[%-*s] %d of %d events, %d/s, %s left' "$width" "$bar" "$done" "$total" "$rate" "$eta")"
}

# Posts a file to a walk over the log, shows how far it is, and prints what it finds, a line of JSON each; the last is the
# result. If there is none the command ends with what was answered instead.
walk_log() {
    local file=$1 path=$2 line last='' position total began=$SECONDS before
    local headers=()
    [ -z "$TOKEN" ] || headers=(-H "X-Auth-Token: $TOKEN")
    # A refusal is a line without an end.
    while read -r line || [ -n "$line" ]; do
        last=$line
        case $line in
            '{"progress"'*)
                read -r position total < <(jq -r '"\(.progress.position) \(.progress.of)"' <<<"$line")
                before=$((SECONDS - began))
                progress_bar "$position" "$total" "$((position / (before > 0 ? before : 1)))"
                ;;
            '{"finding"'* | '{"result"'*) printf '%s\n' "$line" ;;
        esac
    done < <(curl -sS -N -X POST "${headers[@]+"${headers[@]}"}" -H 'Content-Type: application/x-ndjson' \
        --data-binary "@$file" "$COMMAND_URL$path")
    progress_end
    if [[ $last != '{"result"'* ]]; then
        local why
        why=$(refusal <<<"$last")
        die "${why:-the log could not be walked: ${last:-no answer}}"
    fi
}

usage_replay() {
    cat <<'END'
usage: ops/culvert replay topic|views [options]

  topic   send the whole log to Kafka again. Consumers drop what they have by its version, so nobody is harmed; a topic
          that was lost is whole afterwards. New events go out behind the old ones meanwhile.
  views   build the views anew from the first event. Reads are served from the old ones until the new ones have caught up.
END
}

command_replay() {
    operator_options usage_replay -- "$@" || return 0
    case ${ARGUMENTS[*]} in
        topic) replay_topic ;;
        views) replay_views ;;
        *) usage_replay >&2 && die "replay takes 'topic' or 'views', not '${ARGUMENTS[*]}'" ;;
    esac
}

replay_topic() {
    local total position began=$SECONDS before
    total=$(operator POST "$COMMAND_URL/operator/log/replay" | jq -r .to)
    step "sending $total events to Kafka again"
    while true; do
        position=$(operator GET "$COMMAND_URL/operator/log" | jq -r '.followers[] | select(.name == "relay").position')
        before=$((SECONDS - began))
        progress_bar "$((position < total ? position : total))" "$total" "$((position / (before > 0 ? before : 1)))"
        [ "$position" -lt "$total" ] || break
        sleep 0.5
    done
    progress_end
    say "the topic has all $total events again ($((SECONDS - began)) s)"
}

replay_views() {
    local generation views began=$SECONDS
    generation=$(operator GET "$QUERY_URL/operator/views" | jq -r .generation)
    operator POST "$QUERY_URL/operator/views/rebuild" >/dev/null
    step "building the views anew; reads are served from the old ones meanwhile"
    while true; do
        views=$(operator GET "$QUERY_URL/operator/views")
        [ "$(jq -r .generation <<<"$views")" = "$generation" ] || break
        read -r built all rate < <(jq -r '[.rebuild.done // 0, .rebuild.total // 0, .rebuild.eventsPerSecond // 0] | map(floor) | join(" ")' <<<"$views")
        progress_bar "$built" "$all" "$rate"
        sleep 0.5
    done
    progress_end
    say "the views are built anew and serve ($((SECONDS - began)) s)"
}

usage_dead_letters() {
    cat <<'END'
usage: ops/culvert dead-letters list [options]
       ops/culvert dead-letters retry PROJECTION PROJECT [options]
       ops/culvert dead-letters evict PROJECTION PROJECT [options]

An event that a projection (views, vault, placement) can't handle stops that project there, and no other.

  list    what is stopped, where, why, since when
  retry   try the event again, for instance after an update of Culvert
  evict   give that one event up for ever, and go on with the next: the projection will lack it
END
}

command_dead_letters() {
    operator_options usage_dead_letters -- "$@" || return 0
    set -- "${ARGUMENTS[@]+"${ARGUMENTS[@]}"}"
    case ${1:-} in
        list)
            local letters
            letters=$(dead_letters)
            if [ -z "$letters" ]; then
                say "no dead letters"
            else
                printf '%s\n' "$letters"
            fi
            ;;
        retry | evict)
            [ $# -eq 3 ] || { usage_dead_letters >&2 && die "$1 takes a projection and a project"; }
            local place="$COMMAND_URL/operator/log/dead-letters/$2"
            [ "$2" != views ] || place="$QUERY_URL/operator/views/dead-letters"
            operator POST "$place/$(url_part "$3")/$1" >/dev/null
            say "asked; ops/culvert dead-letters list tells what becomes of it"
            ;;
        *) usage_dead_letters >&2 && die "dead-letters takes list, retry or evict, not '${1:-}'" ;;
    esac
}

# A line for each, of the log's projections and of the views.
dead_letters() {
    {
        operator GET "$COMMAND_URL/operator/log/dead-letters"
        operator GET "$QUERY_URL/operator/views/dead-letters"
    } | jq -r '.deadLetters[] | "\(.projection)  project \(.project)  version \(.version)  \(.type // "unknown type")\n"
        + "    since \(.since), tried \(.attempts) times, \(.waiting) events wait\n    \(.reason)"'
}

usage_export() {
    cat <<'END'
usage: ops/culvert export --project P [--file FILE] [options]

Writes the project's whole stream, one CloudEvent in JSON a line, to FILE or to standard output. It has no secrets in it:
events refer to the pre-shared keys, which stay in the vault.
END
}

command_export() {
    operator_options usage_export project file -- "$@" || return 0
    [ -n "${OPTION[project]:-}" ] || { usage_export >&2 && die "--project is missing"; }
    local file=${OPTION[file]:-} url
    url="$COMMAND_URL/operator/log/projects/$(url_part "${OPTION[project]}")/events"
    if [ -z "$file" ]; then
        operator GET "$url"
        return
    fi
    operator GET "$url" >"$file.part" || { rm -f "$file.part" && exit 1; }
    mv "$file.part" "$file"
    say "$(wc -l <"$file") events of project ${OPTION[project]} are in $file"
}

usage_import() {
    cat <<'END'
usage: ops/culvert import FILE [options]

Restores a project from an export. All of the file is looked at before the first event is written; if the import is cut
short, the same file again goes on where it stopped. A project that has other events already is left alone.
Pre-shared keys are not in an export: set the psk of each connection again afterwards.
END
}

command_import() {
    operator_options usage_import -- "$@" || return 0
    [ ${#ARGUMENTS[@]} -eq 1 ] || { usage_import >&2 && die "import takes one file"; }
    local file=${ARGUMENTS[0]} project answer
    [ -r "$file" ] || die "the file '$file' can't be read"
    project=$(head -n 1 "$file" | jq -r '.project // empty' 2>/dev/null) || true
    [ -n "$project" ] || die "the first line of '$file' is no event with a project"
    step "importing project $project: $(wc -l <"$file") events"
    answer=$(operator POST "$COMMAND_URL/operator/log/projects/$(url_part "$project")/events" \
        -H 'Content-Type: application/x-ndjson' --data-binary "@$file")
    jq -r '"project \(.project) is at version \(.version): \(.imported) events imported, \(.present) were there already"' <<<"$answer"
    local keyless
    keyless=$(jq -r .connectionsWithoutKey <<<"$answer")
    [ "$keyless" -eq 0 ] || note "$keyless connections have no pre-shared key here: set the psk of each again"
}

usage_verify() {
    cat <<'END'
usage: ops/culvert verify [options]

Walks the whole log: gaps, order, checksums, every stream without a hole, every event readable; and holds each project's
view, as it is stored, against the fold of the log. The exit code is 0 if nothing is wrong.
END
}

command_verify() {
    operator_options usage_verify -- "$@" || return 0
    local hashes result
    hashes=$(mktemp)
    operator GET "$QUERY_URL/operator/views/hashes" >"$hashes" || { rm -f "$hashes" && exit 1; }
    result=$(walk_log "$hashes" /operator/log/verify) || { rm -f "$hashes" && exit 1; }
    rm -f "$hashes"
    jq -r '.result | "\(.events) events of \(.projects) projects; \(.viewsEqual) views are as the log says"
        + (if .viewsBehind > 0 then ", \(.viewsBehind) are behind" else "" end)
        + (if .commitsWithoutChecksum > 0 then "; \(.commitsWithoutChecksum) commits carry no checksum" else "" end),
        (.firstFaults[] | "  position \(.position): \(.what)")' <<<"$result"
    if [ "$(jq -r .result.clean <<<"$result")" = true ]; then
        say "clean"
    else
        die "$(jq -r .result.faults <<<"$result") faults"
    fi
}
