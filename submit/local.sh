#!/usr/bin/env bash
# Runs a command on an embedded Spark: submit/local.sh train conf/wdbc.conf
# Needs JDK 17 and Maven; builds the jar when it is missing or older than the source. JAVA_OPTS adds options of the Java machine.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$home/target/spark.classpath

jar() { find "$home/target" -maxdepth 1 -name 'learning-gradients-*.jar' -print -quit 2>/dev/null || true; }
stale() {
  [ -z "$(jar)" ] || [ ! -f "$classpath" ] || [ -n "$(find "$home/src/main" "$home/pom.xml" -newer "$(jar)" -print -quit)" ]
}
if stale; then
  echo "building the jar" >&2
  (cd "$home" && mvn -B -q -DskipTests -Dspotless.check.skip package >&2)
fi

# train.products = native: Spark brings the threads, the BLAS library must not.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

# shellcheck disable=SC2086
exec "$java" "@$home/conf/java-options" -Dlog4j2.configurationFile="$home/conf/log4j2.properties" ${JAVA_OPTS:-} \
  -cp "$(jar):$(cat "$classpath")" org.learninggradients.cli.Main "$@"
