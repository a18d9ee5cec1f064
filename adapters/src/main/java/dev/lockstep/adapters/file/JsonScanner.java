package dev.lockstep.adapters.file;

/**
 * A pull reader of one JSON text (RFC 8259) in a byte array. It checks the whole grammar, allocates nothing once its
 * scratch space has grown, and gives strings as bytes. It does not check that non-ASCII bytes are well-formed UTF-8.
 */
final class JsonScanner {
    /** Deepest nesting of values that are skipped. */
    static final int MAX_DEPTH = 64;

    private static final String ESCAPE_LETTERS = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private byte[] bytes;
    private int start;
    private int position;
    private int limit;
    /** Whether the container was entered just now, so that no comma is due. */
    private boolean isFirst;

    private final UnescapedText unescaped = new UnescapedText();
    private byte[] text;
    private int textOffset;
    private int textLength;

    /** Starts at the beginning of a text. */
    JsonScanner wrap(final byte[] source, final int offset, final int length) {
        bytes = source;
        start = offset;
        position = offset;
        limit = offset + length;
        return this;
    }

    /** Next byte that is not white space, without passing it, or -1 at the end. */
    int peek() {
        while (position < limit) {
            final byte b = bytes[position];
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b & 0xFF;
            }
            position++;
        }
        return -1;
    }

    /** Where reading stands, as an index of the array. */
    int position() {
        return position;
    }

    void enterObject() {
        expect('{');
        isFirst = true;
    }

    /** Moves to the next field and reads its name as {@link #text}; false behind the end of the object. */
    boolean nextField() {
        if (!nextItem('}')) {
            return false;
        }
        readString();
        expect(':');
        return true;
    }

    void enterArray() {
        expect('[');
        isFirst = true;
    }

    /** Moves to the next element; false behind the end of the array. */
    boolean nextElement() {
        return nextItem(']');
    }

    /** Reads a string as {@link #text}. */
    void readString() {
        expect('"');
        final int from = position;
        while (position < limit) {
            final byte b = bytes[position];
            if (b == '"') {
                setText(bytes, from, position - from);
                position++;
                return;
            }
            if (b == '\\') {
                readEscapedString(from);
                return;
            }
            requireNoControl(b);
            position++;
        }
        throw error("a string has no end");
    }

    /** Reads a number, or a string that is to hold one, as {@link #text}. */
    void readNumberText() {
        if (peek() == '"') {
            readString();
            return;
        }
        final int from = position;
        skipNumber();
        setText(bytes, from, position - from);
    }

    /** Passes any value, checking it. */
    void skipValue() {
        skipValue(MAX_DEPTH);
    }

    /** Sees to it that nothing but white space is left. */
    void expectEnd() {
        if (peek() >= 0) {
            throw error("text goes on behind its end");
        }
    }

    byte[] text() {
        return text;
    }

    int textOffset() {
        return textOffset;
    }

    int textLength() {
        return textLength;
    }

    /** Whether the text is this ASCII word. */
    boolean textIs(final byte[] word) {
        if (textLength != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (text[textOffset + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    BadRecord error(final String problem) {
        return new BadRecord("no valid JSON: " + problem + " at byte " + (position - start));
    }

    private boolean nextItem(final char close) {
        final int next = peek();
        if (next == close) {
            position++;
            isFirst = false;
            return false;
        }
        if (isFirst) {
            isFirst = false;
        } else {
            expect(',');
        }
        return true;
    }

    private void expect(final char wanted) {
        if (peek() != wanted) {
            throw error("expected " + wanted);
        }
        position++;
    }

    private void skipValue(final int depth) {
        if (depth == 0) {
            throw error("nested deeper than " + MAX_DEPTH + " levels");
        }
        switch (peek()) {
            case '{':
                enterObject();
                while (nextField()) {
                    skipValue(depth - 1);
                }
                break;
            case '[':
                enterArray();
                while (nextElement()) {
                    skipValue(depth - 1);
                }
                break;
            case '"':
                readString();
                break;
            case 't':
                skipWord("true");
                break;
            case 'f':
                skipWord("false");
                break;
            case 'n':
                skipWord("null");
                break;
            default:
                skipNumber();
                break;
        }
    }

    private void skipWord(final String word) {
        for (int i = 0; i < word.length(); i++) {
            if (position == limit || bytes[position] != word.charAt(i)) {
                throw error("expected " + word);
            }
            position++;
        }
    }

    private void skipNumber() {
        passIf('-');
        if (!passIf('0')) {
            passDigits();
        }
        if (passIf('.')) {
            passDigits();
        }
        if (passIf('e') || passIf('E')) {
            if (!passIf('+')) {
                passIf('-');
            }
            passDigits();
        }
    }

    private boolean passIf(final char wanted) {
        if (position < limit && bytes[position] == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void passDigits() {
        final int from = position;
        while (position < limit && bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        if (position == from) {
            throw error("expected a value");
        }
    }

    private void setText(final byte[] source, final int offset, final int length) {
        text = source;
        textOffset = offset;
        textLength = length;
    }

    private void requireNoControl(final byte b) {
        if (b >= 0 && b < ' ') {
            throw error("a control character in a string");
        }
    }

    /** Goes on at the first backslash of a string; the text is put together in scratch space. */
    private void readEscapedString(final int from) {
        unescaped.start(bytes, from, position - from);
        while (position < limit) {
            final byte b = bytes[position++];
            if (b == '"') {
                setText(unescaped.bytes(), 0, unescaped.length());
                return;
            }
            if (b == '\\') {
                readEscape();
            } else {
                requireNoControl(b);
                unescaped.append(b);
            }
        }
        throw error("a string has no end");
    }

    private void readEscape() {
        final int letter = position < limit ? bytes[position++] : -1;
        if (letter == 'u') {
            unescaped.appendUnit(readHex());
            return;
        }
        final int index = ESCAPE_LETTERS.indexOf(letter);
        if (index < 0) {
            throw error("an unknown escape");
        }
        unescaped.append((byte) ESCAPED.charAt(index));
    }

    private int readHex() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            final int digit = position < limit ? Character.digit((char) (bytes[position++] & 0xFF), 16) : -1;
            if (digit < 0) {
                throw error("an escape without four hexadecimal digits");
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
