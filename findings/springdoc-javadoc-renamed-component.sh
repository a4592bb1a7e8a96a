#!/usr/bin/env bash
# springdoc-openapi 2.9.0 with therapi-runtime-javadoc 0.15.0 on Spring Boot 3.5.16 (Java 17), packages of Maven Central.
#
# Expected: springdoc takes the description of a property from the @param tag of the record component, also if @JsonProperty gives the property another name,
# and the description of an operation says what its summary does not say.
# Seen: springdoc looks the tag up by the name in JSON, so a renamed component has no description; and the description of an operation is the whole comment,
# so that it repeats the first sentence, which is the summary.
#
# Output seen: "amount: In EUR." then "class: null" then "summary: Lists the orders." then "description: Lists the orders. The latest is the first."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir classes

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.5.16</version>
    <relativePath/>
  </parent>
  <groupId>finding</groupId>
  <artifactId>springdoc-javadoc-renamed-component</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-web</artifactId>
    </dependency>
    <dependency>
      <groupId>org.springdoc</groupId>
      <artifactId>springdoc-openapi-starter-webmvc-api</artifactId>
      <version>2.9.0</version>
    </dependency>
    <dependency>
      <groupId>com.github.therapi</groupId>
      <artifactId>therapi-runtime-javadoc-scribe</artifactId>
      <version>0.15.0</version>
    </dependency>
  </dependencies>
</project>
XML

cat > Finding.java <<'JAVA'
package finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Finding {

    /**
     * An order.
     *
     * @param amount In EUR.
     * @param category Investment or service.
     */
    public record Order(int amount, @JsonProperty("class") String category) {}

    /** Lists the orders. The latest is the first. */
    @GetMapping("/orders")
    public List<Order> orders() {
        return List.of();
    }

    public static void main(String... args) throws Exception {
        try (var application = SpringApplication.run(
                Finding.class, "--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=warn", "--spring.main.banner-mode=off")) {
            var port = application.getEnvironment().getProperty("local.server.port");
            var document = new ObjectMapper().readTree(URI.create("http://127.0.0.1:" + port + "/v3/api-docs").toURL());
            var order = document.at("/components/schemas/Order/properties");
            System.out.println("amount: " + order.at("/amount/description").asText(null));
            System.out.println("class: " + order.at("/class/description").asText(null));
            System.out.println("summary: " + document.at("/paths/~1orders/get/summary").asText(null));
            System.out.println("description: " + document.at("/paths/~1orders/get/description").asText(null));
        }
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
javac -parameters -cp "$(cat classpath.txt)" -d classes Finding.java
seen=$(java -cp "classes:$(cat classpath.txt)" finding.Finding | grep -E '^(amount|class|summary|description)')
echo "$seen"
[ "$seen" = "amount: In EUR.
class: null
summary: Lists the orders.
description: Lists the orders. The latest is the first." ] || { echo "The behaviour has changed." >&2; exit 1; }
