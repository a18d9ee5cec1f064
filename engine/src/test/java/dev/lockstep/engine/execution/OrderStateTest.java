package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateImage;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No field of an order is forgotten where orders are begun, taken over, written or read. Fields are found by reflection, so that one which is added is looked at, too. */
final class OrderStateTest {
    /** Set anew whenever something is about to be sent. */
    private static final Set<String> SET_BEFORE_USE =
            Set.of("sentAs.postOnly", "sentAs.reduceOnly", "sentAs.displayQuantity", "sentAs.inSlices");

    /** Follows from the rest, and is made anew by whoever keeps it. */
    private static final Set<String> DERIVED =
            Set.of("restingPlace", "reducingPlace", "countedWorst", "countedExpected", "askedBefore", "askedAfter");

    /** Of what was asked for: the order has it itself, or it was for sizing. */
    private static final Set<String> DONE_WITH = Set.of(
            "spec.instrument",
            "spec.side",
            "spec.price",
            "spec.quantity",
            "spec.triggerPrice",
            "spec.linkId",
            "spec.expectedReturn",
            "spec.volatility");

    private static final Set<String> ENDED_WITH = Set.of(
            "ending",
            "waiting.sessionCame",
            "waiting.cancelAgainNs",
            "requests.replace",
            "requests.price",
            "requests.quantity",
            "requests.triggerPrice",
            "requests.whole",
            "requests.followsFamily",
            "requests.cancel",
            "requests.sentNs",
            "requests.unansweredNs");

    /** Terms of an order that is begun, which whoever begins it knows. */
    private static final Set<String> FILLED_IN = Set.of("type", "timeInForce", "price", "quantity");

    private static final Set<String> PARTS =
            Set.of("spec", "requests", "listing", "waiting", "sentAs", "share", "slice");

    private long next = 1_000;

    @Test
    void shouldReadBackEveryFieldThatItWrites() throws IllegalAccessException {
        final Order order = filled();
        final Order read = new Order();
        final StateImage image = new StateImage();
        order.writeState(image);
        read.readState(image);
        assertThat(without(valuesOf(read), SET_BEFORE_USE, DERIVED, DONE_WITH))
                .isEqualTo(without(valuesOf(order), SET_BEFORE_USE, DERIVED, DONE_WITH));
    }

    /** What an order that is taken back in has kept: its requests can't be answered any more, and what it waited for has come. */
    @Test
    void shouldTakeOverEveryFieldThatStillMatters() throws IllegalAccessException {
        final Map<String, Object> expected = valuesOf(filled());
        next = 1_000;
        final Order taken = new Order();
        taken.take(filled());
        assertThat(without(valuesOf(taken), SET_BEFORE_USE, DERIVED, ENDED_WITH))
                .isEqualTo(without(expected, SET_BEFORE_USE, DERIVED, ENDED_WITH));
    }

    /** Every order of a table is used again. */
    @Test
    void shouldKeepNothingOfAnEarlierOrder() throws IllegalAccessException {
        final Order used = filled();
        final Order fresh = new Order();
        used.openFound(7, 1, 2, 3, Side.BUY);
        fresh.openFound(7, 1, 2, 3, Side.BUY);
        assertThat(without(valuesOf(used), SET_BEFORE_USE, DERIVED, FILLED_IN))
                .isEqualTo(without(valuesOf(fresh), SET_BEFORE_USE, DERIVED, FILLED_IN));
    }

    private Order filled() throws IllegalAccessException {
        final Order order = new Order();
        order.slice = new Slice();
        fill(order);
        return order;
    }

    private void fill(final Object of) throws IllegalAccessException {
        for (final Field field : fields(of)) {
            final Class<?> type = field.getType();
            if (PARTS.contains(field.getName())) {
                fill(field.get(of));
            } else if (type == long.class) {
                field.setLong(of, ++next);
            } else if (type == int.class && !field.getName().equals("earlierCount")) {
                field.setInt(of, (int) ++next);
            } else if (type == boolean.class) {
                field.setBoolean(of, true);
            } else if (type.isEnum()) {
                field.set(of, type.getEnumConstants()[1]);
            }
        }
    }

    private static Map<String, Object> valuesOf(final Order order) throws IllegalAccessException {
        final Map<String, Object> values = new TreeMap<>();
        collect("", order, values);
        return values;
    }

    private static void collect(final String path, final Object of, final Map<String, Object> values)
            throws IllegalAccessException {
        for (final Field field : fields(of)) {
            final Object value = field.get(of);
            if (value != null && PARTS.contains(field.getName())) {
                collect(path + field.getName() + ".", value, values);
            } else if (!field.getType().isArray()) {
                values.put(path + field.getName(), String.valueOf(value));
            }
        }
    }

    private static List<Field> fields(final Object of) {
        final List<Field> fields = new ArrayList<>();
        for (final Field field : of.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    @SafeVarargs
    private static Map<String, Object> without(final Map<String, Object> values, final Set<String>... left) {
        for (final Set<String> names : left) {
            values.keySet().removeAll(names);
        }
        return values;
    }
}
