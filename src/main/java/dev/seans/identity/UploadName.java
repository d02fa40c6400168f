package dev.seans.identity;

import dev.seans.identity.InvalidUploadNameException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * The name of an uploaded file: a relative path with {@code /}, which can lead nowhere but below its folder.
 *
 * @param path at least one segment; none of them empty, {@code .} or {@code ..}
 */
public record UploadName(String path) {

    static final int MAX_LENGTH = 500;
    private static final int MAX_SEGMENT_BYTES = 255;
    private static final int MAX_DEPTH = 16;

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:");

    /** Control characters, line ends and changes of direction, halves of a character, and what Windows forbids. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069<>:\"|?*\\uFFFD]");

    /** Where 1C on Linux, and sites that copied Bitrix's layout, keep the files that they name. */
    private static final List<String> CLIENT_FOLDERS = List.of("tmp/", "upload/1c/webdata/", "upload/1c_catalog/");

    /** Names that Windows gives to devices, whatever their extension. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    public UploadName {
        if (path.isEmpty() || path.length() > MAX_LENGTH) {
            throw new InvalidUploadNameException(Reason.LENGTH);
        }
        List<String> segments = List.of(path.split("/", -1));
        if (segments.size() > MAX_DEPTH) {
            throw new InvalidUploadNameException(Reason.DEPTH);
        }
        segments.forEach(UploadName::check);
    }

    /**
     * Cleans a name as real clients send it: backslashes, drive letters, a leading slash, the client's own folder.
     * Sub-folders stay: images are looked up by them.
     *
     * @throws InvalidUploadNameException if nothing safe is left, or the name tries to leave its folder
     */
    public static UploadName clean(String sent) {
        String slashed = DRIVE.matcher(sent.strip().replace('\\', '/')).replaceFirst("");
        StringJoiner joined = new StringJoiner("/");
        for (String segment : slashed.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                joined.add(segment);
            }
        }
        return new UploadName(withoutClientFolder(joined.toString()));
    }

    private static String withoutClientFolder(String path) {
        for (String folder : CLIENT_FOLDERS) {
            if (path.startsWith(folder)) {
                return path.substring(folder.length());
            }
        }
        return path;
    }

    private static void check(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new InvalidUploadNameException(Reason.LEAVES_FOLDER);
        }
        boolean plain = isPlain(segment);
        if (!plain && FORBIDDEN.matcher(segment).find()) {
            throw new InvalidUploadNameException(Reason.CHARACTERS);
        }
        if (segment.endsWith(".")
                || segment.endsWith(" ")
                || DEVICE.matcher(segment).matches()) {
            throw new InvalidUploadNameException(Reason.AMBIGUOUS);
        }
        int bytes = plain ? segment.length() : segment.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_SEGMENT_BYTES) {
            throw new InvalidUploadNameException(Reason.SEGMENT_LENGTH);
        }
    }

    /** Nearly all names that 1C sends are, and each picture of each product names one: to search them took a tenth of the reading. */
    private static boolean isPlain(String segment) {
        for (int index = 0; index < segment.length(); index++) {
            char character = segment.charAt(index);
            boolean isLetter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
            boolean isDigit = character >= '0' && character <= '9';
            if (!isLetter && !isDigit && "-_.".indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return path;
    }
}
