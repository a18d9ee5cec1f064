package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReportTap;
import dev.lockstep.engine.port.SessionStart;
import dev.lockstep.engine.venue.VenueCapabilities;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The venue allocates nothing per event or order once it has seen as many at a time before. */
final class VenueAllocationTest {
    private static final int STEPS = 300_000;
    /** What measuring itself, or a late compilation, may cost; far below one byte per step. */
    private static final long TOLERATED_BYTES = 20_000;

    private static final SimulatedVenueSettings SETTINGS =
            new SimulatedVenueSettings(300, 100, 300, 100, 1, 1, true, QueueModel.BEHIND_DISPLAYED, 1024, 1024);

    private static final long[] NONE = {};

    private final VenueMessages messages = new VenueMessages();
    private SimulatedVenue venue = new SimulatedVenue(0, SETTINGS, 1, ReportTap.NONE, SessionStart.NONE);
    private final Consumer<NewOrderEncoder> more = this::more;
    private boolean sendsEverything;
    private final Random random = new Random(3);
    private final long[] level = new long[2];
    private long reports;
    private final MessageSink sink = (buffer, offset, length) -> ++reports > 0;
    private long nowNs = 1_000;
    private long orderId;
    private long cancelledUpTo;

    @ParameterizedTest
    @EnumSource(value = MarketView.class, mode = Mode.EXCLUDE, names = "NULL_VAL")
    void shouldNotAllocatePerStep(final MarketView view) {
        measure(view);
    }

    /** Every kind of order, sessions, and a connection that goes and comes. */
    @ParameterizedTest
    @EnumSource(value = MarketView.class, mode = Mode.EXCLUDE, names = "NULL_VAL")
    void shouldNotAllocatePerStepWhateverIsSent(final MarketView view) {
        venue = new SimulatedVenue(0, SETTINGS.with(VenueCapabilities.ALL), 1, ReportTap.NONE, SessionStart.NONE);
        sendsEverything = true;
        measure(view);
    }

    private void measure(final MarketView view) {
        messages.definition(nowNs, VenueRig.terms(view, true));
        venue.onInput(messages.record, 0, messages.length);
        run(view);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long reportsBefore = reports;
        final long before = threads.getCurrentThreadAllocatedBytes();
        run(view);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(TOLERATED_BYTES);
        assertThat(reports - reportsBefore).isGreaterThan(STEPS / 4);
    }

    private void run(final MarketView view) {
        for (int i = 0; i < STEPS; i++) {
            nowNs += 50;
            market(view);
            venue.onInput(messages.record, 0, messages.length);
            order();
            venue.send(messages.record, 0, messages.length);
            if (sendsEverything) {
                session(i);
            }
            while (venue.nextTimeNs() <= nowNs) {
                venue.advance(nowNs, sink, 16);
            }
        }
    }

    private void session(final int step) {
        if (step % 1_000 == 500) {
            messages.boundary(nowNs, BoundaryKind.get((short) random.nextInt(4)), -1);
            venue.onInput(messages.record, 0, messages.length);
        }
        if (step % 10_000 == 0) {
            venue.disconnect(nowNs);
        } else if (step % 10_000 == 10) {
            venue.connect(nowNs);
        } else if (step % 10_000 == 5_000) {
            messages.query(nowNs, 0, step);
            venue.send(messages.record, 0, messages.length);
        }
    }

    private void more(final NewOrderEncoder order) {
        final OrderType type = OrderType.get((short) random.nextInt(9));
        order.orderType(type)
                .timeInForce(TimeInForce.get((short) random.nextInt(7)))
                .account((short) random.nextInt(3))
                .triggerPrice(95 + random.nextInt(10))
                .triggerSource(TriggerSource.get((short) random.nextInt(3)))
                .trailingOffset(1 + random.nextInt(3))
                .offsetUnit(OffsetUnit.get((short) random.nextInt(3)))
                .expireTimeNs(nowNs + random.nextInt(10_000))
                .postOnly((short) (random.nextInt(8) == 0 ? 1 : 0))
                .reduceOnly((short) (random.nextInt(8) == 0 ? 1 : 0))
                .displayQuantity(random.nextInt(8) == 0 ? 1 : 0);
    }

    private void market(final MarketView view) {
        final boolean bid = random.nextBoolean();
        final long price = bid ? 95 + random.nextInt(5) : 101 + random.nextInt(5);
        final long quantity = random.nextInt(10);
        if (view == MarketView.TRADES || random.nextInt(4) == 0) {
            messages.trade(nowNs, price, quantity, bid ? AggressorSide.SELLER : AggressorSide.BUYER);
        } else if (view == MarketView.QUOTES) {
            messages.quote(nowNs, 99, quantity, price > 100 ? price : 101, quantity);
        } else if (view == MarketView.DEPTH) {
            level[0] = price;
            level[1] = quantity;
            messages.delta(nowNs, -1, 1, bid ? level : NONE, bid ? NONE : level);
        } else {
            orders(bid, price, quantity + 1);
        }
    }

    private void orders(final boolean bid, final long price, final long quantity) {
        final long id = random.nextInt(300);
        switch (random.nextInt(3)) {
            case 0 -> messages.bookAdd(nowNs, id, bid ? Side.BUY : Side.SELL, price, quantity);
            case 1 -> messages.bookCancel(nowNs, id, 0);
            default -> messages.bookExecute(nowNs, id, quantity);
        }
    }

    private void order() {
        switch (cancelledUpTo < orderId - 50 ? random.nextInt(6) : random.nextInt(3) == 0 ? random.nextInt(3) : 6) {
            case 0 -> messages.replace(nowNs, orderId - 3, 98, 7);
            case 1, 2 -> messages.cancel(nowNs, orderId - random.nextInt(10));
            // Each order is cancelled in the end, so that no more and more are open.
            case 3, 4, 5 -> messages.cancel(nowNs, ++cancelledUpTo);
            default -> {
                messages.newOrder(
                        nowNs,
                        ++orderId,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        97 + random.nextInt(7),
                        1 + random.nextInt(5));
                if (sendsEverything) {
                    messages.more(more, nowNs);
                }
            }
        }
    }
}
