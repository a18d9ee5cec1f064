package dev.lockstep.ops.orders;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.engine.ring.MarketSection;
import java.util.Map;
import java.util.TreeMap;

/** The best bid and ask of each instrument as strategies see them. */
final class MarketView {
    private static final String NONE = "-";

    private final Map<Integer, String[]> tops = new TreeMap<>();

    void take(final MarketSection market) {
        if (market.instrument() >= 0 && !market.has(MarketSection.DEFINITION)) {
            final String[] top = tops.computeIfAbsent(market.instrument(), index -> new String[2]);
            top[0] = market.bidQuantity() >= 0 ? FixedPoint.format(market.bidPrice()) : NONE;
            top[1] = market.askQuantity() >= 0 ? FixedPoint.format(market.askPrice()) : NONE;
        }
    }

    private String side(final int instrument, final int side) {
        return tops.containsKey(instrument) ? tops.get(instrument)[side] : NONE;
    }

    /** Adds both sides. */
    void put(final int instrument, final Map<String, String> details) {
        details.put("bid", side(instrument, 0));
        details.put("ask", side(instrument, 1));
    }

    /** For people. */
    String text(final int instrument) {
        return side(instrument, 0) + " / " + side(instrument, 1);
    }
}
