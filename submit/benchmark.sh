#!/usr/bin/env bash
# Measures the program beside comparable ones: submit/benchmark.sh --help
# Needs JDK 17 and Maven; builds what is missing or older than the source. The table names the programs that are not installed.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$home/target/bench.classpath

if [ ! -f "$classpath" ] || [ -n "$(find "$home/src/main" "$home/src/bench/java" "$home/pom.xml" -newer "$classpath" -print -quit)" ]; then
  echo "building the jar and the benchmark" >&2
  (cd "$home" && mvn -B -q -P bench -DskipTests -Dspotless.check.skip package >&2 && touch "$classpath")
fi

exec "$java" "@$home/conf/java-options" -Dlog4j2.configurationFile="$home/conf/log4j2.properties" -Dbenchmark.home="$home" \
  -cp "$home/target/bench-classes:$home/target/classes:$(cat "$classpath")" org.learninggradients.bench.Main "$@"
