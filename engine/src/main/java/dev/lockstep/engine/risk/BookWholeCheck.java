package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.ring.RiskDecision;

/** The book is whole: neither gapped, crossed nor empty. */
final class BookWholeCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        if (context.instrument.bookStatus != BookStatus.WHOLE) {
            order.deny(DenialCode.BOOK_NOT_WHOLE, context.instrument.bookStatus.value(), BookStatus.WHOLE.value());
        }
    }
}
