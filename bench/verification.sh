#!/usr/bin/env bash
# bench/verification.sh [NUMBER] : checks of projects over generated ground (verification.sql: NUMBER polygons of OCS GE, 1 000 000
# unless told, 50 000 of known land, 5 000 friches), over HTTP, beside a plain PostGIS query on the same ground in the same run:
# the areas of what the footprint meets, no cutting, no envelope. Stars of 50 corners, a set of them, and a drawing over the whole
# territory, which must be answered or refused in bounded time. A database of its own is made on the PostgreSQL that PGHOST,
# PGPORT and PGUSER name, by an account that may create databases and PostGIS; dropped in the end.
set -euo pipefail
number=${1:-1000000}
# shellcheck source=bench/service.sh
. "$(dirname -- "$0")/service.sh"
case $number in '' | *[!0-9]*) stop "Nombre incorrect : « $number »" "bench/verification.sh [NOMBRE], par exemple bench/verification.sh 1000000" ;; esac
say "Base de mesure : $number polygones d'OCS GE engendrés (quelques minutes)"
own_database archipel_mesure_verification
serve
psql -Xq -v nombre="$number" -f "$root/bench/verification.sql"

# Stars of 50 corners around Lens, in degrees and in Lambert-93; the same each run.
python3 - "$work" <<'PY'
import json, math, random, sys
random.seed(7)
def star(reach):
    lon, lat = 2.75 + 0.2 * random.random(), 50.38 + 0.1 * random.random()
    ring = []
    for k in range(50):
        r = reach * (0.5 + 0.5 * random.random())
        a = 2 * math.pi * k / 50
        ring.append([lon + r * math.cos(a) / 71000, lat + r * math.sin(a) / 111200])
    return {"type": "Polygon", "coordinates": [ring + ring[:1]]}
def write(name, body):
    json.dump(body, open(f"{sys.argv[1]}/{name}.json", "w"))
for reach, name in ((200, "petit"), (500, "moyen"), (1500, "grand")):
    for i in range(15):
        write(f"{name}-{i}", star(reach))
for i in range(15):
    write(f"lot-{i}", {"projets": [{"geometry": star(300), "titre": str(k)} for k in range(10)]})
for i in range(15):
    write(f"tout-{i}", {"type": "Polygon", "coordinates": [[[2.2, 50.2], [3.1, 50.2], [3.1, 50.8], [2.2, 50.8], [2.2, 50.2]]]})
PY

middle() { sort -n | awk '{a[NR] = $1} END {print a[int((NR + 1) / 2)]}'; }
asked() { # NAME COUNT : median of a request on each of COUNT bodies, in ms
  for i in $(seq 0 $(($2 - 1))); do
    curl -s -o "$work/answer" -w '%{time_total} %{http_code}\n' -H 'Content-Type: application/json' --data-binary "@$work/$1-$i.json" "$base/api/scot/verifier"
  done | tee "$work/times" | awk '{print $1 * 1000}' | middle
}
floor() { # NAME : median of the plain query, in ms
  for i in $(seq 0 14); do
    printf "SELECT (SELECT sum(ST_Area(ST_Intersection(g, x.geom))) FROM ocsge x WHERE ST_Intersects(g, x.geom)),
      (SELECT sum(ST_Area(ST_Intersection(g, x.geom))) FROM friche x WHERE ST_Intersects(g, x.geom)),
      (SELECT sum(ST_Area(ST_Intersection(g, x.geom))) FROM zae x WHERE ST_Intersects(g, x.geom)),
      (SELECT sum(ST_Area(ST_Intersection(g, x.geom))) FROM sol_reference x WHERE ST_Intersects(g, x.geom)),
      (SELECT sum(ST_Area(ST_Intersection(g, x.geom))) FROM commune x WHERE ST_Intersects(g, x.geom))
      FROM (SELECT ST_Transform(ST_GeomFromGeoJSON('%s'), 2154) AS g OFFSET 0) d;\n" "$(cat "$work/$1-$i.json")"
  done | psql -XAtq -c 'SET search_path = archipel, public' -c '\timing on' -f - | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' | middle
}

say "Mesures, médianes de 15"
for name in petit moyen grand lot; do asked "$name" 15 >/dev/null; done
printf '%-46s %8s %10s %s\n' mesure ms plancher code
for name in petit moyen grand; do
  sql=$(floor "$name"); sql=$(floor "$name")
  ms=$(asked "$name" 15)
  surface=$(python3 -c "import json; print(json.load(open('$work/answer'))['surface_ha'])")
  printf '%-46s %8.0f %10.0f %s\n' "étoile de 50 sommets, $name ($surface ha)" "$ms" "$sql" "$(awk '{print $2}' "$work/times" | sort -u | tr '\n' ' ')"
done
printf '%-46s %8.0f %10s %s\n' 'dix étoiles ensemble' "$(asked lot 15)" - "$(awk '{print $2}' "$work/times" | sort -u | tr '\n' ' ')"
printf '%-46s %8.0f %10s %s\n' 'tout le territoire, dessiné' "$(asked tout 3)" - "$(awk '{print $2}' "$work/times" | sort -u | tr '\n' ' ')"
