package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The heap against a sorted list. */
final class OrderHeapTest {
    @Test
    void shouldAgreeWithASortedListThroughEveryChange() {
        final Random random = new Random(31);
        final OrderHeap heap = new OrderHeap(OrderHeap.Role.RESTING);
        final List<Order> in = new ArrayList<>();
        final Order[] first = new Order[8];
        final long[] keys = new long[8];
        long id = 0;
        for (int i = 0; i < 50_000; i++) {
            if (in.isEmpty() || random.nextInt(100) < 52) {
                final Order order = new Order();
                order.id = ++id;
                order.price = random.nextInt(50);
                heap.put(order, order.price);
                in.add(order);
            } else if (random.nextBoolean()) {
                final Order moved = in.get(random.nextInt(in.size()));
                moved.price = random.nextInt(50);
                heap.put(moved, moved.price);
            } else {
                heap.put(in.remove(random.nextInt(in.size())), OrderHeap.NONE);
            }
            if (i % 97 == 0) {
                in.sort(Comparator.<Order>comparingLong(order -> order.price).thenComparingLong(order -> order.id));
                final long reach = random.nextInt(60) - 5;
                final List<Order> wanted =
                        in.stream().filter(order -> order.price <= reach).toList();
                final int found = heap.collect(reach, first, keys);
                assertThat(found).isEqualTo(Math.min(wanted.size(), 9));
                for (int k = 0; k < Math.min(found, 8); k++) {
                    assertThat(first[k]).isSameAs(wanted.get(k));
                }
            }
            final long best = in.stream().mapToLong(order -> order.price).min().orElse(OrderHeap.NONE);
            assertThat(heap.firstKey()).isEqualTo(best);
            assertThat(heap.isEmpty()).isEqualTo(in.isEmpty());
        }
        assertThat(in).hasSizeGreaterThan(100);
    }
}
