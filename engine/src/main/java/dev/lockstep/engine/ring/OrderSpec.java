package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * Everything that can be said of a new order before central risk has sized it; one reused object. Starts as a limit order, good till cancelled, whose size is left
 * to central risk. Prices and quantities are scaled by 10^8. The methods say what is wanted and return the object itself; the fields are for reading.
 */
public final class OrderSpec {
    /** Quantity of an order whose size is left to central risk. */
    public static final long UNSIZED = 0;
    /** Id that names no order. */
    public static final long NO_ORDER = 0;

    /** Index of the instrument. */
    public int instrument;
    /** Buy or sell. */
    public Side side;
    /** Kind of order. */
    public OrderType type;
    /** How long it stays. */
    public TimeInForce timeInForce;
    /** Limit; 0 without. */
    public long price;
    /** Total quantity, or {@link #UNSIZED}. */
    public long quantity;
    /** Price at which it triggers; 0 without. A trailing stop without one starts from the market. */
    public long triggerPrice;
    /** Which price triggers it. */
    public TriggerSource triggerSource;
    /** How far a trailing stop stays behind, in {@link #offsetUnit}: price scale, hundredths of a basis point, or ticks. */
    public long trailingOffset;
    /** Unit of {@link #trailingOffset}. */
    public OffsetUnit offsetUnit;
    /** Trailing stop limit: how far the limit is beyond the trigger, price scale. */
    public long limitOffset;
    /** What the book is to show; 0: all of it. */
    public long displayQuantity;
    /** GTD: engine time of the end, nanoseconds; 0 otherwise. */
    public long expireTimeNs;
    /** It must not take liquidity. */
    public boolean postOnly;
    /** It may only reduce the position. */
    public boolean reduceOnly;
    /** OTO: the order whose fills bring this one to life; {@link #NO_ORDER} without. */
    public long parentId;
    /** An order of the group that this one joins; {@link #NO_ORDER} without. */
    public long linkId;
    /** What the group's orders do to each other. */
    public LinkKind link;
    /** For sizing: return that is expected of the trade, scaled by 10^8; 0 unknown. */
    public long expectedReturn;
    /** For sizing: standard deviation of that return, scaled by 10^8; 0 unknown. */
    public long volatility;

    /** An order of which nothing is said yet. */
    public OrderSpec() {
        start(-1, null);
    }

    /** Starts anew: every field at once, so that nothing of an earlier order can go out (I5). */
    public OrderSpec start(final int ofInstrument, final Side onSide) {
        instrument = ofInstrument;
        side = onSide;
        type = OrderType.LIMIT;
        timeInForce = TimeInForce.GTC;
        price = 0;
        quantity = UNSIZED;
        triggerPrice = 0;
        triggerSource = TriggerSource.BID_ASK;
        trailingOffset = 0;
        offsetUnit = OffsetUnit.PRICE;
        limitOffset = 0;
        displayQuantity = 0;
        expireTimeNs = 0;
        postOnly = false;
        reduceOnly = false;
        parentId = NO_ORDER;
        linkId = NO_ORDER;
        link = LinkKind.NONE;
        expectedReturn = 0;
        volatility = 0;
        return this;
    }

    /** Takes over everything from another. */
    public void copy(final OrderSpec other) {
        instrument = other.instrument;
        side = other.side;
        type = other.type;
        timeInForce = other.timeInForce;
        price = other.price;
        quantity = other.quantity;
        triggerPrice = other.triggerPrice;
        triggerSource = other.triggerSource;
        trailingOffset = other.trailingOffset;
        offsetUnit = other.offsetUnit;
        limitOffset = other.limitOffset;
        displayQuantity = other.displayQuantity;
        expireTimeNs = other.expireTimeNs;
        postOnly = other.postOnly;
        reduceOnly = other.reduceOnly;
        parentId = other.parentId;
        linkId = other.linkId;
        link = other.link;
        expectedReturn = other.expectedReturn;
        volatility = other.volatility;
    }

    /** Executes at once at whatever price there is. */
    public OrderSpec market() {
        return of(OrderType.MARKET, 0, 0);
    }

    /** Executes at the limit or better. */
    public OrderSpec limit(final long limit) {
        return of(OrderType.LIMIT, limit, 0);
    }

    /** Becomes a market order once the market has fallen (sell) or risen (buy) to the trigger. */
    public OrderSpec stopMarket(final long trigger) {
        return of(OrderType.STOP_MARKET, 0, trigger);
    }

    /** Becomes a limit order once the market has fallen (sell) or risen (buy) to the trigger. */
    public OrderSpec stopLimit(final long trigger, final long limit) {
        return of(OrderType.STOP_LIMIT, limit, trigger);
    }

    /** Executes at the best price; what remains rests there as a limit order. */
    public OrderSpec marketToLimit() {
        return of(OrderType.MARKET_TO_LIMIT, 0, 0);
    }

    /** Becomes a market order once the market has risen (sell) or fallen (buy) to the trigger. */
    public OrderSpec marketIfTouched(final long trigger) {
        return of(OrderType.MARKET_IF_TOUCHED, 0, trigger);
    }

    /** Becomes a limit order once the market has risen (sell) or fallen (buy) to the trigger. */
    public OrderSpec limitIfTouched(final long trigger, final long limit) {
        return of(OrderType.LIMIT_IF_TOUCHED, limit, trigger);
    }

    /** A stop whose trigger follows the market at a distance as long as that is to the better. */
    public OrderSpec trailingStopMarket(final long offset, final OffsetUnit unit) {
        of(OrderType.TRAILING_STOP_MARKET, 0, 0);
        trailingOffset = offset;
        offsetUnit = unit;
        return this;
    }

    /**
     * As {@link #trailingStopMarket}, becoming a limit order.
     *
     * @param beyond how much worse than the trigger the limit may be, price scale
     */
    public OrderSpec trailingStopLimit(final long offset, final OffsetUnit unit, final long beyond) {
        of(OrderType.TRAILING_STOP_LIMIT, 0, 0);
        trailingOffset = offset;
        offsetUnit = unit;
        limitOffset = beyond;
        return this;
    }

    private OrderSpec of(final OrderType kind, final long limit, final long trigger) {
        type = kind;
        price = limit;
        triggerPrice = trigger;
        return this;
    }

    /** Total quantity. */
    public OrderSpec quantity(final long total) {
        quantity = total;
        return this;
    }

    /** How long it stays; for {@link TimeInForce#GTD} see {@link #goodTill}. */
    public OrderSpec timeInForce(final TimeInForce inForce) {
        timeInForce = inForce;
        return this;
    }

    /** Good till a date: engine time, nanoseconds. */
    public OrderSpec goodTill(final long endNs) {
        timeInForce = TimeInForce.GTD;
        expireTimeNs = endNs;
        return this;
    }

    /** Where a trailing stop starts, instead of from the market. */
    public OrderSpec startingAt(final long trigger) {
        triggerPrice = trigger;
        return this;
    }

    /** Which price triggers it. */
    public OrderSpec triggeredBy(final TriggerSource source) {
        triggerSource = source;
        return this;
    }

    /** It must not take liquidity: a venue that would have to rejects it. */
    public OrderSpec postOnly() {
        postOnly = true;
        return this;
    }

    /** It may only reduce the strategy's position, never open or turn it. */
    public OrderSpec reduceOnly() {
        reduceOnly = true;
        return this;
    }

    /** What the book is to show of it. */
    public OrderSpec display(final long shown) {
        displayQuantity = shown;
        return this;
    }

    /** One triggers the other: comes to life with the fills of the parent, as far as that is filled. */
    public OrderSpec after(final long orderId) {
        parentId = orderId;
        return this;
    }

    /** Joins the group of an order. */
    public OrderSpec linkedWith(final long orderId, final LinkKind kind) {
        linkId = orderId;
        link = kind;
        return this;
    }

    /** What sizing may go by: the expected return of the trade and its standard deviation, both scaled by 10^8. */
    public OrderSpec expecting(final long meanReturn, final long deviation) {
        expectedReturn = meanReturn;
        volatility = deviation;
        return this;
    }

    /** Writes what an order that was sized and taken still goes by; the rest is the order's own. */
    public void writeState(final StateSink sink) {
        sink.put("askedType", type.value());
        sink.put("askedTimeInForce", timeInForce.value());
        sink.put("triggerSource", triggerSource.value());
        sink.put("offsetUnit", offsetUnit.value());
        sink.put("trailingOffset", trailingOffset);
        sink.put("limitOffset", limitOffset);
        sink.put("displayQuantity", displayQuantity);
        sink.put("expireTimeNs", expireTimeNs);
        sink.put("flags", (postOnly ? 1 : 0) | (reduceOnly ? 2 : 0));
        sink.put("parentId", parentId);
        sink.put("link", link.value());
    }

    /** Reads what {@link #writeState} has written, into a spec that was just started. */
    public void readState(final StateSource source) {
        type = OrderType.get((short) source.get("askedType"));
        timeInForce = TimeInForce.get((short) source.get("askedTimeInForce"));
        triggerSource = TriggerSource.get((short) source.get("triggerSource"));
        offsetUnit = OffsetUnit.get((short) source.get("offsetUnit"));
        trailingOffset = source.get("trailingOffset");
        limitOffset = source.get("limitOffset");
        displayQuantity = source.get("displayQuantity");
        expireTimeNs = source.get("expireTimeNs");
        final long flags = source.get("flags");
        postOnly = (flags & 1) != 0;
        reduceOnly = (flags & 2) != 0;
        parentId = source.get("parentId");
        link = LinkKind.get((short) source.get("link"));
    }
}
