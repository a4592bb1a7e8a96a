package org.ostopolku;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the engine with its web applications, its REST API and the customer journey. */
@SpringBootApplication
public class OstopolkuApplication {

    public static void main(String[] args) {
        SpringApplication.run(OstopolkuApplication.class, args);
    }
}
