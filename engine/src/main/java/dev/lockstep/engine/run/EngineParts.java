package dev.lockstep.engine.run;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.port.ReactiveSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;

/**
 * What an engine is put together from. Whoever made a part closes it, after the engine.
 *
 * @param settings topology and waiting
 * @param core fresh
 * @param chainSeed where the input chain starts; the core's own seed for the output chain
 * @param in journal of the inputs, written by the ingress thread
 * @param out journal of the outputs, written by the thread of the last stage
 * @param gateway takes orders, on the thread of the last stage
 * @param venue answers orders in engine time, or {@link ReactiveSource#NONE}
 * @param listener told of every input, or {@link InputListener#NONE}
 * @param probe wraps each handler, to measure it from outside; {@link UnaryOperator#identity()} for none
 * @param threads makes the threads of the stages
 */
public record EngineParts(
        EngineSettings settings,
        Core core,
        long chainSeed,
        JournalWriter in,
        JournalWriter out,
        Gateway gateway,
        ReactiveSource venue,
        InputListener listener,
        UnaryOperator<NamedHandler> probe,
        ThreadFactory threads) {}
