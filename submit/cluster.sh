#!/usr/bin/env bash
# Runs a Spark standalone cluster on loopback addresses, from Maven's jars, for trying and for tests.
#   submit/cluster.sh start|stop|status
# It starts a master, two workers and a history server on free ports. There is no authentication: every user of this machine can
# use the cluster.
#   LG_CLUSTER_DIR (target/cluster)  the folder for NAME.pid of each process, logs/, work/ (executors), events/, and spark/, which is a
#                                    SPARK_HOME for submit/spark-submit.sh
#   LG_CLUSTER_CORES (1)             the cores of each worker
#   LG_CLUSTER_MEMORY (1g)           the memory of each worker
set -euo pipefail
set -m # makes each daemon the leader of a process group, to which its executors belong

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${LG_CLUSTER_DIR:-$here/../target/cluster}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
spark=$folder/spark
memory=${LG_CLUSTER_MEMORY:-1g}
daemons=(master worker-1 worker-2 history)
url='spark://[0-9.:]+'
address='http://[0-9.:]+'

start() {
  if ! running master; then
    stop
    install
    launch master master.Master --host 127.0.0.1 --port 0 --webui-port 0
    await master "$address"
    echo "spark.master $(found master "$url")" >>"$spark/conf/spark-defaults.conf"
  fi
  local number
  # Each worker has its own address, because Spark sends no speculative copy of a task to the host that runs the task.
  for number in 1 2; do
    running worker-$number || launch worker-$number worker.Worker --host 127.0.0.$number --webui-port 0 \
      --cores "${LG_CLUSTER_CORES:-1}" --memory "$memory" --work-dir "$folder/work/$number" "$(found master "$url")"
  done
  running history || launch history history.HistoryServer
  for number in 1 2; do
    await worker-$number 'Successfully registered with master'
  done
  await history "$address"
  status
}

# Ends all processes, also the executors.
stop() {
  signal TERM
  for _ in {1..100}; do
    [ -z "$(processes "${daemons[@]}")" ] && break
    sleep 0.1
  done
  signal KILL
  rm -f "$folder"/*.pid
}

# Prints what runs and the addresses of its web pages. Fails unless all daemons run.
status() {
  local daemon all=0
  for daemon in "${daemons[@]}"; do
    if running "$daemon"; then
      echo "$daemon: pid $(<"$folder/$daemon.pid"), $(found "$daemon" "$address")"
    else
      echo "$daemon: stopped"
      all=1
    fi
  done
  [ $all = 0 ] && echo "$(found master "$url"): SPARK_HOME=$spark submit/spark-submit.sh train conf/wdbc.conf"
  return $all
}

# Makes what an installed Spark has: a launcher and settings. The jars stay in Maven's repository.
install() {
  source "$here/application.sh"
  mkdir -p "$spark/bin" "$spark/conf" "$spark/jars" "$folder/events" "$folder/logs"
  cat >"$spark/bin/spark-class" <<EOF
#!/usr/bin/env bash
set -euo pipefail
export SPARK_HOME='$spark' SPARK_SCALA_VERSION=2.13 SPARK_DIST_CLASSPATH='$(<"$classpath")'
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=127.0.0.1
# The launcher prints a NUL, a line feed, and the words of the command, each followed by a NUL.
mapfile -d '' -t words < <('$java' -cp "\$SPARK_DIST_CLASSPATH" org.apache.spark.launcher.Main "\$@")
exec "\${words[1]:1}" "\${words[@]:2}"
EOF
  cat >"$spark/bin/spark-submit" <<EOF
#!/usr/bin/env bash
exec '$spark/bin/spark-class' org.apache.spark.deploy.SparkSubmit "\$@"
EOF
  chmod +x "$spark"/bin/*
  cat >"$spark/conf/spark-defaults.conf" <<EOF
spark.executor.memory $memory
spark.eventLog.enabled true
spark.eventLog.dir file://$folder/events
spark.history.fs.logDirectory file://$folder/events
spark.history.fs.update.interval 2s
spark.history.ui.port 0
spark.master.rest.enabled false
EOF
}

# launch NAME CLASS [ARGUMENT]…: starts a daemon in the background.
launch() {
  SPARK_DAEMON_MEMORY=512m SPARK_LOCAL_DIRS=$folder/work nohup "$spark/bin/spark-class" "org.apache.spark.deploy.$2" "${@:3}" \
    >"$folder/logs/$1.log" 2>&1 </dev/null &
  echo $! >"$folder/$1.pid"
}

# await NAME PATTERN: waits until the daemon's log contains the pattern.
await() {
  local tries=0
  until found "$1" "$2" >/dev/null; do
    if ! running "$1" || [ $((++tries)) = 600 ]; then
      echo "$1 does not start; its log is $folder/logs/$1.log" >&2
      exit 1
    fi
    sleep 0.1
  done
}

found() { grep -oEm1 "$2" "$folder/logs/$1.log"; }

running() { [ -f "$folder/$1.pid" ] && processes "$1" | grep -qx "$(<"$folder/$1.pid")"; }

# Prints the processes of daemons and their executors that still run; a number in a file may meanwhile belong to another program.
processes() {
  local daemon
  for daemon in "$@"; do
    [ ! -f "$folder/$daemon.pid" ] || pgrep -g "$(<"$folder/$daemon.pid")" -f "$spark/" || true
  done
}

signal() { processes "${daemons[@]}" | xargs -r kill -s "$1" 2>/dev/null || true; }

case ${1-} in
  start | stop | status) "$1" ;;
  *)
    echo "write submit/cluster.sh start, stop or status" >&2
    exit 2
    ;;
esac
