package org.ostopolku.simulation.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Working hours of the teams and waking hours of the customers. */
record WorkingHours(ZoneId zone) {

    private static final LocalTime WORK_BEGINS = LocalTime.of(8, 0);
    private static final LocalTime WORK_ENDS = LocalTime.of(16, 30);
    private static final LocalTime AWAKE = LocalTime.of(7, 0);
    private static final LocalTime ASLEEP = LocalTime.of(22, 0);
    private static final int SPREAD_IN_SECONDS = 5400;

    /** The given time if it is in working hours; otherwise a random time in the next working morning. */
    Instant work(Instant time, SimulatedCustomer customer) {
        var local = time.atZone(zone);
        if (!local.toLocalTime().isBefore(WORK_ENDS)) {
            local = morning(local.plusDays(1), WORK_BEGINS, customer);
        } else if (local.toLocalTime().isBefore(WORK_BEGINS)) {
            local = morning(local, WORK_BEGINS, customer);
        }
        while (local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY) {
            local = morning(local.plusDays(1), WORK_BEGINS, customer);
        }
        return local.toInstant();
    }

    /** The given time if it is in waking hours; otherwise a random time in the next morning. */
    Instant awake(Instant time, SimulatedCustomer customer) {
        var local = time.atZone(zone);
        if (local.toLocalTime().isAfter(ASLEEP)) {
            return morning(local.plusDays(1), AWAKE, customer).toInstant();
        }
        return local.toLocalTime().isBefore(AWAKE)
                ? morning(local, AWAKE, customer).toInstant()
                : time;
    }

    private static ZonedDateTime morning(ZonedDateTime day, LocalTime begin, SimulatedCustomer customer) {
        return day.with(begin).plusSeconds(customer.random().nextInt(SPREAD_IN_SECONDS));
    }
}
