package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows under which no order can come are refused: whoever wrote one believes in a limit that is not there. */
class IdleRowsTest extends LimitsFile {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{strategy: trend, instrument: BRAVO, maxOrderQuantity: 5} | 19:37: risk.limits[0].instrument: is BRAVO, which trend does not trade; no order comes under the row",
                "{strategy: trend, account: OTHER, collarBps: 1} | 19:34: risk.limits[0].account: is OTHER, but trend trades on MAIN; no order comes under the row",
            })
    void shouldRefuseARowOfAStrategyThatDoesNotTradeThere(final String row, final String problem) throws IOException {
        final Cli.Outcome outcome = check(SOUND + "risk:\n  limits:\n    - " + row + "\n");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains(expected(problem)).hasLineCount(1);
    }

    @Test
    void shouldRefuseAGroupWithoutMembers() throws IOException {
        assertThat(check(SOUND + "risk:\n  groups: {metals: [], all: [ALPHA]}\n")
                        .err())
                .contains(expected("18:12: risk.groups.metals: has no members; name its instruments, or leave it out"))
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseRowsOfGroupsUnderWhichNoOrderComes() throws IOException {
        final String groups = "risk:\n  groups: {metals: [BRAVO], all: [ALPHA]}\n";
        assertThat(check(SOUND + groups).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(check(SOUND + groups + """
                          limits:
                            - {instrument: ALPHA, group: metals, collarBps: 1}
                            - {instrument: ALPHA, group: all, collarBps: 1}
                            - {strategy: trend, group: metals, collarBps: 1}
                            - {strategy: trend, group: all, collarBps: 1}
                          sizing:
                            - {strategy: maker, instrument: BRAVO, model: fixed-quantity, quantity: 100}
                        """).err().lines())
                .containsExactly(
                        expected(
                                "20:20: risk.limits[0].instrument: is ALPHA, which is not in group metals; no order comes under the row"),
                        expected(
                                "22:32: risk.limits[2].group: is metals, of which trend trades nothing; no order comes under the row"),
                        expected(
                                "25:37: risk.sizing[0].instrument: is BRAVO, which maker does not trade; no order comes under the row"));
    }

    @Test
    void shouldRefuseRowsOfAVenueWhereNothingOfTheirsIsTraded() throws IOException {
        final String venues =
                SOUND.replace("ALPHA: {}", "ALPHA: {venue: EAST}").replace("{lot: 100}", "{lot: 100, venue: WEST}")
                        + "venues: {EAST: {}, WEST: {}}\n";
        assertThat(check(venues + """
                        risk:
                          limits:
                            - {instrument: BRAVO, venue: WEST, collarBps: 1}
                            - {instrument: BRAVO, venue: EAST, collarBps: 1}
                            - {strategy: trend, venue: WEST, collarBps: 1}
                        """).err().lines())
                .containsExactly(
                        expected(
                                "21:34: risk.limits[1].venue: is EAST, where nothing is traded that the row is about: BRAVO; no order comes under the row"),
                        expected(
                                "22:32: risk.limits[2].venue: is WEST, where nothing is traded that the row is about: ALPHA; no order comes under the row"));
    }
}
