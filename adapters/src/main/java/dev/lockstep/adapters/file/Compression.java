package dev.lockstep.adapters.file;

/**
 * Kinds of compression, told by the first bytes of a file. Only gzip and zip are read; the others are known to be named
 * in errors.
 */
enum Compression {
    NONE(),
    GZIP(0x1F, 0x8B),
    ZIP('P', 'K', 3, 4),
    /** The end record with which an empty archive begins. */
    EMPTY_ZIP('P', 'K', 5, 6),
    ZSTD(0x28, 0xB5, 0x2F, 0xFD),
    XZ(0xFD, '7', 'z', 'X', 'Z', 0),
    BZIP2('B', 'Z', 'h');

    private final int[] magic;

    Compression(final int... magic) {
        this.magic = magic;
    }

    static Compression of(final byte[] head) {
        for (final Compression candidate : values()) {
            if (candidate != NONE && candidate.begins(head)) {
                return candidate;
            }
        }
        return NONE;
    }

    private boolean begins(final byte[] head) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
