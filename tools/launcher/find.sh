# shellcheck shell=bash
# Finds what Archipel needs on this machine. Nothing here starts a Java process: a warm start counts milliseconds.

JDK_LEAST=17
JDK_TESTED=25 # a newer one is taken only when there is no other: compiler plugins lag behind
NODE_LEAST=18
POSTGRES_LEAST=15
MAVEN_LEAST=3.8.7

# jdk_version HOME : prints the version of the JDK there, such as 17.0.15; fails when there is none.
jdk_version() {
  local line
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=}
        printf '%s\n' "${line//\"/}"
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# newest_jdk HOME… : prints the newest JDK among these folders that will do.
newest_jdk() {
  local home version best='' best_key=0 key major
  for home in "$@"; do
    version=$(jdk_version "$home") || continue
    major=${version%%[!0-9]*}
    [ "$major" -ge "$JDK_LEAST" ] || continue
    key=$((1000 + major))
    [ "$major" -le "$JDK_TESTED" ] || key=$((1000 - major))
    if [ "$key" -gt "$best_key" ]; then
      best=$home best_key=$key
    fi
  done
  [ -n "$best" ] && printf '%s\n' "$best"
}

# Prints the home of the JDK to use.
find_jdk() {
  local on_path
  if [ -n "${ARCHIPEL_JAVA_HOME:-}" ]; then
    newest_jdk "$ARCHIPEL_JAVA_HOME"
    return
  fi
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname -- "$(dirname -- "$(readlink -f -- "$on_path")")")
  newest_jdk ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/* /opt/*jdk* "${HOME:-}"/.sdkman/candidates/java/* ${on_path:+"$on_path"}
}

# version_at_least FOUND LEAST
version_at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

find_maven() {
  local core
  command -v mvn >/dev/null || return 1
  for core in "$(dirname -- "$(readlink -f -- "$(command -v mvn)")")"/../lib/maven-core-*.jar; do
    core=$(readlink -f -- "$core")
    core=${core##*maven-core-}
    core=${core%.jar}
    [[ $core == [0-9]* ]] || return 0 # another layout: the build itself checks the version
    version_at_least "$core" "$MAVEN_LEAST"
    return
  done
}

find_node() {
  local version
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  [ "${version%%.*}" -ge "$NODE_LEAST" ]
}

# Prints the folder of a PostgreSQL with PostGIS, newest first; PostgresTools.java looks in the same places.
find_postgres() {
  local bin share major best='' best_major=0
  if [ -n "${ARCHIPEL_PG_BIN:-}" ]; then
    [ -x "$ARCHIPEL_PG_BIN/initdb" ] || return 1
    printf '%s\n' "$ARCHIPEL_PG_BIN"
    return
  fi
  for bin in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin; do
    [ -x "$bin/initdb" ] || continue
    major=${bin%/bin} major=${major##*[/-]}
    share=/usr/share/postgresql/$major
    [ "${bin#/usr/pgsql-}" = "$bin" ] || share=${bin%/bin}/share
    [ -e "$share/extension/postgis.control" ] || continue
    if [ "$major" -ge "$POSTGRES_LEAST" ] && [ "$major" -gt "$best_major" ]; then
      best=$bin best_major=$major
    fi
  done
  if [ -z "$best" ] && command -v initdb >/dev/null && command -v pg_config >/dev/null; then
    [ -e "$(pg_config --sharedir)/extension/postgis.control" ] && best=$(pg_config --bindir)
  fi
  [ -n "$best" ] && printf '%s\n' "$best"
}

find_chromium() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

find_gdal() { command -v ogrinfo >/dev/null && command -v ogr2ogr >/dev/null; }

# The system's Python first: another one put before it on the PATH does not see the system's libraries.
find_owslib() { find_python owslib; }
find_qgis() { find_python qgis; }

# find_python LIBRARY : whether a Python 3 of this machine has it.
find_python() {
  local python
  for python in /usr/bin/python3 python3; do
    "$python" -c 'import importlib.util as u, sys; sys.exit(u.find_spec(sys.argv[1]) is None)' "$1" 2>/dev/null && return 0
  done
  return 1
}

has() { "find_$1" >/dev/null; }
