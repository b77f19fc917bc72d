# shellcheck shell=bash
# ./archipel test : everything that must pass, and how many tests that was.

PASSED=0 FAILED=0 SKIPPED=0

# count PASSED FAILED SKIPPED
count() {
  PASSED=$((PASSED + $1)) FAILED=$((FAILED + $2)) SKIPPED=$((SKIPPED + $3))
}

# attribute NAME TEXT : the number of an XML attribute.
attribute() {
  local text=${2#*" $1=\""}
  [ "$text" != "$2" ] && printf '%s\n' "${text%%\"*}" || echo 0
}

# count_surefire FOLDER : adds the reports of Maven's test runner.
count_surefire() {
  local report suite all bad skipped
  for report in "$1"/TEST-*.xml; do
    [ -e "$report" ] || continue
    suite=$(tr '\n' ' ' <"$report")
    suite=${suite#*<testsuite}
    suite=${suite%%>*}
    all=$(attribute tests "$suite") skipped=$(attribute skipped "$suite")
    bad=$(($(attribute failures "$suite") + $(attribute errors "$suite")))
    count $((all - bad - skipped)) "$bad" "$skipped"
  done
}

# count_lines LOG : adds the closing lines of node's test runner and of our shell tests (« # pass 12 », « ℹ pass 12 »).
count_lines() {
  sum() { sed -nE "s/^(#|ℹ) $1 ([0-9]+)$/\2/p" "$2" | awk '{n += $1} END {print n + 0}'; }
  count "$(sum pass "$1")" "$(($(sum fail "$1") + $(sum cancelled "$1")))" "$(($(sum skipped "$1") + $(sum todo "$1")))"
}

# stage TITLE LOG COMMAND… : runs a stage with its output shown and kept; remembers a failure.
stage() {
  local title=$1 log=$LOGS/$2.log
  shift 2
  say
  say "▸ $title"
  if ! "$@" 2>&1 </dev/null | tee "$log"; then
    broken+=("$title (journal : $log)")
    return 1
  fi
}

run_tests() {
  local broken=() needs=(jdk maven postgres gdal owslib qgis) mark built stage
  ! has_web || needs+=(node chromium)
  require "${needs[@]}"

  stage "Tests du lanceur" test-launcher "$ROOT/tools/launcher/test.sh" || true
  count_lines "$LOGS/test-launcher.log"

  # The page first: tests of the service may serve it.
  locked build_web
  mark=$(mktemp)
  built=$(digest service)
  rm -rf "$ROOT/target/surefire-reports" "$ROOT/target/failsafe-reports"
  if stage "Service : style, analyse statique, architecture, tests" test-service locked maven verify "$@"; then
    locked stamp_service "$mark" "$built"
  fi
  rm -f "$mark"
  count_surefire "$ROOT/target/surefire-reports"
  count_surefire "$ROOT/target/failsafe-reports"

  if has_web; then
    for stage in $(web_test_scripts); do
      stage "Page web : $stage" "test-web-${stage/:/-}" npm_in_web run --silent "$stage" || true
      count_lines "$LOGS/test-web-${stage/:/-}.log"
    done
  fi
  conclude
}

# The scripts of package.json named test or test:something.
web_test_scripts() {
  sed -nE 's/^ *"(test(:[a-z]+)?)": .*/\1/p' "$ROOT/web/package.json"
}

conclude() {
  local stage
  say
  for stage in ${broken[@]+"${broken[@]}"}; do say "Échec : $stage"; done
  # A stage that broke before it could count its tests is a failure all the same.
  [ ${#broken[@]} -eq 0 ] || [ "$FAILED" -gt 0 ] || FAILED=${#broken[@]}
  printf '%d passed, %d failed, %d skipped\n' "$PASSED" "$FAILED" "$SKIPPED"
  [ ${#broken[@]} -eq 0 ] && [ "$FAILED" -eq 0 ] && [ "$PASSED" -gt 0 ]
}
