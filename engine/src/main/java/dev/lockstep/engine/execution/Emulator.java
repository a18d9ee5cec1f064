package dev.lockstep.engine.execution;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueFlag;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;

/**
 * Does in the core what a venue does not do itself: keeps orders until their price, their parent or their session has come, and turns them into what the venue takes.
 *
 * <p>A linked order that waits for a price is kept even where the venue would take it, because only here is it known what the orders that it is linked with have filled. So is one that is to be shown in part where
 * the venue would show all of it: what waits for nothing more is then sent in slices ({@link SliceSender}). Orders that never rest go out whole, since the book does not show them.
 */
final class Emulator {
    /** No order's price has come. */
    static final long NOTHING_DUE = 0;

    private final OrderScope scope = new OrderScope();
    private final OrderLife life;
    private final OrderFamilies families;
    private final InstrumentTable<InstrumentGate> instruments;
    private final List<VenueTerms> venues;
    /** Orders whose price has come that the current event has released. */
    private int released;

    Emulator(
            final OrderLife life,
            final OrderFamilies families,
            final InstrumentTable<InstrumentGate> instruments,
            final List<VenueTerms> venues) {
        this.life = life;
        this.families = families;
        this.instruments = instruments;
        this.venues = venues;
    }

    /** Another event. */
    void begin() {
        released = 0;
    }

    private VenueCapabilities capabilities(final int instrument) {
        return venues.get(instruments.get(instrument).venue).capabilities();
    }

    /** Denies what neither the venue nor the core can do: filling all or nothing can't be made of anything else. */
    void check(final RiskDecision decision) {
        final VenueCapabilities venue = capabilities(decision.instrument);
        if (!venue.supports(decision.timeInForce)
                && (decision.timeInForce == TimeInForce.FOK || !venue.supports(TimeInForce.GTC))) {
            decision.deny(DenialCode.NOT_SUPPORTED, decision.timeInForce.value(), 0);
        } else if (!venue.supports(OrderType.LIMIT) && !venue.supports(decision.orderType)) {
            decision.deny(DenialCode.NOT_SUPPORTED, decision.orderType.value(), 0);
        } else if (hides(decision.spec, venue)) {
            checkSlices(decision, venue);
        }
    }

    /** Whether an order is to be shown in part at a venue that would show all of it. */
    private static boolean hides(final OrderSpec spec, final VenueCapabilities venue) {
        return spec.displayQuantity != 0 && !venue.supports(VenueFlag.DISPLAY_QUANTITY);
    }

    /** An auction takes part in one moment, which is over when the first slice has been filled; and the venue has to take a slice, and not too many of them. */
    private void checkSlices(final RiskDecision decision, final VenueCapabilities venue) {
        final long shown = decision.spec.displayQuantity;
        final long least = instruments.terms(decision.instrument).minQuantity();
        final long slices = slices(decision.quantity, shown);
        final boolean inAuction =
                decision.timeInForce == TimeInForce.AT_THE_OPEN || decision.timeInForce == TimeInForce.AT_THE_CLOSE;
        if (inAuction && venue.supports(decision.timeInForce)) {
            decision.deny(DenialCode.NOT_SUPPORTED, shown, 0);
        } else if (shown < least) {
            decision.deny(DenialCode.NOT_SUPPORTED, shown, least);
        } else if (slices > Limits.SLICES_PER_ORDER) {
            decision.deny(DenialCode.NOT_SUPPORTED, slices, Limits.SLICES_PER_ORDER);
        }
    }

    private static long slices(final long total, final long shown) {
        return (total - 1) / shown + 1;
    }

    /** Denies a replace that makes an order too large for the slices that it is shown in. */
    void checkReplace(final Order order, final RiskDecision decision) {
        if (hides(order.spec, capabilities(order.instrument))) {
            final long slices = slices(decision.quantity, order.spec.displayQuantity);
            if (slices > Limits.SLICES_PER_ORDER) {
                decision.deny(DenialCode.NOT_SUPPORTED, slices, Limits.SLICES_PER_ORDER);
            }
        }
    }

    /** Whether a new order stays in the core for now. */
    boolean keeps(final Order order) {
        return order.quantity == 0 || waitsForSession(order) || waitsForPrice(order) || isBlockedNow(order);
    }

    private boolean isBlockedNow(final Order order) {
        return order.groupId != 0 && PriceTriggers.waitsForPrice(order.spec.type) && families.isBlocked(order);
    }

    private boolean waitsForSession(final Order order) {
        final TimeInForce timeInForce = order.spec.timeInForce;
        return !order.waiting.sessionCame
                && (timeInForce == TimeInForce.AT_THE_OPEN || timeInForce == TimeInForce.AT_THE_CLOSE)
                && !capabilities(order.instrument).supports(timeInForce);
    }

    /** Whether an order's price is watched here. */
    private boolean waitsForPrice(final Order order) {
        if (!PriceTriggers.waitsForPrice(order.spec.type)) {
            return false;
        }
        final VenueCapabilities venue = capabilities(order.instrument);
        return order.spec.link != LinkKind.NONE || !venue.supports(order.spec.type) || hides(order.spec, venue);
    }

    /** Something that an order which is kept waits for may have come; also, its terms may have changed. */
    void arm(final Order order) {
        final InstrumentGate market = instruments.get(order.instrument);
        if (order.state == OrderState.EMULATED && order.quantity <= order.cumQuantity) {
            if (market.triggers != null) {
                market.triggers.remove(order);
            }
        } else if (order.state == OrderState.EMULATED && !waitsForSession(order)) {
            if (!waitsForPrice(order)) {
                release(order);
                return;
            }
            if (market.triggers == null) {
                market.triggers = new PriceTriggers();
            }
            TrailingStop.follow(order, market);
            market.triggers.put(order);
            releaseDue(order.instrument, market);
        }
    }

    /** The session for which an order was kept has come. Says whether it was kept for it. */
    boolean releaseForSession(final Order order) {
        if (order.state != OrderState.EMULATED || order.waiting.sessionCame) {
            return false;
        }
        order.waiting.sessionCame = true;
        arm(order);
        return true;
    }

    /** As {@link #arm}; and an order whose time had come, and that had to wait for a linked one, may go now. */
    void wake(final Order order) {
        if (order.state == OrderState.RELEASED) {
            goOn(order);
        } else {
            arm(order);
        }
    }

    /** The market of an instrument has changed. */
    void onMarket(final int instrument, final InstrumentGate market) {
        if (market.triggers == null) {
            return;
        }
        if (market.bookStatus == BookStatus.WHOLE) {
            for (int i = 0; i < market.triggers.trailingCount(); i++) {
                final Order order = market.triggers.trailing(i);
                if (TrailingStop.follow(order, market)) {
                    market.triggers.put(order);
                }
            }
        }
        releaseDue(instrument, market);
    }

    /** Releases orders whose price has come, as many as one event may; goes on through the loopback if there are more. */
    void releaseDue(final int instrument, final InstrumentGate market) {
        if (market.triggers == null || market.bookStatus != BookStatus.WHOLE) {
            return;
        }
        // Counted over the event: a session's open arms one order after the other, each of which comes here.
        while (released < Limits.RELEASES_PER_EVENT) {
            final long orderId = market.triggers.pollDue(market);
            if (orderId == NOTHING_DUE) {
                return;
            }
            released++;
            final Order order = life.orders.findOpen(orderId);
            market.triggers.remove(order);
            release(order);
        }
        life.back.goOn(
                ContinuationKind.RELEASE, scope.set(OrderScope.ANY, instrument, OrderScope.ANY, OrderScope.ANY), 0, 0);
    }

    /** An order's time has come. */
    private void release(final Order order) {
        OrderTransitions.apply(order, OrderTrigger.RELEASE);
        if (families.isBlocked(order)) {
            life.tell(order, OrderEvent.RELEASED);
        } else {
            goOn(order);
        }
    }

    private void goOn(final Order order) {
        if (families.isBlocked(order)) {
            return;
        }
        if (instruments.get(order.instrument).isOver(order)) {
            // The walk that ends it has not come to it.
            life.happen(order, OrderTrigger.EXPIRE, OrderEvent.EXPIRED);
            return;
        }
        if (order.quantity <= order.cumQuantity || life.isKilled(order)) {
            life.cancel(order);
            return;
        }
        translate(order);
        if (life.send(order)) {
            life.tell(order, OrderEvent.RELEASED);
        }
    }

    /** Makes of an order that goes out now what its venue takes. */
    void translate(final Order order) {
        final VenueCapabilities venue = capabilities(order.instrument);
        final InstrumentGate market = instruments.get(order.instrument);
        order.sentAs.postOnly = order.spec.postOnly && venue.supports(VenueFlag.POST_ONLY);
        order.sentAs.reduceOnly = order.spec.reduceOnly && venue.supports(VenueFlag.REDUCE_ONLY);
        if (order.state == OrderState.RELEASED && PriceTriggers.waitsForPrice(order.type)) {
            translateTriggered(order, market);
            if (order.type == OrderType.MARKET) {
                order.timeInForce = TimeInForce.IOC;
            }
        }
        final boolean hides = hides(order.spec, venue);
        if (isWithoutLimit(order.type)
                && (!venue.supports(order.type) || (hides && order.type == OrderType.MARKET_TO_LIMIT))) {
            // A limit at the best price executes there. What is left rests, as that of a market-to-limit order, or ends
            // at once, as that of a market order.
            if (order.type == OrderType.MARKET) {
                order.timeInForce = TimeInForce.IOC;
            }
            order.type = OrderType.LIMIT;
            order.price = order.side == Side.BUY ? market.askPrice : market.bidPrice;
        }
        if (!venue.supports(order.timeInForce)) {
            // What can't end by itself is cancelled once the venue has it.
            order.endsAtOnce = isForOneMoment(order) && !venue.supports(TimeInForce.IOC);
            order.timeInForce = isForOneMoment(order) && !order.endsAtOnce ? TimeInForce.IOC : TimeInForce.GTC;
        }
        order.sentAs.displayQuantity = hides ? 0 : order.spec.displayQuantity;
        order.sentAs.inSlices = hides && order.type == OrderType.LIMIT && !isForOneMoment(order) && !order.endsAtOnce;
    }

    private static boolean isWithoutLimit(final OrderType type) {
        return type == OrderType.MARKET || type == OrderType.MARKET_TO_LIMIT;
    }

    private static void translateTriggered(final Order order, final InstrumentGate market) {
        final boolean toMarket = order.type == OrderType.STOP_MARKET
                || order.type == OrderType.MARKET_IF_TOUCHED
                || order.type == OrderType.TRAILING_STOP_MARKET;
        if (order.type == OrderType.TRAILING_STOP_LIMIT) {
            final long beyond = order.side == Side.SELL ? -order.spec.limitOffset : order.spec.limitOffset;
            // Rounded to the side on which it is more likely to trade, as it is meant to.
            order.price = FixedPoint.roundToIncrement(
                    order.triggerPrice + beyond,
                    market.terms.priceIncrement(),
                    order.side == Side.SELL ? Rounding.FLOOR : Rounding.CEILING);
        }
        order.type = toMarket ? OrderType.MARKET : OrderType.LIMIT;
    }

    /** Whether an order takes part in one moment only: at once, or at the open or close for which it was kept. */
    private static boolean isForOneMoment(final Order order) {
        return switch (order.timeInForce) {
            case IOC, FOK, AT_THE_OPEN, AT_THE_CLOSE -> true;
            default -> false;
        };
    }

    /** Puts the waiting orders of a restored state back to where they wait. */
    void rearm() {
        final int count = life.orders.sort();
        for (int i = 0; i < count; i++) {
            final Order order = life.orders.inOrder(i);
            if (order.state == OrderState.EMULATED
                    && order.quantity > order.cumQuantity
                    && !waitsForSession(order)
                    && waitsForPrice(order)) {
                final InstrumentGate market = instruments.get(order.instrument);
                if (market.triggers == null) {
                    market.triggers = new PriceTriggers();
                }
                market.triggers.put(order);
            }
        }
    }

    /** The update of an order has come along the ring: one that was to end at once, at a venue where it could not, is cancelled once the venue has it. */
    void onUpdate(final OrderUpdateDecoder update) {
        switch (update.orderEvent()) {
            case ACCEPTED, FILLED, RESOLVED -> {
                final Order order = life.orders.findOpen(update.orderId());
                if (order != null && order.endsAtOnce) {
                    life.cancel(order);
                }
            }
            default -> {
                // The venue does not have it, or had it before.
            }
        }
    }
}
