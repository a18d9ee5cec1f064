package dev.lockstep.ops.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes markup, in which every text is escaped. */
final class Html {
    private static final char REPLACEMENT = '\uFFFD';

    private final Appendable out;

    Html(final Appendable out) {
        this.out = out;
    }

    /** Writes markup as it is; never anything that comes from outside the program. */
    Html markup(final String markup) {
        try {
            out.append(markup);
            return this;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text. */
    Html text(final String text) {
        return markup(escaped(text));
    }

    /** Writes an element that holds a text. */
    Html element(final String name, final String text) {
        return markup("<" + name + ">").text(text).markup("</" + name + ">\n");
    }

    /** Opens a section of the page that can be linked to. */
    Html section(final String id, final String heading) {
        return markup("<section id=\"" + id + "\">\n").element("h2", heading);
    }

    Html endSection() {
        return markup("</section>\n");
    }

    /** Writes a note below a heading or a table. */
    Html note(final String text) {
        return markup("<p class=\"note\">").text(text).markup("</p>\n");
    }

    /** Opens a table that scrolls by itself where the window is narrow. */
    Html table(final String caption, final List<Column> columns) {
        markup("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .text(caption);
        markup("\">\n<table>\n<caption>").text(caption).markup("</caption>\n<thead><tr>");
        for (final Column column : columns) {
            markup("<th scope=\"col\"" + column.style("") + ">")
                    .text(column.heading())
                    .markup("</th>");
        }
        return markup("</tr></thead>\n<tbody>\n");
    }

    /** Writes a row; its first cell is its heading. */
    Html row(final List<Column> columns, final List<String> cells) {
        markup("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            final String style = columns.get(i).style(cells.get(i));
            markup(i == 0 ? "<th scope=\"row\"" + style + ">" : "<td" + style + ">");
            text(cells.get(i)).markup(i == 0 ? "</th>" : "</td>");
        }
        return markup("</tr>\n");
    }

    /** Goes on with the rows that sum up the others. */
    Html totals() {
        return markup("</tbody>\n<tfoot>\n");
    }

    Html endTotals() {
        return markup("</tfoot>\n</table>\n</div>\n");
    }

    Html endTable() {
        return markup("</tbody>\n</table>\n</div>\n");
    }

    /** The text with everything replaced that means something in markup, and with a mark for what is no character of a document. */
    static String escaped(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(escaped, character));
        return escaped.toString();
    }

    private static void append(final StringBuilder escaped, final int character) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\n', '\t' -> escaped.append((char) character);
            default -> {
                final boolean isLoneSurrogate =
                        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
                escaped.appendCodePoint(Character.isISOControl(character) || isLoneSurrogate ? REPLACEMENT : character);
            }
        }
    }
}
