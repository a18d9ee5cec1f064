package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariantsTest {
    enum Kind {
        FIXED_RATE,
        FREE
    }

    sealed interface Fee {}

    record FixedRate(@Doc("d") @Range(min = "0") int rate) implements Fee {}

    record Free() implements Fee {}

    record Limit(@Doc("d") int max) {}

    record Desk(
            @Doc("d") @Discriminated(by = "feeKind") Fee fee,
            @Doc("d") @Default("free") Kind feeKind,
            @Doc("d") Optional<Limit> limit,
            @Doc("d") @Default("{max: 9}") Limit soft,
            @Doc("d") @Default("3") Optional<Integer> tries,
            @Doc("d") @Default("'*'") String match) {}

    record Firm(@Doc("d") Desk desk) {}

    @Test
    void shouldBindAWholeSectionFromNestedDefaults() {
        assertThat(parse("{}").desk())
                .isEqualTo(new Desk(new Free(), Kind.FREE, Optional.empty(), new Limit(9), Optional.of(3), "*"));
    }

    @Test
    void shouldChooseTheRecordByAnEnumDeclaredAfterIt() {
        final Firm firm = parse("desk: {fee: {rate: 2}, feeKind: fixed-rate, limit: {max: 1}, tries: null}");
        assertThat(firm.desk().fee()).isEqualTo(new FixedRate(2));
        assertThat(firm.desk().limit()).contains(new Limit(1));
        assertThat(firm.desk().tries()).isEmpty();
    }

    @Test
    void shouldReBindTheResolvedTextWithOverrides() {
        final Firm firm = parse("desk: {tries: null}");
        final String resolved = ConfigLoader.resolvedYaml(firm);
        assertThat(parse(resolved)).isEqualTo(firm);
        assertThat(parse(resolved, "desk.feeKind=fixed-rate", "desk.fee.rate=7")
                        .desk()
                        .fee())
                .isEqualTo(new FixedRate(7));
    }

    @Test
    void shouldReportKeysOfAnotherVariantAndMissingSections() {
        assertThatThrownBy(() -> parse("desk:\n  fee: {rate: 1}\n  limit: {}\n"))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "desk.yaml:2:9: desk.fee.rate: unknown key (none is allowed here)",
                        "desk.yaml:3:3: desk.limit.max: a required key is missing; it takes an integer"));
        assertThatThrownBy(() -> parse("desk:\n  feeKind: fixed-rate\n"))
                .hasMessage("desk.yaml:1:1: desk.fee: a required key is missing; it takes a section");
    }

    @Test
    void shouldNotReportAVariantWhoseNameIsWrong() {
        assertThatThrownBy(() -> parse("desk:\n  feeKind: fixed-rat\n  fee: {anything: 1}\n"))
                .hasMessage("desk.yaml:2:12: desk.feeKind: expected one of fixed-rate, free; given 'fixed-rat'; did you"
                        + " mean 'fixed-rate'?");
    }

    @Test
    void shouldNotJudgeAVariantByTheDefaultOfAMisspeltKey() {
        assertThatThrownBy(() -> parse("desk:\n  feeKnd: fixed-rate\n  fee: {rate: 1}\n"))
                .hasMessage(
                        "desk.yaml:2:3: desk.feeKnd: unknown key; did you mean 'feeKind'? (known: fee, feeKind, limit,"
                                + " soft, tries, match)");
    }

    record Failing(@Doc("d") int x) {
        Failing {
            if (x > 0) {
                throw new UnsupportedOperationException("not about settings");
            }
        }
    }

    @Test
    void shouldNotTakeAFaultOfTheProgramForAProblemOfTheFile() {
        assertThatThrownBy(() -> new ConfigLoader().parse(Failing.class, "f.yaml", "x: 1", List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    private static Firm parse(final String text, final String... overrides) {
        return new ConfigLoader()
                .variants(Fee.class, Map.of("fixed-rate", FixedRate.class))
                .variants(Fee.class, Map.of("free", Free.class))
                .parse(Firm.class, "desk.yaml", text, List.of(overrides));
    }
}
