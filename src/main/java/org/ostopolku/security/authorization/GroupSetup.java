package org.ostopolku.security.authorization;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;

/** Applies the groups of {@code access.yaml} to the engine. */
@Component
class GroupSetup {

    private final IdentityService identityService;
    private final AppliedAccess applied;

    GroupSetup(IdentityService identityService, AppliedAccess applied) {
        this.identityService = identityService;
        this.applied = applied;
    }

    /** Adds, renames and deletes groups. A group that the file never named is unchanged. */
    void apply(Map<String, String> wanted, AccessChanges changes) {
        var before = applied.groups();
        wanted.forEach((id, name) -> {
            if (identityService.createGroupQuery().groupId(id).count() == 0) {
                add(id, name);
                changes.add(id, "added");
            } else if (!name.equals(before.getOrDefault(id, name))) {
                rename(id, name);
                changes.add(id, "renamed to " + name);
            }
            if (!name.equals(before.get(id))) {
                applied.rememberGroup(id, name);
            }
        });
        var removed = new HashMap<>(before);
        removed.keySet().removeAll(wanted.keySet());
        removed.keySet().forEach(id -> {
            long members = identityService.createUserQuery().memberOfGroup(id).count();
            identityService.deleteGroup(id);
            applied.forgetGroup(id);
            changes.remove(id, "deleted, with " + members + (members == 1 ? " membership" : " memberships"));
        });
    }

    private void add(String id, String name) {
        var group = identityService.newGroup(id);
        group.setName(name);
        group.setType(Groups.CAMUNDA_ADMIN.equals(id) ? "SYSTEM" : "WORKFLOW");
        identityService.saveGroup(group);
    }

    private void rename(String id, String name) {
        var group = identityService.createGroupQuery().groupId(id).singleResult();
        group.setName(name);
        identityService.saveGroup(group);
    }
}
