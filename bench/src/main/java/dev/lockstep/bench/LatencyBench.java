package dev.lockstep.bench;

import dev.lockstep.engine.run.Topology;
import java.util.List;

/**
 * Measures tick to order: from the time at which a quote is due to the hand-over of its order to the gateway, with both journals, at a fixed rate of quotes
 * that waits for nobody. The floor is what the two journals and the hop between the threads cost by themselves, measured in alternating rounds; an idle loop under
 * the same schedule tells what of the tails is the machine's own. At most two threads spin.
 */
public final class LatencyBench {
    /** How much longer the engine's median may be than the floor's. */
    public static final double REQUIRED_RATIO = 2.0;

    private LatencyBench() {}

    /** Measures; takes five times the length of a round for each round. */
    public static LatencyResult run(final LatencyOptions options) {
        final Environment environment = Environment.present();
        final QuoteTape tape = new QuoteTape();
        final LatencyFloor floor = new LatencyFloor(options);
        final LatencySeries idle = new LatencySeries("idle machine", floor::runIdle);
        final LatencySeries hop = new LatencySeries("floor: hop, two bare appends", floor::runHop);
        final LatencySeries fused =
                new LatencySeries("tick to order, fused", new TickToOrder(options, tape, Topology.FUSED)::run);
        final LatencySeries bare = new LatencySeries("floor: two bare appends", floor::runInline);
        final LatencySeries inline =
                new LatencySeries("tick to order, inline", new TickToOrder(options, tape, Topology.INLINE)::run);
        final List<LatencySeries> all = List.of(idle, hop, fused, bare, inline);
        for (int round = -options.warmUpRounds(); round < options.rounds(); round++) {
            for (final LatencySeries series : all) {
                series.run(round >= 0);
            }
        }
        return new LatencyResult(
                environment,
                options.quotesPerSecond(),
                LatencyOptions.QUOTES_PER_ORDER,
                options.waitMode(),
                all.stream().map(LatencySeries::distribution).toList(),
                List.of(check("fused / floor, medians", fused, hop), check("inline / floor, medians", inline, bare)));
    }

    private static Check check(final String name, final LatencySeries measured, final LatencySeries floor) {
        return Check.atMost(name, Medians.ofRatios(measured.mediansNs(), floor.mediansNs()), REQUIRED_RATIO);
    }
}
