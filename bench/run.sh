#!/usr/bin/env bash
# ./archipel bench : pages of 100 and 1 000 features, one feature, and the start, over 200 000 polygons; then the totals of
# tracking over 100 000 fiches (suivi.sh), vector tiles (tiles.sh) and files (fichiers.sh), which run alone too. Against what
# PostgreSQL itself needs for the same questions (the floor), and against MapServer and QGIS Server where they are
# installed. Everything in one run, because only ratios travel from one machine to another.
#
# Needs the measuring kit (service.sh), wrk, pgbench, python3, ogr2ogr; root, because the kit runs PostgreSQL as user postgres.
# Everything listens on 127.0.0.1; only processes started here are ended.
set -euo pipefail
seconds=${1:-6}
# shellcheck source=bench/service.sh
. "$(dirname -- "$0")/service.sh"
case $seconds in '' | *[!0-9]*) stop "Durée incorrecte : « $seconds »" "./archipel bench [SECONDES], par exemple ./archipel bench 6" ;; esac
kit_database
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
python3 "$kit/startup.py" archipel "$base/health" -- env ARCHIPEL_HOME="$home" \
  ARCHIPEL_DATABASE_URL="jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE?user=$PGUSER" "$root/archipel" serve --port "$port" | tee "$RESULTS/startup.txt" >&2
python3 "$root/bench/ratios.py" "$RESULTS/run.jsonl" "$RESULTS/floor.txt" "$RESULTS/startup.txt"
"$root/bench/suivi.sh"
"$root/bench/tiles.sh" "$seconds"
"$root/bench/fichiers.sh"
