package dev.lockstep.engine.testkit.offender;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.SystemNanoClock;

/** Reads everything that the core must not read. */
public final class Offender {
    private final HashMap<Integer, Integer> map = new HashMap<>();
    private final Long2LongHashMap table = new Long2LongHashMap(0);

    /** Clocks. */
    public long clocks() {
        return System.nanoTime()
                + System.currentTimeMillis()
                + Instant.now().getNano()
                + SystemNanoClock.INSTANCE.nanoTime();
    }

    /** A clock that is only named. */
    public LongSupplier namedClock() {
        return System::nanoTime;
    }

    /** The environment. */
    public String environment() {
        return System.getenv("HOME") + System.getProperty("user.dir") + Thread.currentThread() + Locale.getDefault();
    }

    /** Identities. */
    public int identities(final Object object) {
        return System.identityHashCode(object) + object.hashCode();
    }

    /** Randomness. */
    public double random() {
        return new Random().nextInt()
                + ThreadLocalRandom.current().nextInt()
                + UUID.randomUUID().hashCode();
    }

    /** Files. */
    public boolean files() {
        return Files.exists(Path.of("."));
    }

    /** Functions whose last bit may differ between machines. */
    public double functions(final double x) {
        return Math.sin(x) + Math.exp(x);
    }

    /** Hash orders. */
    public long hashOrder() {
        long sum = 0;
        for (final int value : map.values()) {
            sum = sum * 31 + value;
        }
        for (final long key : table.keySet()) {
            sum = sum * 31 + key;
        }
        return sum + Map.copyOf(map).entrySet().parallelStream().count();
    }
}
