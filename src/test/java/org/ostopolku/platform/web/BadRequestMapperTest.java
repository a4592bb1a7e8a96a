package org.ostopolku.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class BadRequestMapperTest {

    @Test
    void a_conflict_of_two_users_is_answered_with_409_and_what_to_do() {
        var conflict = new ProcessEngineException("listener", new OptimisticLockingException("UPDATE TaskEntity[1]"));

        var response = new BadRequestMapper.EngineExceptionMapper().toResponse(conflict);

        assertThat(response.getStatus()).isEqualTo(409);
        var error = (ExceptionDto) response.getEntity();
        assertThat(error.getType()).isEqualTo("OptimisticLockingException");
        assertThat(error.getMessage())
                .contains("nothing of yours was saved", "try again")
                .doesNotContain("TaskEntity");
    }
}
