package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.venue.VenueCapabilities;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random orders of every kind in a random market, with sessions that open and close and a connection that goes and
 * comes: what must hold of the reports, and that a run repeats itself.
 */
final class EverythingFlowTest {
    private static final int STEPS = 40_000;
    private static final int STEP_NS = 100;
    private static final int ACCOUNTS = 3;
    private static final int TYPES = 9;
    private static final int TIMES = 7;

    private record Sent(Side side, int account, boolean reduceOnly, long quantity) {}

    /** One run, and what is to be checked of it. */
    private static final class Run {
        private final Random random;
        private final VenueRig rig;
        private final RandomMarket market;
        private final ReportsWhileDown mode;
        private final OrderLifecycles lifecycles;
        private final Map<Long, Sent> sent = new HashMap<>();
        private final Map<Long, ReportReader.Report> fills = new TreeMap<>();
        private final Map<ExecType, Integer> counts = new EnumMap<>(ExecType.class);
        private final List<String> others = new ArrayList<>();
        private long lastId;

        Run(final MarketView view, final ReportsWhileDown mode, final long seed, final long venueSeed) {
            random = new Random(seed);
            this.mode = mode;
            final List<Outage> outages = new ArrayList<>();
            for (long at = 200_000; at < STEPS * (long) STEP_NS; at += 400_000) {
                outages.add(new Outage(at, 1 + random.nextInt(50_000)));
            }
            rig = new VenueRig(
                    new SimulatedVenueSettings(300, 200, 200, 300, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 64, 64)
                            .with(VenueCapabilities.ALL)
                            .with(mode, outages),
                    venueSeed);
            rig.define(view);
            market = new RandomMarket(view, random);
            lifecycles = new OrderLifecycles(view + ", " + mode + ", seed " + seed);
        }

        Run run() {
            for (int step = 0; step < STEPS; step++) {
                rig.at((long) step * STEP_NS);
                switch (random.nextInt(12)) {
                    case 0, 1, 2, 3 -> newOrder(step);
                    case 4 -> change();
                    case 5 -> boundary();
                    default -> market.next(rig);
                }
                rig.reports().forEach(this::reported);
            }
            rig.at((long) STEPS * STEP_NS + 1_000_000).connect();
            rig.reports().forEach(this::reported);
            others.clear();
            rig.reconcile().at((long) STEPS * STEP_NS + 2_000_000);
            rig.reports().forEach(this::reported);
            return this;
        }

        private void boundary() {
            if (random.nextInt(20) == 0) {
                rig.boundary(BoundaryKind.get((short) random.nextInt(4)));
            }
        }

        private void newOrder(final int step) {
            final long id = ++lastId;
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            final OrderType type = OrderType.get((short) random.nextInt(TYPES));
            final TimeInForce time =
                    random.nextInt(3) == 0 ? TimeInForce.get((short) random.nextInt(TIMES)) : TimeInForce.GTC;
            final long price = market.middle() - 4 + random.nextInt(9);
            final long quantity = 1 + random.nextInt(20);
            final int account = random.nextInt(ACCOUNTS);
            final boolean reduceOnly = random.nextInt(3) == 0;
            sent.put(id, new Sent(side, account, reduceOnly, quantity));
            lifecycles.sent(id, side, type, price, quantity);
            rig.order(id, side, type, time, price, quantity, order -> more(order, step)
                    .account((short) account)
                    .reduceOnly((short) (reduceOnly ? 1 : 0)));
        }

        private NewOrderEncoder more(final NewOrderEncoder order, final int step) {
            final long nowNs = 1_000_000 + (long) step * STEP_NS;
            return order.triggerPrice(market.middle() - 4 + random.nextInt(9))
                    .triggerSource(TriggerSource.get((short) random.nextInt(3)))
                    .trailingOffset(1 + random.nextInt(4))
                    .offsetUnit(OffsetUnit.get((short) random.nextInt(3)))
                    .limitOffset(random.nextInt(3))
                    .expireTimeNs(nowNs + random.nextInt(100_000))
                    .postOnly((short) (random.nextInt(6) == 0 ? 1 : 0))
                    .displayQuantity(random.nextInt(4) == 0 ? 1 + random.nextInt(5) : 0);
        }

        private void change() {
            final long id = Math.max(0, lastId - random.nextInt(40));
            if (random.nextInt(3) == 0) {
                rig.cancel(id);
            } else {
                final long price = market.middle() - 4 + random.nextInt(9);
                final long trigger = random.nextInt(3) == 0 ? market.middle() - 4 + random.nextInt(9) : 0;
                rig.replace(id, price, random.nextInt(25), trigger, 0);
            }
        }

        private void reported(final ReportReader.Report report) {
            if (report.type() == null) {
                others.add(report.text());
                if (report.text().endsWith("NOT_SENT NEW")) {
                    lifecycles.notSent(report.orderId());
                }
                return;
            }
            counts.merge(report.type(), 1, Integer::sum);
            if (report.type() == ExecType.FILL) {
                final long number = Long.parseLong(report.venueFillId().substring(1));
                assertThat(fills.put(number, report)).as(report.venueFillId()).isNull();
            }
            // Where reports are lost, an order can't be followed by its reports alone.
            if (mode == ReportsWhileDown.HELD) {
                lifecycles.reported(report);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QUOTES, HELD, 1",
        "QUOTES, LOST, 2",
        "DEPTH, HELD, 3",
        "DEPTH, LOST, 4",
        "ORDERS, HELD, 5",
        "ORDERS, LOST, 6",
        "TRADES, HELD, 7",
        "TRADES, LOST, 8"
    })
    void shouldKeepItsWordWhateverIsSent(final MarketView view, final ReportsWhileDown mode, final long seed) {
        final Run run = new Run(view, mode, seed, seed).run();
        final String where = "seed " + seed;
        for (final ExecType type : List.of(
                ExecType.ACCEPTED,
                ExecType.REJECTED,
                ExecType.FILL,
                ExecType.CANCELLED,
                ExecType.EXPIRED,
                ExecType.REPLACED,
                ExecType.REPLACE_REJECTED,
                ExecType.CANCEL_REJECTED,
                ExecType.TRIGGERED)) {
            assertThat(run.counts.getOrDefault(type, 0))
                    .as("%s, %s", where, type)
                    .isGreaterThan(20);
        }
        assertThat(run.fills).as(where).hasSizeGreaterThan(500);
        assertThat(run.fills.keySet()).as("%s: each fill once", where).last().isEqualTo((long) run.fills.size());
        checkPositions(run, where);
        if (mode == ReportsWhileDown.HELD) {
            assertThat(run.lifecycles.open()).as(where).isEqualTo(run.rig.venue.openOrders());
        }
        assertThat(new Run(view, mode, seed, seed).run().rig.hashes).as(where).isEqualTo(run.rig.hashes);
        assertThat(new Run(view, mode, seed, seed + 1).run().rig.hashes)
                .as(where)
                .isNotEqualTo(run.rig.hashes);
    }

    /** Fills in the order in which they happened give the positions that the venue lists. */
    private static void checkPositions(final Run run, final String where) {
        final long[] positions = new long[ACCOUNTS];
        final Map<Long, Long> filled = new HashMap<>();
        run.fills.values().forEach(fill -> {
            final Sent order = run.sent.get(fill.orderId());
            final long signed = order.side == Side.BUY ? fill.lastQuantity() : -fill.lastQuantity();
            final long before = positions[order.account];
            positions[order.account] += signed;
            if (order.reduceOnly) {
                assertThat(Math.abs(before) - Math.abs(positions[order.account]))
                        .as("%s: %s at %d", where, fill.text(), before)
                        .isEqualTo(fill.lastQuantity());
            }
            assertThat(filled.merge(fill.orderId(), fill.lastQuantity(), Long::sum))
                    .as("%s: %s", where, fill.text())
                    .isEqualTo(fill.cumQuantity());
        });
        final List<String> listed = run.others.stream()
                .filter(text -> text.startsWith("POSITION"))
                .map(text -> text.substring(0, text.indexOf('@')))
                .toList();
        assertThat(listed)
                .as(where)
                .containsExactly(
                        "POSITION 0/0 " + positions[0], "POSITION 0/1 " + positions[1], "POSITION 0/2 " + positions[2]);
        assertThat(run.others.stream().filter(text -> text.startsWith("ORDER")))
                .as(where)
                .hasSize(run.rig.venue.openOrders());
    }
}
