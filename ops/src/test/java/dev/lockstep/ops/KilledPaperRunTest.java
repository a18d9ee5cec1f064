package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.gateway.Kill;
import dev.lockstep.engine.gateway.KillProgress;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.run.LiveIngress;
import dev.lockstep.journal.Replay;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunStatus;
import dev.lockstep.ops.cli.Project;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill latch as a paper run puts it together. */
class KilledPaperRunTest {
    private static final long PATIENCE_NS = 20_000_000_000L;
    private static final int ORDERS = 5;

    @TempDir
    private Path dir;

    private final StringWriter messages = new StringWriter();
    private final StopSignal stop = new StopSignal();

    /** Its orders stay open until they are cancelled: one that might be filled meanwhile would leave nothing to kill. */
    private LockstepConfig config() {
        return Configurations.load(
                Project.config("paper.yaml"),
                List.of(
                        "strategies={rest: {type: resting-orders, instruments: [ALPHA], parameters: {orders: " + ORDERS
                                + "}}}",
                        "engine.settleTimeout=10s",
                        "journal.blockSize=1MiB",
                        "journal.dir=" + dir.resolve("journal")));
    }

    /** Waits for working orders, kills, waits for the venue, and lets the run end. */
    private KillProgress kill(final KillSwitch killSwitch) {
        await(() -> killSwitch.openOrders() >= ORDERS);
        final Kill kill = killSwitch.latch().set("A. Person", "drill");
        await(() -> killSwitch.isConfirmed(kill));
        stop.request(EndReason.STOP_REQUESTED);
        return killSwitch.progress();
    }

    private static void await(final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - startNs).isLessThan(PATIENCE_NS);
            Thread.yield();
        }
    }

    @Test
    void shouldConfirmThatNothingIsOpenAndReplayTheSame() {
        final AtomicReference<KillProgress> progress = new AtomicReference<>();
        final RunReport report = new PaperRun(
                        config(), 1, 0, stop, new PrintWriter(messages), Progress.onTerminal("events"))
                .watchedBy(new RunWatcher() {
                    @Override
                    public void started(final RunSession session) {
                        final Thread operator = new Thread(() -> progress.set(kill(session.killSwitch())));
                        operator.setDaemon(true);
                        operator.start();
                    }
                })
                .run();
        assertThat(progress.get().isConfirmed()).isTrue();
        assertThat(progress.get().unconfirmed()).isZero();
        // The core hears of the latch, too, and may have cancelled everything before the canceller's thread looks.
        assertThat(progress.get().firstCancelAfterNs())
                .isBetween(-1L, progress.get().confirmedAfterNs());
        assertThat(report.orders()).isGreaterThanOrEqualTo(ORDERS);
        assertThat(report.fills()).isZero();
        final RunDirectory run = RunDirectory.of(report.directory());
        assertThat(run.manifest().status()).isEqualTo(RunStatus.ENDED);
        assertThat(RunReplay.of(run, List.of()).run(Replay.TO_THE_END).isIdentical())
                .isTrue();
    }

    @Test
    void shouldCancelWhatIsOpenAndSaySoWhenTheRunFails() {
        final LockstepConfig config = config();
        try (RunSession session = RunSession.open(new Blueprint(config), 1, stop, new PrintWriter(messages));
                HistorySource market = new GeneratedMarket(
                        config.market().settings(config.engine().seed()), session.instruments())) {
            session.start(session.clock().nowNs());
            final LiveIngress ingress = session.live(List.of(), List.of(new MarketAsLive(market)));
            await(() -> ingress.doWork() >= 0 && session.killSwitch().openOrders() > 0);

            session.fail("ingress", new IllegalStateException("no space left on device"));

            assertThat(session.killSwitch().openOrders()).isZero();
            assertThat(session.killSwitch().latch().kill().by()).isEqualTo("engine");
            assertThat(session.runDirectory().manifest().status()).isEqualTo(RunStatus.FAILED);
        }
        assertThat(messages.toString())
                .contains("kill latch set by engine (ingress failed: java.lang.IllegalStateException: no space left on"
                        + " device): ")
                .contains(" cancelled or filled since, 0 unconfirmed; confirmed after ");
    }
}
