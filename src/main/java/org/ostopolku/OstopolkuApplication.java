package org.ostopolku;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the engine with its web applications, its REST API and the customer journey. */
@SpringBootApplication
@EnableScheduling
public class OstopolkuApplication {

    public static void main(String[] args) {
        SpringApplication.run(OstopolkuApplication.class, args);
    }
}
