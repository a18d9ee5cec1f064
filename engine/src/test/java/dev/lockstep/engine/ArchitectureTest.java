package dev.lockstep.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.lockstep.engine.testkit.offender.Offender;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between modules and packages, and I1: an allow-list of what the core may call. */
final class ArchitectureTest {
    private static final String ENGINE = "dev.lockstep.engine..";
    private static final String[] CORE = {
        "dev.lockstep.engine",
        "dev.lockstep.engine.book..",
        "dev.lockstep.engine.execution..",
        "dev.lockstep.engine.feature..",
        "dev.lockstep.engine.instrument..",
        "dev.lockstep.engine.limit..",
        "dev.lockstep.engine.portfolio..",
        "dev.lockstep.engine.ring..",
        "dev.lockstep.engine.risk..",
        "dev.lockstep.engine.signal..",
        "dev.lockstep.engine.sizing..",
        "dev.lockstep.engine.state..",
        "dev.lockstep.engine.strategy..",
        "dev.lockstep.engine.venue.."
    };

    private static final JavaClasses CLASSES = imported(Core.class);
    private static final CoreCalls CORE_CALLS = new CoreCalls();
    private static final List<String> OFFENCES = classes()
            .should(CORE_CALLS)
            .evaluate(new ClassFileImporter().importClasses(Offender.class))
            .getFailureReport()
            .getDetails();

    /** Everything that was compiled together with a class. */
    private static JavaClasses imported(final Class<?> one) {
        try {
            return new ClassFileImporter()
                    .importPath(Path.of(one.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (final URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldCallNothingFromTheCoreThatIsNotAllowed() {
        final ArchRule rule = classes().that(resideInAnyPackage(CORE)).should(CORE_CALLS);
        rule.check(CLASSES);
    }

    /** The rule bites: each of these is a way to let the world into the core. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.nanoTime",
                "System.currentTimeMillis",
                "System.getenv",
                "System.getProperty",
                "System.identityHashCode",
                "Object.hashCode",
                "Thread.currentThread",
                "java.util.Random",
                "java.util.concurrent.ThreadLocalRandom",
                "java.time.Instant.now",
                "java.nio.file.Files.exists",
                "Math.sin",
                "Math.exp",
                "java.util.HashMap.<init>",
                "java.util.HashMap.values",
                "java.util.Set.parallelStream",
                "references method <java.lang.System.nanoTime()>",
                "java.util.Locale.getDefault",
                "java.util.UUID.randomUUID",
                "org.agrona.concurrent.SystemNanoClock",
                "org.agrona.collections.Long2LongHashMap.keySet"
            })
    void shouldFindWhatIsNotAllowed(final String call) {
        assertThat(OFFENCES).anySatisfy(violation -> assertThat(violation).contains(call));
    }

    @Test
    void shouldDependOnItsOwnLibrariesOnly() {
        classes()
                .that(resideInAPackage(ENGINE))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        ENGINE,
                        "dev.lockstep.codecs..",
                        "dev.lockstep.config..",
                        "com.lmax.disruptor..",
                        "org.agrona..",
                        "org.HdrHistogram..",
                        "java.."))
                .check(CLASSES);
    }

    @Test
    void shouldShowNoChronicleOrAeronType() {
        noClasses()
                .that(resideInAPackage(ENGINE))
                .should()
                .dependOnClassesThat(resideInAnyPackage("net.openhft..", "io.aeron..", "uk.co.real_logic.."))
                .check(CLASSES);
    }

    @Test
    void shouldKeepTheCoreApartFromWhatRunsIt() {
        noClasses()
                .that(resideInAnyPackage(CORE))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.lockstep.engine.run..", "dev.lockstep.engine.port..", "com.lmax.disruptor.."))
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoCyclesAmongPackages() {
        slices().matching("dev.lockstep.engine.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldHaveNoMutableStaticState() {
        for (final JavaClass type : CLASSES) {
            type.getFields().stream()
                    .filter(field ->
                            field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                    .forEach(field -> assertThat(field.getModifiers())
                            .as(field.getFullName())
                            .contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL));
        }
    }
}
