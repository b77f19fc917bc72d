# shellcheck shell=bash
# Builds the service and the web page when their sources changed since the last build.

SERVICE_STAMP=$ROOT/target/build.stamp
WEB_STAMP=$ROOT/web/dist/.build.stamp

service_files() { find pom.xml .mvn src/main "$@"; }
web_files() { find web -mindepth 1 \( -path web/node_modules -o -path web/dist \) -prune -o "$@"; }

# digest WHICH : a fingerprint of the names and contents of the source files.
digest() {
  cd -- "$ROOT" && "$1_files" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16
}

# is_current WHICH STAMP RESULT : whether RESULT was built from the sources as they are. Dates first, since they are
# quick; when one is newer (a fresh checkout, an editor that saves without a change), contents decide.
is_current() {
  local which=$1 stamp=$2 result=$3 now
  [ -e "$stamp" ] && [ -e "$result" ] || return 1
  [ -n "$(cd -- "$ROOT" && "${which}_files" -newer "$stamp" -print -quit)" ] || return 0
  now=$(mktemp)
  if [ "$(digest "$which")" = "$(<"$stamp")" ]; then
    touch -r "$now" "$stamp" 2>/dev/null || true
    rm -f "$now"
    return 0
  fi
  rm -f "$now"
  return 1
}

service_jar() { printf '%s/target/archipel-%s.jar\n' "$ROOT" "$(<"$SERVICE_STAMP")"; }

service_is_current() { [ -e "$SERVICE_STAMP" ] && is_current service "$SERVICE_STAMP" "$(service_jar)"; }

has_web() { [ -e "$ROOT/web/package.json" ]; }

web_is_current() { ! has_web || is_current web "$WEB_STAMP" "$ROOT/web/dist/index.html"; }

# locked COMMAND… : runs it while no other launcher of this folder builds (the lock is on the folder itself).
locked() {
  (
    flock 9
    "$@"
  ) 9<"$ROOT"
}

# Remembers what was built. The service runs from a copy of its jar: a later build must not pull it from under it.
stamp_service() {
  local mark=$1 built=$2 jar=$ROOT/target/archipel-$2.jar old
  cp -f -- "$ROOT/target/archipel.jar" "$jar.new" && mv -f -- "$jar.new" "$jar"
  for old in "$ROOT"/target/archipel-*.jar; do [ "$old" = "$jar" ] || rm -f -- "$old"; done
  printf '%s\n' "$built" >"$SERVICE_STAMP.new"
  touch -r "$mark" "$SERVICE_STAMP.new"
  mv -f -- "$SERVICE_STAMP.new" "$SERVICE_STAMP"
}

maven() { (cd -- "$ROOT" && JAVA_HOME=$(find_jdk) mvn -B -ntp "$@"); }

build_service() {
  service_is_current && return 0 # another launcher has just built it
  local mark built first=''
  mark=$(mktemp)
  built=$(digest service)
  [ -d "${HOME:-}/.m2/repository/io/javalin" ] || first=" (la première fois, quelques minutes de téléchargement)"
  step "Construction du service$first" build \
    "Vérifiez l'accès au réseau (Maven Central) ; derrière un mandataire, déclarez-le dans ~/.m2/settings.xml." \
    maven package -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true
  stamp_service "$mark" "$built"
  rm -f "$mark"
}

build_web() {
  web_is_current && return 0
  local mark built
  mark=$(mktemp)
  built=$(digest web)
  web_dependencies
  step "Construction de la page web" web-build "Le message ci-dessus nomme le fichier à corriger." npm_in_web run build
  printf '%s\n' "$built" >"$WEB_STAMP"
  touch -r "$mark" "$WEB_STAMP"
  rm -f "$mark"
}

# npm writes node_modules/.package-lock.json last.
web_dependencies() {
  local installed=$ROOT/web/node_modules/.package-lock.json
  [ ! -e "$installed" ] || [ "$ROOT/web/package-lock.json" -nt "$installed" ] || return 0
  step "Téléchargement des bibliothèques de la page web" web-install \
    "Vérifiez l'accès au réseau (registre npm) ; derrière un mandataire : npm config set proxy …" \
    npm_in_web ci --no-audit --no-fund
}

npm_in_web() { (cd -- "$ROOT/web" && npm "$@"); }
