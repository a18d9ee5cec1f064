package dev.lockstep.engine.state;

import org.agrona.DirectBuffer;

/** Prints a state for people, one {@code path = value} a line; for {@code replay --until} and for naming what differs. */
public final class StateText implements StateSink {
    private final StringBuilder text = new StringBuilder();
    private String prefix = "";

    /** The lines of an object's state, each starting with the given prefix. */
    public static String of(final String prefix, final Stateful stateful) {
        final StateText text = new StateText();
        text.prefix = prefix;
        stateful.writeState(text);
        return text.text.toString();
    }

    @Override
    public void section(final String name, final long count) {
        text.append(prefix).append(" [").append(name).append(": ").append(count).append("]\n");
    }

    @Override
    public void put(final String name, final long value) {
        line(name).append(value).append('\n');
    }

    @Override
    public void put(final String name, final double value) {
        line(name).append(value).append('\n');
    }

    @Override
    public void put(final String name, final boolean value) {
        line(name).append(value).append('\n');
    }

    @Override
    public void put(final String name, final DirectBuffer buffer, final int offset, final int length) {
        line(name);
        for (int i = 0; i < length; i++) {
            final int b = buffer.getByte(offset + i) & 0xFF;
            text.append(Character.forDigit(b >>> 4, 16)).append(Character.forDigit(b & 15, 16));
        }
        text.append('\n');
    }

    @Override
    public void putText(final String name, final long word) {
        line(name);
        for (long rest = word; rest != 0; rest >>>= Byte.SIZE) {
            text.append((char) (rest & 0x7F));
        }
        text.append('\n');
    }

    private StringBuilder line(final String name) {
        return text.append(prefix).append("   ").append(name).append(" = ");
    }
}
