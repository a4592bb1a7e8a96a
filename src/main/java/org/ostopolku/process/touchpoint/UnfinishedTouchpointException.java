package org.ostopolku.process.touchpoint;

import org.camunda.bpm.engine.BadUserRequestException;

/** A message would interrupt a touchpoint that its model wants completed. Nothing was changed. */
public class UnfinishedTouchpointException extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    UnfinishedTouchpointException(String message) {
        super(message);
    }
}
