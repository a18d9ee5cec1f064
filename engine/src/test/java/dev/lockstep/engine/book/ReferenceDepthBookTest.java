package dev.lockstep.engine.book;

final class ReferenceDepthBookTest extends DepthBookRules {
    @Override
    Subject create() {
        final ReferenceDepthBook book = new ReferenceDepthBook();
        return new Subject(book, book::apply, book::apply);
    }
}
