package org.ostopolku;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.factory.annotation.Autowired;

@ArchTag("once")
@AnalyzeClasses(packages = "org.ostopolku", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule a_group_imports_only_the_groups_it_may = groups();

    @ArchTest
    static final ArchRule groups_have_no_cycles =
            slices().matching("org.ostopolku.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.ostopolku.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_annotated_classes_use_engine_internals = noClasses()
            .that(describe("are not annotated with @UsesEngineInternals", type -> !isAnnotated(type)))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..impl..").and(not(type(Authentication.class))))
            .because("the public API outlives a move to a maintained fork of Camunda 7");

    @ArchTest
    static final ArchRule only_the_application_is_at_the_root = classes()
            .that()
            .resideInAPackage("org.ostopolku")
            .should()
            .haveSimpleName("OstopolkuApplication")
            .orShould()
            .haveSimpleName("package-info");

    @ArchTest
    static final ArchRule dependencies_come_by_the_constructor =
            fields().should().notBeAnnotatedWith(Autowired.class);

    /** Nested types are told apart by the class around them. */
    @ArchTest
    static void no_two_classes_have_the_same_simple_name(JavaClasses classes) throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(groupingBy(Path::getFileName));

            assertThat(sources.values()).hasSizeGreaterThan(classes.size() / 4);
            assertThat(sources.values()).filteredOn(same -> same.size() > 1).isEmpty();
        }
    }

    private static LayeredArchitecture groups() {
        var rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var group : Group.values()) {
            rule = rule.layer(group.id()).definedBy("org.ostopolku." + group.id() + "..");
        }
        for (var group : Group.values()) {
            rule = group.imports().isEmpty()
                    ? rule.whereLayer(group.id()).mayNotAccessAnyLayer()
                    : rule.whereLayer(group.id())
                            .mayOnlyAccessLayers(
                                    group.imports().stream().map(Group::id).toArray(String[]::new));
        }
        return rule;
    }

    private static boolean isAnnotated(JavaClass type) {
        return type.isAnnotatedWith(UsesEngineInternals.class)
                || type.getEnclosingClass().map(ArchitectureTest::isAnnotated).orElse(false);
    }
}
