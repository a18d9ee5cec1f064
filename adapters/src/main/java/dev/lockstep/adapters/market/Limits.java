package dev.lockstep.adapters.market;

/** Range checks of settings. */
final class Limits {
    private Limits() {}

    static void require(final String name, final long given, final long least, final long most) {
        if (given < least || given > most) {
            throw new IllegalArgumentException(name + " is " + given + "; allowed is " + least + " to " + most);
        }
    }
}
