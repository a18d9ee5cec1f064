package dev.lockstep.codecs;

import org.agrona.DirectBuffer;

/** The two ways to write a message down. */
enum Notation {
    /** {@code Quote instrument=0 bidPrice=1.5}, for people and line tools. */
    TEXT {
        @Override
        void open(final StringBuilder out, final String template) {
            out.append(template);
        }

        @Override
        void key(final StringBuilder out, final String name) {
            out.append(name).append('=');
        }

        @Override
        void separate(final StringBuilder out) {
            out.append(' ');
        }

        @Override
        void quote(final StringBuilder out) {
            // A word stands by itself.
        }

        @Override
        void text(final StringBuilder out, final String text) {
            if (isWord(text)) {
                out.append(text);
            } else {
                appendQuoted(out, text);
            }
        }

        @Override
        void close(final StringBuilder out) {
            // The line belongs to the caller.
        }

        @Override
        void unknown(
                final StringBuilder out,
                final int templateId,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            out.append("Unknown(template=").append(templateId).append(", hex=");
            Hex.append(out, buffer, offset, length);
            out.append(')');
        }

        @Override
        void malformed(
                final StringBuilder out,
                final String reason,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            out.append("Malformed(reason=");
            appendQuoted(out, reason);
            out.append(", hex=");
            Hex.append(out, buffer, offset, length);
            out.append(')');
        }
    },

    /** {@code {"template":"Quote","instrument":0,"bidPrice":"1.5"}}, for programs (RFC 8259). */
    JSON {
        @Override
        void open(final StringBuilder out, final String template) {
            out.append("{\"template\":\"").append(template).append('"');
        }

        @Override
        void key(final StringBuilder out, final String name) {
            out.append('"').append(name).append("\":");
        }

        @Override
        void separate(final StringBuilder out) {
            out.append(',');
        }

        @Override
        void quote(final StringBuilder out) {
            out.append('"');
        }

        @Override
        void text(final StringBuilder out, final String text) {
            appendQuoted(out, text);
        }

        @Override
        void close(final StringBuilder out) {
            out.append('}');
        }

        @Override
        void unknown(
                final StringBuilder out,
                final int templateId,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            out.append("{\"template\":\"Unknown\",\"templateId\":")
                    .append(templateId)
                    .append(",\"hex\":");
            hex(out, buffer, offset, length);
            out.append('}');
        }

        @Override
        void malformed(
                final StringBuilder out,
                final String reason,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            out.append("{\"template\":\"Malformed\",\"reason\":");
            appendQuoted(out, reason);
            out.append(",\"hex\":");
            hex(out, buffer, offset, length);
            out.append('}');
        }
    };

    /** Begins a message. */
    abstract void open(StringBuilder out, String template);

    /** Begins a member of a message or of a group's entry. */
    abstract void key(StringBuilder out, String name);

    /** Stands between members and between entries. */
    abstract void separate(StringBuilder out);

    /** Stands on both sides of a word: a value that is no integer and needs no escapes. */
    abstract void quote(StringBuilder out);

    /** A value of any characters. */
    abstract void text(StringBuilder out, String text);

    /** Ends a message. */
    abstract void close(StringBuilder out);

    /** A message of a template that the schema does not have. */
    abstract void unknown(StringBuilder out, int templateId, DirectBuffer buffer, int offset, int length);

    /** Bytes that are no message. */
    abstract void malformed(StringBuilder out, String reason, DirectBuffer buffer, int offset, int length);

    final void word(final StringBuilder out, final String word) {
        quote(out);
        out.append(word);
        quote(out);
    }

    final void hex(final StringBuilder out, final DirectBuffer buffer, final int offset, final int length) {
        quote(out);
        Hex.append(out, buffer, offset, length);
        quote(out);
    }

    /** Whether a text can stand without quotes: printable ASCII that no reader of the line could take for syntax. */
    private static boolean isWord(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c <= ' ' || c > '~' || "\"\\=[]{}()".indexOf(c) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static void appendQuoted(final StringBuilder out, final String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u");
                Hex.appendByte(out, c >>> Byte.SIZE);
                Hex.appendByte(out, c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
