# shellcheck shell=bash
# The key-encryption key of the vault: which one is used, and the way to the next.

usage_vault() {
    cat <<'END'
usage: ops/culvert vault status [options]
       ops/culvert vault rotate [options]

  status  where the key-encryption key is kept, which one is in use, how far a rotation is
  rotate  put a new key in place of the present one, while tunnels and clients go on: every secret's data key is wrapped
          anew, then the old key is given up. It goes on by itself, also after a crash; rotate again shows it again.
          With the keeper 'environment' or 'barbican' the new key is given first, see README.
          Backups of the database need the key of their time: keep a copy of it as long as you keep them.
END
}

command_vault() {
    operator_options usage_vault -- "$@" || return 0
    case ${ARGUMENTS[*]} in
        status) vault_status ;;
        rotate) vault_rotate ;;
        *) usage_vault >&2 && die "vault takes 'status' or 'rotate', not '${ARGUMENTS[*]}'" ;;
    esac
}

vault_status() {
    operator GET "$COMMAND_URL/operator/vault" | jq -r '"\(.keeper)\nkey \(.key), \(.secrets) secrets"
        + (if .rotatedAt then ", rotated \(.rotatedAt)" else "" end), (.rotation // empty | "to \(.to) since \(.since): \(.phase), \(.done) of \(.of)"
        + (if .waitingFor == [] then "" else "; waits for \(.waitingFor | join(", "))" end))'
}

vault_rotate() {
    local state phase done of waiting began=$SECONDS
    operator POST "$COMMAND_URL/operator/vault/rotation" >/dev/null
    step "putting a new key-encryption key in place of the present one"
    while true; do
        state=$(operator GET "$COMMAND_URL/operator/vault")
        [ "$(jq -r '.rotation != null' <<<"$state")" = true ] || break
        read -r phase done of waiting < <(jq -r '.rotation | "\(.phase) \(.done) \(.of) \(.waitingFor | join(","))"' <<<"$state")
        case $phase in
            rewrapping) progress_line "$done of $of secrets wrapped anew" ;;
            *) progress_line "$phase${waiting:+, waits for $waiting to get the new key}" ;;
        esac
        sleep 0.5
    done
    progress_end
    say "the key is $(jq -r .key <<<"$state") now ($((SECONDS - began)) s)"
}
