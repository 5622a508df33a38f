#!/usr/bin/env bash
# Runs a command on an embedded Spark: submit/local.sh train conf/wdbc.conf
# Needs JDK 17 and Maven; builds the jar when it is missing or older than the source. JAVA_OPTS adds options for the JVM.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/application.sh"

# Spark's web page is visible on this machine only, unless the variable is set.
export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}

# shellcheck disable=SC2086
exec "$java" "@$home/conf/java-options" -Dlog4j2.configurationFile="$home/conf/log4j2.properties" ${JAVA_OPTS:-} \
  -cp "$jar:$(cat "$classpath")" org.learninggradients.cli.Main "$@"
