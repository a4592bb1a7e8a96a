#!/usr/bin/env bash
# springdoc-openapi 2.9.0 on Spring Boot 3.5.16 (Java 17), packages of Maven Central.
#
# Expected: beans of the type GlobalOperationCustomizer are applied in the order of their @Order, as Spring sorts injected lists.
# Seen: springdoc injects them as a Set, which Spring does not sort. They are applied in the order in which the beans are registered, so that moving
# a configuration class to another package can change the order of parameters in the document, and with it the signatures of generated clients.
#
# Output seen: "order of parameters: second first" (registered first: @Order(2); registered second: @Order(1)).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p src/main/java/finding

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
  <artifactId>springdoc-customizer-order</artifactId>
  <version>1</version>
  <properties><java.version>17</java.version></properties>
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
  </dependencies>
</project>
XML

cat > src/main/java/finding/Finding.java <<'JAVA'
package finding;

import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
class Finding {

    @Bean
    @Order(2)
    GlobalOperationCustomizer registeredFirst() {
        return (operation, method) -> operation.addParametersItem(new QueryParameter().name("second"));
    }

    @Bean
    @Order(1)
    GlobalOperationCustomizer registeredSecond() {
        return (operation, method) -> operation.addParametersItem(new QueryParameter().name("first"));
    }

    @GetMapping("/figures")
    String figures() {
        return "";
    }

    public static void main(String... args) throws Exception {
        try (var application = SpringApplication.run(
                Finding.class, "--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=warn", "--spring.main.banner-mode=off")) {
            var port = application.getEnvironment().getProperty("local.server.port");
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs")).build(), BodyHandlers.ofString());
            System.out.println("order of parameters: "
                    + Pattern.compile("\"name\":\"(first|second)\"").matcher(answer.body()).results()
                            .map(match -> match.group(1)).collect(Collectors.joining(" ")));
        }
    }
}
JAVA

mvn -q -B -ntp package -DskipTests org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt -Dspring-boot.repackage.skip=true
seen=$(java -cp "target/classes:$(cat classpath.txt)" finding.Finding | grep '^order')
echo "$seen"
[ "$seen" = "order of parameters: second first" ] || { echo "The behaviour has changed." >&2; exit 1; }
