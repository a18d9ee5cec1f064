package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemReportTest {
    private static final String GOOD = "name: x\nrisk: {maxOrder: 1}\n";

    @Test
    void shouldReportAllProblemsAtOnceAtTheirPlaces() {
        final String text = """
                # first line
                nmae: x
                engine:
                  topology: fusd
                  ringSize: 32
                  seed: 12.5
                  ringsize: 1
                  idle: 5
                  checks: yes
                risk:
                  minOrder: abc
                venues:
                  - name: v
                    type: brokr
                  - name: w
                    type: broker
                    settings:
                      host: h
                      port: 0
                journal: [a]
                """;
        assertThat(Sample.problems(text, "engine.decay=1.5", "engin.seed=1"))
                .containsExactly(
                        "test.yaml:2:1: nmae: unknown key; did you mean 'name'? (known: name, engine, risk, venues,"
                                + " accounts, labels, journal)",
                        "test.yaml:4:13: engine.topology: expected one of inline, fused, staged-time-bar; given 'fusd';"
                                + " did you mean 'fused'?",
                        "test.yaml:5:13: engine.ringSize: given 32; allowed is from 64 to 1_048_576",
                        "test.yaml:6:9: engine.seed: expected an integer; given '12.5'",
                        "test.yaml:7:3: engine.ringsize: unknown key; did you mean 'ringSize'? (known: topology,"
                                + " ringSize, seed, idle, blockSize, checks, decay, cores)",
                        "test.yaml:8:9: engine.idle: expected a duration such as 250us (units ns, us, ms, s, m, h, d),"
                                + " from 1us to 1s; given '5'",
                        "test.yaml:9:11: engine.checks: expected true or false; given 'yes'",
                        "test.yaml:10:1: risk.maxOrder: a required key is missing; it takes a decimal such as 0.25,"
                                + " from 0 to 1e9",
                        "test.yaml:11:13: risk.minOrder: expected a decimal such as 0.25; given 'abc'",
                        "test.yaml:14:11: venues[0].type: unknown type 'brokr'; did you mean 'broker'? (known:"
                                + " broker, simulated)",
                        "test.yaml:19:13: venues[1].settings.port: given 0; allowed is from 1 to 65535",
                        "test.yaml:20:1: journal: expected a path; given a list",
                        "--set engin.seed=1: engin: unknown key; did you mean 'engine'? (known: name, engine, risk,"
                                + " venues, accounts, labels, journal)",
                        "--set engine.decay=1.5: engine.decay: given 1.5; allowed is from 0 to 1");
    }

    @Test
    void shouldReportAMisspeltRequiredKeyOnce() {
        assertThat(Sample.problems("name: x\nrisk: {max-order: 1}\n"))
                .containsExactly(
                        "test.yaml:2:8: risk.max-order: unknown key; did you mean 'maxOrder'? (known: maxOrder,"
                                + " minOrder, maxLoss)");
        assertThat(Sample.problems("name: x\n", "riks.maxOrder=1"))
                .containsExactly("--set riks.maxOrder=1: riks: unknown key; did you mean 'risk'? (known: name, engine,"
                        + " risk, venues, accounts, labels, journal)");
    }

    @Test
    void shouldReportMissingKeysBesideUnknownOnesThatMeanAnotherKey() {
        assertThat(Sample.problems("nmae: x\n"))
                .containsExactly(
                        "test.yaml:1:1: nmae: unknown key; did you mean 'name'? (known: name, engine, risk, venues,"
                                + " accounts, labels, journal)",
                        "test.yaml:1:1: risk: a required key is missing; it takes a section");
        assertThat(Sample.problems("name: x\nrisk: {min-order: 0}\n"))
                .containsExactly(
                        "test.yaml:2:1: risk.maxOrder: a required key is missing; it takes a decimal such as 0.25, from"
                                + " 0 to 1e9",
                        "test.yaml:2:8: risk.min-order: unknown key; did you mean 'minOrder'? (known: maxOrder,"
                                + " minOrder, maxLoss)");
    }

    @Test
    void shouldPutAllProblemsIntoTheMessage() {
        assertThatThrownBy(() -> Sample.parse("a: 1\nb: 2\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("test.yaml:1:1: a: unknown key (known: name,")
                .hasMessageContaining("test.yaml:2:1: b: unknown key (known: name,")
                .hasMessageContaining("test.yaml:1:1: name: a required key")
                .hasMessageContaining("test.yaml:1:1: risk: a required key is missing; it takes a section");
    }

    @Test
    void shouldReportNullsWhereNotAllowed() {
        assertThat(Sample.problems("name:\nengine: ~\nrisk: null\nvenues: [~]\njournal:\n"))
                .containsExactly(
                        "test.yaml:1:6: name: expected text; given nothing",
                        "test.yaml:2:9: engine: expected a section; given nothing",
                        "test.yaml:3:7: risk: expected a section; given nothing",
                        "test.yaml:4:10: venues[0]: expected a section; given nothing",
                        "test.yaml:5:9: journal: expected a path; given nothing; for none write null, or no key");
    }

    /** A limit that was left empty is not the same as no limit. */
    @Test
    void shouldReportOptionalValuesThatAreLeftEmpty() {
        assertThat(Sample.problems(GOOD.replace("risk: {", "risk: {maxLoss: , ")))
                .containsExactly(
                        "test.yaml:2:16: risk.maxLoss: expected a decimal such as 0.25, at most 5; given nothing; for none write null, or no key");
        assertThat(Sample.parse(GOOD.replace("risk: {", "risk: {maxLoss: null, "))
                        .risk()
                        .maxLoss())
                .isEmpty();
    }

    @Test
    void shouldReportWrongStructure() {
        assertThat(Sample.problems("name: {a: 1}\nengine: [1]\nrisk: 5\nvenues: {}\naccounts: [1]\nlabels: {a: [1]}"))
                .containsExactly(
                        "test.yaml:1:1: name: expected text; given a section",
                        "test.yaml:2:1: engine: expected a section; given a list",
                        "test.yaml:3:7: risk: expected a section; given '5'",
                        "test.yaml:4:1: venues: expected a list; given a section",
                        "test.yaml:5:1: accounts: expected a section of names and values; given a list",
                        "test.yaml:6:10: labels.a: expected text; given a list");
    }

    @Test
    void shouldReportQuotedNumbersAndBooleans() {
        assertThat(Sample.problems(GOOD + "engine: {ringSize: '128', checks: \"true\", decay: '0.5', cores: [\"1\"]}"))
                .containsExactly(
                        "test.yaml:3:20: engine.ringSize: expected an integer, from 64 to 1_048_576; given '128'; write"
                                + " it without quotes",
                        "test.yaml:3:35: engine.checks: expected true or false; given 'true'; write it without quotes",
                        "test.yaml:3:50: engine.decay: expected a number such as 0.25, from 0 to 1; given '0.5'; write"
                                + " it without quotes",
                        "test.yaml:3:65: engine.cores[0]: expected an integer, at least 0; given '1'; write it without"
                                + " quotes");
    }

    @Test
    void shouldReportDuplicateKeysAndGoOn() {
        assertThat(Sample.problems("name: x\nrisk: {maxOrder: -1, maxOrder: 2}\nname: y\n"))
                .containsExactly(
                        "test.yaml:2:18: risk.maxOrder: given -1; allowed is from 0 to 1e9",
                        "test.yaml:2:22: duplicate key 'maxOrder'; first given at test.yaml:2:8",
                        "test.yaml:3:1: duplicate key 'name'; first given at test.yaml:1:1");
    }

    @Test
    void shouldReportWhatRecordsFindInThemselves() {
        assertThat(Sample.problems("name: x\nrisk:\n  maxOrder: 1\n  minOrder: 2\nvenues:\n"
                        + "  - {name: a, type: broker, settings: {host: '', port: 1}}\n"))
                .containsExactly(
                        "test.yaml:4:13: risk.minOrder: given 2, but maxOrder is 1",
                        "test.yaml:6:29: venues[0].settings: a broker needs a host");
    }

    record Outer(@Doc("d") Inner inner, @Doc("d") List<Inner> list) implements Validated {
        @Override
        public void validate(final Problems problems) {
            problems.add("inner.value", "is wrong");
            problems.add("list[1].value", "is wrong too");
            problems.add("list[7].value", "is not there");
            problems.add("list[0]", "is odd");
            problems.add("", "is odd as a whole");
        }
    }

    record Inner(@Doc("d") @Default("1") int value) {}

    @Test
    void shouldLocateDeeperKeysOfValidatedRecords() {
        final String text = "list:\n  - value: 1\n  - value: 2\n";
        assertThatThrownBy(() -> new ConfigLoader().parse(Outer.class, "t.yaml", text, List.of()))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "t.yaml:1:1: inner.value: is wrong",
                        "t.yaml:1:1: list[7].value: is not there",
                        "t.yaml:1:1: is odd as a whole",
                        "t.yaml:2:5: list[0]: is odd",
                        "t.yaml:3:12: list[1].value: is wrong too"));
    }

    record Whole(@Doc("d") Part part) implements Validated {
        @Override
        public void validate(final Problems problems) {
            if (part.value() > 1) {
                problems.add("part.value", "is above 1");
            }
        }

        @Override
        public void validateSound(final Problems problems) {
            problems.add("part", "was looked at last");
        }
    }

    record Part(@Doc("d") int value, @Doc("d") @Default("0") int other) implements Validated {
        @Override
        public void validate(final Problems problems) {
            if (value == other) {
                problems.add("other", "is the same");
            }
        }

        @Override
        public void validateSound(final Problems problems) {
            problems.add("other", "is not of the root");
        }
    }

    private static Throwable thrownByWhole(final String text) {
        return catchThrowable(() -> new ConfigLoader().parse(Whole.class, "t.yaml", text, List.of()));
    }

    @Test
    void shouldReportBrokenRulesOfARecordAndOfTheOneAroundItTogether() {
        assertThat(thrownByWhole("part:\n  value: 2\n  other: 2\n"))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "t.yaml:2:10: part.value: is above 1",
                        "t.yaml:3:10: part.other: is the same"));
    }

    @Test
    void shouldLookForTheLastOnlyWhereNothingElseIsWrong() {
        assertThat(thrownByWhole("part: {value: 1, other: 1}\n")).hasMessage("t.yaml:1:25: part.other: is the same");
        assertThat(thrownByWhole("part: {value: 1, othr: 2}\n")).hasMessageNotContaining("was looked at last");
        assertThat(thrownByWhole("part: {value: 1}\n")).hasMessage("t.yaml:1:1: part: was looked at last");
    }

    @Test
    void shouldReportFilesThatCannotBeRead(@TempDir final Path folder) throws Exception {
        final Path missing = folder.resolve("missing.yaml");
        assertThat(problems(missing)).singleElement().asString().startsWith(missing + ":1:1: there is no such file");
        assertThat(problems(folder)).containsExactly(folder + ":1:1: is a directory; name a YAML file");

        final Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', ' ', '1', '\n', 'b', ':', ' ', (byte) 0xE4, '\n'});
        assertThat(problems(latin)).containsExactly(latin + ":2:4: byte 0xE4 is not UTF-8; save the file as UTF-8");

        final Path cut = folder.resolve("cut.yaml");
        Files.write(cut, new byte[] {'a', ':', ' ', (byte) 0xC3});
        assertThat(problems(cut)).containsExactly(cut + ":1:4: byte 0xC3 is not UTF-8; save the file as UTF-8");

        final Path huge = folder.resolve("huge.yaml");
        Files.write(huge, new byte[SourceFile.MAX_BYTES + 1]);
        assertThat(problems(huge))
                .containsExactly(huge + ":1:1: the file has 2097153 bytes; at most 2097152 are allowed");
    }

    @Test
    void shouldReportEmptyTextsAndWrongRoots() {
        for (final String empty : List.of("", "   \n", "# only a comment\n")) {
            assertThat(Sample.problems(empty))
                    .containsExactly("test.yaml:1:1: there is nothing but comments and blanks here");
        }
        assertThat(Sample.problems("---\n"))
                .containsExactly("test.yaml:2:1: a configuration is a section of keys; given nothing");
        assertThat(Sample.problems("\n- a\n"))
                .containsExactly("test.yaml:2:1: a configuration is a section of keys; given a list");
        assertThat(Sample.problems("  text"))
                .containsExactly("test.yaml:1:3: a configuration is a section of keys; given 'text'");
    }

    @Test
    void shouldReportSyntaxErrorsAtTheirPlace() {
        assertThat(Sample.problems("name: x\n\trisk: 1\n"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:2:1: not YAML: while scanning for the next token, found character '\\t(TAB)'");
        assertThat(Sample.problems("name: x\nrisk: [1, 2\nvenues: 3\n"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:3:7: not YAML: while parsing a flow sequence, expected ',' or ']'");
        assertThat(Sample.problems("name: a: b\n"))
                .containsExactly("test.yaml:1:8: not YAML: mapping values are not allowed here");
    }

    private static List<String> problems(final Path file) {
        try {
            return List.of("bound: " + Sample.loader().load(Sample.class, file, List.of()));
        } catch (final ConfigException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
