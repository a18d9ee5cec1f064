package dev.lockstep.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.Core;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;

/** What the orders of the execution stage may still fill, computed anew from their state. */
public final class OpenOrders {
    private static final Set<OrderState> ENDED = EnumSet.of(
            OrderState.DENIED, OrderState.REJECTED, OrderState.FILLED, OrderState.CANCELLED, OrderState.EXPIRED);

    private record Open(long remaining, boolean replacePending) {}

    private final TreeMap<Long, Open> byId = new TreeMap<>();

    private OpenOrders() {}

    /** The open orders of a core. */
    public static OpenOrders of(final Core core) {
        final OpenOrders open = new OpenOrders();
        final long[] ids = values(core, "id");
        final long[] states = values(core, "state");
        final long[] quantities = values(core, "quantity");
        final long[] filled = values(core, "cumQuantity");
        final long[] replaces = values(core, "replaceRequest");
        final long[] asked = values(core, "askedQuantity");
        final long[] whole = values(core, "wholeQuantity");
        final long[] takenOff = values(core, "takenOff");
        final long[] byParent = values(core, "coveredByParent");
        final long[] parentFilled = values(core, "parentFilled");
        final long[] endings = values(core, "ending");
        final long[] venueFilled = values(core, "venueCumQuantity");
        for (int i = 0; i < ids.length; i++) {
            final OrderState state = OrderState.get((short) states[i]);
            final boolean pending = replaces[i] != 0;
            long total = pending ? Math.max(quantities[i], asked[i]) : quantities[i];
            final long mayGrowTo = byParent[i] == 0 ? whole[i] : Math.min(whole[i], parentFilled[i]);
            total = Math.max(total, mayGrowTo - takenOff[i]);
            if (endings[i] != OrderState.NULL_VAL.value()) {
                total = venueFilled[i];
            }
            if (!ENDED.contains(state) && total > filled[i]) {
                open.byId.put(ids[i], new Open(total - filled[i], pending));
            }
        }
        return open;
    }

    private static long[] values(final Core core, final String name) {
        return StateValues.of(core.execution(), name);
    }

    /**
     * Compares with what risk holds, order by order. Of an order whose replace is pending risk may hold more: a second one may have been approved
     * and then refused, and stays counted until the first is answered.
     */
    public void assertReservedExactly(final Core core, final String at) {
        final long[] ids = StateValues.of(core.risk(), "orderId");
        final long[] working = StateValues.of(core.risk(), "working");
        final long[] asked = StateValues.of(core.risk(), "askedTotal");
        final long[] wanted = StateValues.of(core.risk(), "wanted");
        final long[] counted = StateValues.of(core.risk(), "counted");
        final long[] filled = StateValues.of(core.risk(), "cumQuantity");
        final long[] sides = StateValues.of(core.risk(), "side");
        long buys = 0;
        long sells = 0;
        int found = 0;
        for (int i = 0; i < ids.length; i++) {
            final Open open = byId.get(ids[i]);
            final long remaining = open == null ? 0 : open.remaining;
            final long held = Math.max(working[i], Math.max(asked[i], wanted[i]) - filled[i]);
            found += open == null ? 0 : 1;
            assertThat(held).as("held for order %d, %s", ids[i], at).isGreaterThanOrEqualTo(remaining);
            if (open == null || !open.replacePending) {
                assertThat(held).as("held for order %d, %s", ids[i], at).isEqualTo(remaining);
            }
            // Less than that is counted of an order if others stand for it, which is looked at elsewhere.
            assertThat(counted[i]).as("counted for order %d, %s", ids[i], at).isBetween(0L, held);
            buys += sides[i] == Side.BUY.value() ? counted[i] : 0;
            sells += sides[i] == Side.BUY.value() ? 0 : counted[i];
        }
        assertThat(found).as("orders with a reservation, %s", at).isEqualTo(byId.size());
        long heldBuys = 0;
        long heldSells = 0;
        for (int i = 0; i < core.risk().portfolio().instruments(); i++) {
            heldBuys += Holdings.reservedBuy(core, i);
            heldSells += Holdings.reservedSell(core, i);
        }
        assertThat(heldBuys).as("buys, %s", at).isEqualTo(buys);
        assertThat(heldSells).as("sells, %s", at).isEqualTo(sells);
    }
}
