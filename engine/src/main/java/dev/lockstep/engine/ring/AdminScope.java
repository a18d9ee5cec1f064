package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;

/** Which scopes an admin command may name. */
public final class AdminScope {
    /** Stands for every index. */
    public static final int ANY = -1;

    private AdminScope() {}

    /** Whether a command names one scope at most: a trading state is that of the engine, or of one strategy, account, venue or instrument, since states of combinations could contradict each other. */
    public static boolean isOne(final AdminCommandDecoder command) {
        int named = command.strategy() == ANY ? 0 : 1;
        named += command.account() == ANY ? 0 : 1;
        named += command.venue() == ANY ? 0 : 1;
        named += command.instrument() == ANY ? 0 : 1;
        return named <= 1;
    }
}
