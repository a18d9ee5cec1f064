package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts, limits and sizing that can't be meant are refused, each with file, line and reason. */
class BadLimitsTest extends LimitsFile {
    @Test
    void shouldTakeWhatTheOthersAreMadeFrom() throws IOException {
        assertThat(check(SOUND + "risk:\n  limits:\n    - {maxLong: 5}\n").err())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{maxLong: -1} | 19:17: risk.limits[0].maxLong: given -1; allowed is from 0 to 1000000000",
                "{collarBps: 0} | 19:19: risk.limits[0].collarBps: given 0; allowed is from 1 to 1000000",
                "{maxLng: 1} | 19:8: risk.limits[0].maxLng: unknown key; did you mean 'maxLong'?",
                "{maxLong: many} | 19:17: risk.limits[0].maxLong: expected a decimal",
                "{maxLong: 0.000000001} | 19:17: risk.limits[0].maxLong: maxLong is 0.000000001; it must fit a long with 8 decimal places",
                "{maxOrderValue: 0.0000001} | 19:23: risk.limits[0].maxOrderValue: maxOrderValue is 0.0000001; it must fit a long with 6 decimal places",
                "{driftWindow: 1us} | 19:21: risk.limits[0].driftWindow: given 1us; allowed is from 1ms to 1d",
                "{shortSale: maybe} | 19:19: risk.limits[0].shortSale: expected true or false",
                "{strategy: trend} | 19:7: risk.limits[0]: sets no limit",
                "{strategy: tend, collarBps: 1} | 19:18: risk.limits[0].strategy: is tend, which is none of strategies: trend, maker",
                "{account: MIAN, collarBps: 1} | 19:17: risk.limits[0].account: is MIAN, which is none of accounts: MAIN, OTHER",
                "{instrument: ALPAH, collarBps: 1} | 19:20: risk.limits[0].instrument: is ALPAH, which neither instruments nor market.instruments defines",
                "{group: metals, collarBps: 1} | 19:15: risk.limits[0].group: is metals, which is none of risk.groups: there is none",
                "{venue: MIS, collarBps: 1} | 19:15: risk.limits[0].venue: is MIS, which is none of venues: SIM",
                "{account: '', maxDrawdown: 5} | 19:17: risk.limits[0].account: is empty; give a name, or '*' for every one",
                "{strategy: trend, maxDrawdown: 5} | 19:38: risk.limits[0].maxDrawdown: is one limit for each account; a row that sets it must not name strategy",
                "{account: MAIN, maxGrossExposure: 5} | 19:41: risk.limits[0].maxGrossExposure: is one limit for the whole engine; a row that sets it must not name account",
                "{instrument: ALPHA, maxOpenOrders: 5} | 19:42: risk.limits[0].maxOpenOrders: is one limit for each strategy, account; a row that sets it must not name instrument",
                "{strategy: trend, venue: SIM, maxGroupNotional: 5} | 19:55: risk.limits[0].maxGroupNotional: is one limit for each account, group; a row that sets it must not name strategy, venue",
                "{strategy: trend, maxLong: 5} | 19:34: risk.limits[0].maxLong: is one limit for each instrument, account, group, venue; a row that sets it must not name strategy",
                "{dailyLossSoft: 2, dailyLossHard: 1} | 19:23: risk.limits[0].dailyLossSoft: is 2; it must not be above dailyLossHard, 1",
            })
    void shouldRefuseARow(final String row, final String problem) throws IOException {
        final Cli.Outcome outcome = check(SOUND + "risk:\n  limits:\n    - " + row + "\n");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains(expected(problem)).hasLineCount(1);
    }

    @Test
    void shouldRefuseTheSameLimitTwiceUnderOneKey() throws IOException {
        assertThat(check(SOUND + """
                        risk:
                          limits:
                            - {instrument: ALPHA, maxLong: 5}
                            - {maxLong: 5}
                            - {instrument: ALPHA, account: '*', maxShort: 6, maxLong: 6}
                        """).err())
                .contains(expected("21:63: risk.limits[2].maxLong: is set by limits[0] as well, whose key is the same"))
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseASoftLimitAboveTheHardOneOfAnotherRow() throws IOException {
        assertThat(check(SOUND + """
                        risk:
                          limits:
                            - {dailyLossHard: 100}
                            - {account: OTHER, dailyLossSoft: 150}
                            - {account: MAIN, dailyLossSoft: 100}
                        """).err())
                .contains(expected(
                        "20:39: risk.limits[1].dailyLossSoft: is above dailyLossHard of risk.limits[0] for account OTHER:"
                                + " 150.000000 USD against 100.000000 USD"))
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseAnInstrumentInTwoGroups() throws IOException {
        assertThat(check(SOUND + """
                        risk:
                          groups:
                            first: [ALPHA, BRAVO]
                            second: [ALPHA]
                        """).err())
                .contains(
                        expected(
                                "20:14: risk.groups.second[0]: is ALPHA, which is in first already; an instrument is in one group at most"))
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseUnknownInstrumentsOfGroupsAndBadNames() throws IOException {
        assertThat(check(SOUND + "risk:\n  groups:\n    metals: [ALPHA, GOLD]\n")
                        .err())
                .contains(
                        expected(
                                "19:21: risk.groups.metals[1]: is GOLD, which neither instruments nor market.instruments defines"));
        assertThat(check(SOUND + "risk:\n  groups:\n    'a b': [ALPHA]\n").err())
                .contains(expected("18:3: risk.groups: names 'a b'; a name has 1 to 32 letters"));
    }

    @Test
    void shouldRefuseASizeBelowTheLeastOrderOfTheVenue() throws IOException {
        final String lots = SOUND.replace("ALPHA: {}", "ALPHA: {lot: 4}");
        assertThat(check(lots + "risk:\n  sizing:\n    - {model: fixed-quantity, quantity: 3}\n")
                        .err())
                .contains(expected(
                        "19:41: risk.sizing[0].quantity: is 3, in whole lots 0; it must not be below the least order for"
                                + " orders of trend in ALPHA, 4"))
                .hasLineCount(1);
        assertThat(check(lots + "risk:\n  sizing:\n    - {model: fixed-quantity, quantity: 4}\n")
                        .err())
                .isEmpty();
        // What is built in is 1, and holds only for strategies that don't size their orders themselves.
        assertThat(check(lots).err()).isEmpty();
        // Nobody trades BRAVO, so that its lot of 100 is no matter.
        assertThat(check(SOUND + "risk:\n  sizing:\n    - {model: fixed-quantity, quantity: 3}\n")
                        .err())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{model: fixed-quantity} | 19:15: risk.sizing[0].model: is fixed-quantity, which requires quantity",
                "{model: fixed-quantity, quantity: 1, capBps: 5} | 19:52: risk.sizing[0].capBps: is no parameter of model fixed-quantity",
                "{model: fixed-quanity, quantity: 1} | 19:15: risk.sizing[0].model: expected one of fixed-quantity, fixed-notional",
                "{quantity: 1} | 19:7: risk.sizing[0].model: a required key is missing",
                "{model: fixed-quantity, quantity: 0} | 19:41: risk.sizing[0].quantity: given 0; allowed is from 0.00000001",
                "{model: capped-kelly, fractionBps: 5000} | 19:15: risk.sizing[0].model: is capped-kelly, which requires capBps",
                "{model: fixed-notional, notional: 1.0000001} | 19:41: risk.sizing[0].notional: notional is 1.0000001; it must fit",
                "{strategy: tend, model: fixed-quantity, quantity: 1} | 19:18: risk.sizing[0].strategy: is tend, which is none of strategies",
                "{strategy: '', model: fixed-quantity, quantity: 1} | 19:18: risk.sizing[0].strategy: is empty; give a name, or '*' for every one",
                "{model: fixed-quantity, quantity: 11} | 19:41: risk.sizing[0].quantity: is 11; it must not be above maxOrderQuantity for orders of trend in ALPHA, 10 (built in)",
            })
    void shouldRefuseAPolicy(final String row, final String problem) throws IOException {
        final Cli.Outcome outcome = check(SOUND + "risk:\n  sizing:\n    - " + row + "\n");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains(expected(problem)).hasLineCount(1);
    }

    @Test
    void shouldRefuseASizeAboveTheLargestOrderWhereBothTakeEffect() throws IOException {
        assertThat(check(SOUND + """
                        risk:
                          limits:
                            - {strategy: maker, maxOrderQuantity: 4}
                          sizing:
                            - {strategy: trend, model: fixed-quantity, quantity: 10}
                            - {strategy: maker, model: fixed-quantity, quantity: 5}
                            - {instrument: BRAVO, model: fixed-quantity, quantity: 6}
                        """).err())
                .contains(expected(
                        "22:58: risk.sizing[1].quantity: is 5; it must not be above maxOrderQuantity for orders of maker in"
                                + " ALPHA, 4 (risk.limits[0])"))
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseTwoPoliciesOfOneKey() throws IOException {
        assertThat(check(SOUND + """
                        risk:
                          sizing:
                            - {strategy: trend, model: fixed-quantity, quantity: 1}
                            - {strategy: trend, model: equity-fraction, fractionBps: 1}
                        """).err())
                .contains(expected("20:7: risk.sizing[1]: has the same key as sizing[0]"))
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseALargestOrderBelowTheLeastOfTheVenue() throws IOException {
        final String lots = SOUND.replace("instruments: [ALPHA]\n  maker", "instruments: [BRAVO]\n  maker");
        assertThat(check(lots + "risk:\n  limits:\n    - {instrument: BRAVO, maxOrderQuantity: 50}\n")
                        .err())
                .contains(
                        expected(
                                "19:45: risk.limits[0].maxOrderQuantity: allows orders of trend in BRAVO of at most 50"
                                        + " (risk.limits[0]), less than the least order, 100; to forbid them say restricted: true"))
                .hasLineCount(1);
        assertThat(check(lots).err())
                .contains(": risk: built in: maxOrderQuantity allows orders of trend in BRAVO of at most 10");
    }

    @Test
    void shouldRefuseAccountsThatCannotBe() throws IOException {
        assertThat(check(SOUND.replace("account: OTHER", "account: THIRD")).err())
                .contains(expected("15:14: strategies.maker.account: is THIRD, which is none of accounts: MAIN, OTHER"))
                .hasLineCount(1);
        assertThat(check(SOUND.replace("    account: OTHER\n", "")).err())
                .contains(
                        "strategies.maker.account: is missing; where there are several accounts, name one of MAIN, OTHER")
                .hasLineCount(1);
        assertThat(check(SOUND.replace("OTHER: {startCash: 1000}", "OTHER: {moneyScale: 7}"))
                        .err())
                .contains(expected("7:23: accounts.OTHER.moneyScale: is 7; it must be 6 or 8"))
                .hasLineCount(1);
        assertThat(check(SOUND.replace("OTHER: {startCash: 1000}", "OTHER: {cash: {USD: 1}}"))
                        .err())
                .contains("accounts.OTHER.cash.USD: is the account's own currency; its cash is startCash")
                .hasLineCount(1);
        assertThat(check(SOUND.replace("OTHER: {startCash: 1000}", "OTHER: {kind: loan}"))
                        .err())
                .contains(expected("7:17: accounts.OTHER.kind: expected one of cash, margin; given 'loan'"));
        assertThat(check(SOUND + "currencies: {JPY: {precision: 9}}\n").err())
                .contains(expected("17:31: currencies.JPY.precision: given 9; allowed is from 0 to 8"));
    }

    @Test
    void shouldReportProblemsOfSeveralRowsTogether() throws IOException {
        assertThat(check(SOUND + """
                        risk:
                          selfMatch: never
                          limits:
                            - {maxLong: -1}
                            - {strategy: trend, maxDrawdown: 5}
                          sizing:
                            - {model: capped-kelly, fractionBps: 5000}
                        """).err())
                .contains(
                        "risk.selfMatch",
                        "risk.limits[0].maxLong",
                        "risk.limits[1].maxDrawdown",
                        "risk.sizing[0].model")
                .hasLineCount(4);
    }

    /** Unlike a value that can't be read, a rule that a section breaks keeps nobody from looking at the names in it and around it. */
    @Test
    void shouldReportUnknownNamesTogetherWithRulesThatSectionsBreak() throws IOException {
        assertThat(check(SOUND.replace("instruments: [ALPHA]\n  maker", "instruments: [ALPAH]\n  maker") + """
                        engine: {ringSize: 1000}
                        risk:
                          limits:
                            - {strategy: tend, dailyLossSoft: 2}
                            - {dailyLossSoft: 2, dailyLossHard: 1}
                          sizing:
                            - {model: capped-kelly, fractionBps: 5000}
                        """)
                        .err()
                        .lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("strategies.trend.instruments: names ALPAH"),
                        line -> assertThat(line).contains("engine.ringSize: is 1000; it must be a power of two"),
                        line -> assertThat(line).contains("risk.limits[0].strategy: is tend"),
                        line -> assertThat(line)
                                .contains("risk.limits[0].dailyLossSoft: is one limit for each account"),
                        line -> assertThat(line).contains("risk.limits[1].dailyLossSoft: is 2; it must not be above"),
                        line -> assertThat(line).contains("risk.sizing[0].model: is capped-kelly"));
    }
}
