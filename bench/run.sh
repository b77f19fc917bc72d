#!/usr/bin/env bash
# ./archipel bench : pages of 100 and 1 000 features, one feature, and the start, over 200 000 polygons; then the totals of
# tracking over 100 000 fiches (suivi.sh) and vector tiles (tiles.sh), which run alone too. Against what
# PostgreSQL itself needs for the same questions (the floor), and against MapServer and QGIS Server where they are
# installed. Everything in one run, because only ratios travel from one machine to another.
#
# The polygons, the lists of boxes and the floor's statements are a measuring kit that is not the project's: its folder is
# ARCHIPEL_BENCH_KIT. Needs wrk, pgbench, python3, ogr2ogr; root, because the kit runs PostgreSQL as user postgres.
# Everything listens on 127.0.0.1; only processes started here are ended.
set -euo pipefail
here=$(cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
kit=${ARCHIPEL_BENCH_KIT:-$root/../shared/bench}
seconds=${1:-6}

stop() { printf '%s\n' "$1" "→ $2" >&2; exit 1; }
[ -r "$kit/bench.py" ] || stop "Le jeu de mesure est absent : $kit" "Indiquez son dossier : ARCHIPEL_BENCH_KIT=/un/dossier ./archipel bench"
for tool in wrk pgbench python3 ogr2ogr psql; do
  command -v "$tool" >/dev/null || stop "Il manque : $tool" "apt-get install wrk postgresql-contrib python3 gdal-bin postgresql-client"
done
[ "$(id -u)" = 0 ] || stop "La mesure demande le compte root (PostgreSQL y tourne sous le compte postgres)." "sudo ./archipel bench"
case $seconds in '' | *[!0-9]*) stop "Durée incorrecte : « $seconds »" "./archipel bench [SECONDES], par exemple ./archipel bench 6" ;; esac

export PEER_ROOT=${PEER_ROOT:-/var/tmp/archipel-mesure}
# shellcheck source=/dev/null
. "$kit/env.sh"
mkdir -p "$RESULTS"
chmod 755 "$PEER_ROOT"
url="jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE?user=$PGUSER"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port
pids=$PEER_ROOT/archipel.pid

say() { printf '▸ %s\n' "$*" >&2; }
serve() { # until it answers
  # The pool is the service's own; the database is the kit's, so that server and floor read the same pages.
  ARCHIPEL_HOME=$PEER_ROOT/home ARCHIPEL_DATABASE_URL=$url "$root/archipel" serve --port "$port" >"$PEER_ROOT/archipel.log" 2>&1 &
  echo $! >"$pids"
  for _ in $(seq 1 200); do
    curl -sf "$base/health" >/dev/null && return 0
    sleep 0.1
  done
  stop "Le service ne répond pas." "Le journal : $PEER_ROOT/archipel.log"
}
unserve() {
  [ -s "$pids" ] || return 0
  kill "$(cat "$pids")" 2>/dev/null || true
  wait "$(cat "$pids")" 2>/dev/null || true
  rm -f "$pids"
}
trap unserve EXIT

say "Base de mesure : 200 000 polygones"
"$kit/01_pg.sh" >/dev/null
psql -XAtqc 'SELECT 1 FROM parcelle LIMIT 1' 2>/dev/null | grep -q 1 || "$kit/02_load.sh" >"$PEER_ROOT/load.log" 2>&1
serve
psql -Xq -f "$here/parcelle.sql" 2>&1 | grep -v NOTICE || true
unserve
serve

table=$PEER_ROOT/archipel.tsv
items=/ogc/collections/parcelle/items
{
  printf 'archipel\titems100\t%s\t%s\t%s\t%s\n' "$base" "$items?f=json&limit=100&bbox={1},{2},{3},{4}" "$ASSETS/lists/bbox.txt" "$pids"
  printf 'archipel\titems1000\t%s\t%s\t%s\t%s\n' "$base" "$items?f=json&limit=1000&bbox={1},{2},{3},{4}" "$ASSETS/lists/bbox.txt" "$pids"
  printf 'archipel\titem\t%s\t%s\t\t%s\n' "$base" "$items/{id}?f=json" "$pids"
} >"$table"
rm -f "$RESULTS/run.jsonl" "$RESULTS/floor.txt"

say "Archipel, $seconds s par mesure (chauffe comprise)"
python3 "$kit/bench.py" "$table" --dur "$seconds" --conns 8 --out /dev/null >/dev/null
python3 "$kit/bench.py" "$table" --dur "$seconds" --conns 1,8 --out "$RESULTS/run.jsonl" >&2
if command -v nginx >/dev/null && command -v spawn-fcgi >/dev/null && [ -x /usr/lib/cgi-bin/mapserv ] && [ -x /usr/lib/cgi-bin/qgis_mapserv.fcgi ]; then
  say "MapServer et QGIS Server"
  "$kit/03_peers.sh" start
  python3 "$kit/bench.py" "$kit/peers.tsv" --dur "$seconds" --conns 1,8 --only 'items100|items1000|item$' --out "$RESULTS/run.jsonl" >&2
  "$kit/03_peers.sh" stop
else
  say "MapServer et QGIS Server ne sont pas installés : sans eux"
fi
say "Plancher : PostgreSQL seul"
CASES="fc100 rows100 rows100_byid fc1000 rows1000 rows1000_byid item" CONNS="1 8" DUR=$seconds "$kit/04_floor.sh" >&2
unserve

say "Démarrage (base prête)"
python3 "$kit/startup.py" archipel "$base/health" -- env ARCHIPEL_HOME="$PEER_ROOT/home" ARCHIPEL_DATABASE_URL="$url" \
  "$root/archipel" serve --port "$port" | tee "$RESULTS/startup.txt" >&2
python3 "$here/ratios.py" "$RESULTS/run.jsonl" "$RESULTS/floor.txt" "$RESULTS/startup.txt"
"$here/suivi.sh"
"$here/tiles.sh" "$seconds"
