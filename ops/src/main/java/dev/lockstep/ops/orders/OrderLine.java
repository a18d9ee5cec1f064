package dev.lockstep.ops.orders;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One order as its records leave it. */
public final class OrderLine {
    private static final int PRICE_PLACES = 8;

    private final long id;
    private String clientOrderId = "";
    private int strategy;
    private int account;
    private int instrument = -1;
    private Side side = Side.NULL_VAL;
    private OrderType type = OrderType.NULL_VAL;
    private TimeInForce timeInForce = TimeInForce.NULL_VAL;
    private long price;
    private long quantity;
    private long filled;
    private BigDecimal value = BigDecimal.ZERO;
    private OrderState state = OrderState.SUBMITTED;
    private DenialCode denial = DenialCode.NONE;
    private long parentId;
    private long groupId;
    private final long firstNs;
    private long lastNs;

    OrderLine(final long id, final long firstNs) {
        this.id = id;
        this.firstNs = firstNs;
        lastNs = firstNs;
    }

    void sent(final NewOrderDecoder order, final long timeNs) {
        lastNs = timeNs;
        clientOrderId = order.clientOrderId();
        strategy = order.strategy();
        account = order.account();
        instrument = order.instrument();
        side = order.side();
        // What was asked for, rather than what it was turned into for the venue, if updates have told it.
        type = type == OrderType.NULL_VAL ? order.orderType() : type;
        timeInForce = timeInForce == TimeInForce.NULL_VAL ? order.timeInForce() : timeInForce;
        price = order.price();
        quantity = order.quantity();
    }

    void update(final OrderUpdateDecoder update, final long timeNs) {
        lastNs = timeNs;
        if (update.denialCode() != DenialCode.NONE) {
            denial = update.denialCode();
        }
        if (isAboutNoOrder(update)) {
            return;
        }
        strategy = update.strategy();
        account = update.account();
        instrument = update.instrument();
        side = update.side();
        type = update.orderType();
        timeInForce = update.timeInForce();
        price = update.price();
        quantity = update.quantity();
        filled = update.cumQuantity();
        state = update.orderState();
        parentId = update.parentId();
        groupId = update.groupId();
        trade(update);
    }

    /** A request that concerned an order which the execution stage does not know, or a report of one. */
    static boolean isAboutNoOrder(final OrderUpdateDecoder update) {
        return update.orderState() == OrderState.DENIED && update.orderEvent() != OrderEvent.DENIED;
    }

    private void trade(final OrderUpdateDecoder update) {
        if (update.orderEvent() == OrderEvent.FILLED || update.orderEvent() == OrderEvent.BUSTED) {
            final BigDecimal traded =
                    BigDecimal.valueOf(update.lastPrice()).multiply(BigDecimal.valueOf(update.lastQuantity()));
            value = update.orderEvent() == OrderEvent.FILLED ? value.add(traded) : value.subtract(traded);
        }
    }

    /** Our order id. */
    public long id() {
        return id;
    }

    /** What the venue sees; empty if it never was sent. */
    public String clientOrderId() {
        return clientOrderId;
    }

    /** Index, or -1 if it is nobody's. */
    public int strategy() {
        return strategy;
    }

    /** Index. */
    public int account() {
        return account;
    }

    /** Index, or -1 if it is not known. */
    public int instrument() {
        return instrument;
    }

    /** Buy or sell. */
    public Side side() {
        return side;
    }

    /** As asked for. */
    public OrderType type() {
        return type;
    }

    /** As asked for. */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** Limit in force, scaled by 10^8; 0 without. */
    public long price() {
        return price;
    }

    /** Total, scaled by 10^8. */
    public long quantity() {
        return quantity;
    }

    /** Scaled by 10^8. */
    public long filled() {
        return filled;
    }

    /** Average price of the fills, rounded half-even to 8 decimal places; null without. */
    public BigDecimal averagePrice() {
        return filled == 0
                ? null
                : value.divide(
                                BigDecimal.valueOf(filled).scaleByPowerOfTen(PRICE_PLACES),
                                PRICE_PLACES,
                                RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
    }

    /** The last one that was told. */
    public OrderState state() {
        return state;
    }

    /** Why the order, or the last change that was refused, was denied; NONE otherwise. */
    public DenialCode denial() {
        return denial;
    }

    /** Order whose fills bring it to life; 0 without. */
    public long parentId() {
        return parentId;
    }

    /** First order of its group; 0 without. */
    public long groupId() {
        return groupId;
    }

    /** Engine time of the first record, nanoseconds since the epoch. */
    public long firstNs() {
        return firstNs;
    }

    /** Engine time of the last record, nanoseconds since the epoch. */
    public long lastNs() {
        return lastNs;
    }
}
