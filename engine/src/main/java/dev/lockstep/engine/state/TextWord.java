package dev.lockstep.engine.state;

/** Short ASCII texts as the words that {@link StateSink#putText} takes: the first character in the lowest byte, zeros behind the last. */
public final class TextWord {
    private TextWord() {}

    /** Up to eight characters of a text from an index on. */
    public static long of(final String text, final int from) {
        long word = 0;
        for (int i = Math.min(text.length(), from + Long.BYTES) - 1; i >= from; i--) {
            word = (word << Byte.SIZE) | (text.charAt(i) & 0x7F);
        }
        return word;
    }

    /** The text of a word. */
    public static String text(final long word) {
        final StringBuilder text = new StringBuilder(Long.BYTES);
        for (long rest = word; rest != 0; rest >>>= Byte.SIZE) {
            text.append((char) (rest & 0x7F));
        }
        return text.toString();
    }
}
