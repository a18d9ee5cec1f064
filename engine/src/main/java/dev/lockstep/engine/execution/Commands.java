package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminResult;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.ManualOrderDecoder;
import dev.lockstep.codecs.sbe.ManualTradeDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.ring.AdminScope;
import dev.lockstep.engine.ring.ManualEntry;
import dev.lockstep.engine.ring.Slot;

/** What people ask for: says of every command whether it is done, and does what of it is this stage's. */
final class Commands {
    private final AdminCommandDecoder admin = new AdminCommandDecoder();
    private final LimitChangeDecoder limitChange = new LimitChangeDecoder();
    private final ManualOrderDecoder manualOrder = new ManualOrderDecoder();
    private final ManualTradeDecoder manualTrade = new ManualTradeDecoder();

    private final OrderScope scope = new OrderScope();
    private final OrderLife life;
    private final Gate gate;
    private final KillSwitch kills;
    private final Fills fills;
    private final LimitTable limits;
    private final InstrumentTable<InstrumentGate> instruments;
    private final TradingStates trading;
    private final int strategies;
    private final int accounts;

    Commands(
            final OrderLife life,
            final Gate gate,
            final KillSwitch kills,
            final Fills fills,
            final LimitTable limits,
            final TradingStates trading,
            final InstrumentTable<InstrumentGate> instruments,
            final LimitScope scope) {
        this.life = life;
        this.gate = gate;
        this.kills = kills;
        this.fills = fills;
        this.limits = limits;
        this.trading = trading;
        this.instruments = instruments;
        strategies = scope.strategies();
        accounts = scope.accounts();
    }

    void onAdmin(final Slot slot) {
        slot.decode(admin);
        final boolean canBeDone = canBeDone(admin);
        final int affected = canBeDone ? execute(admin) : 0;
        life.out.adminReply(admin, canBeDone ? AdminResult.DONE : AdminResult.REFUSED, affected);
    }

    /** Does what can be done; says how many orders it is about. */
    private int execute(final AdminCommandDecoder command) {
        switch (command.kind()) {
            case CANCEL_ALL -> {
                return cancelAll(command);
            }
            case KILL -> {
                // Beyond as many as are kept, the trading state holds all the same, but the cancels are not repeated.
                return kills.isFull() ? cancelAll(command) : kills.start(command);
            }
            case ENABLE_STRATEGY -> gate.enable(command.strategy());
            case FLATTEN -> life.back.goOn(ContinuationKind.FLATTEN, scope.set(command), 0, command.commandId());
            case SET_TRADING_STATE -> {
                if (command.tradingState() == TradingState.ACTIVE) {
                    kills.resume(command);
                }
            }
            default -> {
                // Other stages'.
            }
        }
        return 0;
    }

    private int cancelAll(final AdminCommandDecoder command) {
        life.cancelAll(scope.set(command));
        return life.orders.countOpen(scope);
    }

    /** A command of a kind or state that this version does not know, or about what does not exist, changes nothing, nor does an enabling that nobody gave a name for. */
    private boolean canBeDone(final AdminCommandDecoder command) {
        return command.kind().value() <= AdminKind.FLATTEN.value()
                && trading.exists(command)
                && (command.kind() != AdminKind.ENABLE_STRATEGY
                        || !command.person().isBlank())
                && (AdminScope.isOne(command) || !setsTradingState(command.kind()))
                && (command.kind() != AdminKind.SET_TRADING_STATE || command.tradingState() != TradingState.NULL_VAL);
    }

    void onLimitChange(final Slot slot) {
        slot.decode(limitChange);
        gate.change(limitChange);
        life.out.reply(limitChange.commandId(), AdminKind.SET_LIMIT, limits.change(limitChange));
    }

    /** The order itself comes as a decision of central risk. */
    void onManualOrder(final Slot slot) {
        slot.decode(manualOrder);
        final boolean exists = instruments.find(manualOrder.instrument()) != null;
        final boolean taken = ManualEntry.isTaken(manualOrder, strategies, exists);
        life.out.reply(manualOrder.commandId(), AdminKind.MANUAL_ORDER, taken);
    }

    /** A trade done elsewhere; one with an id is booked once only. */
    void onManualTrade(final Slot slot) {
        slot.decode(manualTrade);
        final boolean exists = instruments.find(manualTrade.instrument()) != null;
        final boolean booked =
                ManualEntry.isTaken(manualTrade, accounts, strategies, exists) && fills.book(manualTrade);
        life.out.reply(manualTrade.commandId(), AdminKind.MANUAL_TRADE, booked);
    }

    private static boolean setsTradingState(final AdminKind kind) {
        return kind == AdminKind.SET_TRADING_STATE || kind == AdminKind.KILL || kind == AdminKind.FLATTEN;
    }
}
