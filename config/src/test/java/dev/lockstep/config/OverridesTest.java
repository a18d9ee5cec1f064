package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.config.Sample.Account;
import dev.lockstep.config.Sample.Broker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final String BASE = """
            name: x
            risk: {maxOrder: 1, maxLoss: 2}
            venues:
              - {name: a, type: simulated}
              - {name: b, type: simulated}
            accounts:
            """;

    private static final String GOOD = BASE.replace("accounts:\n", "");

    @Test
    void shouldReplaceValuesTheLaterOneWinning() {
        final Sample bound = Sample.parse(
                GOOD, "name=first", "name=second = third", "risk.maxOrder=0.70", "risk.maxLoss=", "journal=a/b");
        assertThat(bound.name()).isEqualTo("second = third");
        assertThat(bound.risk().maxOrder()).isEqualTo(new BigDecimal("0.70"));
        assertThat(bound.risk().maxLoss()).isEmpty();
        assertThat(bound.journal()).contains(Path.of("a/b"));
    }

    @Test
    void shouldCreateMissingSectionsAndMapEntries() {
        final Sample bound = Sample.parse(
                BASE,
                "engine.cores=[1, 2]",
                "accounts.main.currency=USD",
                "accounts.\"a.b=c\".cash=5",
                "accounts.flow={cash: 7}",
                "labels.k=''");
        assertThat(bound.engine().cores()).containsExactly(1, 2);
        assertThat(bound.accounts())
                .containsEntry("main", new Account("USD", new BigDecimal("0")))
                .containsEntry("a.b=c", new Account("EUR", new BigDecimal("5")))
                .containsEntry("flow", new Account("EUR", new BigDecimal("7")));
        assertThat(bound.labels()).containsEntry("k", "");
    }

    @Test
    void shouldReachIntoLists() {
        final Sample bound = Sample.parse(
                GOOD,
                "venues[1].type=broker",
                "venues[1].settings={host: h}",
                "venues[1].settings.port=8",
                "venues[0]=" + "{name: c, type: simulated}");
        assertThat(bound.venues().get(0).name()).isEqualTo("c");
        assertThat(bound.venues().get(1).settings()).isEqualTo(new Broker("h", 8));
    }

    @Test
    void shouldReportUnknownPathsAndWrongValues() {
        assertThat(Sample.problems(
                        GOOD,
                        "risk.maxOrdr=1",
                        "accounts.a.curency=USD",
                        "engine.seed=abc",
                        "name.first=x",
                        "venues[2].name=x",
                        "risk[0]=1"))
                .containsExactly(
                        "--set name.first=x: name: is 'x' and has no key 'first'",
                        "--set venues[2].name=x: venues: has 2 items, from [0]; [2] is not one; set the whole list",
                        "--set risk[0]=1: risk: is a section, not a list, and has no position 0",
                        "--set engine.seed=abc: engine.seed: expected an integer; given 'abc'",
                        "--set risk.maxOrdr=1: risk.maxOrdr: unknown key; did you mean 'maxOrder'? (known: maxOrder,"
                                + " minOrder, maxLoss)",
                        "--set accounts.a.curency=USD: accounts.a.curency: unknown key; did you mean 'currency'? (known:"
                                + " currency, cash)");
    }

    @Test
    void shouldReportOverridesThatAreNone() {
        for (final String override :
                List.of("name", "=x", "a..b=1", ".a=1", "a.=1", "[0]=1", "a b=1", "a\"b=1", "a[x]=1")) {
            assertThat(Sample.problems(GOOD, override))
                    .as(override)
                    .singleElement()
                    .asString()
                    .startsWith("--set " + override + ": ");
        }
        assertThat(Sample.problems(GOOD, "name=[a"))
                .singleElement()
                .asString()
                .startsWith("--set name=[a: not YAML: while parsing a flow sequence");
        assertThat(Sample.problems(GOOD, "name=*x"))
                .hasSize(1)
                .first()
                .asString()
                .contains("alias *x is refused");
        assertThat(Sample.problems(GOOD, "risk={maxOrder: 1, maxOrder: 2}"))
                .containsExactly("--set risk={maxOrder: 1, maxOrder: 2}: duplicate key 'maxOrder'; first given at"
                        + " --set risk={maxOrder: 1, maxOrder: 2}");
    }
}
