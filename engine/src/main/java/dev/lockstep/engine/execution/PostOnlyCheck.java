package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.venue.VenueFlag;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;

/** An order that must not take liquidity, at a venue that does not know the flag, must not reach the other side of the book. Of a book in motion nobody knows the other side. */
final class PostOnlyCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            PostOnlyCheck.class,
            "Post-only",
            "Denies post-only orders that would take liquidity, at venues that do not look after it.",
            List.of(),
            List.of("venues.*.flags"),
            List.of(DenialCode.POST_ONLY));

    private final List<VenueTerms> venues;

    PostOnlyCheck(final List<VenueTerms> venues) {
        this.venues = venues;
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        if (!order.order.spec.postOnly || order.waitsAtVenue() || isNative(instrument)) {
            order.sawNothing();
            return order.approved();
        }
        final boolean isBuy = order.side == Side.BUY;
        final boolean hasTouch = isBuy ? instrument.hasAsk : instrument.hasBid;
        final long touch = isBuy ? instrument.askPrice : instrument.bidPrice;
        order.saw(order.price, hasTouch ? touch : 0, 0);
        final boolean takes = hasTouch && (isBuy ? order.price >= touch : order.price <= touch);
        if (takes || order.price == 0 || isInMotion(instrument)) {
            order.deny(DenialCode.POST_ONLY);
        }
        return order.approved();
    }

    private boolean isNative(final InstrumentGate instrument) {
        return venues.get(instrument.venue).capabilities().supports(VenueFlag.POST_ONLY);
    }

    private static boolean isInMotion(final InstrumentGate instrument) {
        return instrument.bookStatus == BookStatus.GAPPED || instrument.bookStatus == BookStatus.CROSSED;
    }
}
