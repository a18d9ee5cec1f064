package dev.lockstep.engine.execution;

import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Verdict;

/** The market-access gate: every new order and every replace passes it, those of emulated orders included; cancels always pass. */
final class Gate {
    /** Cheapest and most decisive first; the first denial ends the walk. */
    private final GateCheck[] checks = {
        new InstrumentTradingCheck(), new MaxOrderQuantityCheck(), new PriceCollarCheck(),
    };

    private final InstrumentTable<InstrumentGate> instruments;
    private final GateOrder order = new GateOrder();

    Gate(final InstrumentTable<InstrumentGate> instruments) {
        this.instruments = instruments;
    }

    /** Whether an order may be sent. */
    Verdict passNew(final Order sent, final long nowNs) {
        return pass(order.set(sent, false, sent.price, sent.quantity, nowNs));
    }

    /** Whether a replace may be sent. */
    Verdict passReplace(final Order replaced, final long price, final long quantity, final long nowNs) {
        return pass(order.set(replaced, true, price, quantity, nowNs));
    }

    private Verdict pass(final GateOrder asked) {
        final InstrumentGate instrument = instruments.get(asked.order.instrument);
        for (final GateCheck check : checks) {
            check.check(asked, instrument);
            if (!asked.approved()) {
                return asked;
            }
        }
        return asked;
    }
}
