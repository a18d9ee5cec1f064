package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.ops.cli.BacktestRun;
import dev.lockstep.ops.cli.Cli;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderEndReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dir;

    /** Held against the states that the engine gave the same orders. */
    @Test
    void shouldTellWhatWasCancelledFromWhatWasFilled() throws IOException {
        final Path run = BacktestRun.generated(dir, "market.messages=20000").directory();
        final List<JsonNode> orders = new ArrayList<>();
        for (final String line : Cli.run("journal", "orders", run.toString(), "--format", "json")
                .out()
                .lines()
                .toList()) {
            orders.add(JSON.readTree(line));
        }
        final long cancelled = inState(orders, "CANCELLED");
        final long filled = inState(orders, "FILLED");
        assertThat(cancelled).isPositive();
        assertThat(filled).isPositive();
        final long[] ids = orders.stream()
                .mapToLong(order -> order.get("orderId").asLong())
                .toArray();
        assertThat(new OrderEndReader(RunDirectory.of(run)).of(ids))
                .isEqualTo(new OrderEnds((int) cancelled, (int) filled, (int) inState(orders, "EXPIRED")));
        assertThat(new OrderEndReader(RunDirectory.of(run)).of(new long[] {1, 2}))
                .isEqualTo(OrderEnds.NONE);
    }

    private static long inState(final List<JsonNode> orders, final String state) {
        return orders.stream()
                .filter(order -> order.get("state").asText().equals(state))
                .count();
    }
}
