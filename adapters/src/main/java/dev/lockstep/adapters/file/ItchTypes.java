package dev.lockstep.adapters.file;

/** Message types of NASDAQ TotalView-ITCH 5.0 and their lengths, from the venue's specification. */
final class ItchTypes {
    /** Type, stock locate, tracking number and time, with which every message begins; bytes. */
    static final int HEADER_LENGTH = 11;

    private static final int[] LENGTHS = lengths();

    private ItchTypes() {}

    /** Bytes of a message of this type, or 0 for an unknown one. */
    static int length(final int type) {
        return type >= 0 && type < LENGTHS.length ? LENGTHS[type] : 0;
    }

    private static int[] lengths() {
        final int[] lengths = new int[128];
        lengths['S'] = 12;
        lengths['R'] = 39;
        lengths['H'] = 25;
        lengths['Y'] = 20;
        lengths['L'] = 26;
        lengths['V'] = 35;
        lengths['W'] = 12;
        lengths['K'] = 28;
        lengths['J'] = 35;
        lengths['h'] = 21;
        lengths['A'] = 36;
        lengths['F'] = 40;
        lengths['E'] = 31;
        lengths['C'] = 36;
        lengths['X'] = 23;
        lengths['D'] = 19;
        lengths['U'] = 35;
        lengths['P'] = 44;
        lengths['Q'] = 40;
        lengths['B'] = 19;
        lengths['I'] = 50;
        lengths['N'] = 20;
        lengths['O'] = 48;
        return lengths;
    }
}
