# shellcheck shell=bash
# What a crypto policy would forbid, before it is put into force.

usage_crypto_check() {
    cat <<'END'
usage: ops/culvert crypto-check --policy FILE [options]

Tells which tunnels, today and at any time since the first event, the crypto policy in FILE would forbid, by what, and
from when to when. Nothing is changed. The exit code is 1 if it would forbid a tunnel of today. FILE has lines such as

  forbid encryption_algorithm 3des     # allow, warn or forbid; an attribute of a policy; its value

and is what the setting culvert.crypto.policy-file takes: Culvert then refuses new uses of what is forbidden.
END
}

command_crypto_check() {
    operator_options usage_crypto_check policy -- "$@" || return 0
    local file=${OPTION[policy]:-} found result
    [ -n "$file" ] || { usage_crypto_check >&2 && die "--policy is missing"; }
    [ -r "$file" ] || die "the file '$file' can't be read"
    found=$(walk_log "$file" /operator/crypto-check)
    result=$(tail -n 1 <<<"$found")
    jq -r '.finding // empty
        | "project \(.project)  connection \(.connection) \(.name)\n    \(.attribute) \(.value) in \(.policy), "
        + "from \(.since) to \(if .until == "" then "today" else .until end)"' <<<"$found"
    jq -r '.result | "\(.tunnelsToday) tunnels of today would be forbidden, \(.tunnelsEver) ever"
        + (if .unreadableProjects == [] then "" else
            "; judged only in part: \(.unreadableProjects | join(", "))" end)' <<<"$result"
    [ "$(jq -r .result.tunnelsToday <<<"$result")" = 0 ]
}
