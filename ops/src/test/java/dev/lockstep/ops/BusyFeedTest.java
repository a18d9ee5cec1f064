package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.run.Engine;
import dev.lockstep.engine.run.EngineParts;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.LiveIngress;
import dev.lockstep.engine.run.NamedHandler;
import dev.lockstep.engine.run.RunHeader;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.run.WaitMode;
import dev.lockstep.ops.cli.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A feed that brings more than the core can take does not keep a run from ending. */
class BusyFeedTest {
    private static final long SLOW_NS = 20_000;
    private static final long PATIENCE_NS = 10_000_000_000L;
    private static final long SOME_EVENTS = 2_000;

    @Test
    void shouldEndInOrderAlthoughTheFeedIsFasterThanTheCore() {
        final LockstepConfig config =
                Configurations.load(Project.testConfig("generated.yaml"), List.of("market.messages=0"));
        final Blueprint blueprint = new Blueprint(config);
        final var directory = blueprint.directory();
        final Gateway nobody = (record, offset, length) -> {};
        final EngineParts parts = new EngineParts(
                new EngineSettings(Topology.FUSED, 1024, WaitMode.YIELD, 0),
                blueprint.core(1),
                1,
                JournalWriter.NONE,
                JournalWriter.NONE,
                nobody,
                ReactiveSource.NONE,
                InputListener.NONE,
                BusyFeedTest::slow,
                Thread::new);
        try (HistorySource market = new GeneratedMarket(
                        config.market().settings(config.engine().seed()), directory);
                Engine engine = new Engine(parts)) {
            engine.start(new RunHeader(market.nextTimeNs(), 0, 1, 1, Blueprint.terms(directory), List.of()));
            final MarketAsLive feed = new MarketAsLive(market);
            final LiveIngress ingress = engine.live(List.of(), List.of(feed), TradingCalendar.none(), feed);
            while (engine.sequencer().sequence() < SOME_EVENTS) {
                ingress.doWork();
            }
            ingress.requestStop(EndReason.STOP_REQUESTED);
            final long startNs = System.nanoTime();
            while (!ingress.isFinished() && System.nanoTime() - startNs < PATIENCE_NS) {
                ingress.doWork();
            }
            assertThat(ingress.isFinished()).isTrue();
            assertThat(ingress.endReason()).isEqualTo(EndReason.STOP_REQUESTED);
        }
    }

    private static NamedHandler slow(final NamedHandler stage) {
        return new NamedHandler(stage.name(), slot -> {
            final long startNs = System.nanoTime();
            while (System.nanoTime() - startNs < SLOW_NS) {
                Thread.onSpinWait();
            }
            stage.handler().onEvent(slot);
        });
    }
}
