# shellcheck shell=bash
# Runs the built service.

# java_flags COMMAND JDK_HOME : fills the array flags.
java_flags() {
  local command=$1 version
  version=$(jdk_version "$2")
  flags=(
    -Darchipel.root="$ROOT"
    -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
    -Djava.awt.headless=true
    # GeoTools unpacks its table of coordinate systems here instead of the shared temporary folder.
    -DEPSG-HSQL.directory="$CACHE/epsg-$version"
    # On a small heap and few cores the collectors answer as many requests as one another (measured); this one
    # needs the least memory. 128 MB of heap make about 190 MB in all.
    -XX:+UseSerialGC
    # Should the JVM itself ever fail: its report is kept with the logs, not in whatever folder one stands in.
    -XX:ErrorFile="$LOGS/jvm-%p.log"
    -Xmx"${ARCHIPEL_MEMORY:-$([ "$command" = serve ] && echo 128m || echo 512m)}"
  )
  share_classes "$command" "$CACHE/archipel-$(<"$SERVICE_STAMP")-$version.jsa"
  # An archive that does not suit is not used, and that is nobody's concern.
  flags+=(-Xlog:disable)
}

# share_classes COMMAND ARCHIVE : adds to flags the loaded and checked classes of an earlier run, which halves the work of
# a start. The first `serve` of a build that gets as far as serving writes the archive when it stops (about a second, once).
share_classes() {
  local archive=$2
  if [ -e "$archive" ]; then
    flags+=(-XX:SharedArchiveFile="$archive")
  elif [ "$1" = serve ]; then
    rm -f "$CACHE"/archipel-*.jsa*
    flags+=(-XX:+RecordDynamicDumpInfo -Darchipel.class.archive="$archive")
  fi
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
