package dev.lockstep.engine.risk;

import java.util.Map;
import java.util.TreeMap;

/**
 * To what money is rounded when it is booked.
 *
 * @param mode how
 * @param precisions decimal places by currency; {@link #USUAL_PRECISION} of one that is not named
 */
public record MoneyRounding(Mode mode, Map<String, Integer> precisions) {
    /** Decimal places of a currency of which the settings say nothing. */
    public static final int USUAL_PRECISION = 2;
    /** Money keeps all of its decimal places. */
    public static final MoneyRounding NONE = new MoneyRounding(Mode.NONE, new TreeMap<>());

    /** How money is rounded. */
    public enum Mode {
        /** Not at all. */
        NONE,
        /** To the nearest, halves away from zero. */
        HALF_UP,
        /** To the nearest, halves to the even one. */
        HALF_EVEN
    }

    /** Makes the map immutable. */
    public MoneyRounding {
        precisions = Map.copyOf(precisions);
    }

    /** Decimal places that a booking in a currency is rounded to. */
    public int precision(final String currency) {
        return precisions.getOrDefault(currency, USUAL_PRECISION);
    }
}
