package org.ostopolku.lifecycle.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ostopolku.platform.engine.ShippedModels;

/** Rules for a deployment itself: the names of its files, its tenant and its source. */
public enum ResourceRule implements Rule {
    RESOURCE_NAME("a deployed file has a plain name"),
    TENANT("models belong to no tenant"),
    SOURCE("only the application deploys its own models: an upgrade replaces them");

    private static final int LONGEST_NAME = 120;

    /** Letters and digits, with single dots, hyphens, underscores and blanks between them. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}](?:[._ -]?[\\p{L}\\p{M}\\p{N}])*");

    private final RuleCheck check;

    ResourceRule(String says) {
        this.check = RuleCheck.of(CheckedFile.class, Severity.ERROR, says, file -> Stream.empty());
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    /**
     * The findings about a deployment.
     *
     * @param names of the files, as they were sent
     * @param tenant null or empty if there is none
     * @param source null if there is none
     * @param user null if the application deploys
     */
    public static List<Finding> check(Collection<String> names, String tenant, String source, String user) {
        var findings = new ArrayList<Finding>();
        names.stream()
                .filter(name ->
                        name.length() > LONGEST_NAME || !PLAIN.matcher(name).matches())
                .map(ResourceRule::abridged)
                .map(name -> Finding.of(
                        name,
                        Violation.at(
                                name,
                                null,
                                "name it without a folder, of %d characters or fewer: letters, digits and single . _ -"
                                        .formatted(LONGEST_NAME)),
                        RESOURCE_NAME))
                .forEach(findings::add);
        if (tenant != null && !tenant.isEmpty()) {
            findings.add(Finding.of(
                    "deployment", Violation.at(abridged(tenant), null, "leave the tenant id empty"), TENANT));
        }
        if (user != null && ShippedModels.SOURCE.equals(source)) {
            findings.add(Finding.of(
                    "deployment", Violation.at(source, null, "give another deployment source, or none"), SOURCE));
        }
        return findings;
    }

    private static String abridged(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }
}
