package dev.lockstep.ops.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Equity after each fill, in bounded memory. Neighbouring fills share a bucket that keeps its lowest and its highest point, so that no extreme is lost; when there are too many
 * buckets, each takes in its neighbour. The largest drawdown is exact: it is followed fill by fill.
 */
final class EquityCurve {
    private static final int MOST_BUCKETS = 498;
    /** Most points of the curve: two for each bucket, the start and the end. */
    static final int MOST_POINTS = 2 * MOST_BUCKETS + 2;

    private final EquityPoint start;
    private final Drawdown drawdown;
    private List<Bucket> buckets = new ArrayList<>();
    private long fillsPerBucket = 1;
    private long fillsInLast;
    private EquityPoint last;

    /** A curve that starts with the given equity. */
    EquityCurve(final long timeNs, final BigDecimal equity) {
        start = new EquityPoint(0, timeNs, equity);
        last = start;
        drawdown = new Drawdown(start);
    }

    void add(final EquityPoint point) {
        last = point;
        drawdown.add(point);
        if (!buckets.isEmpty() && fillsInLast < fillsPerBucket) {
            final int end = buckets.size() - 1;
            buckets.set(end, buckets.get(end).with(new Bucket(point, point)));
            fillsInLast++;
            return;
        }
        if (buckets.size() == MOST_BUCKETS) {
            halve();
        }
        buckets.add(new Bucket(point, point));
        fillsInLast = 1;
    }

    private void halve() {
        final List<Bucket> halved = new ArrayList<>(MOST_BUCKETS);
        for (int i = 0; i < MOST_BUCKETS; i += 2) {
            halved.add(buckets.get(i).with(buckets.get(i + 1)));
        }
        buckets = halved;
        fillsPerBucket *= 2;
    }

    /** The points that are kept, in their order: at most {@link #MOST_POINTS}, the first and the last always. */
    List<EquityPoint> points() {
        final List<EquityPoint> points = new ArrayList<>();
        points.add(start);
        for (final Bucket bucket : buckets) {
            final boolean fallsFirst = bucket.low.number() < bucket.high.number();
            append(points, fallsFirst ? bucket.low : bucket.high);
            append(points, fallsFirst ? bucket.high : bucket.low);
        }
        append(points, last);
        return points;
    }

    private static void append(final List<EquityPoint> points, final EquityPoint point) {
        if (point.number() != points.get(points.size() - 1).number()) {
            points.add(point);
        }
    }

    /** Whether points are left out. */
    boolean isSampled() {
        return fillsPerBucket > 1;
    }

    Drawdown drawdown() {
        return drawdown;
    }

    private record Bucket(EquityPoint low, EquityPoint high) {
        Bucket with(final Bucket later) {
            return new Bucket(
                    later.low.equity().compareTo(low.equity()) < 0 ? later.low : low,
                    later.high.equity().compareTo(high.equity()) > 0 ? later.high : high);
        }
    }
}
