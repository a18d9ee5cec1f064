package dev.lockstep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.testkit.RunMessages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Stages that are far apart along the ring when they fail. */
final class ThreadedPipelineTest {
    private static final int RING = 16;

    /**
     * The first stage runs ahead and fails at event 8 while the second one is held at event 3, where it fails later. Without the earlier failure
     * taking over, the second stage would go on to events 4 to 7.
     */
    @Test
    void shouldNotHandleEventsBehindAFailureThatALaterEventsFailureForestalled() throws InterruptedException {
        final FailStop failStop = new FailStop();
        final CountDownLatch firstFailed = new CountDownLatch(1);
        final List<Long> handledBySecond = Collections.synchronizedList(new ArrayList<>());
        final NamedHandler first = new NamedHandler("first", slot -> {
            if (slot.sequence() == 8) {
                throw new IllegalStateException("ahead");
            }
        });
        final NamedHandler watch = new NamedHandler("watch", slot -> {
            if (slot.sequence() == 3) {
                while (failStop.failure() == null) {
                    Thread.onSpinWait();
                }
                firstFailed.countDown();
                throw new IllegalStateException("behind");
            }
            handledBySecond.add(slot.sequence());
        });
        try (Pipeline pipeline =
                ThreadedPipeline.staged(List.of(first, watch), failStop, RING, WaitMode.YIELD, task -> {
                    final Thread thread = new Thread(task, "pipeline-test");
                    thread.setDaemon(true);
                    return thread;
                })) {
            pipeline.start();
            final Sequencer sequencer = new Sequencer(pipeline, JournalWriter.NONE, InputListener.NONE, 0, 0, 0);
            final DirectBuffer message = RunMessages.runEnded();
            for (int i = 0; i < 10; i++) {
                assertThat(sequencer.offer(SourceId.RUN, i, message, 0, message.capacity()))
                        .isTrue();
            }
            firstFailed.await();
        }
        assertThat(handledBySecond).containsExactly(1L, 2L);
        assertThat(failStop.failure().sequence()).isEqualTo(3);
        assertThat(failStop.failure().stage()).isEqualTo("watch");
    }
}
