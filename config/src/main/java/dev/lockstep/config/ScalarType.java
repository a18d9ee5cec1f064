package dev.lockstep.config;

import dev.lockstep.config.Node.Scalar;
import java.util.List;

/**
 * How one kind of single value is read.
 *
 * @param noun   names the type in the reference ({@code integer})
 * @param form   what a value looks like, for messages ({@code an integer})
 * @param names  all allowed values, where they are few
 * @param ranged whether a {@link Range} may be given
 * @param reader turns a scalar that is not null into a value
 */
record ScalarType(String noun, String form, List<String> names, boolean ranged, Reader reader) {
    /** Turns a scalar into a value. */
    interface Reader {
        /**
         * Reads one value.
         *
         * @throws WrongForm if the scalar is not of this type
         */
        Object read(Scalar scalar) throws WrongForm;
    }

    /** A scalar that is not of the wanted type; the message may add what is special about it, or be empty. */
    static final class WrongForm extends Exception {
        private static final long serialVersionUID = 1L;

        WrongForm(final String message) {
            super(message);
        }
    }
}
