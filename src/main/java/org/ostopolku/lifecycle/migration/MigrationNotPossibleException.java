package org.ostopolku.lifecycle.migration;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A move that cannot be done as it was asked for; its answer tells every reason. */
class MigrationNotPossibleException extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    MigrationNotPossibleException(List<String> reasons) {
        this(HttpStatus.BAD_REQUEST, "This cannot be moved so: " + String.join("; ", reasons));
    }

    MigrationNotPossibleException(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
