package org.ostopolku;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.ostopolku.simulation.demo.PlayedCustomers;

/**
 * Runs all test classes on {@linkplain PlayedCustomers a year of simulated customers} in one JVM, so that the year is simulated
 * once. Surefire does not find these classes by their names. To run one alone: {@code mvn test -Dtest=FiguresTruthOfAYear}.
 */
@Suite
@SelectPackages("org.ostopolku")
@IncludeEngines("junit-jupiter")
@IncludeClassNamePatterns(".*")
@IncludeTags(PlayedCustomers.TAG)
class PlayedYearTest {}
