package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.config.Sample.Account;
import dev.lockstep.config.Sample.Broker;
import dev.lockstep.config.Sample.Engine;
import dev.lockstep.config.Sample.Risk;
import dev.lockstep.config.Sample.Simulated;
import dev.lockstep.config.Sample.Topology;
import dev.lockstep.config.Sample.Venue;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingTest {
    static final String FULL = """
            name: desk 1
            engine:
              topology: staged-time-bar
              ringSize: 4_096
              seed: -9223372036854775808
              idle: 2m
              blockSize: 1GiB
              checks: false
              decay: 5e-1
              cores: [0, 2]
            risk: {maxOrder: "100.500", minOrder: 0.10, maxLoss: ~}
            venues:
              - name: sim
                type: simulated
                settings: {latency: 5 ms}
              - settings:
                  port: 65535
                  host: example.com
                type: broker
                name: '7'
            accounts:
              zulu:
                cash: 1.10
              alpha: {}
            labels: {b: 1, a: yes, "c.d": 007}
            journal: runs/today
            """;

    @Test
    void shouldBindEveryTypeAsWritten() {
        final Sample bound =
                Sample.parse(FULL.replace("idle: 2m", "idle: 100ns\n").replace("100ns", "1us"));
        assertThat(bound.name()).isEqualTo("desk 1");
        assertThat(bound.engine())
                .isEqualTo(new Engine(
                        Topology.STAGED_TIME_BAR,
                        4096,
                        Long.MIN_VALUE,
                        Duration.ofNanos(1000),
                        new ByteSize(1 << 30),
                        false,
                        0.5,
                        List.of(0, 2)));
        assertThat(bound.risk())
                .isEqualTo(new Risk(new BigDecimal("100.500"), new BigDecimal("0.10"), Optional.empty()));
        assertThat(bound.venues())
                .containsExactly(
                        new Venue("sim", "simulated", new Simulated(Duration.ofMillis(5))),
                        new Venue("7", "broker", new Broker("example.com", 65535)));
        assertThat(bound.journal()).contains(Path.of("runs/today"));
    }

    @Test
    void shouldKeepTheOrderAndTheTextOfMaps() {
        final Sample bound = Sample.parse(FULL.replace("idle: 2m", "idle: 2ms"));
        assertThat(bound.accounts())
                .containsExactly(
                        Map.entry("zulu", new Account("EUR", new BigDecimal("1.10"))),
                        Map.entry("alpha", new Account("EUR", new BigDecimal("0"))));
        assertThat(bound.labels()).containsExactly(Map.entry("b", "1"), Map.entry("a", "yes"), Map.entry("c.d", "007"));
        assertThatThrownBy(() -> bound.labels().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> bound.venues().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldFillAbsentKeysFromDefaults() {
        final Sample bound = Sample.parse("name: x\nrisk: {maxOrder: 1}\n");
        assertThat(bound.engine())
                .isEqualTo(new Engine(
                        Topology.FUSED,
                        1024,
                        0,
                        Duration.ofNanos(250_000),
                        new ByteSize(64 << 20),
                        true,
                        0.94,
                        List.of()));
        assertThat(bound.risk().minOrder()).isEqualTo(new BigDecimal("0.00"));
        assertThat(bound.risk().maxLoss()).isEmpty();
        assertThat(bound.venues()).isEmpty();
        assertThat(bound.accounts()).isEmpty();
        assertThat(bound.journal()).isEmpty();
    }

    @Test
    void shouldBindAnAbsentVariantFromItsDefaults() {
        final Sample bound = Sample.parse("name: x\nrisk: {maxOrder: 1}\nvenues: [{name: s, type: simulated}]");
        assertThat(bound.venues()).containsExactly(new Venue("s", "simulated", new Simulated(Duration.ofMillis(1))));
    }

    @Test
    void shouldKeepDecimalsExactly() {
        for (final String text : List.of(
                "0.1",
                "0.10",
                "100000000000000000000.00000000000000000001",
                "0.30000000000000004",
                "1E+3",
                "1e-18",
                "-0.00",
                "+7.0",
                "123456789012345678901234567890")) {
            final Map<String, String> forms = Map.of("plain", text, "quoted", '"' + text + '"');
            forms.forEach((form, written) -> assertThat(Sample.parse(
                                    "name: x\nrisk: {maxOrder: 1e9, minOrder: 0, maxLoss: 1}\naccounts: {a: {cash: "
                                            + written + "}}")
                            .accounts()
                            .get("a")
                            .cash())
                    .as(form + " " + text)
                    .isEqualTo(new BigDecimal(text)));
        }
    }

    @Test
    void shouldLoadAFile(@TempDir final Path folder) throws Exception {
        final Path file = folder.resolve("engine.yaml");
        Files.writeString(file, "\uFEFFname: Größe €😀\r\nrisk:\r\n  maxOrder: 5\r\n");
        final Sample bound = Sample.loader().load(Sample.class, file, List.of("risk.maxOrder=6"));
        assertThat(bound.name()).isEqualTo("Größe €😀");
        assertThat(bound.risk().maxOrder()).isEqualTo(new BigDecimal("6"));
    }

    record Notations(
            @Doc("d") int maxOrderQuantity,
            @Doc("d") int outputURL,
            @Doc("d") int level2Depth,
            @Doc("d") int snake_case) {}

    @Test
    void shouldTakeTheNamesOfComponentsAsTheyAre() {
        final String text = "maxOrderQuantity: 1\noutputURL: 2\nlevel2Depth: 3\nsnake_case: 4\n";
        final Notations bound = new ConfigLoader().parse(Notations.class, "test.yaml", text, List.of());
        assertThat(bound).isEqualTo(new Notations(1, 2, 3, 4));
        assertThat(ConfigLoader.resolvedYaml(bound)).isEqualTo(text);
    }

    interface Leaf {}

    record NotDiscriminated(@Doc("d") Leaf leaf) {}

    record UnknownSibling(
            @Doc("d") @Discriminated(by = "kind") Leaf leaf) {}

    record NotRegistered(
            @Doc("d") String kind,
            @Doc("d") @Discriminated(by = "kind") Leaf leaf) {}

    record BadRange(@Doc("d") @Range(min = "abc") int x) {}

    record RangeOfText(@Doc("d") @Range(min = "1") String x) {}

    record KeysByNumber(@Doc("d") Map<Integer, String> x) {}

    @Test
    void shouldRefuseRecordsThatCannotBeBound() {
        final Map<Class<? extends Record>, String> faults = new LinkedHashMap<>();
        faults.put(NotDiscriminated.class, "NotDiscriminated.leaf has the type");
        faults.put(UnknownSibling.class, "discriminated by 'kind', which is no sibling");
        faults.put(NotRegistered.class, "no variants of dev.lockstep.config.BindingTest$Leaf are registered");
        faults.put(BadRange.class, "@Range of BadRange.x: expected an integer");
        faults.put(RangeOfText.class, "@Range of RangeOfText.x needs an end");
        faults.put(KeysByNumber.class, "java.util.Map<java.lang.Integer, java.lang.String>");
        faults.forEach((type, message) -> assertThatThrownBy(
                        () -> new ConfigLoader().parse(type, "test.yaml", "{}", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message));
        assertThatThrownBy(() -> new ConfigLoader().variants(Leaf.class, Map.of("a", BadRange.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BadRange (a) is no");
    }
}
