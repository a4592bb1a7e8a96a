package org.ostopolku.model;

/** Which files may be deployed at all; found while they are read, so nothing is searched for in them. */
enum FileRule implements Rule {
    KIND("a deployment holds models, decision tables and forms"),
    READABLE("a file can be read");

    private final String says;

    FileRule(String says) {
        this.says = says;
    }

    @Override
    public String says() {
        return says;
    }

    static Flaw otherKind(String file) {
        return Flaw.at(file, null, "deploy only files that end in .bpmn, .dmn or .form");
    }

    static Flaw unreadable(String file, Exception reason) {
        return Flaw.at(file, null, "mend or export it again, because: " + reason.getMessage());
    }
}
