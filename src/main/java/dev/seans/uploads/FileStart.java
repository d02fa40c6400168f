package dev.seans.uploads;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the first bytes of a file tell of it. */
enum FileStart {
    /** An XML declaration, with or without a byte order mark. */
    XML {
        @Override
        boolean fits(byte[] head) {
            return begins(head, 0, "<?xml") || (begins(head, 0, "\u00EF\u00BB\u00BF") && begins(head, 3, "<?xml"));
        }
    },
    JPEG {
        @Override
        boolean fits(byte[] head) {
            return begins(head, 0, "\u00FF\u00D8\u00FF");
        }
    },
    PNG {
        @Override
        boolean fits(byte[] head) {
            return begins(head, 0, "\u0089PNG\r\n\u001A\n");
        }
    },
    GIF {
        @Override
        boolean fits(byte[] head) {
            return begins(head, 0, "GIF8");
        }
    },
    WEBP {
        @Override
        boolean fits(byte[] head) {
            return begins(head, 0, "RIFF") && begins(head, 8, "WEBP");
        }
    },
    BMP {
        @Override
        boolean fits(byte[] head) {
            return begins(head, 0, "BM");
        }
    },
    PDF {
        @Override
        boolean fits(byte[] head) {
            return begins(head, 0, "%PDF-");
        }
    },
    ZIP {
        @Override
        boolean fits(byte[] head) {
            return begins(head, 0, "PK\u0003\u0004");
        }
    },
    UNKNOWN {
        @Override
        boolean fits(byte[] head) {
            return true;
        }
    };

    /** As many bytes as the longest of these needs. */
    static final int LENGTH = 12;

    abstract boolean fits(byte[] head);

    /** The first that fits; a file may be shorter than the head. */
    static FileStart of(byte[] head) {
        return Arrays.stream(values())
                .filter(start -> start.fits(head))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether two files of this kind can be told from two fragments of one. */
    boolean isTelling() {
        return this != UNKNOWN;
    }

    private static boolean begins(byte[] head, int offset, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= offset + bytes.length
                && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
    }
}
