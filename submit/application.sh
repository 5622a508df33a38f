# Sourced by its neighbours. Sets $home, $java, the application's $jar and $classpath, the file that lists Spark's jars as Maven has them;
# builds both when they are missing or older than the source.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$home/target/spark.classpath

find_jar() { find "$home/target" -maxdepth 1 -name 'learning-gradients-*.jar' -print -quit 2>/dev/null || true; }
jar=$(find_jar)
if [ -z "$jar" ] || [ ! -f "$classpath" ] || [ -n "$(find "$home/src/main" "$home/pom.xml" -newer "$jar" -print -quit)" ]; then
  echo "building the jar" >&2
  (cd "$home" && mvn -B -q -DskipTests -Dspotless.check.skip package >&2)
  jar=$(find_jar)
fi

# train.products = native: Spark brings the threads, the BLAS library must not.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
