package dev.lockstep.engine.book;

/** Asserts every rule of {@link DepthBookRules}, whose tests it inherits, of the plain book that the fast one is compared with: a reference that is wrong proves nothing. */
final class ReferenceDepthBookTest extends DepthBookRules {
    @Override
    Subject create() {
        final ReferenceDepthBook book = new ReferenceDepthBook();
        return new Subject(book, book::apply, book::apply);
    }
}
