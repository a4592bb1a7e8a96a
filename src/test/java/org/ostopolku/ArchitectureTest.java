package org.ostopolku;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.annotation.Autowired;

@ArchTag("once")
@AnalyzeClasses(packages = "org.ostopolku", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.ostopolku.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineKnowsNoSubject = noClasses()
            .that()
            .resideInAPackage("..platform.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..kpi..", "..touchpoint..", "..journey..", "..form..", "..security..", "..demo..");

    @ArchTest
    static final ArchRule nothingNeedsTheDemo = noClasses()
            .that()
            .resideOutsideOfPackage("..demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..demo..");

    @ArchTest
    static final ArchRule onlyAFewClassesTouchTheInsideOfCamunda = noClasses()
            .that()
            .resideOutsideOfPackages("..form..", "..expression..", "..authentication..")
            .and(not(belongToAnyOf(
                    "StrictCorrelationHandler",
                    "DeploymentValidator",
                    "EngineClock",
                    "OperationLogAuditor",
                    "OstopolkuEnginePlugin",
                    "ModelExpressions",
                    "KpiParseListener",
                    "FormConditions",
                    "SimulatedTime",
                    "ExecutionTracer",
                    "StageCallParseListener",
                    "ModelPreprocessor",
                    "TouchpointListeners",
                    // Whose customers somebody sees is asked where the engine checks rights, on every way into it.
                    "CustomerVisibilityPlugin",
                    "InstanceAuthorizationHandler",
                    "OwnerAuthorizationManager",
                    "TaskAuthorizationProvider")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..impl..").and(not(type(Authentication.class))))
            .because("the public API outlives a move to a maintained fork of Camunda 7");

    @ArchTest
    static final ArchRule onlyTheApplicationIsAtTheRoot = classes()
            .that()
            .resideInAPackage("org.ostopolku")
            .should()
            .haveSimpleName("OstopolkuApplication")
            .orShould()
            .haveSimpleName("package-info");

    @ArchTest
    static final ArchRule dependenciesComeByTheConstructor = fields().should().notBeAnnotatedWith(Autowired.class);

    private static DescribedPredicate<JavaClass> belongToAnyOf(String... names) {
        return DescribedPredicate.describe("belong to " + String.join(", ", names), type -> Set.of(names)
                .contains(type.getName().replaceAll(".*\\.|\\$.*", "")));
    }
}
