package org.ostopolku.lifecycle.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intervals are those of the literature. */
@Tag("once")
class EstimatesTest {

    /** Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void a_share(int part, int whole, double low, double high) {
        var share = Estimates.share(part, whole);
        assertThat(share.value()).isEqualTo((double) part / whole);
        assertThat(share.low()).isCloseTo(low, within(0.00005));
        assertThat(share.high()).isCloseTo(high, within(0.00005));
    }

    /** Newcombe, Interval estimation for the difference between independent proportions (1998), table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926"
    })
    void a_difference_of_shares(int part, int whole, int otherPart, int otherWhole, double low, double high) {
        var difference = Estimates.difference(Estimates.share(otherPart, otherWhole), Estimates.share(part, whole));
        assertThat(difference.value()).isEqualTo((double) part / whole - (double) otherPart / otherWhole);
        assertThat(difference.low()).isCloseTo(low, within(0.00005));
        assertThat(difference.high()).isCloseTo(high, within(0.00005));
    }

    /** Student, The probable error of a mean (1908): hours of sleep gained. */
    @Test
    void a_mean() {
        var mean = Estimates.mean(1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4);
        assertThat(mean.value()).isCloseTo(1.58, within(1e-9));
        assertThat(mean.low()).isCloseTo(0.7001142, within(1e-6));
        assertThat(mean.high()).isCloseTo(2.4598858, within(1e-6));
    }

    @Test
    void means_without_spread_or_of_one_value() {
        assertThat(Estimates.mean(0, 0, 0)).isEqualTo(new Estimate(0.0, null, null));
        assertThat(Estimates.mean(7)).isEqualTo(new Estimate(7.0, null, null));
        assertThat(Estimates.mean()).isEqualTo(Estimate.NOTHING);
    }

    /** Tables of the sign test: between which of so many ordered values the median lies, in at least 95 of 100 cases. */
    @ParameterizedTest
    @CsvSource({"6, 1, 6", "10, 2, 9", "15, 4, 12", "20, 6, 15", "25, 8, 18", "40, 14, 27"})
    void a_median(int journeys, double low, double high) {
        var median = Estimates.quantile(0.5, days(journeys));
        assertThat(median.value()).isEqualTo(Math.ceil(journeys / 2.0));
        assertThat(median.low()).isEqualTo(low);
        assertThat(median.high()).isEqualTo(high);
    }

    @Test
    void a_median_of_few_has_no_bounds_and_the_longest_need_more() {
        assertThat(Estimates.quantile(0.5, days(5))).isEqualTo(new Estimate(3.0, null, null));
        assertThat(Estimates.quantile(0.9, days(35)).high()).isNull();
        assertThat(Estimates.quantile(0.9, days(36)).high()).isEqualTo(36);
    }

    /** Of ten, four are still there: half were gone on day five, but the upper bound is beyond what was watched. */
    @Test
    void who_is_still_there_counts_as_the_longest() {
        var days = DoubleStream.concat(
                        IntStream.rangeClosed(1, 6).asDoubleStream(),
                        DoubleStream.generate(() -> Double.POSITIVE_INFINITY).limit(4))
                .toArray();
        assertThat(Estimates.quantile(0.5, days)).isEqualTo(new Estimate(5.0, 2.0, null));
        assertThat(Estimates.quantile(0.9, days).value()).isNull();
    }

    @Test
    void a_difference_has_a_bound_only_where_both_have_one() {
        var quick = new Estimate(5.0, 4.0, 7.0);
        var slow = new Estimate(10.0, 9.0, null);
        var difference = Estimates.difference(quick, slow);
        assertThat(difference.value()).isEqualTo(5);
        assertThat(difference.low()).isCloseTo(5 - Math.sqrt(1 + 4), within(1e-12));
        assertThat(difference.high()).isNull();
        assertThat(Estimates.difference(quick, new Estimate(null, 20.0, null)))
                .as("who is beyond what was watched is slower by the distance of the bounds at least")
                .isEqualTo(new Estimate(null, 13.0, null));
        assertThat(Estimates.difference(new Estimate(null, 20.0, null), quick))
                .isEqualTo(new Estimate(null, null, -13.0));
        assertThat(Estimates.difference(Estimate.NOTHING, quick)).isEqualTo(Estimate.NOTHING);
    }

    private static double[] days(int journeys) {
        return IntStream.rangeClosed(1, journeys).asDoubleStream().toArray();
    }
}
