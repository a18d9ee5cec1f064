package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** The book is whole: neither gapped, crossed nor empty. */
final class BookWholeCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        final BookStatus status = context.instrument.bookStatus;
        order.saw(status.value(), BookStatus.WHOLE.value(), 0);
        if (status != BookStatus.WHOLE) {
            order.deny(DenialCode.BOOK_NOT_WHOLE, status.value(), BookStatus.WHOLE.value());
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                BookWholeCheck.class,
                "Whole book",
                "Denies an order while the book of its instrument is empty, gapped or crossed.",
                List.of("RTS 6 Art 15(1)(a)", "SEC 15c3-5(c)(1)(ii)"),
                List.of(),
                List.of(DenialCode.BOOK_NOT_WHOLE));
    }
}
