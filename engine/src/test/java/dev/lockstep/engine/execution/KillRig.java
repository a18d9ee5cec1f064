package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.KillStatusDecoder;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import java.util.List;

/** A desk whose orders are killed. */
abstract class KillRig {
    static final int ANY = -1;
    static final long REPEAT_NS = SECOND / 5;

    final Desk desk = new Desk(limits(1, 100, 10_000, 1_000));
    final CoreHarness harness = desk.harness();

    final void kill(final long commandId) {
        harness.admin(Commands.kill(commandId, ANY, ANY, ANY, ANY));
    }

    final List<KillStatusDecoder> statuses() {
        return harness.outputs(KillStatusDecoder.TEMPLATE_ID).stream()
                .map(Output::killStatus)
                .toList();
    }

    final List<CancelOrderDecoder> cancels() {
        return harness.outputs(CancelOrderDecoder.TEMPLATE_ID).stream()
                .map(Output::cancelOrder)
                .toList();
    }

    final void waitFor(final long ns) {
        harness.market(harness.timeNs() + ns, MarketMessages.quote(0, Desk.BID, units(1), Desk.ASK, units(1)));
    }
}
