package dev.lockstep.engine.run;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.StateImageDecoder;
import dev.lockstep.codecs.sbe.StateImageEncoder;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SlotHandler;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.state.StateImage;
import org.agrona.concurrent.UnsafeBuffer;

/** Restores one stage from the chunks of the state image that opens a run; it looks at every event after the stage. */
public final class ImageLoader implements SlotHandler {
    /** Bytes of a state that one chunk carries. */
    public static final int CHUNK = (RecordHeader.MAX_MESSAGE_LENGTH
                    - 8
                    - StateImageEncoder.BLOCK_LENGTH
                    - StateImageEncoder.contentHeaderLength())
            & -Long.BYTES;

    private final StateImageDecoder decoder = new StateImageDecoder();
    private final UnsafeBuffer chunk = new UnsafeBuffer(new byte[CHUNK]);
    private final Stage stage;
    private final dev.lockstep.codecs.sbe.Stage id;
    private StateImage image;

    /** A loader for a stage. */
    public ImageLoader(final Stage stage, final dev.lockstep.codecs.sbe.Stage id) {
        this.stage = stage;
        this.id = id;
    }

    @Override
    public void onEvent(final Slot slot) {
        if (slot.templateId() == StateImageDecoder.TEMPLATE_ID) {
            onImage(slot);
        }
    }

    private void onImage(final Slot slot) {
        slot.decode(decoder);
        if (decoder.stage() != id) {
            return;
        }
        if (decoder.firstChunk() != 0) {
            image = new StateImage();
        }
        final boolean last = decoder.lastChunk() != 0;
        final int length = decoder.getContent(chunk, 0, CHUNK);
        image.append(chunk, 0, length);
        if (last) {
            image.restore(stage);
            image = null;
        }
    }
}
