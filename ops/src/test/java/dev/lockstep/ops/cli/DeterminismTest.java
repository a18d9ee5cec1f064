package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.run.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I5: the same inputs and settings give the same chains, run after run, in every topology, and on every JDK. */
@Tag("determinism")
class DeterminismTest {
    /** To be changed when {@link Core#LOGIC_VERSION} is, or with the test's own configuration; never for another JDK. */
    private static final String PINNED_CHAINS = "baca7c30e9808e9c 01d26028af4047b5";

    private static final int PINNED_LOGIC_VERSION = 1;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldGiveThePinnedChainsInEveryTopologyOnEveryJdk(final Topology topology) throws IOException {
        final BacktestRun run = BacktestRun.generated(dir, "engine.topology=" + name(topology));

        assertThat(Core.LOGIC_VERSION)
                .as("a new logic version has new chains: pin them here")
                .isEqualTo(PINNED_LOGIC_VERSION);
        assertThat(run.chains()).isEqualTo(PINNED_CHAINS);
        assertThat(run.count("fills")).isPositive();
        assertThat(run.count("denied")).as("limits are reached, too").isPositive();
    }

    /** An order that arrives at the instant of its cause still meets the market as that cause left it. */
    @Test
    void shouldGiveTheSameChainsInEveryTopologyWithoutAnyLatency() throws IOException {
        final String first = withoutLatency(Topology.INLINE);
        assertThat(withoutLatency(Topology.FUSED)).isEqualTo(first);
        assertThat(withoutLatency(Topology.STAGED)).isEqualTo(first);
    }

    private String withoutLatency(final Topology topology) throws IOException {
        return BacktestRun.generated(
                        dir,
                        "engine.topology=" + name(topology),
                        "market.messages=20000",
                        "venues.SIM.orderLatency=0s",
                        "venues.SIM.orderJitter=0s",
                        "venues.SIM.reportLatency=0s",
                        "venues.SIM.reportJitter=0s")
                .chains();
    }

    @Test
    void shouldChangeTheChainsWithTheSeed() throws IOException {
        assertThat(BacktestRun.generated(dir, "engine.seed=7").chains()).isNotEqualTo(PINNED_CHAINS);
    }

    @Test
    void shouldGiveTheSameChainsForBinanceFutures() throws IOException {
        shouldGiveTheSameChains("backtest-binance.yaml", "crypto/binance-raw/usdm_btcusdt_20240808.gz");
    }

    @Test
    void shouldGiveTheSameChainsForADayOfCurrencyTicks() throws IOException {
        shouldGiveTheSameChains("backtest-fx.yaml", "fx/lean/forex/oanda/tick/eurusd/20140501_quote.zip");
    }

    @Test
    void shouldGiveTheSameChainsForOrderByOrderData() throws IOException {
        shouldGiveTheSameChains("backtest-itch.yaml", "l3/itch50-synthetic/ex20101224.TEST_ITCH_50.gz");
    }

    private void shouldGiveTheSameChains(final String config, final String recording) throws IOException {
        final String path = "data.path=" + Project.recording(recording);
        final BacktestRun first = BacktestRun.of(dir, Project.config(config), path);
        assertThat(first.count("fills")).isPositive();
        for (final Topology topology : Topology.values()) {
            final BacktestRun again =
                    BacktestRun.of(dir, Project.config(config), path, "engine.topology=" + name(topology));
            assertThat(again.chains()).as("%s, %s", config, topology).isEqualTo(first.chains());
            assertThat(again.directory()).isNotEqualTo(first.directory());
        }
    }

    private static String name(final Topology topology) {
        return topology.name().toLowerCase(Locale.ROOT);
    }
}
