package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the life of an order says of the losses of its account. */
final class LossStoryTest {
    private static Cli.Outcome orders(final Path run, final String... more) {
        final List<String> arguments = new ArrayList<>(List.of("journal", "orders", run.toString()));
        arguments.addAll(Arrays.asList(more));
        return Cli.run(arguments);
    }

    /** What an account has lost is told beside the first of its limits of losses, and a denial beside the one that was reached. */
    @Test
    void shouldTellWhichLimitOfLossesSpoke(@TempDir final Path dir) throws IOException {
        final Path losing = BacktestRun.of(
                        dir,
                        Project.testConfig("preview.yaml"),
                        "risk.limits=[{maxOrderQuantity: 50, maxLong: 100, maxShort: 100},"
                                + " {account: MAIN, dailyLossHard: 1000000, maxDrawdown: 2}]")
                .directory();
        final List<String> denied = orders(losing, "--denied").out().lines().toList();
        final String id = denied.get(denied.size() - 1).split(" ")[0];
        assertThat(orders(losing, "--order", id).out())
                .containsPattern(
                        "risk: Loss: .* against 2.000000 USD \\(account, risk\\.limits\\[1]\\): DENIED DRAWDOWN");
        final String first =
                orders(losing).out().lines().skip(1).findFirst().orElseThrow().split(" ")[0];
        assertThat(orders(losing, "--order", first).out())
                .containsPattern(
                        "risk: Loss: [-0-9.]+ against 1000000.000000 USD \\(account, risk\\.limits\\[1]\\): passed");
    }
}
