package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiResource;
import dev.seans.api.JsonAnswer;
import dev.seans.files.StoredFiles;
import dev.seans.files.StoredFiles.StoredFile;
import dev.seans.filter.RefusalReason;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.RequestThreads;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures and other files as 1C has sent them, whole, in part, or narrower. */
@OnePerApplication
class FileResources implements ApiResource {

    private static final Pattern PATH = Pattern.compile("/files/([^/\\p{Cc}]+)/([^\\p{Cc}]+)");
    private static final int BUFFER = 64 * 1024;

    /** Who names a file with its hash may keep it for ever: what changes has another one. */
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    /** A file that is just being replaced may have the length of the one before: what is kept for ever is looked at. */
    private static final long LARGEST_HASHED = 4L << 20;

    /** Where the server does not tell how many threads it has. */
    private static final int USUAL_THREADS = 50;

    private final ShopAccess access;
    private final StoredFiles files;
    private final ScaledPictures scaled;
    private final ReaderPlaces places;

    @Inject
    FileResources(ShopAccess access, StoredFiles files, ScaledPictures scaled, RequestThreads threads) {
        this.access = access;
        this.files = files;
        this.scaled = scaled;
        int half = Math.max(1, threads.count().orElse(USUAL_THREADS) / 2);
        this.places = new ReaderPlaces(half, Math.max(1, half / 2));
    }

    @Override
    public boolean isAt(String path) {
        return path.startsWith("/files/");
    }

    /**
     * A file.
     *
     * @throws ApiException 400 for a wrong width, 403 for a source that the shop may not see, 404 for a file that there is not, 416 for
     *     bytes that it does not have, 503 while its bytes are not there, or too many pictures are being scaled
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShopAccess.Reader reader = access.requireReader(request, response);
        Matcher named = PATH.matcher(path);
        if (!named.matches()) {
            throw ApiException.nothingHere();
        }
        StoredFile file = files.find(access.requireSource(reader, named.group(1)), named.group(2))
                .orElseThrow(() ->
                        ApiException.notFound("this source has no such file: records name files by their whole paths"));
        places.enter(reader.user(), response);
        try (FileChannel original = files.open(file)) {
            Optional<Integer> width =
                    reader.parameters().number("w", Integer.MAX_VALUE).map(ScaledPictures::width);
            if (width.isPresent()) {
                serveNarrower(
                        scaled.of(file, original, width.get(), response), file, original, reader, request, response);
            } else {
                serve(file, original, reader, request, response);
            }
        } catch (NoSuchFileException gone) {
            throw notThere(response);
        } finally {
            places.leave(reader.user());
        }
    }

    /** A version was made of the very bytes of the row, so it may be kept as long as they may. */
    private static void serveNarrower(
            ScaledPictures.Version version,
            StoredFile file,
            FileChannel original,
            ShopAccess.Reader reader,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try (FileChannel content = version.content()) {
            if (content != null) {
                StoredFile made = new StoredFile(file.source(), file.path(), content.size(), version.name());
                serve(made, content, isNamed(file, reader), request, response);
            } else if (version.isLasting()) {
                serve(file, original, reader, request, response);
            } else {
                serve(file, original, false, request, response);
            }
        }
    }

    private static boolean isNamed(StoredFile file, ShopAccess.Reader reader) {
        return reader.parameters().text("v").filter(file.sha256()::equals).isPresent();
    }

    private static void serve(
            StoredFile file,
            FileChannel content,
            ShopAccess.Reader reader,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean isKeptForEver = isNamed(file, reader) && file.bytes() <= LARGEST_HASHED;
        if (isKeptForEver && !StoredFiles.isContentOf(file, content)) {
            throw notThere(response);
        }
        serve(file, content, isKeptForEver, request, response);
    }

    private static void serve(
            StoredFile file,
            FileChannel content,
            boolean isKeptForEver,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String tag = "\"" + file.sha256() + "\"";
        boolean isKnown = JsonAnswer.hasAlready(request, tag);
        Optional<ByteRange> range = isKnown ? Optional.empty() : range(request, response, file, tag);
        response.setHeader("Cache-Control", isKeptForEver ? FOR_EVER : "private, no-cache");
        response.setHeader("ETag", tag);
        if (isKnown) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            send(file, content, range, request, response);
        }
    }

    private static ApiException notThere(HttpServletResponse response) {
        response.setHeader("Retry-After", RefusalReason.RETRY_AFTER);
        return new ApiException(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "the bytes of this file are not there: it is being replaced, or this node does not see seans.home; come"
                        + " again");
    }

    /** A part of another version than the client has is of no use to it (RFC 9110, section 13.1.5). */
    private static Optional<ByteRange> range(
            HttpServletRequest request, HttpServletResponse response, StoredFile file, String tag) {
        String condition = request.getHeader("If-Range");
        boolean isOther = condition != null && !condition.strip().equals(tag);
        if (isOther || !request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        try {
            return ByteRange.of(request.getHeader("Range"), file.bytes());
        } catch (ByteRange.UnsatisfiableException none) {
            response.setHeader("Content-Range", "bytes */" + file.bytes());
            throw new ApiException(
                    HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE,
                    "this file has %d bytes, and none of those that are asked for".formatted(file.bytes()));
        }
    }

    private static void send(
            StoredFile file,
            FileChannel content,
            Optional<ByteRange> part,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        setType(file, content, response);
        response.setHeader("Accept-Ranges", "bytes");
        part.ifPresent(range -> {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes %d-%d/%d".formatted(range.first(), range.last(), file.bytes()));
        });
        long length = part.map(ByteRange::length).orElse(file.bytes());
        response.setContentLengthLong(length);
        if (!request.getMethod().equals("HEAD")) {
            copy(content, part.map(ByteRange::first).orElse(0L), length, response.getOutputStream());
        }
    }

    private static void setType(StoredFile file, FileChannel content, HttpServletResponse response) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(PictureType.TELLING);
        content.read(first, 0);
        Optional<PictureType> picture = PictureType.of(first.array());
        response.setContentType(picture.map(PictureType::mime).orElse("application/octet-stream"));
        if (picture.isEmpty()) {
            String name = file.path().substring(file.path().lastIndexOf('/') + 1);
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename*=UTF-8''"
                            + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                    .replace("+", "%20")
                                    .replace("*", "%2A"));
        }
    }

    private static void copy(FileChannel content, long from, long length, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, length));
        long at = from;
        long end = from + length;
        while (at < end) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            int count = content.read(buffer, at);
            if (count < 0) {
                throw new IOException("A file has become shorter while it was read");
            }
            out.write(buffer.array(), 0, count);
            at += count;
        }
    }
}
