package org.ostopolku.platform.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Lets the engine's clock stand at a chosen time. It is the clock of the whole application: use it only in play. */
@Component
public class SimulatedTime {

    /** Stops the clock at the given time. */
    public void moveTo(Instant time) {
        ClockUtil.setCurrentTime(Date.from(time));
    }

    /** Lets the clock show the real time again. */
    public void backToNow() {
        ClockUtil.reset();
    }
}
