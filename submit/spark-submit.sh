#!/usr/bin/env bash
# Runs a command on a cluster with the cluster's own spark-submit: submit/spark-submit.sh --master yarn -- train conf/wdbc.conf
# Options for Spark come before --; without options, the -- may be left out. The script takes spark-submit from SPARK_HOME, otherwise
# from PATH. It needs Maven only if the jar is missing or older than the source.
set -euo pipefail

spark_submit=${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit
if ! command -v "$spark_submit" >/dev/null; then
  echo "$spark_submit: there is none; let SPARK_HOME name a Spark 4 installation, or use submit/local.sh, which needs none" >&2
  exit 2
fi

source "$(dirname "${BASH_SOURCE[0]}")/application.sh"
options=(--class org.learninggradients.cli.Main --properties-file "$home/conf/spark-defaults.conf" --load-spark-defaults)
if [[ ${1-} == -* ]]; then
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  if [ $# -lt 2 ]; then
    echo "no command; write submit/spark-submit.sh [OPTION OF SPARK-SUBMIT]… -- COMMAND …" >&2
    exit 2
  fi
  shift
fi

# A driver on this machine logs as it does under submit/local.sh.
export LOG4J_CONFIGURATION_FILE=${LOG4J_CONFIGURATION_FILE:-$home/conf/log4j2.properties}

exec "$spark_submit" --name "learning-gradients ${1-}" "${options[@]}" "$jar" "$@"
