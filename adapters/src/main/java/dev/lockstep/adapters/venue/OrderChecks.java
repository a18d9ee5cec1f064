package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueFlag;

/** Whether the venue takes an order, or a change of one, as far as that can be seen without the market. */
final class OrderChecks {
    /** Hundredths of a basis point in one. */
    private static final long WHOLE = 1_000_000;

    private final VenueCapabilities capabilities;

    OrderChecks(final VenueCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** What is wrong with a new order; {@code instrument} may be null. */
    Reason ofNew(final NewOrderDecoder order, final VenueInstrument instrument, final long nowNs) {
        if (instrument == null) {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        if (order.account() < 0) {
            return Reason.UNKNOWN_ACCOUNT;
        }
        final Reason offer = ofOffer(order);
        if (offer != Reason.NONE) {
            return offer;
        }
        // Before the session the instrument need not be trading.
        if (!instrument.isTrading() && !OrderKinds.isAuction(order.timeInForce())) {
            return Reason.HALTED;
        }
        if (order.timeInForce() == TimeInForce.GTD && order.expireTimeNs() <= nowNs) {
            return Reason.TIME_OVER;
        }
        final InstrumentTerms terms = instrument.terms();
        final long price = OrderKinds.hasLimit(order.orderType()) ? order.price() : 0;
        final Reason amounts = ofAmounts(terms, price, order.quantity());
        if (amounts != Reason.NONE) {
            return amounts;
        }
        final Reason trigger = ofTrigger(order, terms);
        return trigger != Reason.NONE ? trigger : ofFlags(order, terms);
    }

    private Reason ofOffer(final NewOrderDecoder order) {
        if (!capabilities.supports(order.orderType())) {
            return Reason.NO_SUCH_TYPE;
        }
        if (!capabilities.supports(order.timeInForce())) {
            return Reason.NO_SUCH_TIME_IN_FORCE;
        }
        final boolean lacks = order.postOnly() != 0 && !capabilities.supports(VenueFlag.POST_ONLY)
                || order.reduceOnly() != 0 && !capabilities.supports(VenueFlag.REDUCE_ONLY)
                || order.displayQuantity() != 0 && !capabilities.supports(VenueFlag.DISPLAY_QUANTITY);
        return lacks ? Reason.NO_SUCH_FLAG : Reason.NONE;
    }

    private static Reason ofAmounts(final InstrumentTerms terms, final long price, final long quantity) {
        if (quantity <= 0 || quantity < terms.minQuantity() || quantity % terms.quantityIncrement() != 0) {
            return Reason.BAD_QUANTITY;
        }
        return price % terms.priceIncrement() == 0 ? Reason.NONE : Reason.BAD_PRICE;
    }

    private static Reason ofTrigger(final NewOrderDecoder order, final InstrumentTerms terms) {
        if (!OrderKinds.isTriggered(order.orderType())) {
            return Reason.NONE;
        }
        final boolean trails = OrderKinds.isTrailing(order.orderType());
        final boolean fits = order.triggerPrice() % terms.priceIncrement() == 0
                && (trails ? isOffset(order, terms) : order.triggerPrice() != 0)
                && order.triggerSource() != TriggerSource.NULL_VAL;
        return fits ? Reason.NONE : Reason.BAD_TRIGGER;
    }

    private static boolean isOffset(final NewOrderDecoder order, final InstrumentTerms terms) {
        final long tick = terms.priceIncrement();
        final long most =
                switch (order.offsetUnit()) {
                    case PRICE -> Triggers.FARTHEST;
                    case TICKS -> Triggers.FARTHEST / tick;
                    case BASIS_POINTS -> WHOLE;
                    case NULL_VAL -> 0;
                };
        return order.trailingOffset() > 0
                && order.trailingOffset() <= most
                && (order.offsetUnit() != OffsetUnit.PRICE || order.trailingOffset() % tick == 0)
                && order.limitOffset() >= 0
                && order.limitOffset() <= Triggers.FARTHEST
                && order.limitOffset() % tick == 0;
    }

    /** What may not rest can neither keep off taking nor hide anything, and an auction is neither triggered nor limited. */
    private static Reason ofFlags(final NewOrderDecoder order, final InstrumentTerms terms) {
        final OrderType type = order.orderType();
        final long shown = order.displayQuantity();
        final boolean isAuction = OrderKinds.isAuction(order.timeInForce());
        if (isAuction && type != OrderType.MARKET && type != OrderType.LIMIT) {
            return Reason.BAD_COMBINATION;
        }
        final boolean mayRest = OrderKinds.mayRest(order.timeInForce())
                && (OrderKinds.hasLimit(type) || type == OrderType.TRAILING_STOP_LIMIT);
        final boolean mayHide = mayRest || type == OrderType.MARKET_TO_LIMIT && OrderKinds.mayRest(order.timeInForce());
        if (order.postOnly() != 0 && !mayRest || shown != 0 && !mayHide) {
            return Reason.BAD_COMBINATION;
        }
        return shown < 0 || shown > order.quantity() || shown % terms.quantityIncrement() != 0
                ? Reason.BAD_DISPLAY_QUANTITY
                : Reason.NONE;
    }

    /** What is wrong with the change of an open order. */
    Reason ofReplace(final ReplaceOrderDecoder change, final VenueOrder order) {
        final InstrumentTerms terms = order.instrument.terms();
        if (!order.instrument.isTrading() && order.place != Place.AUCTION) {
            return Reason.HALTED;
        }
        final Reason amounts = ofAmounts(terms, order.priced ? change.price() : 0, change.quantity());
        if (amounts != Reason.NONE) {
            return amounts;
        }
        final long trigger = change.triggerPrice();
        final boolean fits = trigger == 0
                || (order.place == Place.UNTRIGGERED
                        ? trigger % terms.priceIncrement() == 0
                        : trigger == order.triggerPrice);
        return fits ? Reason.NONE : Reason.BAD_TRIGGER;
    }
}
