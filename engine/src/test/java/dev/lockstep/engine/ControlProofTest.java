package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No control without the tests that prove it, and no denial that no control answers for. */
final class ControlProofTest {
    private static final int FIRST_OF_RISK = 100;
    private static final int LAST_OF_THE_GATE = 299;

    static List<ControlInfo> controls() {
        final Core core = new Core(Units.settings(List.of(), Units.wideLimits(), 1));
        return Stream.concat(core.risk().controls().stream(), core.execution().controls().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("controls")
    void shouldProveEachCodeOfAControlInItsTestClass(final ControlInfo info) throws ClassNotFoundException {
        final Set<DenialCode> proved = EnumSet.noneOf(DenialCode.class);
        for (Class<?> tests = Class.forName(info.control().getName() + "Test");
                tests != Object.class;
                tests = tests.getSuperclass()) {
            for (final Method method : tests.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Proves.class)) {
                    assertThat(isTest(method)).as("%s is run as a test", method).isTrue();
                    proved.addAll(List.of(method.getAnnotation(Proves.class).value()));
                }
            }
        }
        assertThat(info.codes()).as("codes of '%s'", info.name()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(proved)
                .as("codes that are proved in the tests of '%s'", info.name())
                .containsAll(info.codes());
    }

    private static boolean isTest(final Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    @Test
    void shouldHaveAControlForEachCodeOfRiskAndGate() {
        final Set<DenialCode> named = EnumSet.noneOf(DenialCode.class);
        controls().forEach(info -> named.addAll(info.codes()));
        for (final DenialCode code : DenialCode.values()) {
            if (code != DenialCode.NULL_VAL && code.value() >= FIRST_OF_RISK && code.value() <= LAST_OF_THE_GATE) {
                assertThat(named).contains(code);
            }
        }
    }

    @Test
    void shouldTellControlsOfAStageApart() {
        assertThat(controls()).extracting(ControlInfo::control).doesNotHaveDuplicates();
        assertThat(controls()).allSatisfy(info -> assertThat(info.purpose()).endsWith("."));
    }
}
