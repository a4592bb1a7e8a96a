#!/usr/bin/env bash
# MyBatis 3.5.15 with camunda-engine 7.24.0 (Java 17), packages of Maven Central.
#
# Expected: a condition in the SQL of the engine costs the same whether it names a property (orQueryActive) or its method (isOrQueryActive, as the
# engine's mappings do): MyBatis's copy of OGNL remembers the methods that it has found.
# Seen: it remembers only methods that it finds by the rules of JavaBeans. For isOrQueryActive it searches all methods of the class each time
# (OgnlRuntime.getReadMethod), and the class of a query of tasks has several hundred: each evaluation allocates more than a hundred times as many
# bytes. Each query of tasks evaluates many such conditions.
#
# Output seen: "isOrQueryActive allocates more than 100 times as many bytes as orQueryActive, both are false".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>names-with-is</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>org.mybatis</groupId>
      <artifactId>mybatis</artifactId>
      <version>3.5.15</version>
    </dependency>
  </dependencies>
</project>
XML

cat > Finding.java <<'JAVA'
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

class Finding {

    private static final int TIMES = 1_000;

    public static void main(String... args) {
        var query = new TaskQueryImpl();
        long property = bytes(query, "orQueryActive");
        long method = bytes(query, "isOrQueryActive");
        System.out.println("isOrQueryActive allocates "
                + (method > 100 * property ? "more than 100 times" : method / (double) property + " times")
                + " as many bytes as orQueryActive, both are " + OgnlCache.getValue("isOrQueryActive || orQueryActive", query));
    }

    private static long bytes(TaskQueryImpl query, String condition) {
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OgnlCache.getValue(condition, query);
        long before = memory.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            OgnlCache.getValue(condition, query);
        }
        return memory.getCurrentThreadAllocatedBytes() - before;
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
seen=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null | grep '^isOr')
echo "$seen"
[ "$seen" = "isOrQueryActive allocates more than 100 times as many bytes as orQueryActive, both are false" ] || { echo "The behaviour has changed." >&2; exit 1; }
