package dev.lockstep.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderSlotsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void shouldHoldWhatASortedMapHolds(final int capacity) {
        final long seed = 20261126L + capacity;
        final Random random = new Random(seed);
        final OrderSlots slots = new OrderSlots(capacity);
        final TreeMap<Long, Integer> reference = new TreeMap<>();
        long nextId = 0;
        for (int step = 0; step < 20_000; step++) {
            final String at = "seed " + seed + ", step " + step;
            final long gone = reference.isEmpty() ? 1 : someId(reference, random);
            switch (random.nextInt(5)) {
                case 0 -> assertThat(slots.end(gone)).as(at).isEqualTo(reference.remove(gone) != null);
                case 1 -> {
                    slots.withdraw(gone);
                    reference.remove(gone);
                }
                default -> {
                    nextId += 1 + random.nextInt(100);
                    final boolean fits = reference.size() < capacity;
                    assertThat(slots.add(nextId, (int) nextId * 3)).as(at).isEqualTo(fits);
                    if (fits) {
                        reference.put(nextId, (int) nextId * 3);
                    }
                }
            }
            assertThat(slots.count()).as(at).isEqualTo(reference.size());
            assertThat(slots.find(gone) >= 0).as(at).isEqualTo(reference.containsKey(gone));
            if (step % 50 == 0) {
                assertThat(content(slots)).as(at).isEqualTo(reference);
            }
        }
    }

    private static long someId(final TreeMap<Long, Integer> reference, final Random random) {
        final List<Long> ids = new ArrayList<>(reference.keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    private static TreeMap<Long, Integer> content(final OrderSlots slots) {
        final TreeMap<Long, Integer> content = new TreeMap<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (slots.id(slot) != OrderSlots.FREE) {
                content.put(slots.id(slot), slots.instrument(slot));
                assertThat(slots.find(slots.id(slot))).isEqualTo(slot);
            }
        }
        return content;
    }

    /** One thread adds, one takes out what it was handed, one reads: nothing is lost, and no instrument is another order's. */
    @Test
    void shouldLetTwoThreadsWriteAndAThirdReadAtOnce() throws InterruptedException {
        final int orders = 400_000;
        final OrderSlots slots = new OrderSlots(64);
        final ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
        final AtomicBoolean done = new AtomicBoolean();
        final AtomicLong seen = new AtomicLong();
        final List<String> faults = Collections.synchronizedList(new ArrayList<>());
        final Thread remover = new Thread(() -> {
            for (int ended = 0; ended < orders; ) {
                final Long id = sent.poll();
                if (id == null) {
                    Thread.onSpinWait();
                } else {
                    ended++;
                    if (!slots.end(id)) {
                        faults.add("order " + id + " was added and is not there");
                    }
                }
            }
            done.set(true);
        });
        final Thread reader = new Thread(() -> {
            while (!done.get()) {
                for (int slot = 0; slot < slots.size(); slot++) {
                    final long id = slots.id(slot);
                    final int instrument = slots.instrument(slot);
                    if (id != OrderSlots.FREE && slots.id(slot) == id) {
                        seen.incrementAndGet();
                        if (instrument != (int) (id * 7)) {
                            faults.add("order " + id + " stands with instrument " + instrument);
                        }
                    }
                }
                if (slots.count() < 0) {
                    faults.add("count " + slots.count());
                }
            }
        });
        remover.start();
        reader.start();
        for (long id = 1; id <= orders; ) {
            if (slots.add(id, (int) (id * 7))) {
                sent.add(id++);
            } else {
                Thread.onSpinWait();
            }
        }
        remover.join();
        reader.join();
        assertThat(faults).isEmpty();
        assertThat(seen.get()).isPositive();
        assertThat(slots.count()).isZero();
        assertThat(content(slots)).isEmpty();
    }
}
