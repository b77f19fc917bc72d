#!/usr/bin/env bash
# bench/tiles.sh [SECONDS]: vector tiles over 200 000 polygons, every tile made anew (no cache), beside ST_AsMVT put straight
# to PostgreSQL by pgbench, and beside the floor: fetching the rows of the same tiles and nothing else. Then the same tiles
# from the cache. One run, because only ratios travel from one machine to another. Needs what run.sh needs.
set -euo pipefail
seconds=${1:-6}
# shellcheck source=bench/service.sh
. "$(dirname -- "$0")/service.sh"
case $seconds in '' | *[!0-9]*) stop "Durée incorrecte : « $seconds »" "bench/tiles.sh [SECONDES], par exemple bench/tiles.sh 6" ;; esac
kit_database

# The lists of tiles as pgbench reads them.
psql -Xq -c 'DROP TABLE IF EXISTS bench_tile' -c 'CREATE TABLE bench_tile (z int, n int, x int, y int, PRIMARY KEY (z, n))' 2>/dev/null
for zoom in 12 14; do
  awk '{ print $1 "\t" NR "\t" $2 "\t" $3 }' "$ASSETS/lists/z$zoom.txt" | psql -Xq -c 'COPY bench_tile FROM STDIN'
done
psql -Xq -c 'ANALYZE bench_tile'

table=$PEER_ROOT/tuiles.tsv
tiles=tiles/WebMercatorQuad/{1}/{3}/{2}
for size in full slim; do
  layer=parcelle$([ "$size" = slim ] && echo -slim || true)
  for zoom in 14 12; do
    printf 'archipel\tmvt%s_%s\t%s\t/ogc/collections/%s/%s\t%s\t%s\n' "$zoom" "$size" "$base" "$layer" "$tiles" "$ASSETS/lists/z$zoom.txt" "$pids"
  done
done >"$table"
rm -f "$RESULTS/tuiles.jsonl" "$RESULTS/tuiles-cache.jsonl"

say "Archipel, sans cache, $seconds s par mesure"
serve ARCHIPEL_TILE_CACHE=0
python3 "$kit/bench.py" "$table" --dur "$seconds" --conns 8 --out /dev/null >/dev/null
python3 "$kit/bench.py" "$table" --dur "$seconds" --conns 8 --out "$RESULTS/tuiles.jsonl" >&2
unserve
say "PostgreSQL seul : ST_AsMVT, puis les lignes sans plus"
cp -f "$RESULTS/floor.txt" "$RESULTS/floor.before" 2>/dev/null || true
rm -f "$RESULTS/floor.txt"
CASES="mvt14_full tilerows14 mvt14_slim tilerows14_slim mvt12_full tilerows12 mvt12_slim tilerows12_slim" CONNS=8 DUR=$seconds "$kit/04_floor.sh" >&2
mv "$RESULTS/floor.txt" "$RESULTS/tuiles-floor.txt"
mv -f "$RESULTS/floor.before" "$RESULTS/floor.txt" 2>/dev/null || true
say "Archipel, depuis le cache"
serve ARCHIPEL_TILE_CACHE=64
python3 "$kit/bench.py" "$table" --dur "$seconds" --conns 8 --out "$RESULTS/tuiles-cache.jsonl" >&2
unserve

python3 - "$RESULTS" <<'PY'
import json, sys
folder = sys.argv[1]
def runs(name):
    return {r["case"]: r for r in map(json.loads, open(f"{folder}/{name}"))}
floor = {p[0]: float(p[2]) for p in (line.split() for line in open(f"{folder}/tuiles-floor.txt")) if len(p) > 2 and p[1].isdigit()}
cached = runs("tuiles-cache.jsonl")
print(f"{'tuiles':<12}{'par s':>8}{'CPU ms':>8}{'Ko':>7}{'Mo':>6}{'/ ST_AsMVT':>12}{'/ lignes':>10}{'du cache':>10}")
for case, r in runs("tuiles.jsonl").items():
    rows = floor[case.replace("mvt", "tilerows").replace("_full", "")]
    print(f"{case:<12}{r['rps']:>8.1f}{r['srv_cpu_ms'] + r['pg_cpu_ms']:>8.2f}{r['bytes'] / 1024:>7.0f}{r['rss_mb']:>6}"
          f"{r['rps'] / floor[case]:>12.2f}{r['rps'] / rows:>10.2f}{cached[case]['rps']:>10.0f}")
PY
