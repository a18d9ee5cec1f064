package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.config.Sample.Topology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResolvedTextTest {
    @Test
    void shouldWriteEveryKeyInTheOrderOfDeclaration() {
        final Sample bound = Sample.parse("""
                risk: {maxOrder: 10.50}
                labels: {z: 'no', a: plain}
                venues: [{name: s, type: simulated}, {name: "yes", type: broker, settings: {port: 1, host: h}}]
                name: 'x: y'
                accounts: {main: {}}
                engine: {cores: [3, 1], idle: 1000us}
                """);
        assertThat(ConfigLoader.resolvedYaml(bound)).isEqualTo("""
                        name: "x: y"
                        engine:
                          topology: fused
                          ringSize: 1024
                          seed: 0
                          idle: 1ms
                          blockSize: 64MiB
                          checks: true
                          decay: 0.94
                          cores:
                            - 3
                            - 1
                        risk:
                          maxOrder: 10.50
                          minOrder: 0.00
                        venues:
                          - name: s
                            type: simulated
                            settings:
                              latency: 1ms
                          - name: "yes"
                            type: broker
                            settings:
                              host: h
                              port: 1
                        accounts:
                          main:
                            currency: EUR
                            cash: 0
                        labels:
                          z: "no"
                          a: plain
                        """);
        assertThat(Sample.parse(ConfigLoader.resolvedYaml(bound))).isEqualTo(bound);
    }

    record Everything(
            @Doc("d") String text,
            @Doc("d") Map<String, String> map,
            @Doc("d") List<List<String>> lists,
            @Doc("d") double number,
            @Doc("d") BigDecimal decimal,
            @Doc("d") long count,
            @Doc("d") Duration duration,
            @Doc("d") ByteSize size,
            @Doc("d") Path path,
            @Doc("d") @Default("4") Optional<Integer> optional,
            @Doc("d") Topology topology,
            @Doc("d") Empty empty) {}

    record Empty() {}

    @Test
    void shouldBindTheSameAgainWhateverTheText() {
        for (final String text : List.of(
                "",
                " ",
                "yes",
                "No",
                "null",
                "~",
                "1e3",
                "007",
                "0x1F",
                "1_000",
                ".inf",
                "*",
                "*a",
                "&a",
                "!t",
                "<<",
                "-",
                "- a",
                "a: b",
                "a #b",
                "#",
                "'",
                "\"",
                "\\",
                "\\n",
                "{}",
                "[]",
                "[a",
                "a,b",
                "|",
                ">",
                "%",
                "@",
                "`",
                "?",
                "a\nb",
                "a\r\nb",
                "\t",
                "\u0000",
                "\u0007",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\uD800",
                "😀",
                "Größe",
                "=",
                "2001-01-01",
                "1:30",
                "---",
                "...",
                " a ",
                "\u00A0",
                "y",
                "on",
                "1",
                "true",
                "\uFFFE",
                "x".repeat(5000))) {
            assertRoundTrip(sample(text, 0.1, new BigDecimal("0.1"), 1));
        }
    }

    @Test
    void shouldBindTheSameAgainForRandomValues() {
        final long seed = 20260101;
        final Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            final StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(128));
            }
            double number = Double.longBitsToDouble(random.nextLong());
            number = Double.isFinite(number) ? number : 0;
            final BigDecimal decimal = BigDecimal.valueOf(random.nextLong(), random.nextInt(60) - 30);
            final Everything value = sample(text.toString(), number, decimal, random.nextLong());
            assertThat(rebound(value)).as("seed " + seed + ", step " + i).isEqualTo(value);
        }
    }

    @Test
    void shouldRefuseWhatNoTextCouldBind() {
        assertThatThrownBy(() -> ConfigLoader.canonicalText(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConfigLoader.canonicalText(List.of(Duration.ofNanos(-1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConfigLoader.canonicalText(new Sample(null, null, null, null, null, null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name is null");
    }

    @Test
    void shouldGiveCanonicalTextOfAnyPart() {
        assertThat(ConfigLoader.canonicalText(new Sample.Simulated(Duration.ofMinutes(90))))
                .isEqualTo("latency: 90m\n");
        assertThat(ConfigLoader.canonicalText(List.of(1, List.of(2, 3), List.of())))
                .isEqualTo("- 1\n- - 2\n  - 3\n- []\n");
        assertThat(ConfigLoader.canonicalText(new Empty())).isEqualTo("{}\n");
        assertThat(ConfigLoader.canonicalText(new ByteSize(1536))).isEqualTo("1536\n");
        assertThat(ConfigLoader.canonicalText("no")).isEqualTo("\"no\"\n");
    }

    private static Everything sample(
            final String text, final double number, final BigDecimal decimal, final long count) {
        final Map<String, String> map = new LinkedHashMap<>();
        map.put(text.isEmpty() || text.length() > 200 ? "k" : text, text);
        map.put("last", "l");
        return new Everything(
                text,
                map,
                List.of(List.of(text, "b"), List.of(), List.of(text)),
                number,
                decimal,
                count,
                Duration.ofNanos(count & Long.MAX_VALUE),
                new ByteSize(count & Long.MAX_VALUE),
                text.indexOf('\0') >= 0 || text.chars().anyMatch(c -> c > 127) ? Path.of("p") : Path.of(text),
                Optional.empty(),
                Topology.STAGED_TIME_BAR,
                new Empty());
    }

    private static void assertRoundTrip(final Everything value) {
        assertThat(rebound(value)).isEqualTo(value);
    }

    private static Everything rebound(final Everything value) {
        final String text = ConfigLoader.resolvedYaml(value);
        final Everything bound = new ConfigLoader().parse(Everything.class, "resolved", text, List.of());
        assertThat(ConfigLoader.resolvedYaml(bound)).isEqualTo(text);
        assertThat(List.copyOf(bound.map().keySet()))
                .isEqualTo(List.copyOf(value.map().keySet()));
        return bound;
    }
}
