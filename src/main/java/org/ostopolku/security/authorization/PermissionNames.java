package org.ostopolku.security.authorization;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/** The permissions of the engine by name. Some resources have permissions of their own. */
final class PermissionNames {

    /** All permissions that can be granted. */
    static final List<Permission> ALL = Stream.<Permission[]>of(
                    Permissions.values(),
                    BatchPermissions.values(),
                    ProcessDefinitionPermissions.values(),
                    ProcessInstancePermissions.values(),
                    SystemPermissions.values(),
                    TaskPermissions.values(),
                    UserOperationLogCategoryPermissions.values(),
                    HistoricProcessInstancePermissions.values(),
                    HistoricTaskPermissions.values())
            .flatMap(Stream::of)
            .filter(permission -> permission.getValue() != Permissions.NONE.getValue())
            .toList();

    private PermissionNames() {}

    /**
     * @param name as in the engine ({@code CREATE_INSTANCE}) or in {@code access.yaml} ({@code create-instance})
     */
    static Optional<Permission> find(Resources resource, String name) {
        var constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return ALL.stream()
                .filter(permission -> permission.getName().equals(constant)
                        && Arrays.asList(permission.getTypes()).contains(resource))
                .findFirst();
    }
}
