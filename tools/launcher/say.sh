# shellcheck shell=bash
# What the launcher says, in French, on stderr.

say() { printf '%s\n' "$*" >&2; }

# fail SENTENCE ADVICE… : says what is wrong and what to do, and ends with status 1.
fail() {
  say "archipel : $1"
  shift
  local advice
  for advice in "$@"; do say "  $advice"; done
  exit 1
}

# refuse SENTENCE ADVICE : a mistake in the command line itself; status 2, as for wrong options.
refuse() {
  say "archipel : $1"
  say "  $2"
  exit 2
}

# step LABEL LOG ADVICE COMMAND… : runs a command quietly, its output in the log; shows time taken, or what went wrong.
step() {
  local label=$1 log=$LOGS/$2.log advice=$3 start=$SECONDS
  shift 3
  printf '▸ %s… ' "$label" >&2
  if "$@" >"$log" 2>&1 </dev/null; then
    say "fait ($((SECONDS - start)) s)."
    return 0
  fi
  say "échec."
  relevant_lines "$log" >&2
  fail "$label : échec." "$advice" "Le journal complet : $log"
}

# The lines of a log that say why, or its last ones.
relevant_lines() {
  local found
  found=$(grep -aE '^(\[ERROR\]|E:|W: Failed|npm (ERR!|error)|.*error TS[0-9]+|.* error: )' "$1" | head -n 12 || true)
  if [ -n "$found" ]; then
    printf '    %s\n' "${found//$'\n'/$'\n'    }"
  else
    tail -n 12 "$1" | sed 's/^/    /'
  fi
}

# absolute PATH : the same path from the root, whether it exists or not.
absolute() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s/%s\n' "$PWD" "$1" ;;
  esac
}
