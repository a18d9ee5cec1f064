package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept by instrument against what the orders, looked at one by one, add up to. */
final class WorkingOrdersTest {
    private static final OrderState[] LIVE = {
        OrderState.SUBMITTED, OrderState.ACCEPTED, OrderState.PARTIALLY_FILLED, OrderState.UNKNOWN
    };

    private final GateRig rig = new GateRig();
    private final List<Order> open = new ArrayList<>();
    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void shouldAlwaysAddUpToTheOrders(final long seed) {
        random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            if (open.isEmpty() || random.nextInt(10) < 4) {
                final Order order =
                        rig.limit(random.nextBoolean() ? Side.BUY : Side.SELL, price(), 1 + random.nextInt(9));
                order.account = random.nextInt(2);
                order.instrument = random.nextInt(2);
                order.strategy = random.nextInt(4) - 1;
                order.spec.reduceOnly = random.nextInt(3) == 0;
                order.type = random.nextInt(5) == 0 ? OrderType.STOP_LIMIT : OrderType.LIMIT;
                order.state = OrderState.SUBMITTED;
                open.add(order);
                rig.working.follow(order);
            } else {
                final Order order = open.get(random.nextInt(open.size()));
                change(order);
                rig.working.follow(order);
                if (!order.isLive()) {
                    open.remove(order);
                }
            }
            check("seed " + seed + ", step " + i);
        }
        assertThat(open).isNotEmpty();
    }

    private long price() {
        return units(90 + random.nextInt(20));
    }

    private void change(final Order order) {
        switch (random.nextInt(7)) {
            case 0 -> order.state = LIVE[random.nextInt(LIVE.length)];
            case 1 -> order.cumQuantity = Math.min(order.quantity, order.cumQuantity + units(1));
            case 2 -> {
                order.requests.replace = order.requests.isReplacing() ? 0 : 1;
                order.requests.price = price();
                order.requests.quantity = units(1 + random.nextInt(9));
            }
            case 3 -> order.requests.cancel = order.requests.isCancelling() ? 0 : 1;
            case 4 -> order.triggered = true;
            case 5 -> order.price = price();
            default -> order.state = OrderState.CANCELLED;
        }
    }

    private void check(final String at) {
        for (int instrument = 0; instrument < 2; instrument++) {
            final InstrumentGate gate = rig.instruments.get(instrument);
            for (int account = 0; account < 2; account++) {
                long sells = 0;
                long bestBuy = OrderHeap.NONE;
                long bestSell = OrderHeap.NONE;
                for (final Order order : open) {
                    if (order.account == account && order.instrument == instrument) {
                        sells += order.side == Side.SELL ? order.reservation() : 0;
                        final long best = bestPrice(order);
                        if (best != 0 && order.side == Side.BUY) {
                            bestBuy = Math.min(bestBuy, -best);
                        } else if (best != 0) {
                            bestSell = Math.min(bestSell, best);
                        }
                    }
                }
                assertThat(gate.account(account).open(Side.SELL)).as(at).isEqualTo(sells);
                assertThat(gate.account(account).resting(Side.BUY).firstKey())
                        .as(at)
                        .isEqualTo(bestBuy);
                assertThat(gate.account(account).resting(Side.SELL).firstKey())
                        .as(at)
                        .isEqualTo(bestSell);
            }
            for (int strategy = -1; strategy < 3; strategy++) {
                checkReduceOnly(gate, instrument, strategy, Side.BUY, at);
                checkReduceOnly(gate, instrument, strategy, Side.SELL, at);
            }
        }
    }

    /** The best price at which an order may be filled, 0 if at none. */
    private static long bestPrice(final Order order) {
        if (order.type != OrderType.LIMIT && !order.triggered) {
            return 0;
        }
        if (!order.requests.isReplacing()) {
            return order.price;
        }
        return order.side == Side.BUY
                ? Math.max(order.price, order.requests.price)
                : Math.min(order.price, order.requests.price);
    }

    private void checkReduceOnly(
            final InstrumentGate gate, final int instrument, final int strategy, final Side side, final String at) {
        long worst = 0;
        long expected = 0;
        long newest = OrderHeap.NONE;
        for (final Order order : open) {
            if (order.instrument == instrument
                    && order.strategy == strategy
                    && order.side == side
                    && order.spec.reduceOnly) {
                worst += order.reservation();
                if (!order.requests.isCancelling()) {
                    final long total = order.requests.isReplacing() ? order.requests.quantity : order.quantity;
                    final long rest = Math.max(0, total - order.cumQuantity);
                    expected += rest;
                    newest = rest != 0 && !order.requests.isReplacing() ? Math.min(newest, -order.id) : newest;
                }
            }
        }
        final ReduceOnlyOrders kept = gate.strategy(strategy).reduceOnly(side);
        if (kept != null) {
            assertThat(kept.worst).as(at).isEqualTo(worst);
            assertThat(kept.expected).as(at).isEqualTo(expected);
            assertThat(kept.changeable.firstKey()).as(at).isEqualTo(newest);
        } else {
            assertThat(worst).as(at).isZero();
        }
    }
}
