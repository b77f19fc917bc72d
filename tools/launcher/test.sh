#!/usr/bin/env bash
# Tests of the launcher's own logic: no network, no Java, no build. Prints a line a test and a closing count.
set -uo pipefail

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
LAB=$(mktemp -d)
trap 'rm -rf "$LAB"' EXIT
export ARCHIPEL_HOME=$LAB/home
export LOGS=$LAB
for part in say help find install build java tests; do
  # shellcheck source=/dev/null
  source "$ROOT/tools/launcher/$part.sh"
done

PASS=0 FAIL=0

# check SENTENCE COMMAND… : the sentence is true when the command succeeds.
check() {
  local sentence=$1
  shift
  if "$@" >"$LAB/output" 2>&1; then
    PASS=$((PASS + 1)) && echo "ok - $sentence"
  else
    FAIL=$((FAIL + 1)) && echo "not ok - $sentence"
    sed 's/^/#   /' "$LAB/output"
  fi
}

# is EXPECTED COMMAND… : whether the command prints just that.
is() {
  local expected=$1 found
  shift
  found=$("$@")
  [ "$found" = "$expected" ] || { echo "expected « $expected », found « $found »" && return 1; }
}

archipel() { "$ROOT/archipel" "$@" >"$LAB/stdout" 2>"$LAB/stderr"; }

fake_jdk() {
  mkdir -p "$LAB/$1/bin" && printf 'IMPLEMENTOR="X"\nJAVA_VERSION="%s"\nJAVA_VERSION_DATE="2026"\n' "$2" >"$LAB/$1/release"
  printf '#!/bin/sh\n' >"$LAB/$1/bin/javac" && chmod +x "$LAB/$1/bin/javac"
}

help_lists_every_command() {
  local command
  archipel --help || return 1
  for command in serve import sources test bench; do
    grep -q "^  $command " "$LAB/stdout" || { echo "$command is missing" && return 1; }
  done
  [ ! -s "$LAB/stderr" ]
}

no_argument_shows_the_help() { archipel && grep -q '^Usage : ./archipel COMMANDE' "$LAB/stdout"; }

unknown_command_is_refused() {
  archipel planifier
  [ $? = 2 ] && grep -q 'Commande inconnue : « planifier »' "$LAB/stderr" && [ ! -s "$LAB/stdout" ]
}

help_of() { archipel "$1" --help && grep -q "^Usage : ./archipel $1" "$LAB/stdout" && [ ! -e "$ARCHIPEL_HOME" ]; }

works_through_a_link() { ln -s "$ROOT/archipel" "$LAB/link" && "$LAB/link" --help >"$LAB/stdout" && grep -q '^  serve ' "$LAB/stdout"; }

wrong_jdk_is_named() {
  ARCHIPEL_JAVA_HOME=$LAB/nowhere archipel sources
  [ $? = 1 ] && grep -q "ARCHIPEL_JAVA_HOME ($LAB/nowhere)" "$LAB/stderr"
}

missing_things_are_listed_with_what_to_do() {
  local said
  said=$( (list_and_fail postgres node) 2>&1)
  [ $? = 1 ] && [[ $said == *"PostgreSQL 15"*"ARCHIPEL_DATABASE_URL"*"Node.js 18"* ]]
}

failed_step_shows_why_and_where() {
  local said
  said=$( (step "Essai" trial "Faites ceci." sh -c 'echo "[ERROR] cause précise"; echo bruit; exit 3') 2>&1)
  [ $? = 1 ] && [[ $said == *"[ERROR] cause précise"*"Faites ceci."*"$LAB/trial.log"* && $said != *bruit* ]]
}

a_build_follows_contents_not_dates() {
  local ROOT=$LAB/tree stamp=$LAB/tree/stamp
  mkdir -p "$ROOT/.mvn" "$ROOT/src/main" && echo a >"$ROOT/src/main/A" && echo p >"$ROOT/pom.xml"
  ! is_current service "$stamp" "$ROOT/pom.xml" || { echo "nothing was built yet" && return 1; }
  digest service >"$stamp"
  is_current service "$stamp" "$ROOT/pom.xml" || { echo "just built" && return 1; }
  sleep 0.02 && touch "$ROOT/src/main/A"
  is_current service "$stamp" "$ROOT/pom.xml" || { echo "same contents" && return 1; }
  sleep 0.02 && echo b >"$ROOT/src/main/A"
  ! is_current service "$stamp" "$ROOT/pom.xml" || { echo "changed" && return 1; }
  echo a >"$ROOT/src/main/A"
  is_current service "$stamp" "$ROOT/pom.xml" || { echo "changed back" && return 1; }
  sleep 0.02 && rm "$ROOT/src/main/A"
  ! is_current service "$stamp" "$ROOT/pom.xml" || { echo "removed" && return 1; }
}

reports_are_summed() {
  mkdir -p "$LAB/reports"
  printf '<?xml version="1.0"?>\n<testsuite name="a" time="1" tests="5" errors="1"\n skipped="2" failures="1">\n<testcase/>' >"$LAB/reports/TEST-a.xml"
  printf '<testsuite tests="3" errors="0" skipped="0" failures="0"/>' >"$LAB/reports/TEST-b.xml"
  printf '# tests 4\n# pass 3\n# fail 0\n# skipped 1\n' >"$LAB/node.log"
  printf 'ℹ pass 2\nℹ fail 1\nℹ cancelled 1\n' >>"$LAB/node.log"
  PASSED=0 FAILED=0 SKIPPED=0
  count_surefire "$LAB/reports"
  count_lines "$LAB/node.log"
  is "9 4 3" echo "$PASSED $FAILED $SKIPPED"
}

no_two_builds_at_once() {
  local ROOT=$LAB
  locked sh -c "echo start; sleep 0.1; echo end" >>"$LAB/order" &
  locked sh -c "echo start; sleep 0.1; echo end" >>"$LAB/order"
  wait
  is "start,end,start,end," tr '\n' ',' <"$LAB/order"
}

fake_jdk old 11.0.2
fake_jdk ancient 1.8.0_402
fake_jdk base 17.0.15
fake_jdk "new one" 25.0.3
fake_jdk future 31-ea

check "--help lists every command, on stdout" help_lists_every_command
check "no argument shows the help" no_argument_shows_the_help
check "an unknown command is refused with status 2, on stderr" unknown_command_is_refused
check "serve --help needs neither Java nor a build" help_of serve
check "test --help needs neither Java nor a build" help_of test
check "it works through a symbolic link" works_through_a_link
check "the newest tested JDK is chosen" is "$LAB/new one" newest_jdk "$LAB"/*
check "a JDK newer than tested serves when alone" is "$LAB/future" newest_jdk "$LAB/old" "$LAB/future"
check "a JDK older than 17 is not taken" is "" newest_jdk "$LAB/old" "$LAB/ancient"
check "an unusable ARCHIPEL_JAVA_HOME is named" wrong_jdk_is_named
check "what is missing is listed with what to do" missing_things_are_listed_with_what_to_do
check "a failed step shows why and where the log is" failed_step_shows_why_and_where
check "a build follows contents, not dates" a_build_follows_contents_not_dates
check "test reports are summed" reports_are_summed
check "two builds never run at once" no_two_builds_at_once

printf '# pass %d\n# fail %d\n' "$PASS" "$FAIL"
[ "$FAIL" = 0 ]
