package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import dev.lockstep.engine.state.Stateful;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a control sees, set up by hand: three strategies, a netting and a hedging account, one venue, two instruments with a tick of a cent and a lot of one, a whole book at 99.99 to 100.01. Limits are
 * in rows of account 0, so the key of a denial is {@link #KEY}.
 */
final class GateRig {
    /** Mask of a row that names the account. */
    static final int KEY = 4;

    static final RowKey ACCOUNT = RowKey.EVERY_ORDER.account(0);
    static final int STRATEGIES = 3;
    static final int HEDGED = 1;

    final PositionTally positions =
            new PositionTally(List.of(account("NET", PositionMode.NETTING), account("HEDGE", PositionMode.HEDGING)));
    final OrderBlotter orders = new OrderBlotter();
    final VenueStates states = new VenueStates(1);
    final TradingStates trading;
    final List<VenueTerms> venues;
    final InstrumentTable<InstrumentGate> instruments;
    final WorkingOrders working;
    final GateOrder seen = new GateOrder();
    long nowNs = Units.START_NS;
    private final LimitTable limits;
    private long lastId;

    GateRig(final LimitValue... values) {
        this(VenueCapabilities.BASIC, Units.row("risk.limits[0]", ACCOUNT, values));
    }

    GateRig(final VenueCapabilities capabilities, final LimitRow... rows) {
        this(capabilities, List.of(Units.terms("A"), Units.terms("B")), rows);
    }

    GateRig(final VenueCapabilities capabilities, final List<InstrumentTerms> terms, final LimitRow... rows) {
        venues = List.of(new VenueTerms("SIM", capabilities));
        final LimitScope scope = new LimitScope(List.of(6, 6), STRATEGIES, 1, List.of());
        limits = new LimitTable(List.of(rows), scope);
        trading = new TradingStates(scope);
        final LimitCache cache = new LimitCache(limits);
        instruments = new InstrumentTable<>((index, of) -> {
            limits.define(index, of);
            trading.define(index);
            return new InstrumentGate(cache, index, of);
        });
        for (int i = 0; i < terms.size(); i++) {
            final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
            definition.wrapAndApplyHeader(RunMessages.definition(i, terms.get(i)), 0, new MessageHeaderDecoder());
            instruments.define(definition);
            quote(i, Units.units(100) - Units.TICK, Units.units(100) + Units.TICK);
        }
        working = new WorkingOrders(orders, instruments, venues);
        seen.cancelRoom = dev.lockstep.engine.ring.Limits.SELF_MATCH_CANCELS;
    }

    static AccountSettings account(final String name, final PositionMode mode) {
        return new AccountSettings(name, "USD", 6, AccountKind.MARGIN, mode, List.of());
    }

    /** A whole book. */
    void quote(final int instrument, final long bid, final long ask) {
        final InstrumentGate gate = instruments.get(instrument);
        gate.bookStatus = dev.lockstep.codecs.sbe.BookStatus.WHOLE;
        gate.hasBid = true;
        gate.hasAsk = true;
        gate.bidPrice = bid;
        gate.askPrice = ask;
        gate.referencePrice = gate.midpoint();
        gate.bookNs = nowNs;
    }

    InstrumentGate gate() {
        return instruments.get(0);
    }

    /** A new limit order of strategy 0 in instrument 0, whole units. */
    Order limit(final Side side, final long price, final long wholeUnits) {
        return order(side, OrderType.LIMIT, price, wholeUnits);
    }

    /** A new market order of strategy 0 in instrument 0, whole units. */
    Order market(final Side side, final long wholeUnits) {
        final Order order = order(side, OrderType.MARKET, 0, wholeUnits);
        order.timeInForce = TimeInForce.IOC;
        return order;
    }

    /** A new order of strategy 0 in instrument 0, whole units. */
    Order order(final Side side, final OrderType type, final long price, final long wholeUnits) {
        final Order order = new Order();
        order.openFound(++lastId, 0, 0, 0, side);
        order.strategy = 0;
        order.state = OrderState.INITIALISED;
        order.type = type;
        order.spec.type = type;
        order.timeInForce = TimeInForce.GTC;
        order.price = price;
        order.quantity = Units.units(wholeUnits);
        order.share.whole = order.quantity;
        return order;
    }

    /** The order as it is once the venue has accepted it. */
    Order accepted(final Order order) {
        order.acknowledged = true;
        order.state = OrderState.ACCEPTED;
        working.follow(order);
        return order;
    }

    /** The order as it is once it has ended. */
    void cancelled(final Order order) {
        order.state = OrderState.CANCELLED;
        working.follow(order);
    }

    GateOrder look(final GateCheck check, final Order order) {
        final InstrumentGate gate = instruments.get(order.instrument);
        seen.set(order, gate.limits(order), false, order.price, order.quantity, order.triggerPrice, nowNs);
        check.check(seen, gate);
        return seen;
    }

    GateOrder replace(final GateCheck check, final Order order, final long price, final long wholeUnits) {
        final InstrumentGate gate = instruments.get(order.instrument);
        seen.set(order, gate.limits(order), true, price, Units.units(wholeUnits), order.triggerPrice, nowNs);
        check.check(seen, gate);
        return seen;
    }

    /** Looks, and if it passes tells the control that it was sent. */
    GateOrder send(final GateCheck check, final Order order) {
        look(check, order);
        if (seen.approved()) {
            check.sent(seen, instruments.get(order.instrument));
        }
        return seen;
    }

    /** A person sets a trading state. */
    void set(final Commands.Scope named, final int index, final TradingState state) {
        final UnsafeBuffer message = Commands.state(named, index, state);
        final Slot slot = new Slot();
        slot.mutableRecord().putBytes(RecordHeader.LENGTH, message, 0, message.capacity());
        RecordHeader.encode(slot.mutableRecord(), 0, message.capacity(), SourceId.ADMIN, 0, 1, nowNs);
        slot.complete(0);
        trading.onEvent(slot);
    }

    /** An operator sets a value in the row of account 0. */
    void change(final LimitKind kind, final long value) {
        final LimitKey account = RowKey.EVERY_ORDER.account(0).at(LimitKey.ANY);
        final LimitChangeDecoder change = new LimitChangeDecoder();
        change.wrapAndApplyHeader(Commands.setLimit(account, kind, value), 0, new MessageHeaderDecoder());
        assertThat(limits.change(change)).isTrue();
    }

    static void assertPassed(final GateOrder seen, final long value, final long limit) {
        assertThat(seen.denial).isEqualTo(DenialCode.NONE);
        assertThat(seen.seenValue).as("value seen").isEqualTo(value);
        assertThat(seen.seenLimit).as("limit seen").isEqualTo(limit);
    }

    static void assertDenied(
            final GateOrder seen, final DenialCode code, final long value, final long limit, final int key) {
        assertThat(seen.denial).isEqualTo(code);
        assertThat(seen.deniedValue).as("value").isEqualTo(value);
        assertThat(seen.deniedLimit).as("limit").isEqualTo(limit);
        assertThat(seen.deniedKey).as("key").isEqualTo(key);
    }

    /** Restores a fresh object from another's state; the hashes of both are the same. */
    static <T extends Stateful> T restore(final T fresh, final Stateful from) {
        StateImage.of(from).restore(fresh);
        assertThat(new StateHash().of(fresh)).isEqualTo(new StateHash().of(from));
        return fresh;
    }
}
