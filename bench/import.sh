#!/usr/bin/env bash
# bench/import.sh [COUNT] : a GeoPackage of COUNT polygons (200 000) goes into the land cover (OCS GE) over HTTP, from its arrival
# to its rows checked, compared, written and journalled, by a service with the heap it has by default; beside ogr2ogr that
# appends the same file to a table with the same columns and indexes, and checks nothing. Then the same file again, where nothing
# changes, and the undoing. In a database of its own on the PostgreSQL that PGHOST, PGPORT and PGUSER name, dropped in the end.
set -euo pipefail
count=${1:-200000}
# shellcheck source=bench/service.sh
. "$(dirname -- "$0")/service.sh"
case $count in '' | *[!0-9]*) stop "Nombre incorrect : « $count »" "bench/import.sh [NOMBRE], par exemple bench/import.sh 50000" ;; esac
need ogr2ogr curl
say "$count polygones"
own_database archipel_mesure_import
python3 "$root/bench/import.py" "$count" "$work/parcelles.csv"
ogr2ogr -q -f GPKG "$work/parcelles.gpkg" "$work/parcelles.csv" -oo GEOM_POSSIBLE_NAMES=WKT -oo KEEP_GEOM_COLUMNS=NO \
  -a_srs EPSG:2154 -nlt POLYGON -nln parcelles
serve
key=$(ARCHIPEL_HOME=$home ARCHIPEL_DATABASE_URL="jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE?user=$PGUSER" \
  "$root/archipel" key create --name mesure | grep -Eo '[A-Za-z0-9_-]{40,}' | head -1)

now() { date +%s%N; }
seconds() { python3 -c "print(f'{($2 - $1) / 1e9:.1f}')"; }
member() { python3 -c "import json, sys; d = json.load(sys.stdin); print($1)"; }
until_state() { # ID STATE
  local state
  while :; do
    state=$(curl -sf "$base/api/imports/$1" | member "d['etat']")
    case $state in
      "$2") return ;;
      examen | recu | pret | application | annulation | applique) sleep 0.2 ;;
      *) stop "L'import est « $state »" "curl $base/api/imports/$1" ;;
    esac
  done
}
ask() { curl -sf -X POST -H "Authorization: Bearer $key" "$@"; }

line() { printf '%-44s %8s s\n' "$1" "$2"; }
start=$(now)
id=$(ask -F "fichier=@$work/parcelles.gpkg" -F 'options={"cible":"ocsge"}' "$base/api/imports" | member "d['id']")
until_state "$id" pret
examined=$(now)
ask "$base/api/imports/$id/application" >/dev/null
until_state "$id" applique
applied=$(now)
curl -sf "$base/api/imports/$id" | member "d['comptes']" >&2
line 'examiner' "$(seconds "$start" "$examined")"
line 'appliquer' "$(seconds "$examined" "$applied")"
again=$(ask -F "fichier=@$work/parcelles.gpkg" -F 'options={"cible":"ocsge"}' "$base/api/imports" | member "d['id']")
until_state "$again" pret
compared=$(now)
line 'examiner de nouveau, rien ne change' "$(seconds "$applied" "$compared")"
ask "$base/api/imports/$id/annulation" >/dev/null
until_state "$id" annule
line 'annuler' "$(seconds "$compared" "$(now)")"
printf '%-44s %8s Mio\n' 'mémoire du service, au plus' \
  "$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$server/status")"

psql -Xq -c 'CREATE TABLE archipel.mesure_ogr (fid serial PRIMARY KEY, id text, code_cs text, code_us text, millesime text, nom text, geom geometry(MultiPolygon, 2154))' \
  -c 'CREATE INDEX ON archipel.mesure_ogr USING gist (geom)' -c 'CREATE UNIQUE INDEX ON archipel.mesure_ogr (id, millesime)'
start=$(now)
PG_USE_COPY=YES ogr2ogr -q -append -f PostgreSQL "PG:host=$PGHOST port=$PGPORT user=$PGUSER dbname=$PGDATABASE" "$work/parcelles.gpkg" parcelles \
  -nln archipel.mesure_ogr -nlt PROMOTE_TO_MULTI -unsetFid
line 'ogr2ogr, sans rien vérifier' "$(seconds "$start" "$(now)")"
