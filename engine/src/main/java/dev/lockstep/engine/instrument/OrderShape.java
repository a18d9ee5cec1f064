package dev.lockstep.engine.instrument;

import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.engine.ring.Bounds;

/** What an order for an instrument has to look like: the one statement of the rule, for central risk, which looks at what is asked for, and for the gate, which looks at what goes out. */
public final class OrderShape {
    /** Nothing is wrong. */
    public static final long FITS = -1;
    /** Largest offset of a trailing stop in hundredths of a basis point: the whole price. */
    public static final long WHOLE_PRICE = 1_000_000;

    private OrderShape() {}

    /** The lot that a quantity is not a positive multiple of, else the minimum that it does not reach, else {@link Bounds#MAX_QUANTITY} if it is beyond that, else {@link #FITS}. */
    public static long quantityMisfit(final InstrumentTerms terms, final long quantity) {
        final long lot = lotMisfit(terms, quantity);
        if (lot != FITS) {
            return lot;
        }
        if (quantity < terms.minQuantity()) {
            return terms.minQuantity();
        }
        return quantity > Bounds.MAX_QUANTITY ? Bounds.MAX_QUANTITY : FITS;
    }

    /** The lot that a quantity is not a positive multiple of, else {@link #FITS}. */
    public static long lotMisfit(final InstrumentTerms terms, final long quantity) {
        return quantity <= 0 || quantity % terms.quantityIncrement() != 0 ? terms.quantityIncrement() : FITS;
    }

    /** The tick that a limit is not a positive multiple of, 0 if there should be no limit, else {@link #FITS}. */
    public static long priceMisfit(final InstrumentTerms terms, final OrderType type, final long price) {
        if (!hasLimit(type)) {
            return price == 0 ? FITS : 0;
        }
        return tickMisfit(terms, price);
    }

    /** The tick that a price is not a positive multiple of, else {@link Bounds#MAX_PRICE} if it is beyond that, else {@link #FITS}. */
    public static long tickMisfit(final InstrumentTerms terms, final long price) {
        if (price <= 0 || price % terms.priceIncrement() != 0) {
            return terms.priceIncrement();
        }
        return price > Bounds.MAX_PRICE ? Bounds.MAX_PRICE : FITS;
    }

    /**
     * 1 if the offset of a trailing stop is not above 0, the largest that its unit allows if it is beyond that, else {@link #FITS}. Whatever fits stays within {@link Bounds#MAX_PRICE} of every price.
     *
     * @param offset in the unit: price scale, hundredths of a basis point, or ticks
     */
    public static long offsetMisfit(final InstrumentTerms terms, final OffsetUnit unit, final long offset) {
        if (offset <= 0) {
            return 1;
        }
        final long most =
                switch (unit) {
                    case TICKS -> Bounds.MAX_PRICE / terms.priceIncrement();
                    case BASIS_POINTS -> WHOLE_PRICE;
                    default -> Bounds.MAX_PRICE;
                };
        return offset > most ? most : FITS;
    }

    /** Whether whoever asks for an order of this type states its limit. */
    public static boolean hasLimit(final OrderType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, LIMIT_IF_TOUCHED -> true;
            default -> false;
        };
    }
}
