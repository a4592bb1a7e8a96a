package org.ostopolku.lifecycle.experiment;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What cannot be done, or not be compared, as it was asked for; its answer tells why. */
class ExperimentRejectedException extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    ExperimentRejectedException(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
