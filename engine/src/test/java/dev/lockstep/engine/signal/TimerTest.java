package dev.lockstep.engine.signal;

import static dev.lockstep.engine.testkit.Units.START_NS;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.ClockTickDecoder;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I3 for timers: they fire at clock ticks only, in the order of deadline and id, and are told when they were due. */
final class TimerTest {
    private record Fired(int timer, long deadlineNs, long nowNs) {}

    private final List<Fired> fired = new ArrayList<>();
    private final ScriptedStrategy strategy = new ScriptedStrategy()
            .onTimer((context, timer, deadlineNs) -> fired.add(new Fired(timer, deadlineNs, context.nowNs())));

    private CoreHarness start() {
        return CoreHarness.started(ScriptedStrategy.settings(wideLimits(), strategy.everywhere()), Units.terms("A"));
    }

    private static UnsafeBuffer quote() {
        return MarketMessages.quote(0, Desk.BID, 1, Desk.ASK, 1);
    }

    private static List<Long> ticks(final CoreHarness harness) {
        return harness.inputs().stream()
                .map(Output::of)
                .filter(input -> input.templateId() == ClockTickDecoder.TEMPLATE_ID)
                .map(input -> input.message().getLong(8, java.nio.ByteOrder.LITTLE_ENDIAN))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFireEveryTimerOnceInOrder(final long seed) {
        final Random random = new Random(seed);
        final long[] deadlines = new long[200];
        strategy.onQuote((context, instrument) -> {
            for (int timer = 0; timer < deadlines.length; timer++) {
                deadlines[timer] = START_NS + 1 + random.nextInt(60);
                context.schedule(timer, deadlines[timer]);
            }
        });
        final CoreHarness harness = start();
        harness.market(START_NS, quote());
        harness.market(START_NS + 100, MarketMessages.trade(0, 1, 1));
        final List<Fired> expected = IntStream.range(0, deadlines.length)
                .mapToObj(timer -> new Fired(timer, deadlines[timer], deadlines[timer]))
                .sorted(java.util.Comparator.comparingLong(Fired::deadlineNs).thenComparingInt(Fired::timer))
                .toList();
        assertThat(fired).as("seed %d", seed).isEqualTo(expected);
        assertThat(ticks(harness).stream().distinct().toList())
                .as("a tick for each distinct deadline, seed %d", seed)
                .isEqualTo(LongStream.of(deadlines).distinct().sorted().boxed().toList());
    }

    @Test
    void shouldSpreadTimersThatAreDueTogetherOverTicks() {
        final int timers = 300;
        strategy.onQuote((context, instrument) ->
                IntStream.range(0, timers).forEach(timer -> context.schedule(timers - 1 - timer, START_NS + 5)));
        final CoreHarness harness = start();
        harness.market(START_NS, quote());
        final int[] most = new int[2];
        harness.afterEvent(() -> {
            most[0] = Math.max(most[0], fired.size() - most[1]);
            most[1] = fired.size();
        });
        harness.market(START_NS + 10, MarketMessages.trade(0, 1, 1));
        assertThat(fired.stream().map(Fired::timer).toList())
                .isEqualTo(IntStream.range(0, timers).boxed().toList());
        assertThat(most[0]).isEqualTo(Limits.TIMERS_PER_TICK);
        assertThat(ticks(harness)).hasSize((timers + Limits.TIMERS_PER_TICK - 1) / Limits.TIMERS_PER_TICK);
        assertThat(ticks(harness)).containsOnly(START_NS + 5);
    }

    @Test
    void shouldFireATimerThatIsArmedForNowAtTheNextTick() {
        final List<Long> sequences = new ArrayList<>();
        final CoreHarness[] harness = new CoreHarness[1];
        strategy.onQuote((context, instrument) -> context.schedule(1, context.nowNs()));
        strategy.onTimer((context, timer, deadlineNs) -> {
            sequences.add(harness[0].sequence());
            if (sequences.size() < 3) {
                context.schedule(1, context.nowNs());
            }
        });
        harness[0] = start();
        harness[0].market(START_NS, quote());
        assertThat(sequences).as("not within the event that armed it").isEmpty();
        harness[0].market(START_NS, MarketMessages.trade(0, 1, 1));
        final long first = sequences.get(0);
        assertThat(sequences).containsExactly(first, first + 1, first + 2);
        assertThat(ticks(harness[0])).containsExactly(START_NS, START_NS, START_NS);
    }

    @Test
    void shouldNotFireATimerThatAnotherOneDueAtTheSameTickCancelsOrMoves() {
        strategy.onQuote((context, instrument) -> {
            for (int timer = 1; timer <= 4; timer++) {
                context.schedule(timer, START_NS + 5);
            }
        });
        strategy.onTimer((context, timer, deadlineNs) -> {
            fired.add(new Fired(timer, deadlineNs, context.nowNs()));
            if (timer == 1) {
                context.cancelTimer(2);
                context.schedule(3, START_NS + 7);
                context.schedule(1, START_NS + 8);
            }
        });
        final CoreHarness harness = start();
        harness.market(START_NS, quote());
        harness.tickUntil(START_NS + 7);
        assertThat(fired)
                .containsExactly(
                        new Fired(1, START_NS + 5, START_NS + 5),
                        new Fired(4, START_NS + 5, START_NS + 5),
                        new Fired(3, START_NS + 7, START_NS + 7));
        assertThat(harness.nextDeadlineNs()).isEqualTo(START_NS + 8);
    }

    /** Live, a tick may carry a later deadline than that of a timer which an event before it armed. */
    @Test
    void shouldTellEachTimerItsOwnDeadline() {
        strategy.onQuote((context, instrument) -> {
            context.schedule(1, START_NS + 9);
            context.schedule(2, START_NS + 4);
        });
        final CoreHarness harness = start();
        harness.market(START_NS, quote());
        harness.feed(SourceId.CLOCK, START_NS + 20, RunMessages.tick(START_NS + 9));
        assertThat(fired)
                .containsExactly(new Fired(2, START_NS + 4, START_NS + 20), new Fired(1, START_NS + 9, START_NS + 20));
    }

    @Test
    void shouldNeverGoBackInTimeWhenASourceDoes() {
        final Random random = new Random(9);
        strategy.onQuote((context, instrument) -> context.schedule(1, context.nowNs() + random.nextInt(3)));
        final CoreHarness harness = start();
        for (int i = 0; i < 500; i++) {
            final long size = 1 + i;
            harness.market(START_NS + i + random.nextInt(200), MarketMessages.quote(0, Desk.BID, size, Desk.ASK, size));
        }
        long last = 0;
        for (int i = 0; i < harness.inputs().size(); i++) {
            assertThat(RecordHeader.sequence(harness.inputs().get(i), 0)).isEqualTo(i + 1);
            assertThat(RecordHeader.timeNs(harness.inputs().get(i), 0)).isGreaterThanOrEqualTo(last);
            last = RecordHeader.timeNs(harness.inputs().get(i), 0);
        }
        assertThat(fired).isNotEmpty().allSatisfy(timer -> assertThat(timer.nowNs)
                .isGreaterThanOrEqualTo(timer.deadlineNs));
    }

    @Test
    void shouldKeepTheTimersOfStrategiesApart() {
        final List<Integer> firedOfOther = new ArrayList<>();
        final ScriptedStrategy other = new ScriptedStrategy()
                .onQuote((context, instrument) -> context.schedule(1, START_NS + 3))
                .onTimer((context, timer, deadlineNs) -> firedOfOther.add(timer));
        strategy.onQuote((context, instrument) -> {
            context.schedule(1, START_NS + 3);
            context.cancelTimer(1);
        });
        final CoreHarness harness = CoreHarness.started(
                ScriptedStrategy.settings(wideLimits(), strategy.everywhere(), other.everywhere()), Units.terms("A"));
        harness.market(START_NS, quote());
        harness.tickUntil(START_NS + 10);
        assertThat(fired).isEmpty();
        assertThat(firedOfOther).containsExactly(1);
    }
}
