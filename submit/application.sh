# shellcheck shell=bash disable=SC2034
# The other scripts source this file. It sets $home, $java, $jar (the application's) and $classpath, a file that lists Spark's jars
# in Maven's repository. It builds both if they are missing or older than the source.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$home/target/spark.classpath

# The newest application jar; jars of another version may be left in the folder.
find_jar() {
  local file newest=
  for file in "$home"/target/learning-gradients-*.jar; do
    case $file in *-sources.jar | *-javadoc.jar) continue ;; esac
    if [ -f "$file" ] && { [ -z "$newest" ] || [ "$file" -nt "$newest" ]; }; then
      newest=$file
    fi
  done
  echo "$newest"
}
jar=$(find_jar)
if [ -z "$jar" ] || [ ! -f "$classpath" ] || [ -n "$(find "$home/src/main" "$home/pom.xml" -newer "$jar" -print -quit)" ]; then
  echo "building the jar" >&2
  (cd "$home" && mvn -B -q -DskipTests -Dspotless.check.skip package >&2)
  jar=$(find_jar)
fi

# With train.products = native, Spark's tasks are the threads; the BLAS library must not start more.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
