# shellcheck shell=bash
# Installs what is missing on Debian and Ubuntu; elsewhere says what to install.

# need NAME : what it is, and why Archipel needs it.
need() {
  case $1 in
    jdk) echo "JDK $JDK_LEAST ou plus récent, qui fait tourner le service" ;;
    maven) echo "Maven $MAVEN_LEAST ou plus récent, qui construit le service" ;;
    node) echo "Node.js $NODE_LEAST ou plus récent avec npm, qui construit la page web" ;;
    postgres) echo "PostgreSQL $POSTGRES_LEAST ou plus récent avec PostGIS, la base de données géographique" ;;
    chromium) echo "Chromium, pour les tests de la page web" ;;
    gdal) echo "GDAL (ogrinfo, ogr2ogr), pour les tests de l'OGC API" ;;
    owslib) echo "OWSLib pour Python 3, pour les tests de l'OGC API" ;;
    qgis) echo "QGIS pour Python 3, pour les tests du projet QGIS" ;;
  esac
}

# is_optional NAME : tests that need it are skipped, saying so, where it cannot be had.
is_optional() { [ "$1" = owslib ] || [ "$1" = qgis ]; }

# require NAME… : makes sure that all are there, or ends with what to do.
require() {
  local name missing=()
  for name in "$@"; do has "$name" || missing+=("$name"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  check_choices "${missing[@]}"
  if command -v apt-get >/dev/null; then
    install_with_apt "${missing[@]}"
  else
    list_and_fail "${missing[@]}"
  fi
  for name in "${missing[@]}"; do
    has "$name" || is_optional "$name" || list_and_fail "$name"
  done
}

# A place named by the user that does not do is the user's to correct, not ours to work around.
check_choices() {
  local name
  for name in "$@"; do
    case $name in
      jdk)
        [ -z "${ARCHIPEL_JAVA_HOME:-}" ] ||
          fail "ARCHIPEL_JAVA_HOME ($ARCHIPEL_JAVA_HOME) n'est pas un JDK $JDK_LEAST ou plus récent." "Corrigez ou retirez cette variable."
        ;;
      postgres)
        [ -z "${ARCHIPEL_PG_BIN:-}" ] ||
          fail "ARCHIPEL_PG_BIN ($ARCHIPEL_PG_BIN) ne contient pas PostgreSQL (initdb)." "Corrigez ou retirez cette variable."
        ;;
    esac
  done
}

list_and_fail() {
  local name lines=()
  for name in "$@"; do
    lines+=("- $(need "$name")")
    case $name in
      jdk) lines+=("    déjà installé ailleurs ? ARCHIPEL_JAVA_HOME=/son/dossier ./archipel …") ;;
      postgres)
        lines+=("    déjà installé ailleurs ? ARCHIPEL_PG_BIN=/son/dossier/bin ./archipel …"
          "    une base existante ? ARCHIPEL_DATABASE_URL=jdbc:postgresql://… ./archipel …")
        ;;
    esac
  done
  fail "il manque ceci, qu'Archipel ne sait pas installer sur ce système :" "${lines[@]}" \
    "Installez-les puis relancez la même commande."
}

candidate() { [[ $(LC_ALL=C apt-cache policy "$1" 2>/dev/null) =~ Candidate:\ [^\(] ]]; }

# first_candidate PACKAGE… : prints the first that the system offers.
first_candidate() {
  local package
  for package in "$@"; do
    if candidate "$package"; then
      echo "$package"
      return 0
    fi
  done
  return 1
}

# packages_for NAME : prints the packages to install.
packages_for() {
  case $1 in
    jdk) first_candidate openjdk-{25,21,17}-jdk-headless ;;
    maven) first_candidate maven ;;
    node)
      command -v node >/dev/null || first_candidate nodejs
      command -v npm >/dev/null || first_candidate npm
      ;;
    postgres) first_candidate postgresql-{18,17,16,15}-postgis-3 ;;
    chromium) first_candidate chromium chromium-browser ;;
    gdal) first_candidate gdal-bin ;;
    owslib) first_candidate python3-owslib ;;
    qgis) first_candidate python3-qgis ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -- "$@"; fi
}

# Whether as_root can work: we are root, or sudo needs no password, or somebody is there to type it.
can_be_root() {
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || [ -t 0 ]
}

install_with_apt() {
  local name packages=() unavailable=()
  say "Il manque sur cette machine :"
  for name in "$@"; do say "  - $(need "$name")"; done
  if can_be_root; then
    [ "$(id -u)" = 0 ] || say "L'installation demande les droits d'administrateur (sudo)."
    step "Mise à jour de la liste des paquets" apt-update "Vérifiez l'accès au réseau et /etc/apt/sources.list." \
      as_root apt-get -q -o DPkg::Lock::Timeout=300 update
  fi
  for name in "$@"; do
    # shellcheck disable=SC2207 # package names hold no space
    packages+=($(packages_for "$name")) || is_optional "$name" || unavailable+=("$name")
  done
  [ ${#unavailable[@]} -eq 0 ] || list_and_fail "${unavailable[@]}"
  [ ${#packages[@]} -gt 0 ] || return 0
  can_be_root || fail "les installer demande les droits d'administrateur. Demandez à un administrateur de lancer :" \
    "apt-get update && apt-get install --no-install-recommends ${packages[*]}"
  step "Installation de ${packages[*]}" apt-install \
    "Corrigez ce que dit apt (réseau, place sur le disque), puis relancez la même commande." \
    install_packages "${packages[@]}"
}

# The server packages would start a database of their own, which Archipel does not use: not now, but again afterwards.
install_packages() {
  local folder=/etc/postgresql-common/createcluster.d status=0
  local no_cluster=$folder/zz-archipel.conf
  as_root mkdir -p "$folder" &&
    as_root sh -c "echo 'create_main_cluster = false' > $no_cluster" &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
      -o Dpkg::Options::=--force-confold install --no-install-recommends "$@" || status=$?
  as_root rm -f "$no_cluster"
  return "$status"
}
