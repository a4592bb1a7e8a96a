#!/usr/bin/env bash
# camunda-engine 7.24.0 with H2 2.3.232 (Java 17), packages of Maven Central.
#
# Expected: a job executor with maxWait 500 ms and the default waitTimeInMillis of 5,000 ms waits 500 ms between two searches for due jobs.
# Seen: it does not wait at all. BackoffJobAcquisitionStrategy computes the highest idle level as floor(log(maxWait / waitTimeInMillis) / log(factor)) + 1,
# which is negative if maxWait is less than half of waitTimeInMillis, and an idle level below 1 means no wait. The thread uses a whole core and sends
# thousands of queries a second. With both settings at 500 ms it waits.
#
# Output seen: "maxWait 500, waitTimeInMillis 5000: more than 100 searches in 5 s" and "maxWait 500, waitTimeInMillis 500: at most 20 searches in 5 s".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>job-executor-max-wait</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
    </dependency>
  </dependencies>
</project>
XML

cat > Finding.java <<'JAVA'
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.management.Metrics;

class Finding {

    public static void main(String... args) throws Exception {
        System.out.println("maxWait 500, waitTimeInMillis 5000: " + describe(searches(5000)) + " searches in 5 s");
        System.out.println("maxWait 500, waitTimeInMillis 500: " + describe(searches(500)) + " searches in 5 s");
    }

    private static String describe(long searches) {
        return searches > 100 ? "more than 100" : searches <= 20 ? "at most 20" : Long.toString(searches);
    }

    private static long searches(int waitTimeInMillis) throws InterruptedException {
        var executor = new DefaultJobExecutor();
        executor.setWaitTimeInMillis(waitTimeInMillis);
        executor.setMaxWait(500);
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:wait" + waitTimeInMillis);
        configuration.setProcessEngineName("wait" + waitTimeInMillis);
        configuration.setJobExecutor(executor);
        configuration.setJobExecutorActivate(true);
        var engine = configuration.buildProcessEngine();
        try {
            Thread.sleep(5_000);
            engine.getManagementService().reportDbMetricsNow();
            return engine.getManagementService().createMetricsQuery().name(Metrics.JOB_ACQUISITION_ATTEMPT).sum();
        } finally {
            engine.close();
        }
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
seen=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null | grep '^maxWait')
echo "$seen"
[ "$seen" = "maxWait 500, waitTimeInMillis 5000: more than 100 searches in 5 s
maxWait 500, waitTimeInMillis 500: at most 20 searches in 5 s" ] || { echo "The behaviour has changed." >&2; exit 1; }
