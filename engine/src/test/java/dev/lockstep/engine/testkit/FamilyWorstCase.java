package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The worst that can still be filled on a side, found by trying: every set of open orders that may work together, and every quantity of their parents' at which that changes. Orders are as the execution stage knows them, with
 * what is on its way; so are fills whose updates have not come along the ring. One instrument, one strategy.
 */
public final class FamilyWorstCase {
    private static final Set<OrderType> WAITERS = EnumSet.of(
            OrderType.STOP_MARKET,
            OrderType.STOP_LIMIT,
            OrderType.MARKET_IF_TOUCHED,
            OrderType.LIMIT_IF_TOUCHED,
            OrderType.TRAILING_STOP_MARKET,
            OrderType.TRAILING_STOP_LIMIT);

    private static final long ONLY_CLOSES = 2;

    private final class Open {
        private long id;
        private long parentId;
        private long groupId;
        private boolean isBuy;
        private boolean waits;
        private boolean onlyCloses;
        private boolean isInTheCore;
        private boolean isOco;
        private long total;
        private long filled;
        private long whole;
        private long parentFilled;
        private long takenOff;
        /** What has ended at the venue but for fills that are missing. */
        private long missing = -1;

        /** What may be filled of it once its parent has filled so much. */
        private long left(final long ofParent) {
            if (missing >= 0) {
                return missing;
            }
            final long off = takenOff + onTheirWay(this);
            if (isInTheCore && isOco && onTheirWay(this) != 0) {
                return 0;
            }
            final long lives = Math.min(whole, Math.max(parentFilled, ofParent)) - off;
            final long most = isInTheCore ? lives : Math.max(total, lives);
            return Math.max(Math.max(0, most - filled), venue.open(id));
        }

        private boolean excludes(final Open other) {
            final Open later = id > other.id ? this : other;
            return groupId != 0 && groupId == other.groupId && later.waits && onlyCloses == other.onlyCloses;
        }
    }

    private final CoreHarness harness;
    private final FamilyVenue venue;
    private final List<OrderUpdateDecoder> coming;
    private final Map<String, long[]> values = new HashMap<>();
    private final Map<Long, Open> orders = new TreeMap<>();

    /** The open orders of a core, and of its venue. */
    public FamilyWorstCase(final CoreHarness harness, final FamilyVenue venue) {
        this.harness = harness;
        this.venue = venue;
        coming = harness.updatesOutstanding();
        final long[] ids = values("id");
        for (int i = 0; i < ids.length; i++) {
            read(ids[i], i);
        }
    }

    private long[] values(final String name) {
        return values.computeIfAbsent(name, any -> StateValues.of(harness.core().execution(), any));
    }

    private void read(final long id, final int i) {
        final Open order = new Open();
        final OrderState state = OrderState.get((short) values("state")[i]);
        order.id = id;
        order.parentId = values("parentId")[i];
        order.groupId = values("groupId")[i];
        order.isBuy = values("side")[i] == Side.BUY.value();
        order.waits = WAITERS.contains(OrderType.get((short) values("askedType")[i]));
        order.onlyCloses = (values("flags")[i] & ONLY_CLOSES) != 0;
        order.isInTheCore = state == OrderState.EMULATED || state == OrderState.RELEASED;
        order.isOco = values("link")[i] == LinkKind.OCO.value();
        final long asked = values("replaceRequest")[i] == 0 ? 0 : values("askedQuantity")[i];
        order.total = Math.max(values("quantity")[i], asked);
        order.filled = values("cumQuantity")[i];
        order.whole = values("wholeQuantity")[i];
        order.parentFilled = values("parentFilled")[i];
        order.takenOff = values("takenOff")[i];
        if (values("ending")[i] != OrderState.NULL_VAL.value()) {
            order.missing = values("venueCumQuantity")[i] - order.filled;
        }
        orders.put(id, order);
    }

    /** Fills of linked orders that will be taken off when they come along the ring. */
    private long onTheirWay(final Open order) {
        return coming.stream()
                .filter(update -> update.orderEvent() == OrderEvent.FILLED && update.groupId() != 0)
                .filter(update -> update.groupId() == order.groupId && update.orderId() != order.id)
                .mapToLong(OrderUpdateDecoder::lastQuantity)
                .sum();
    }

    /** Fills of a parent that has ended which will bring more of its children to life. */
    private long filledOf(final long parentId) {
        final Open parent = orders.get(parentId);
        return coming.stream()
                .filter(update -> update.orderEvent() == OrderEvent.FILLED && update.orderId() == parentId)
                .mapToLong(OrderUpdateDecoder::cumQuantity)
                .reduce(parent == null ? 0 : parent.filled, Math::max);
    }

    /** The most that open orders of a side may still fill, less what their parents must have filled on the other side before that; scaled. */
    public long worst(final Side side) {
        final Map<Long, List<Open>> byParent = new TreeMap<>();
        for (final Open order : orders.values()) {
            if (order.isBuy == (side == Side.BUY)) {
                final Open parent = orders.get(order.parentId);
                final long key = parent != null && parent.isBuy != order.isBuy ? parent.id : 0;
                byParent.computeIfAbsent(key, any -> new ArrayList<>()).add(order);
            }
        }
        long sum = 0;
        for (final Map.Entry<Long, List<Open>> family : byParent.entrySet()) {
            sum += worst(family.getValue(), orders.get(family.getKey()));
        }
        return sum;
    }

    private long worst(final List<Open> family, final Open parent) {
        final long filled = parent == null ? 0 : filledOf(parent.id);
        final Set<Long> levels = new TreeSet<>(List.of(filled));
        if (parent != null) {
            final long top = filled + parent.left(0);
            levels.add(top);
            family.stream()
                    .map(order -> order.whole)
                    .filter(whole -> whole > filled && whole < top)
                    .forEach(levels::add);
        }
        long worst = Long.MIN_VALUE;
        for (final long level : levels) {
            worst = Math.max(worst, together(family, level) - (level - filled));
        }
        return worst;
    }

    private long together(final List<Open> family, final long level) {
        final Map<Long, List<Open>> groups = new TreeMap<>();
        for (final Open order : family) {
            groups.computeIfAbsent(order.groupId == 0 ? -order.id : order.groupId, any -> new ArrayList<>())
                    .add(order);
        }
        return groups.values().stream()
                .mapToLong(group -> together(group, 0, new ArrayList<>(), level))
                .sum();
    }

    /** Tries every set of a group's orders that may work together. */
    private long together(final List<Open> group, final int next, final List<Open> taken, final long level) {
        if (next == group.size()) {
            return 0;
        }
        final Open order = group.get(next);
        final long without = together(group, next + 1, taken, level);
        if (taken.stream().anyMatch(order::excludes)) {
            return without;
        }
        taken.add(order);
        final long ofEnded = order.parentId == 0 ? 0 : filledOf(order.parentId);
        final long with = order.left(Math.max(level, ofEnded)) + together(group, next + 1, taken, level);
        taken.remove(taken.size() - 1);
        return Math.max(with, without);
    }
}
