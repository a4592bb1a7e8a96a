package org.ostopolku.demo;

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
 * The application on a web port, after a year of three hundred customers. Meanwhile the
 * engine's clock stands still at {@link PlayedYear#END}. All classes with this annotation share one play
 * in each JVM of the tests (on PostgreSQL there is one JVM for them): they only read, and add nothing to the context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("played")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@Import(PlayedYear.class)
@ExtendWith(PlayedYear.ClockStandsStill.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface PlayedCustomers {}
