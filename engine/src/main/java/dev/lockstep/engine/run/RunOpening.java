package dev.lockstep.engine.run;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.RunStartedEncoder;
import dev.lockstep.codecs.sbe.StateImageEncoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.state.StateImage;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes the events that open a run: the state image, RunStarted, the instruments. */
final class RunOpening {
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[RecordHeader.MAX_MESSAGE_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final StateImageEncoder imageChunk = new StateImageEncoder();
    private final RunStartedEncoder runStarted = new RunStartedEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private final Sequencer sequencer;
    private final long atNs;

    RunOpening(final Sequencer sequencer, final long atNs) {
        this.sequencer = sequencer;
        this.atNs = atNs;
    }

    void image(final dev.lockstep.codecs.sbe.Stage stage, final StateImage image) {
        int position = 0;
        do {
            final int length = Math.min(ImageLoader.CHUNK, image.length() - position);
            imageChunk
                    .wrapAndApplyHeader(message, 0, header)
                    .stage(stage)
                    .firstChunk((short) (position == 0 ? 1 : 0))
                    .lastChunk((short) (position + length == image.length() ? 1 : 0))
                    .putContent(image.buffer(), position, length);
            offer(imageChunk.encodedLength());
            position += length;
        } while (position < image.length());
    }

    void runStarted(final int logicVersion, final int epoch, final long seed, final long settingsHash) {
        runStarted
                .wrapAndApplyHeader(message, 0, header)
                .logicVersion(logicVersion)
                .epoch(epoch)
                .seed(seed)
                .settingsHash(settingsHash);
        offer(runStarted.encodedLength());
    }

    void instrument(final int index, final InstrumentTerms terms) {
        definition.wrapAndApplyHeader(message, 0, header);
        terms.encode(definition, index, atNs);
        offer(definition.encodedLength());
    }

    /** Nothing else is going on yet, so a full ring only has to be waited for. */
    private void offer(final int bodyLength) {
        while (!sequencer.offer(SourceId.RUN, atNs, message, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength)) {
            Thread.onSpinWait();
        }
    }
}
