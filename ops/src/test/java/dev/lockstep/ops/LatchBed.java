package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.gateway.KillLatch;
import dev.lockstep.engine.gateway.LatchCommand;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.run.AnchoredClock;
import dev.lockstep.engine.run.Engine;
import dev.lockstep.engine.run.EngineParts;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.LiveIngress;
import dev.lockstep.engine.run.NamedHandler;
import dev.lockstep.engine.run.RunHeader;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.run.WaitMode;
import dev.lockstep.ops.cli.Project;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * An engine in real time with the generated market, the simulated venue and the kill switch, parts of which can be made to fail: the core's thread can be blocked in the
 * middle of a stage, either journal can refuse. The calling thread is the ingress thread.
 */
final class LatchBed implements AutoCloseable {
    private static final int RING_SIZE = 64;
    private static final long PATIENCE_NS = 10_000_000_000L;

    /** Quotes on both sides that stay where they are, and no timers: those would keep the ring from being filled. */
    private static final List<String> SETTINGS = List.of(
            "market.messages=0",
            "strategies.trend.parameters.input=quotes",
            "strategies.maker.instruments=[ALPHA, CHARLIE]",
            "strategies.maker.parameters.threshold=1",
            "strategies.maker.parameters.quoteIntervalNs=0",
            "strategies.maker.parameters.requoteTicks=10000",
            "strategies.maker.parameters.maxPositionLots=1000",
            "risk.limits[0].maxLong=5000",
            "risk.limits[0].maxShort=5000",
            "risk.limits[0].collarBps=500");

    private final AnchoredClock clock = new AnchoredClock(new SystemEpochNanoClock(), SystemNanoClock.INSTANCE);
    private final StringWriter messages = new StringWriter();
    private final KillLatch latch = new KillLatch(clock::nowNs);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Journal in = new Journal();
    private final Journal out = new Journal();
    private final HistorySource market;
    private final VenueDesk desk;
    private final KillSwitch killSwitch;
    private final Engine engine;
    private final LiveIngress ingress;
    private boolean feedIsOn = true;
    private boolean commandIsOn = true;
    private volatile boolean blockAtNext;
    private volatile boolean blocked;

    LatchBed(final Topology topology) {
        final LockstepConfig config = Configurations.load(Project.testConfig("generated.yaml"), SETTINGS);
        final Blueprint blueprint = new Blueprint(config);
        final var directory = blueprint.directory();
        market = new GeneratedMarket(config.market().settings(config.engine().seed()), directory);
        desk = blueprint.desks(latch, warning -> {}).get(0);
        killSwitch = new KillSwitch(
                latch, List.of(desk.guarded()), config.engine(), 0, clock::nowNs, new PrintWriter(messages));
        engine = new Engine(new EngineParts(
                new EngineSettings(topology, RING_SIZE, WaitMode.YIELD, 0),
                blueprint.core(1),
                1,
                in,
                out,
                desk,
                desk,
                desk,
                this::blocking,
                LatchBed::daemon));
        engine.start(new RunHeader(clock.nowNs(), 0, 1, 1, Blueprint.terms(directory), List.of()));
        ingress = engine.live(List.of(new Command()), List.of(new Feed()), TradingCalendar.none(), clock);
        killSwitch.start();
    }

    private static Thread daemon(final Runnable work) {
        final Thread thread = new Thread(work, "latch-bed");
        thread.setDaemon(true);
        return thread;
    }

    private NamedHandler blocking(final NamedHandler stage) {
        return new NamedHandler(stage.name(), slot -> {
            if (blockAtNext && stage.name().equals("risk")) {
                blockAtNext = false;
                blocked = true;
                awaitRelease();
                blocked = false;
            }
            stage.handler().onEvent(slot);
        });
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Works on until something is so; fails if it never is. */
    void until(final BooleanSupplier condition, final String what) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - startNs).as("waited for %s", what).isLessThan(PATIENCE_NS);
            if (ingress.doWork() == 0) {
                Thread.yield();
            }
        }
    }

    /** Works on until some orders rest at the venue. */
    LatchBed withWorkingOrders() {
        until(() -> desk.venue().openOrders() >= 3 && engine.sequencer().sequence() > 1_000, "working orders");
        return this;
    }

    /** Blocks the core's thread at the next event. */
    void blockTheCore() {
        blockAtNext = true;
        until(() -> blocked, "the core's thread to be blocked");
    }

    void releaseTheCore() {
        release.countDown();
    }

    void feed(final boolean on) {
        feedIsOn = on;
    }

    /** Whether the kill may become a command to the core. */
    void command(final boolean on) {
        commandIsOn = on;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean ringHasRoom() {
        return engine.sequencer().hasRoom();
    }

    /** As the ingress does when the engine has failed. */
    void cancelOpen(final String reason) {
        killSwitch.cancelOpen("engine", reason, PATIENCE_NS, () -> {
            if (desk.venue().nextTimeNs() <= clock.nowNs()) {
                desk.venue().advance(clock.nowNs(), (buffer, offset, length) -> true, 64);
            }
        });
    }

    Journal in() {
        return in;
    }

    Journal out() {
        return out;
    }

    VenueDesk desk() {
        return desk;
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    Engine engine() {
        return engine;
    }

    String messages() {
        return messages.toString();
    }

    @Override
    public void close() {
        release.countDown();
        engine.close();
        killSwitch.close();
        market.close();
    }

    /** Keeps nothing but a count of kills, and refuses when told to. */
    static final class Journal implements JournalWriter {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final AdminCommandDecoder command = new AdminCommandDecoder();
        private volatile boolean refusing;
        private String kill;

        void refuse() {
            refusing = true;
        }

        /** Kind, origin and person of the last command of the latch, or null. */
        String kill() {
            return kill;
        }

        @Override
        public void append(final DirectBuffer record, final int offset, final int length) {
            if (refusing) {
                throw new IllegalStateException("no space left on device");
            }
            final int message = offset + RecordHeader.LENGTH;
            if (header.wrap(record, message).templateId() == AdminCommandDecoder.TEMPLATE_ID) {
                command.wrapAndApplyHeader(record, message, header);
                kill = command.kind() + " " + command.origin() + " " + command.person();
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** The latch's command, or nothing. */
    private final class Command implements LiveSource {
        private final LatchCommand command = new LatchCommand(latch);

        @Override
        public int poll(final MessageSink sink, final int limit) {
            return commandIsOn ? command.poll(sink, limit) : 0;
        }

        @Override
        public void close() {
            command.close();
        }
    }

    /** The market as fast as the engine takes it, or nothing. */
    private final class Feed implements LiveSource {
        @Override
        public int poll(final MessageSink sink, final int limit) {
            int events = 0;
            while (feedIsOn && events < limit && market.nextTimeNs() != HistorySource.NO_MORE && market.deliver(sink)) {
                events++;
            }
            return events;
        }

        @Override
        public void close() {
            // Closed with the bed.
        }
    }
}
