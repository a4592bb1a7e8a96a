package org.ostopolku.platform.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Sets the clock of the engine, and so of the whole application. For simulations only. */
@Component
@UsesEngineInternals("the engine reads its time from ClockUtil")
public class SimulatedTime {

    /** Stops the clock at the given time. */
    public void moveTo(Instant time) {
        ClockUtil.setCurrentTime(Date.from(time));
    }

    /** Lets the clock run with the real time again. */
    public void backToNow() {
        ClockUtil.reset();
    }
}
