package org.ostopolku;

import javax.xml.datatype.DatatypeFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the engine with its web applications, its REST API and the customer journey. */
@SpringBootApplication
@EnableScheduling
public class OstopolkuApplication {

    static {
        // The engine (7.24.0) asks for this factory at every timer. Without the property, Java searches all jars each
        // time.
        System.setProperty(
                "javax.xml.datatype.DatatypeFactory",
                DatatypeFactory.newDefaultInstance().getClass().getName());
    }

    public static void main(String[] args) {
        SpringApplication.run(OstopolkuApplication.class, args);
    }
}
