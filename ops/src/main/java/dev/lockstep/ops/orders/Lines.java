package dev.lockstep.ops.orders;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.Signal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was asked for and what became of it, in a line and in fields. */
final class Lines {
    private Lines() {}

    /** The fields of a signal. */
    static Map<String, String> signal(final Signal signal) {
        final OrderSpec spec = signal.spec;
        final Map<String, String> fields = new LinkedHashMap<>();
        fields.put("action", signal.action.name());
        switch (signal.action) {
            case NEW -> newOrder(spec, fields);
            case REPLACE -> {
                fields.put("price", FixedPoint.format(spec.price));
                fields.put("quantity", FixedPoint.format(spec.quantity));
                put(fields, "triggerPrice", spec.triggerPrice);
            }
            default -> {
                // A cancel says nothing more.
            }
        }
        return fields;
    }

    /** The fields of a new order as it was asked for. */
    static Map<String, String> newOrder(final OrderSpec spec) {
        final Map<String, String> fields = new LinkedHashMap<>();
        fields.put("action", "NEW");
        newOrder(spec, fields);
        return fields;
    }

    private static void newOrder(final OrderSpec spec, final Map<String, String> fields) {
        fields.put("side", spec.side.name());
        fields.put("orderType", spec.type.name());
        fields.put("timeInForce", spec.timeInForce.name());
        fields.put("quantity", spec.quantity == OrderSpec.UNSIZED ? "unsized" : FixedPoint.format(spec.quantity));
        put(fields, "price", spec.price);
        put(fields, "triggerPrice", spec.triggerPrice);
        put(fields, "displayQuantity", spec.displayQuantity);
        if (spec.trailingOffset != 0) {
            fields.put("trailingOffset", spec.trailingOffset + " " + spec.offsetUnit);
        }
        if (spec.expireTimeNs != 0) {
            fields.put("expireTimeNs", Long.toString(spec.expireTimeNs));
        }
        flag(fields, "postOnly", spec.postOnly);
        flag(fields, "reduceOnly", spec.reduceOnly);
        id(fields, "parentId", spec.parentId);
        id(fields, "linkId", spec.linkId);
        if (spec.linkId != OrderSpec.NO_ORDER) {
            fields.put("link", spec.link.name());
        }
    }

    /**
     * The fields of an update.
     *
     * @param moneyScale of the instrument's money
     */
    static Map<String, String> update(final OrderUpdateDecoder update, final int moneyScale) {
        final Map<String, String> fields = new LinkedHashMap<>();
        fields.put("event", update.orderEvent().name());
        fields.put("state", update.orderState().name());
        if (update.orderEvent() == OrderEvent.FILLED || update.orderEvent() == OrderEvent.BUSTED) {
            fields.put("lastQuantity", FixedPoint.format(update.lastQuantity()));
            fields.put("lastPrice", FixedPoint.format(update.lastPrice()));
            fields.put("fee", FixedPoint.formatMoney(update.fee(), moneyScale));
            fields.put("liquidity", update.liquidity().name());
        }
        if (update.denialCode() != DenialCode.NONE) {
            fields.put("denialCode", update.denialCode().name());
        }
        if (update.anomaly() != Anomaly.NONE) {
            fields.put("anomaly", update.anomaly().name());
        }
        put(fields, "price", update.price());
        put(fields, "triggerPrice", update.triggerPrice());
        fields.put("filled", FixedPoint.format(update.cumQuantity()));
        fields.put("quantity", FixedPoint.format(update.quantity()));
        fields.put("reserved", FixedPoint.format(update.reservationQuantity()));
        id(fields, "groupId", update.groupId());
        id(fields, "parentId", update.parentId());
        return fields;
    }

    /** Fields as {@code name=value}. */
    static String text(final String before, final Map<String, String> fields) {
        final StringBuilder text = new StringBuilder(before);
        fields.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }

    private static void put(final Map<String, String> fields, final String name, final long scaled) {
        if (scaled != 0) {
            fields.put(name, FixedPoint.format(scaled));
        }
    }

    private static void id(final Map<String, String> fields, final String name, final long orderId) {
        if (orderId != OrderSpec.NO_ORDER) {
            fields.put(name, Long.toString(orderId));
        }
    }

    private static void flag(final Map<String, String> fields, final String name, final boolean isSet) {
        if (isSet) {
            fields.put(name, "true");
        }
    }
}
