# shellcheck shell=bash
# Runs the built service.

# java_flags COMMAND JDK_HOME : fills the array flags.
java_flags() {
  local command=$1 version major archive
  version=$(jdk_version "$2")
  major=${version%%[!0-9]*}
  flags=(
    -Darchipel.root="$ROOT"
    -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
    -Djava.awt.headless=true
    # GeoTools unpacks its table of coordinate systems here instead of the shared temporary folder.
    -DEPSG-HSQL.directory="$CACHE/epsg-$version"
    # Two cores and a small heap: the collector without threads of its own costs least.
    -XX:+UseSerialGC
    -Xmx"${ARCHIPEL_MEMORY:-$([ "$command" = serve ] && echo 128m || echo 512m)}"
  )
  [ "$major" -lt 22 ] || flags+=(--enable-native-access=ALL-UNNAMED)
  # Class data shared from one start to the next: half the start-up time. Written when a `serve` ends.
  archive=$CACHE/archipel-$(<"$SERVICE_STAMP")-$version.jsa
  if [ "$command" = serve ] && [ ! -e "$archive" ]; then
    rm -f "$CACHE"/archipel-*.jsa
    flags+=(-XX:ArchiveClassesAtExit="$archive")
  elif [ -e "$archive" ]; then
    flags+=(-XX:SharedArchiveFile="$archive")
  fi
  flags+=(-Xlog:disable -Xlog:all=error:stderr)
}

# run_java WORD… : becomes the Java process, so that signals reach it.
run_java() {
  local home flags=()
  home=$(find_jdk)
  java_flags "$1" "$home"
  # glibc keeps one arena of memory a thread; two are enough and spare tens of megabytes.
  export MALLOC_ARENA_MAX=2
  # shellcheck disable=SC2086 # several options in one variable
  exec "$home/bin/java" "${flags[@]}" ${ARCHIPEL_JAVA_OPTS:-} -jar "$(service_jar)" "$@"
}
