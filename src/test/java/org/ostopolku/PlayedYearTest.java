package org.ostopolku;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.ostopolku.simulation.demo.PlayedCustomers;

/**
 * Everything that is told of {@linkplain PlayedCustomers a year of customers}, in one process, so that the year is
 * played once; their names keep them from being found for themselves. One alone: {@code mvn test -Dtest=FiguresTruthOfAYear}.
 */
@Suite
@SelectPackages("org.ostopolku")
@IncludeEngines("junit-jupiter")
@IncludeClassNamePatterns(".*")
@IncludeTags(PlayedCustomers.TAG)
class PlayedYearTest {}
