package org.ostopolku.security.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.ostopolku.security.authorization.PersonalDataPermission;
import org.ostopolku.security.user.UserNames;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who is logged in, and whose customers they see. */
@RestController
@Tag(name = "me")
class CurrentUserController {

    private final UserNames names;
    private final DataScopeResolver reaches;
    private final PersonalDataPermission personalData;

    CurrentUserController(UserNames names, DataScopeResolver reaches, PersonalDataPermission personalData) {
        this.names = names;
        this.reaches = reaches;
        this.personalData = personalData;
    }

    @Operation(summary = "Who is logged in, and whose customers they see")
    @GetMapping(path = "/api/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Person me(Caller caller) {
        return new Person(
                caller.id(),
                names.names(List.of(caller.id())).get(caller.id()),
                caller.groups(),
                reaches.of(caller.id(), caller.groups()),
                personalData.isGivenTo(caller.groups()));
    }

    record Person(
            @Schema(description = "What they log in with.") String id,

            @Schema(description = "First and last name, else the id.")
            String name,

            @Schema(description = "Ids of their groups.") List<String> groups,

            @Schema(description = "Whose customers they see.")
            DataScope reach,

            @Schema(description = "Whether they take out and erase what is known of a customer.")
            boolean personalData) {}
}
