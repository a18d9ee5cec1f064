package dev.lockstep.ops.report;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Draws an equity curve as SVG. Pixels need no exact numbers, so the drawing computes with doubles. */
final class EquityChart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 320;
    private static final int LEFT = 104;
    private static final int RIGHT = WIDTH - 24;
    private static final int TOP = 16;
    private static final int BOTTOM = HEIGHT - 32;
    private static final int Y_TICKS = 6;
    private static final int X_TICKS = 8;
    /** Of the range, above and below the curve. */
    private static final double PADDING = 0.06;

    private final List<EquityPoint> points;
    private final Drawdown drawdown;
    private final String currency;
    private final long startNs;
    private final long endNs;
    private final double low;
    private final double high;

    /** @param points at least one */
    EquityChart(final List<EquityPoint> points, final Drawdown drawdown, final String currency, final long endNs) {
        this.points = points;
        this.drawdown = drawdown;
        this.currency = currency;
        this.endNs = endNs;
        startNs = points.get(0).timeNs();
        final double least =
                points.stream().mapToDouble(EquityChart::value).min().orElseThrow();
        final double most =
                points.stream().mapToDouble(EquityChart::value).max().orElseThrow();
        // A curve without height still needs a scale.
        final double padding = most > least ? (most - least) * PADDING : Math.max(1, Math.abs(most) * PADDING);
        low = least - padding;
        high = most + padding;
    }

    private static double value(final EquityPoint point) {
        return point.equity().doubleValue();
    }

    void write(final Html html) {
        html.markup(String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"curve-title curve-text\">%n",
                        WIDTH,
                        HEIGHT))
                .markup("<title id=\"curve-title\">Equity after each fill</title>\n<desc id=\"curve-text\">")
                .text(description())
                .markup("</desc>\n");
        yAxis(html);
        xAxis(html);
        startLine(html);
        drawdown(html);
        curve(html);
        html.markup("</svg>\n");
    }

    private String description() {
        final EquityPoint last = points.get(points.size() - 1);
        return "From " + Figures.money(points.get(0).equity()) + " at " + Figures.time(startNs) + " to "
                + Figures.money(last.equity()) + " " + currency + " at " + Figures.time(last.timeNs()) + ".";
    }

    private void yAxis(final Html html) {
        for (final BigDecimal tick : Ticks.decimals(low, high, Y_TICKS)) {
            final double y = y(tick.doubleValue());
            line(html, "grid", LEFT, y, RIGHT, y);
            label(html, "end", LEFT - 8, y + 4, Figures.exact(tick));
        }
    }

    private void xAxis(final Html html) {
        final long stepNs = Ticks.timeStep(endNs - startNs, X_TICKS);
        final DateTimeFormatter format = DateTimeFormatter.ofPattern(Ticks.timePattern(stepNs), Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        line(html, "axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        for (long tick = Math.floorDiv(startNs + stepNs - 1, stepNs) * stepNs; tick <= endNs; tick += stepNs) {
            final double x = x(tick);
            line(html, "axis", x, BOTTOM, x, BOTTOM + 5);
            label(html, "middle", x, BOTTOM + 20, format.format(Figures.instant(tick)));
        }
    }

    private void startLine(final Html html) {
        final double y = y(value(points.get(0)));
        line(html, "start", LEFT, y, RIGHT, y);
    }

    private void drawdown(final Html html) {
        if (drawdown.depth().signum() == 0) {
            return;
        }
        final double from = x(drawdown.peak().timeNs());
        final double to = x(drawdown.trough().timeNs());
        html.markup(String.format(
                Locale.ROOT,
                "<rect class=\"drawdown\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                from,
                TOP,
                Math.max(1, to - from),
                BOTTOM - TOP));
    }

    private void curve(final Html html) {
        final StringBuilder path = new StringBuilder();
        for (final EquityPoint point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x(point.timeNs()), y(value(point))));
        }
        html.markup("<path class=\"curve\" d=\"" + path + "\"/>\n");
        if (drawdown.depth().signum() > 0) {
            dot(html, drawdown.peak());
            dot(html, drawdown.trough());
        }
    }

    private void dot(final Html html, final EquityPoint point) {
        html.markup(String.format(
                Locale.ROOT,
                "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>%n",
                x(point.timeNs()),
                y(value(point))));
    }

    private static void line(
            final Html html, final String style, final double x1, final double y1, final double x2, final double y2) {
        html.markup(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    private static void label(final Html html, final String anchor, final double x, final double y, final String text) {
        html.markup(String.format(Locale.ROOT, "<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">", anchor, x, y))
                .text(text)
                .markup("</text>\n");
    }

    private double x(final long timeNs) {
        return endNs == startNs ? LEFT : LEFT + (double) (timeNs - startNs) / (endNs - startNs) * (RIGHT - LEFT);
    }

    private double y(final double equity) {
        return BOTTOM - (equity - low) / (high - low) * (BOTTOM - TOP);
    }
}
