package dev.seans.records;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a record can tell of itself, each for itself: what it does not mention stays as it is stored, what it mentions as empty
 * becomes empty.
 */
public enum RecordField {
    NAME('n'),
    ARTICLE('a'),
    BARCODE('b'),
    DESCRIPTION('d'),
    UNIT('u'),
    GROUPS('g'),
    PROPERTIES('p'),
    REQUISITES('r'),
    IMAGES('i'),
    CHARACTERISTICS('c'),
    PRICES('P'),
    STOCK('S'),
    VALUE_TYPE('t'),
    DIRECTORY('D'),
    CURRENCY('C'),
    TAX('X'),
    CODE('k'),
    FULL_NAME('f'),
    COUNTRY('o'),
    WEIGHT('w'),
    CATEGORY('y'),
    MANUFACTURER('m'),
    TAXES('x'),
    VERSION('v'),
    USE('U'),
    EXTRA('e');

    private final char code;

    RecordField(char code) {
        this.code = code;
    }

    /** By which it is stored; changing one needs a migration. */
    public char code() {
        return code;
    }

    /** The same, and what has no place, if the record tells any. */
    public static Set<RecordField> toldWith(Extra extra, Set<RecordField> told) {
        if (extra.isEmpty()) {
            return told;
        }
        Set<RecordField> more = EnumSet.of(EXTRA);
        more.addAll(told);
        return more;
    }
}
