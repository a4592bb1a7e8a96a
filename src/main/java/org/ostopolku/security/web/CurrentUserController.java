package org.ostopolku.security.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.ostopolku.security.authorization.PersonalDataPermission;
import org.ostopolku.security.user.UserNames;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The current user. */
@RestController
@Tag(name = "me")
class CurrentUserController {

    private final UserNames names;
    private final DataScopeResolver scopes;
    private final PersonalDataPermission personalData;

    CurrentUserController(UserNames names, DataScopeResolver scopes, PersonalDataPermission personalData) {
        this.names = names;
        this.scopes = scopes;
        this.personalData = personalData;
    }

    @Operation(summary = "The current user, and whose customers the user sees")
    @GetMapping(path = "/api/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Person me(Caller caller) {
        return new Person(
                caller.id(),
                names.names(List.of(caller.id())).get(caller.id()),
                caller.groups(),
                scopes.resolve(caller.id(), caller.groups()),
                personalData.isGivenTo(caller.groups()));
    }

    /**
     * The authenticated user.
     *
     * @param id User id.
     * @param name First and last name; the id if there is none.
     * @param groups Ids of the groups.
     * @param reach Whose customers the user sees.
     * @param personalData Whether the user may export and erase the data of a customer.
     */
    record Person(String id, String name, List<String> groups, DataScope reach, boolean personalData) {}
}
