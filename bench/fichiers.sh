#!/usr/bin/env bash
# bench/fichiers.sh : a layer of 100 000 polygons with nine fields (fichiers.sql) downloaded as GeoPackage, zipped shapefile and
# FlatGeobuf, beside ogr2ogr that makes the same file from the same PostgreSQL, turn by turn in one run. Runs alone. A database
# of its own is made on the PostgreSQL that PGHOST, PGPORT and PGUSER name, by an account that may create databases and PostGIS;
# it is dropped in the end.
set -euo pipefail
here=$(cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
: "${PGHOST:?Nommez un PostgreSQL de mesure : PGHOST, PGPORT, PGUSER}" "${PGPORT:?PGPORT manque}" "${PGUSER:?PGUSER manque}"
command -v ogr2ogr >/dev/null || { echo "Il manque : ogr2ogr (apt-get install gdal-bin)" >&2; exit 1; }
export PGDATABASE=archipel_mesure_fichiers
work=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port
server=

say() { printf '▸ %s\n' "$*" >&2; }
clean() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  psql -XqAt -d postgres -c "DROP DATABASE IF EXISTS $PGDATABASE WITH (FORCE)" 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT

serve() { # until it answers
  ARCHIPEL_HOME=$work ARCHIPEL_DATABASE_URL="jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE?user=$PGUSER" \
    "$root/archipel" serve --port "$port" >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 1 600); do
    curl -sf "$base/health" >/dev/null && return
    kill -0 "$server" 2>/dev/null || { cat "$work/serve.log" >&2; exit 1; }
    sleep 0.2
  done
}

say "Base de mesure : 100 000 polygones"
psql -XqAt -d postgres -c "DROP DATABASE IF EXISTS $PGDATABASE WITH (FORCE)" 2>/dev/null
psql -XqAt -d postgres -c "CREATE DATABASE $PGDATABASE"
for setting in 'jit = off' "work_mem = '16MB'" 'random_page_cost = 1.1' 'max_parallel_workers_per_gather = 0'; do
  psql -XqAt -d postgres -c "ALTER DATABASE $PGDATABASE SET $setting"
done
serve
psql -Xq -f "$here/fichiers.sql" 2>&1 | grep -v NOTICE || true

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
