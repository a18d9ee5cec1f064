package dev.lockstep.ops;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the modules. Those that the build's own dependencies hold already are held here against a change of them. */
class ModuleWallsTest {
    private static final String JDK = "java..";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.lockstep");
    }

    @Test
    void shouldLetCodecsDependOnAgronaOnly() {
        onlyDependsOn("codecs", "org.agrona..", "javax.xml..", "org.w3c..", "org.xml..");
    }

    @Test
    void shouldLetConfigDependOnItsYamlLibraryOnly() {
        onlyDependsOn("config", "com.fasterxml.jackson..", "org.yaml..");
    }

    @Test
    void shouldKeepTheEngineFreeOfTransportAndStorage() {
        onlyDependsOn(
                "engine",
                "dev.lockstep.codecs..",
                "dev.lockstep.config..",
                "com.lmax.disruptor..",
                "org.agrona..",
                "org.HdrHistogram..");
    }

    @Test
    void shouldLetTheJournalDependOnTheEngineAndChronicle() {
        onlyDependsOn(
                "journal",
                "dev.lockstep.codecs..",
                "dev.lockstep.config..",
                "dev.lockstep.engine..",
                "net.openhft..",
                "com.fasterxml.jackson..",
                "org.agrona..",
                "org.slf4j..");
    }

    @Test
    void shouldLetAdaptersUseTheEnginesPortsOnly() {
        onlyDependsOn(
                "adapters",
                "dev.lockstep.codecs..",
                "dev.lockstep.config..",
                "dev.lockstep.engine.port..",
                "dev.lockstep.engine.instrument..",
                "dev.lockstep.engine.book..",
                "dev.lockstep.engine.settings..",
                "dev.lockstep.engine.venue..",
                "io.aeron..",
                "org.agrona..");
    }

    @Test
    void shouldLetNobodyDependOnBenchOrOps() {
        noClasses()
                .that(not(resideInAnyPackage("dev.lockstep.bench..", "dev.lockstep.ops..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.lockstep.bench..", "dev.lockstep.ops.."))
                .check(classes);
        noClasses()
                .that(resideInAPackage("dev.lockstep.ops.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.lockstep.bench.."))
                .check(classes);
    }

    @Test
    void shouldPrintNothingInLibraries() {
        noClasses()
                .that(not(resideInAnyPackage("dev.lockstep.ops..", "dev.lockstep.bench..")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine", "adapters", "ops"})
    void shouldHaveNoCyclesAmongThePackagesOfAModule(final String module) {
        slices().matching("dev.lockstep." + module + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    private static void onlyDependsOn(final String module, final String... others) {
        final String own = "dev.lockstep." + module + "..";
        classes()
                .that(resideInAPackage(own))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(own, JDK).or(resideInAnyPackage(others)))
                .check(classes);
    }
}
