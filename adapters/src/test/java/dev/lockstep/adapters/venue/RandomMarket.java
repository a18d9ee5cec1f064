package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import java.util.Random;

/** Random market data for any view, around a price that wanders; now and then crossed, gapped or halted. */
final class RandomMarket {
    private static final int BOOK_IDS = 40;

    private final MarketView view;
    private final Random random;
    private long middle = 1_000;

    RandomMarket(final MarketView view, final Random random) {
        this.view = view;
        this.random = random;
    }

    long middle() {
        return middle;
    }

    void next(final VenueRig rig) {
        middle += random.nextInt(40) == 0 ? random.nextInt(3) - 1 : 0;
        if (random.nextInt(100) == 0) {
            rig.status(random.nextInt(3) == 0 ? InstrumentState.HALTED : InstrumentState.TRADING);
        }
        if (view == MarketView.TRADES || random.nextInt(4) == 0) {
            rig.trade(near(), 1 + random.nextInt(12), AggressorSide.get((short) random.nextInt(3)));
        } else {
            book(rig);
        }
    }

    private void book(final VenueRig rig) {
        switch (view) {
            case QUOTES ->
                rig.quote(
                        middle - 1 - random.nextInt(3),
                        random.nextInt(9),
                        middle + 1 + random.nextInt(3),
                        random.nextInt(9));
            case DEPTH -> depth(rig);
            default -> orders(rig);
        }
    }

    private void depth(final VenueRig rig) {
        if (random.nextInt(25) == 0) {
            rig.snapshot(levels(-1, true), levels(1, true));
        } else if (random.nextInt(200) == 0) {
            rig.gap();
        } else {
            rig.delta(levels(-1, false), levels(1, false));
        }
    }

    private long[] levels(final int direction, final boolean snapshot) {
        final long[] levels = new long[2 * (snapshot ? 5 : random.nextInt(3))];
        for (int i = 0; i < levels.length; i += 2) {
            final int distance = random.nextInt(30) == 0 ? -1 : 1 + random.nextInt(4);
            levels[i] = middle + (long) direction * distance;
            levels[i + 1] = snapshot || random.nextInt(3) != 0 ? 1 + random.nextInt(15) : 0;
        }
        return levels;
    }

    private void orders(final VenueRig rig) {
        final long id = random.nextInt(BOOK_IDS);
        final int quantity = 1 + random.nextInt(10);
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> rig.bookAdd(id, Side.BUY, middle - 1 - random.nextInt(3), quantity);
            case 3 -> rig.bookAdd(id, Side.SELL, middle + 1 + random.nextInt(3), quantity);
            case 4 -> rig.bookModify(id, random.nextInt(BOOK_IDS), near(), quantity);
            case 5 -> rig.bookCancel(id, random.nextBoolean() ? 0 : quantity);
            default -> rig.bookExecute(id, quantity);
        }
    }

    private long near() {
        return middle - 3 + random.nextInt(7);
    }
}
