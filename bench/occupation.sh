#!/usr/bin/env bash
# bench/occupation.sh [COUNT] : land cover of COUNT generated polygons a vintage (500 000, a million in all: occupation.sql). How long the
# service takes to compute stocks and flows in the background, then to answer, beside PostGIS that finds the same figures from the
# polygons in the same run; what lies under a project of 50 vertices; the memory of the service. In a database of its own on the
# PostgreSQL that PGHOST, PGPORT and PGUSER name, dropped in the end.
set -euo pipefail
count=${1:-500000}
# shellcheck source=bench/service.sh
. "$(dirname -- "$0")/service.sh"
case $count in '' | *[!0-9]*) stop "Nombre incorrect : « $count »" "bench/occupation.sh [NOMBRE], par exemple bench/occupation.sh 50000" ;; esac
need curl
own_database archipel_mesure_occupation
# shellcheck disable=SC2119
serve
say "Engendrer $count polygones par millésime (deux millésimes ; quelques minutes)"
psql -Xq -v nombre="$count" -f "$root/bench/occupation.sql"

now() { date +%s%N; }
ms() { python3 -c "print(($2 - $1) / 1e6)"; }
median() { sort -n | sed -n 4p; }
state() { curl -sf "$base/api/occupation-sol" | python3 -c "
import json, sys
s = next(s for s in json.load(sys.stdin)['sources'] if s['id'] == 'ocsge')
print(' '.join(e['etat'] for e in s['millesimes'] + s['flux']))"; }
timed() { # STATEMENT : in ms, once
  psql -XAtq -c 'SET search_path = archipel, public' -c '\timing on' -c "$1" | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' | tail -1
}
asked() { # ADDRESS [BODY] : median of 7, in ms
  local body=()
  [ -z "${2:-}" ] || body=(-X POST -H 'Content-Type: application/json' --data-binary "@$2")
  for _ in 1 2 3; do curl -sf -o /dev/null "${body[@]}" "$base$1"; done
  for _ in 1 2 3 4 5 6 7; do curl -sf -o /dev/null -w '%{time_total}\n' "${body[@]}" "$base$1"; done | median |
    python3 -c 'print(float(input()) * 1000)'
}
line() { # TITLE MS [MS OF POSTGIS]
  python3 - "$@" <<'PY'
import sys
title, ms = sys.argv[1], float(sys.argv[2])
naive = float(sys.argv[3]) if len(sys.argv) > 3 else None
print(f'{title:<58} {ms:>10.1f}' + (f' {naive:>12.1f} {naive / ms:>9.1f}' if naive else ''))
PY
}

say "Calcul en tâche de fond"
while [ "$(state)" != "a_jour a_jour a_jour" ]; do sleep 1; done
printf '%-58s %10s %12s %9s\n' mesure ms 'PostGIS, ms' rapport
curl -sf "$base/api/occupation-sol" | python3 -c "
import json, sys
s = next(s for s in json.load(sys.stdin)['sources'] if s['id'] == 'ocsge')
for e in s['millesimes'] + s['flux']:
    what = f\"stock {e['de']}, seuils compris\" if e['de'] == e['vers'] else f\"flux {e['de']}-{e['vers']}\"
    print(f\"{'calculer : ' + what + ', ' + str(e['polygones']) + ' polygones':<58} {1000 * e['duree_s']:>10.1f}\")"
naive() { # CONDITION ON COMMUNES : the stock from the polygons, by class
  timed "SELECT count(*) FROM (SELECT s.code_cs, s.code_us, s.etat, sum(ST_Area(ST_Intersection(s.geom, c.geom))) FROM commune c JOIN v_sol_ocsge s
    ON s.millesime = 2021 AND ST_Intersects(s.geom, c.geom) WHERE $1 GROUP BY 1, 2, 3) x"
}
line "stock d'un SCoT, par classe" "$(asked /api/occupation-sol/stock/scot:scot-artois)" "$(naive "c.scot = 'scot-artois'")"
line "stock d'une commune, par classe" "$(asked /api/occupation-sol/stock/commune:62413)" "$(naive "c.insee = '62413'")"
set=$(psql -XAtqc "SELECT string_agg(insee, ',') FROM (SELECT insee FROM archipel.commune ORDER BY md5(insee) LIMIT 20) x")
line 'stock de vingt communes, par classe' "$(asked "/api/occupation-sol/stock/communes:$set")" "$(naive "c.insee = ANY ('{$set}')")"
line "stock d'un SCoT, par commune, expliqué" "$(asked '/api/occupation-sol/stock/scot:scot-artois?par=commune&expliquer=true')"
line "flux d'un SCoT, par classe" "$(asked /api/occupation-sol/flux/scot:scot-artois)" "$(timed "
  SELECT count(*) FROM (SELECT a.code_cs, b.code_cs, sum(ST_Area(ST_Intersection(ST_Intersection(a.geom, b.geom), c.geom))) FROM commune c JOIN v_sol_ocsge a
    ON a.millesime = 2018 AND ST_Intersects(a.geom, c.geom) JOIN v_sol_ocsge b ON b.millesime = 2021 AND ST_Intersects(a.geom, b.geom)
  WHERE c.scot = 'scot-artois' AND a.etat <> b.etat GROUP BY 1, 2) x")"
line "flux d'un SCoT, par friche" "$(asked '/api/occupation-sol/flux/scot:scot-artois?par=friche')"
# A star of 50 vertices, 20 ha about, in the middle of Lens.
psql -XAtqc "SET search_path = archipel, public; SELECT ST_AsGeoJSON(ST_Transform(ST_MakePolygon(ST_AddPoint(l, ST_StartPoint(l))), 4326), 9) FROM (
  SELECT ST_MakeLine(ST_Translate(p, r * cos(2 * pi() * k / 50), r * sin(2 * pi() * k / 50)) ORDER BY k) AS l
  FROM (SELECT k, CASE k % 2 WHEN 0 THEN 300 ELSE 220 END AS r, ST_PointOnSurface(geom) AS p FROM commune, generate_series(0, 49) k WHERE insee = '62498') s) x" >"$work/projet.json"
line 'vérifier un projet de 50 sommets (adresse entière)' "$(asked /api/scot/verifier "$work/projet.json")"
under="SELECT count(*) FROM (SELECT s.code_cs, s.code_us, s.etat, s.selon, sum(CASE WHEN ST_Covers(m.g, s.geom) THEN s.surface_m2 ELSE ST_Area(ST_Intersection(m.g, s.geom)) END)
  FROM (SELECT ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON('$(cat "$work/projet.json")'), 4326), 2154) AS g OFFSET 0) m JOIN v_sol_ocsge s ON s.millesime = 2021 AND ST_Intersects(m.g, s.geom) GROUP BY 1, 2, 3, 4) x"
timed "$under" >/dev/null
line 'ce qui est sous ce projet, la question SQL seule' "$(timed "$under")" "$(timed "${under/CASE WHEN ST_Covers(m.g, s.geom) THEN s.surface_m2 ELSE ST_Area(ST_Intersection(m.g, s.geom)) END/ST_Area(ST_Intersection(m.g, s.geom))}")"
psql -XAtqc "UPDATE archipel.commune SET population = population + 1 WHERE insee = '62413'"
line "après une population changée : retrouver que rien n'a bougé" "$(start=$(now); until [ "$(state)" = "a_jour a_jour a_jour" ]; do sleep 0.2; done; ms "$start" "$(now)")"
awk '/VmHWM/ { printf "%-58s %10d Mio\n", "mémoire du service, au plus", $2 / 1024 }' "/proc/$server/status"
