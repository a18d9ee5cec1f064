package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.risk.InstrumentLimits;
import dev.lockstep.engine.risk.RiskLimits;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;
import java.util.Map;

/** Whole numbers as scaled longs, and terms and limits that tests start from. */
public final class Units {
    /** One, as a price or a quantity. */
    public static final long ONE = 100_000_000L;
    /** One cent, the tick of {@link #terms}. */
    public static final long TICK = ONE / 100;
    /** A second. */
    public static final long SECOND = 1_000_000_000L;
    /** When test runs start. */
    public static final long START_NS = 1_700_000_000L * SECOND;

    /** One venue, which emulates nothing. */
    public static final List<VenueTerms> VENUES = List.of(VenueTerms.basic("SIM"));

    private Units() {}

    /** Whole units, scaled. */
    public static long units(final long whole) {
        return Math.multiplyExact(whole, ONE);
    }

    /** Terms with a tick of a cent and a lot of one. */
    public static InstrumentTerms terms(final String symbol, final MarketView view) {
        return InstrumentTerms.spot(symbol, "USD", 6, view, view, true, TICK, ONE, ONE, ONE);
    }

    /** As {@link #terms(String, MarketView)}, listening to quotes. */
    public static InstrumentTerms terms(final String symbol) {
        return terms(symbol, MarketView.QUOTES);
    }

    /** Limits in whole units: orders of {@code order} unless sized, at most {@code maxOrder}, positions of at most {@code maxPosition}. */
    public static RiskLimits limits(
            final long order, final long maxOrder, final long maxPosition, final long collarBps) {
        return new RiskLimits(
                new InstrumentLimits(units(order), units(maxOrder), units(maxPosition), collarBps), Map.of());
    }

    /** Limits that don't stand in the way. */
    public static RiskLimits wideLimits() {
        return limits(1, 1_000_000, 1_000_000_000, 10_000);
    }
}
