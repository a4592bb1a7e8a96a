package org.ostopolku;

import java.util.List;
import java.util.Locale;

/** The groups of packages below {@code org.ostopolku}, each with the groups that it may import. */
enum Group {
    PLATFORM,
    SECURITY(PLATFORM),
    PROCESS(SECURITY, PLATFORM),
    CUSTOMER(PROCESS, SECURITY, PLATFORM),
    ANALYTICS(PROCESS, SECURITY, PLATFORM),
    SIMULATION(PROCESS, SECURITY, PLATFORM),
    LIFECYCLE(SIMULATION, PROCESS, SECURITY, PLATFORM);

    private final List<Group> imports;

    Group(Group... imports) {
        this.imports = List.of(imports);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Group> imports() {
        return imports;
    }
}
