# Sourced by the measurements, never run: one service, started and ended here, over the kit's database or one of its own.
# Gives $root, $port, $base, say, stop, serve, unserve, and either kit_database or own_database.
# shellcheck shell=bash
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port
server=
own=

say() { printf '▸ %s\n' "$*" >&2; }
stop() { printf '%s\n' "$1" "→ $2" >&2; exit 1; }
need() { # TOOL…
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || stop "Il manque : $tool" "apt-get install wrk postgresql-contrib python3 gdal-bin postgresql-client"
  done
}

serve() { # VARIABLE=VALUE… of its environment besides; returns once it answers
  env ARCHIPEL_HOME="$home" ARCHIPEL_DATABASE_URL="jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE?user=$PGUSER" "$@" \
    "$root/archipel" serve --port "$port" >"$log" 2>&1 &
  server=$!
  echo "$server" >"$pids"
  for _ in $(seq 1 600); do
    curl -sf "$base/health" >/dev/null && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
  done
  tail -20 "$log" >&2
  stop "Le service ne répond pas." "Le journal : $log"
}
unserve() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
  rm -f "$pids"
}
clean() {
  unserve
  [ -n "$own" ] || return 0
  psql -XqAt -d postgres -c "DROP DATABASE IF EXISTS $own WITH (FORCE)" 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT

# The kit's PostgreSQL with its 200 000 polygons as layers: server and floor read the same pages. The kit is not the project's:
# its folder is ARCHIPEL_BENCH_KIT. Gives $kit, $ASSETS, $RESULTS, $pids.
kit_database() {
  kit=${ARCHIPEL_BENCH_KIT:-$root/../shared/bench}
  [ -r "$kit/bench.py" ] || stop "Le jeu de mesure est absent : $kit" "Indiquez son dossier : ARCHIPEL_BENCH_KIT=/un/dossier"
  [ "$(id -u)" = 0 ] || stop "La mesure demande le compte root (PostgreSQL y tourne sous le compte postgres)." "sudo ./archipel bench"
  need wrk pgbench python3 ogr2ogr psql
  export PEER_ROOT=${PEER_ROOT:-/var/tmp/archipel-mesure}
  # shellcheck source=/dev/null
  . "$kit/env.sh"
  mkdir -p "$RESULTS"
  chmod 755 "$PEER_ROOT"
  home=$PEER_ROOT/home
  log=$PEER_ROOT/archipel.log
  pids=$PEER_ROOT/archipel.pid
  say "Base de mesure : 200 000 polygones"
  "$kit/01_pg.sh" >/dev/null
  psql -XAtqc 'SELECT 1 FROM parcelle LIMIT 1' 2>/dev/null | grep -q 1 || "$kit/02_load.sh" >"$PEER_ROOT/load.log" 2>&1
  serve
  psql -Xq -f "$root/bench/parcelle.sql" 2>&1 | grep -v NOTICE || true
  unserve
}

# A database NAME of its own on the PostgreSQL that PGHOST, PGPORT and PGUSER name, by an account that may create databases and
# PostGIS; set as the service's own cluster sets it, dropped in the end. Gives $work, a folder dropped too.
own_database() {
  : "${PGHOST:?Nommez un PostgreSQL de mesure : PGHOST, PGPORT, PGUSER}" "${PGPORT:?PGPORT manque}" "${PGUSER:?PGUSER manque}"
  need python3 psql
  own=$1
  export PGDATABASE=$own
  work=$(mktemp -d)
  home=$work
  log=$work/serve.log
  pids=$work/archipel.pid
  psql -XqAt -d postgres -c "DROP DATABASE IF EXISTS $own WITH (FORCE)" 2>/dev/null
  psql -XqAt -d postgres -c "CREATE DATABASE $own"
  local setting
  for setting in 'jit = off' "work_mem = '16MB'" 'random_page_cost = 1.1' 'max_parallel_workers_per_gather = 0'; do
    psql -XqAt -d postgres -c "ALTER DATABASE $own SET $setting"
  done
}
