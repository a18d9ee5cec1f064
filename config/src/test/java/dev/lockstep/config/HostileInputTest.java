package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileInputTest {
    /** Random cases per test; both outcomes occur among them. */
    private static final int CASES = 300;

    private static final String GOOD = "name: x\nrisk: {maxOrder: 1}\n";

    @Test
    void shouldRefuseDeepNesting() {
        assertThat(Sample.problems("name: " + "[".repeat(100_000)))
                .containsExactly("test.yaml:1:39: nested deeper than 32 levels");
        final StringBuilder sections = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            sections.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(Sample.problems(sections.toString()))
                .singleElement()
                .asString()
                .endsWith("nested deeper than 32 levels");
    }

    @Test
    void shouldRefuseAnchorsAliasesAndTags() {
        final String bomb = "a: &a [x, x]\nb: &b [*a, *a]\n" + GOOD;
        assertThat(Sample.problems(bomb))
                .contains(
                        "test.yaml:1:1: the anchor &a is refused; write values out (or quote it)",
                        "test.yaml:2:8: the alias *a is refused; write the value out (or quote it)",
                        "test.yaml:2:12: the alias *a is refused; write the value out (or quote it)");
        assertThat(Sample.problems("name: *x\nrisk: {maxOrder: 1}\n"))
                .containsExactly("test.yaml:1:7: the alias *x is refused; write the value out (or quote it)");
        assertThat(Sample.problems("name: !!java.net.URL x\nrisk: {maxOrder: 1}\n"))
                .containsExactly("test.yaml:1:7: the tag 'tag:yaml.org,2002:java.net.URL' is refused; leave it out");
        assertThat(Sample.problems("&n name: x\nrisk: {maxOrder: 1}\n"))
                .contains("test.yaml:1:1: the anchor &n is refused; write values out (or quote it)");
        assertThat(Sample.problems(GOOD + "engine:\n  <<: {seed: 1}\n"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:4:3: engine.<<: unknown key");
    }

    @Test
    void shouldRefuseASecondDocument() {
        assertThat(Sample.problems(GOOD + "---\nname: y\n"))
                .containsExactly("test.yaml:4:1: a second document begins; only one is allowed in a file");
    }

    @Test
    void shouldRefuseNumbersOutOfBounds() {
        assertThat(Sample.problems(GOOD + "engine: {seed: 9223372036854775808, ringSize: 2147483648}"))
                .containsExactly(
                        "test.yaml:3:16: engine.seed: expected an integer; given '9223372036854775808'; integers here go"
                                + " from -9223372036854775808 to 9223372036854775807",
                        "test.yaml:3:47: engine.ringSize: expected an integer, from 64 to 1_048_576; given '2147483648';"
                                + " integers here go from -2147483648 to 2147483647");
        for (final String seed :
                List.of("9".repeat(100_000), "010", "0x10", "0b1", "1:30", "1e3", "1__0", "1_", "--1", "- 1")) {
            assertThat(Sample.problems(GOOD + "engine:\n  seed: " + seed))
                    .as(seed)
                    .singleElement()
                    .asString()
                    .startsWith("test.yaml:4:");
        }
        for (final String decay :
                List.of(".nan", "NaN", ".inf", "-.inf", "Infinity", "1e999", ".5", "5.", "0x1p3", "1f")) {
            assertThat(Sample.problems(GOOD + "engine:\n  decay: " + decay))
                    .as(decay)
                    .singleElement()
                    .asString()
                    .startsWith("test.yaml:4:10: engine.decay: expected a number such as 0.25, from 0 to 1; given");
        }
        for (final String order : List.of("1e999999999", "-1e-999999999", "NaN", "9".repeat(100_000), "1,5")) {
            assertThat(Sample.problems("name: x\nrisk:\n  maxOrder: " + order))
                    .as(order)
                    .singleElement()
                    .asString()
                    .startsWith("test.yaml:3:13: risk.maxOrder: expected a decimal");
        }
    }

    @Test
    void shouldCountLinesAndColumnsInCharacters() {
        assertThat(Sample.problems("\uFEFFname: 😀\r\nrisk: {\"maxOrder\": 1}\r\n\r\nengine: {seed: x}\r\n"))
                .containsExactly("test.yaml:4:16: engine.seed: expected an integer; given 'x'");
        assertThat(Sample.problems("name: x\nlabels: {😀: ä, ö: [1]}\nrisk: {maxOrder: 1}\n"))
                .containsExactly("test.yaml:2:16: labels.ö: expected text; given a list");
    }

    @Test
    void shouldNotPrintControlCharactersOrLongTexts() {
        assertThat(Sample.problems(GOOD + "engine: {seed: \"\\e[2J" + "a".repeat(500) + "\"}"))
                .singleElement()
                .asString()
                .contains("given '?[2Jaaaa")
                .hasSizeLessThan(200);
        assertThat(Sample.problems("name: \u0007\n")).singleElement().asString().startsWith("test.yaml:1:1: not YAML");
    }

    @Test
    void shouldRefuseEmptyAndLongKeys() {
        assertThat(Sample.problems(GOOD + "labels: {'': a, " + "k".repeat(201) + ": b}"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("a key must have 1 to 200 characters, given '"));
    }

    @Test
    void shouldBoundTheNumberOfProblems() {
        final StringBuilder text = new StringBuilder(GOOD);
        for (int i = 0; i < 2_000; i++) {
            text.append("key-").append(i).append(": 1\n");
        }
        try {
            Sample.parse(text.toString());
            throw new AssertionError("bound " + text.length() + " characters of unknown keys");
        } catch (final ConfigException e) {
            assertThat(e.problems()).hasSize(200);
            assertThat(e).hasMessageEndingWith("and 1800 more").hasMessageStartingWith("test.yaml:3:1: key-0: unknown");
        }
    }

    @Test
    void shouldEitherBindOrReportWhateverTheOverride() {
        final long seed = 11;
        final Random random = new Random(seed);
        final List<String> parts = List.of(
                "name",
                "risk",
                "maxOrder",
                "venues",
                "accounts",
                ".",
                ".",
                "[0]",
                "[",
                "]",
                "\"",
                "\"a.b\"",
                "=",
                "=",
                "1",
                "{",
                "}",
                "- ",
                "'",
                ": ",
                "*",
                "\n",
                "\u0000",
                " ");
        int bound = 0;
        for (int i = 0; i < CASES; i++) {
            final StringBuilder override = new StringBuilder(random.nextBoolean() ? "name=" : "");
            for (int count = random.nextInt(9); count > 0; count--) {
                override.append(parts.get(random.nextInt(parts.size())));
            }
            try {
                assertThat(Sample.parse(GOOD, override.toString())).isNotNull();
                bound++;
            } catch (final ConfigException e) {
                assertThat(e.problems()).isNotEmpty();
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + seed + ", step " + i + ": " + override, e);
            }
        }
        assertThat(bound).as("seed " + seed).isBetween(1, CASES - 1);
        assertThat(Sample.problems(GOOD, "a".repeat(1_000_000))).hasSize(1);
        assertThat(Sample.problems(GOOD, "a.".repeat(100_000) + "a=1"))
                .singleElement()
                .asString()
                .endsWith(": a path has at most 64 steps");
    }

    @Test
    void shouldEitherBindOrReportWhateverTheText() {
        final long seed = 7;
        final Random random = new Random(seed);
        final String valid = BindingTest.FULL.replace("idle: 2m", "idle: 2ms");
        final String spice = "{}[]:,-#&*!|>'\"%@`?~ \t\n\r\\.=<_0x9e+\u0085\uFEFF\u2028\uD83D\u0000é";
        int bound = 0;
        for (int i = 0; i < CASES; i++) {
            final StringBuilder text = new StringBuilder(valid);
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                final int position = random.nextInt(text.length());
                if (random.nextInt(3) == 0) {
                    text.delete(position, Math.min(text.length(), position + 1 + random.nextInt(20)));
                } else {
                    text.insert(position, spice.charAt(random.nextInt(spice.length())));
                }
            }
            try {
                assertThat(Sample.parse(text.toString())).isNotNull();
                bound++;
            } catch (final ConfigException e) {
                assertThat(e.problems())
                        .allSatisfy(
                                problem -> assertThat(problem.location().line()).isPositive());
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + seed + ", step " + i + ":\n" + text, e);
            }
        }
        assertThat(bound).as("seed " + seed).isBetween(1, CASES - 1);
    }
}
