package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a calendar does to runs over the generated market. */
class CalendarRunTest {
    private static final String TWO_SECONDS_BEFORE_MIDNIGHT = "market.start=2026-01-05T23:59:58Z";
    private static final String SOFT_LIMIT = "risk.limits=[{maxOrderQuantity: 50, maxLong: 100, maxShort: 100},"
            + " {account: MAIN, dailyLossSoft: 2, dailyLossHard: 1000000}]";
    /** 2026-01-06T00:00:00Z. */
    private static final long MIDNIGHT_NS = 1_767_657_600_000_000_000L;

    private static final Pattern LINE = Pattern.compile("\\d+ (\\d+) (?:in|out)[:.]\\d+ (\\w+)(.*)");

    @TempDir
    private Path dir;

    /** The account reaches its soft limit before midnight; without a calendar it only reduces to the end of the data. */
    @Test
    void shouldEndASoftDailyLossWithTheDay() throws IOException {
        final BacktestRun oneDay =
                BacktestRun.of(dir, Project.testConfig("preview.yaml"), TWO_SECONDS_BEFORE_MIDNIGHT, SOFT_LIMIT);
        final BacktestRun twoDays = BacktestRun.of(
                dir,
                Project.testConfig("preview.yaml"),
                TWO_SECONDS_BEFORE_MIDNIGHT,
                SOFT_LIMIT,
                "calendar.day='00:00'");

        final List<Line> endless = dump(oneDay);
        final List<Line> told = dump(twoDays);
        final long breachNs = told.stream()
                .filter(line ->
                        line.message().equals("RiskAlert") && line.fields().contains("DAILY_LOSS_SOFT"))
                .findFirst()
                .orElseThrow()
                .timeNs();
        assertThat(breachNs).isLessThan(MIDNIGHT_NS);
        assertThat(endless).noneMatch(line -> line.message().equals("CalendarBoundary"));
        assertThat(told.stream().filter(line -> line.message().equals("CalendarBoundary")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.timeNs()).isEqualTo(MIDNIGHT_NS);
                    assertThat(line.fields()).contains("instrument=-1 kind=DAY day=20459");
                });
        assertThat(ordersFrom(MIDNIGHT_NS, endless)).isZero();
        assertThat(ordersFrom(MIDNIGHT_NS, told)).isPositive();
        assertThat(ordersFrom(0, told) - ordersFrom(MIDNIGHT_NS, told)).isEqualTo(ordersFrom(0, endless));
        assertIdenticalReplay(twoDays);
    }

    /** One instrument opens two seconds after the start; the others have no session and trade from the start on. */
    @Test
    void shouldDenyOrdersUntilASessionOpens() throws IOException {
        final BacktestRun run = BacktestRun.of(
                dir,
                Project.testConfig("preview.yaml"),
                "market.start=2026-01-05T13:29:58Z",
                "calendar.sessions=[{instruments: [ALPHA], open: '13:30', close: '20:00'}]");

        final List<Line> told = dump(run);
        final long openNs = told.stream()
                .filter(line -> line.fields().contains("kind=SESSION_OPEN"))
                .findFirst()
                .orElseThrow()
                .timeNs();
        assertThat(told.stream()
                        .filter(line -> line.message().equals("CalendarBoundary"))
                        .map(line -> (line.timeNs() - openNs) / 1_000_000_000
                                + line.fields().substring(0, 33)))
                .containsExactly("-2 instrument=0 kind=SESSION_CLOSE ", "0 instrument=0 kind=SESSION_OPEN d");
        assertThat(told.stream().filter(line -> isOrder(line) && line.fields().contains("instrument=0 ")))
                .isNotEmpty()
                .allMatch(line -> line.timeNs() >= openNs);
        assertThat(told.stream().filter(line -> isOrder(line) && !line.fields().contains("instrument=0 ")))
                .anyMatch(line -> line.timeNs() < openNs);
        assertThat(told.stream().filter(line -> line.fields().contains("SESSION_CLOSED")))
                .isNotEmpty()
                .allMatch(line -> line.timeNs() < openNs);
        assertIdenticalReplay(run);
    }

    @Test
    void shouldSayWhereACalendarIsWrong() throws IOException {
        final Path file = Files.writeString(dir.resolve("bad.yaml"), """
                market:
                  instruments:
                    ALPHA: {}
                calendar:
                  day: midnight
                  sessions:
                    - {instruments: [ALPHA], open: "09.30", close: "20:00"}
                    - {instruments: [ALPHA], open: "09:30", close: "09:30"}
                    - {instruments: [GAMMA], open: "09:30", closing: "20:00", close: "20:00"}
                    - {open: "09:30", close: "20:00", days: []}
                    - {instruments: [], open: "09:30", close: "20:00"}
                """);

        final Cli.Outcome check = Cli.run("config", "check", file.toString());

        assertThat(check.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(check.err())
                .contains(
                        file + ":5:8: calendar.day: is 'midnight'; it must be a time of the UTC day such as \"13:30\"")
                .contains(file + ":7:36: calendar.sessions[0].open: is '09.30'; it must be a time of the UTC day")
                .contains(file + ":8:52: calendar.sessions[1].close: is 09:30, which is not after open, 09:30")
                .contains(file + ":8:22: calendar.sessions[1].instruments[0]: is ALPHA, which has a session already")
                .contains(file + ":9:54: calendar.sessions[2].closing: is 20:00; it must be between open, 09:30, and")
                .contains(file + ":10:39: calendar.sessions[3].days: is empty; name at least one day")
                .contains(file + ":10:7: calendar.sessions[3]: names no instruments, so it is that of all")
                .contains(file + ":11:7: calendar.sessions[4]: names no instruments, so it is that of all");
    }

    @Test
    void shouldRefuseASessionOfAnInstrumentThatNothingDefines() throws IOException {
        final Path file = Files.writeString(dir.resolve("unknown.yaml"), """
                data: {format: itch, addInstruments: true}
                calendar:
                  sessions:
                    - {instruments: [GAMMA], open: "09:30", close: "20:00"}
                """);

        final Cli.Outcome check = Cli.run("config", "check", file.toString());

        assertThat(check.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(check.err())
                .contains(file + ":4:22: calendar.sessions[0].instruments[0]: is GAMMA, which neither instruments nor"
                        + " market.instruments defines");
    }

    private static boolean isOrder(final Line line) {
        return line.message().equals("NewOrder");
    }

    private static long ordersFrom(final long timeNs, final List<Line> lines) {
        return lines.stream()
                .filter(line -> isOrder(line) && line.timeNs() >= timeNs)
                .count();
    }

    private static void assertIdenticalReplay(final BacktestRun run) {
        final Cli.Outcome replay =
                Cli.run("replay", "--journal", run.directory().toString());
        assertThat(replay.out()).startsWith("identical: ");
    }

    private static List<Line> dump(final BacktestRun run) {
        final Cli.Outcome dump = Cli.run("journal", "dump", run.directory().toString());
        return dump.out().lines().map(CalendarRunTest::line).toList();
    }

    private static Line line(final String text) {
        final Matcher matcher = LINE.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        return new Line(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3));
    }

    private record Line(long timeNs, String message, String fields) {}
}
