package org.ostopolku.process.kpi;

/** Words with which the ledger describes how a customer left a stage, beside the id of the process that follows. */
public final class StageExit {

    /** Reason: the customer said that they are at another stage. */
    public static final String MOVED = "moved";

    /** Outcome: the stage was cancelled. */
    static final String INTERRUPTED = "interrupted";

    private StageExit() {}
}
