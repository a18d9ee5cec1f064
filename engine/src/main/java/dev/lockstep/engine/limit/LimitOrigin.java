package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** Where a value comes from: the settings, or a command of a person while the engine ran. */
final class LimitOrigin {
    /** What no row says. */
    static final LimitOrigin BUILT_IN = new LimitOrigin("built in", 0, 0, 0);

    private final String settings;
    private final long commandId;
    private final long nameStart;
    private final long nameEnd;

    private LimitOrigin(final String settings, final long commandId, final long nameStart, final long nameEnd) {
        this.settings = settings;
        this.commandId = commandId;
        this.nameStart = nameStart;
        this.nameEnd = nameEnd;
    }

    static LimitOrigin settings(final String place) {
        return new LimitOrigin(place, 0, 0, 0);
    }

    static LimitOrigin command(final LimitChangeDecoder change) {
        return new LimitOrigin(null, change.commandId(), word(change, 0), word(change, Long.BYTES));
    }

    private static long word(final LimitChangeDecoder change, final int from) {
        long word = 0;
        for (int i = from + Long.BYTES - 1; i >= from; i--) {
            word = word << Byte.SIZE | change.person(i) & 0xFF;
        }
        return word;
    }

    void writeState(final StateSink sink) {
        sink.put("commandId", commandId);
        sink.putText("person", nameStart);
        sink.putText("person", nameEnd);
    }

    static LimitOrigin readState(final StateSource source) {
        return new LimitOrigin(null, source.get("commandId"), source.get("person"), source.get("person"));
    }

    /** For people; allocates. */
    String text() {
        if (settings != null) {
            return settings;
        }
        final StringBuilder name = new StringBuilder(2 * Long.BYTES);
        append(name, nameStart);
        append(name, nameEnd);
        return "admin command " + commandId + (name.length() == 0 ? "" : " by " + name);
    }

    /** A name from outside may hold anything; only what has a glyph is shown as it is. */
    private static void append(final StringBuilder name, final long word) {
        for (long rest = word; rest != 0; rest >>>= Byte.SIZE) {
            final char c = (char) (rest & 0xFF);
            name.append(c >= ' ' && c <= '~' ? c : '?');
        }
    }
}
