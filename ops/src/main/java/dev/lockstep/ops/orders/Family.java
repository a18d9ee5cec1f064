package dev.lockstep.ops.orders;

import java.util.List;

/**
 * What an order has to do with others.
 *
 * @param parentId order whose fills bring it to life; 0 without
 * @param children orders that its fills bring to life
 * @param groupId first order of its group; 0 without
 * @param members the other orders of its group
 */
public record Family(long parentId, List<Long> children, long groupId, List<Long> members) {
    /** The family of one of a run's orders. */
    public static Family of(final OrderLine order, final OrderTable table) {
        return new Family(
                order.parentId(),
                table.lines().stream()
                        .filter(other -> other.parentId() == order.id())
                        .map(OrderLine::id)
                        .toList(),
                order.groupId(),
                table.lines().stream()
                        .filter(other ->
                                order.groupId() != 0 && other.groupId() == order.groupId() && other.id() != order.id())
                        .map(OrderLine::id)
                        .toList());
    }

    /** For people; empty if there is none. */
    public String text() {
        final StringBuilder text = new StringBuilder();
        add(text, parentId != 0, "child of order " + parentId);
        add(text, !children.isEmpty(), "parent of " + children);
        add(text, groupId != 0, "in group " + groupId + " with " + members);
        return text.toString();
    }

    private static void add(final StringBuilder text, final boolean is, final String relation) {
        if (is) {
            text.append(text.isEmpty() ? "" : "; ").append(relation);
        }
    }
}
