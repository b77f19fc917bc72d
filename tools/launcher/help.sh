# shellcheck shell=bash
# The texts of --help that must be readable before anything is installed or built.

# name|what it does. LauncherTest.java holds this list against the service's own commands.
COMMANDS=(
  'serve|démarre le service (carte, OGC API, planification)'
  'import|importe un fichier dans une couche : vérifié, montré, écrit ou annulé en entier'
  'publish|publie un fichier (GeoPackage, shapefile, GeoJSON, CSV…) comme une nouvelle couche'
  'unpublish|retire une couche publiée'
  'export|écrit une couche dans un fichier : GeoPackage, shapefile, CSV, Excel, standards CNIG…'
  'sources|liste les données ouvertes officielles, les télécharge'
  'check|vérifie les données : contradictions imprimées dans les contrats'
  "key|liste, crée et révoque les clés qui permettent d'écrire"
  'test|construit et passe tous les tests'
  'bench|mesure la vitesse du service contre PostgreSQL seul et contre ses pairs'
)

is_command() {
  local entry
  for entry in "${COMMANDS[@]}"; do [ "${entry%%|*}" = "$1" ] && return 0; done
  return 1
}

asks_help() {
  local word
  for word in "$@"; do
    case $word in -h | --help) return 0 ;; esac
  done
  return 1
}

has_own_help() { [ "$1" = serve ] || [ "$1" = test ] || [ "$1" = bench ]; }

print_help() {
  echo "Archipel : les projets, l'argent et le sol du bassin minier de l'Artois, sur une carte."
  echo
  echo "Usage : ./archipel COMMANDE [options]"
  echo
  echo "Commandes :"
  local entry
  for entry in "${COMMANDS[@]}"; do printf '  %-10s %s\n' "${entry%%|*}" "${entry#*|}"; done
  cat <<'TEXT'

Chaque commande a son aide : ./archipel COMMANDE --help
Au premier lancement, ce qui manque est installé (Debian, Ubuntu) et le service est construit.

Variables d'environnement, toutes facultatives :
  ARCHIPEL_HOME          dossier de l'état : base, journaux, cache (par défaut : .archipel)
  ARCHIPEL_DATABASE_URL  adresse JDBC d'une base PostGIS existante, à la place de la base privée
  ARCHIPEL_PUBLIC_URL    adresse publique du service derrière un mandataire (voir serve --help)
  ARCHIPEL_JAVA_HOME     JDK à utiliser (par défaut : le plus récent trouvé, à partir de 17)
  ARCHIPEL_PG_BIN        dossier « bin » de PostgreSQL (par défaut : le plus récent avec PostGIS, à partir de 15)
  ARCHIPEL_MEMORY        mémoire de Java, par exemple 512m
  ARCHIPEL_TILE_CACHE    mémoire des tuiles déjà faites, en Mo (par défaut : 24 ; 0 : aucune)
  ARCHIPEL_JAVA_OPTS     autres options de Java
TEXT
}

print_help_serve() {
  cat <<'TEXT'
Usage : ./archipel serve [--port 7070] [--host 127.0.0.1] [--public-url ADRESSE]
                          [--contact "NOM <ADRESSE>"] [--refresh-sources JOURS]

Démarre Archipel : installe ce qui manque, construit si les sources ont changé, démarre la base
privée (ou rejoint celle d'ARCHIPEL_DATABASE_URL), charge le territoire dans une base vide, puis
sert la carte et les API. GET /health répond 200 quand tout est prêt. Ctrl-C arrête proprement.

  --port PORT   port d'écoute (par défaut : 7070)
  --host HÔTE   adresse d'écoute (par défaut : 127.0.0.1, cette machine seulement ; 0.0.0.0 : toutes)
  --public-url ADRESSE
                adresse publique quand un mandataire (nginx…) est devant, par exemple https://carte.exemple.fr :
                les liens la portent. Sans elle, ils portent celle de chaque requête (Host) ; les en-têtes
                X-Forwarded-* ne sont jamais crus. Autre façon : ARCHIPEL_PUBLIC_URL.
  --contact "NOM <ADRESSE>"
                qui répond des données, tel que le catalogue le donne, par exemple
                "Service SIG <sig@exemple.fr>". Autre façon : ARCHIPEL_CONTACT.
  --refresh-sources JOURS
                regarder tous les tant de jours si les sources ouvertes ont du nouveau, et le proposer
                comme un import à décider ; rien n'est appliqué. Autre façon : ARCHIPEL_REFRESH_SOURCES.
TEXT
}

print_help_test() {
  cat <<'TEXT'
Usage : ./archipel test [options de Maven]

Installe ce qui manque, construit et passe tout : style, analyse statique, règles d'architecture,
tests sur un vrai PostGIS, tests de la page web dans Chromium. La dernière ligne compte les tests.

  Exemple : ./archipel test -Dtest=PrivateClusterTest
TEXT
}

print_help_bench() {
  cat <<'TEXT'
Usage : ./archipel bench [SECONDES]

Mesure, sur 200 000 polygones, des pages de 100 et de 1 000 objets, un objet seul et le démarrage, contre
PostgreSQL seul et, s'ils sont installés, contre MapServer et QGIS Server ; imprime les rapports d'un même
passage. Puis les totaux du suivi sur 100 000 fiches engendrées. SECONDES : durée de chaque mesure (par défaut : 6).

  ARCHIPEL_BENCH_KIT   dossier du jeu de mesure (polygones, emprises, requêtes du plancher)
TEXT
}
