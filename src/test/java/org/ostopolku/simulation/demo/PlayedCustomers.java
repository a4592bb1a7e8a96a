package org.ostopolku.simulation.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;

/**
 * The application on a web port, after a simulated year of {@value PlayedYear#CUSTOMERS} customers. The engine's clock is fixed at
 * {@link PlayedYear#END}. All classes with this annotation share one simulation: they only read, and add nothing to the context.
 * Their names end in {@code OfAYear}, so that only {@code PlayedYearTest} runs them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = PlayedYearSnapshot.WANTED + "=true")
@ActiveProfiles("demo")
@Import(PlayedYear.class)
@ExtendWith(PlayedYear.ClockStandsStill.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Tag(PlayedCustomers.TAG)
public @interface PlayedCustomers {

    String TAG = "played";
}
