#!/usr/bin/env bash
# bench/fichiers.sh : a layer of 100 000 polygons with nine fields (fichiers.sql) downloaded as GeoPackage, zipped shapefile and
# FlatGeobuf, beside ogr2ogr that makes the same file from the same PostgreSQL, turn by turn in one run. Runs alone. A database
# of its own is made on the PostgreSQL that PGHOST, PGPORT and PGUSER name, by an account that may create databases and PostGIS;
# it is dropped in the end.
set -euo pipefail
# shellcheck source=bench/service.sh
. "$(dirname -- "$0")/service.sh"
need ogr2ogr
say "Base de mesure : 100 000 polygones"
own_database archipel_mesure_fichiers
serve
psql -Xq -f "$root/bench/fichiers.sql" 2>&1 | grep -v NOTICE || true

# The widths of decimals are given to ogr2ogr, which cannot size the columns of a shapefile without them.
select="SELECT id::text, insee, nom, statut, surface::numeric(12, 2) AS surface, date_maj, montant::numeric(18, 2) AS montant,
  description, publie, logements, geom FROM archipel.mesure_fichiers ORDER BY id"
now() { date +%s%N; }
ours() { # EXTENSION : ms
  local from
  from=$(now)
  curl -sf -o "$work/nous.$1" "$base/layers/mesure-fichiers.$1"
  echo $((($(now) - from) / 1000000))
}
theirs() { # DRIVER EXTENSION : ms
  local from
  rm -f "$work/eux.$2"
  from=$(now)
  ogr2ogr -f "$1" "$work/eux.$2" "PG:host=$PGHOST port=$PGPORT user=$PGUSER dbname=$PGDATABASE" -sql "$select" \
    -nln mesure -nlt POLYGON -a_srs EPSG:2154 >"$work/ogr.log" 2>&1
  echo $((($(now) - from) / 1000000))
}
median() { sort -n | sed -n 3p; }

say "Mesures, médianes de 5, chacun son tour"
printf '%-16s %10s %10s %10s\n' format 'nous (ms)' ogr2ogr 'eux / nous'
compare() { # TITLE EXTENSION DRIVER EXTENSION
  for _ in 1 2 3; do ours "$2" >/dev/null; done
  : >"$work/a"
  : >"$work/b"
  for _ in 1 2 3 4 5; do
    ours "$2" >>"$work/a"
    theirs "$3" "$4" >>"$work/b"
  done
  local a b
  a=$(median <"$work/a")
  b=$(median <"$work/b")
  printf '%-16s %10d %10d %10s\n' "$1" "$a" "$b" "$(python3 -c "print(round($b / $a, 2))")"
}
compare GeoPackage gpkg GPKG gpkg
compare Shapefile zip 'ESRI Shapefile' shz
compare FlatGeobuf fgb FlatGeobuf fgb
