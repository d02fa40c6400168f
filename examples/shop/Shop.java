import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.*;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.*;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.*;
import java.security.*;
import java.time.*;
import java.time.temporal.ChronoUnit;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

/**
 * A shop that reads from Seans and gives it orders: one file, the JDK and nothing else.
 *
 * <pre>
 * java Shop.java base-url user password directory [source] [--once]   keeps a mirror of a source
 * java Shop.java base-url user password order number product-id       places an order, and tells how it goes on
 * </pre>
 */
public final class Shop {

    public static void main(String[] arguments) throws InterruptedException {
        LinkedList<String> words = new LinkedList<>(List.of(arguments));
        boolean once = words.size() > 4 && words.getLast().equals("--once") && words.removeLast() != null;
        boolean isOrder = words.size() == 6 && words.get(3).equals("order");
        if (!isOrder && words.size() != 4 && words.size() != 5) {
            System.err.println("java Shop.java base-url user password (directory [source] [--once] | order number product-id)");
            System.exit(2);
        }
        try {
            Api api = new Api(words.get(0), words.get(1), words.get(2));
            if (isOrder) {
                new PlacedOrder(api, words.get(4)).place(words.get(5));
            } else {
                new Mirror(api, words.size() == 5 ? words.get(4) : "1c", new Store(Path.of(words.get(3)))).keep(once);
            }
        } catch (IOException hopeless) {
            System.err.println(hopeless.getMessage());
            System.exit(1);
        }
    }
}

/**
 * Keeps a mirror of a source.
 *
 * <ol>
 *   <li>Without a cursor it reads a snapshot. One that is cut off is continued from the feed, behind its last whole line.
 *   <li>With a cursor it follows the feed. What stands in the mirror already is put there again without harm.
 *   <li>Files are fetched between two pages, so that a large picture does not keep prices waiting for long.
 * </ol>
 */
final class Mirror {

    private static final int PAGE = 1000;
    private static final int FILES_AT_A_TIME = 100;
    private static final Duration LATER = Duration.ofMinutes(5);

    private final Api api;
    private final String source;
    private final Store store;
    private final Map<Path, Instant> postponed = new HashMap<>();

    Mirror(Api api, String source, Store store) {
        this.api = api;
        this.source = Names.encoded(source);
        this.store = store;
    }

    /** Without end, or once until everything is read. */
    void keep(boolean once) throws IOException, InterruptedException {
        boolean isAllRead = false;
        while (!isAllRead || !once) {
            isAllRead = Api.insist(() -> goOn(once));
        }
        System.out.println("everything is read; files that could not be had: " + postponed.size());
    }

    private boolean goOn(boolean once) throws IOException, InterruptedException {
        Optional<String> cursor = store.cursor();
        if (cursor.isEmpty()) {
            readSnapshot();
            return false;
        }
        boolean isMoreDue = fetchFiles();
        try {
            return follow(cursor.get(), once || isMoreDue ? "" : "&wait=20s") && !isMoreDue;
        } catch (Refusal refusal) {
            if (refusal.status() != 410) {
                throw refusal;
            }
            readSnapshot();
            return false;
        }
    }

    private void readSnapshot() throws IOException, InterruptedException {
        store.beginAnew();
        List<Change> read = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(api.open("snapshot?source=" + source), UTF_8))) {
            String line = lines.readLine();
            while (!Json.fields(line).containsKey("next")) {
                read.add(Change.of(line));
                if (read.size() == PAGE) {
                    keep(read, read.get(PAGE - 1).at());
                    read.clear();
                }
                line = lines.readLine();
            }
            keep(read, Json.string(Json.fields(line).get("next")));
        } catch (IOException cutOff) {
            if (!read.isEmpty()) {
                keep(read, read.get(read.size() - 1).at());
            }
            throw cutOff;
        }
    }

    /** Whether there is nothing new. Then, and not before, is it known what is there no more. */
    private boolean follow(String cursor, String wait) throws IOException, InterruptedException {
        String path = "changes?source=" + source + "&limit=" + PAGE + "&after=" + cursor + wait;
        Map<String, String> page = Json.fields(api.text(path));
        String next = Json.string(page.get("next"));
        if (next.equals(cursor)) {
            store.removeWhatDidNotCome();
            return true;
        }
        List<Change> changes = new ArrayList<>();
        for (String change : Json.elements(page.get("changes"))) {
            changes.add(Change.of(change));
        }
        keep(changes, next);
        return false;
    }

    private void keep(List<Change> changes, String next) throws IOException {
        store.keep(changes, next);
        changes.forEach(change -> postponed.remove(store.wanted(change.id())));
        System.out.println(changes.size() + " changes, up to " + next);
    }

    /** Whether more are due. What cannot be had now is tried again later. */
    private boolean fetchFiles() throws IOException, InterruptedException {
        Instant now = Instant.now();
        postponed.values().removeIf(now::isAfter);
        List<Path> due = store.wanted(file -> !postponed.containsKey(file), FILES_AT_A_TIME + 1);
        for (Path file : due.subList(0, Math.min(FILES_AT_A_TIME, due.size()))) {
            try {
                fetch(Change.of(Files.readString(file)));
            } catch (IOException notNow) {
                System.out.println(file.getFileName() + " cannot be had now: " + notNow.getMessage());
                postponed.put(file, now.plus(LATER));
            }
        }
        return due.size() > FILES_AT_A_TIME;
    }

    private void fetch(Change file) throws IOException, InterruptedException {
        String sha256 = Json.string(Json.fields(file.record()).get("sha256"));
        if (sha256 != null && !store.has(file, sha256)) {
            try (InputStream bytes = api.open("files/" + source + "/" + Names.url(file.id()) + "?v=" + sha256)) {
                store.keep(file, bytes, sha256);
            } catch (Refusal refusal) {
                if (refusal.status() != 404) {
                    throw refusal;
                }
                sha256 = null;
            }
        }
        store.settle(file, sha256 != null);
    }
}

/**
 * A change as it came, with what is to be known of it.
 *
 * @param id of 1C; the path of a file; the number of an order
 * @param record null if it is gone since
 * @param json all of it
 */
record Change(String at, String kind, String id, String record, String json) {

    static Change of(String json) throws IOException {
        Map<String, String> fields = Json.fields(json);
        String at = Json.string(fields.get("at"));
        return new Change(at, Json.string(fields.get("kind")), Json.string(fields.get("id")), fields.get("record"), json);
    }

    boolean isFile() {
        return kind.equals("FILE");
    }
}

/**
 * The mirror on disk. Whatever it holds is moved to its place when it is whole, and the cursor when all before it is in its place: who
 * is killed reads a page again. {@code wanted} has the records of files whose bytes are not there yet; {@code came} names what has come
 * since a beginning, until everything has.
 */
final class Store {

    private final Path directory;
    private final Path cursor;
    private final Path came;
    private final Path part;
    private final FileLock lock;

    Store(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        cursor = this.directory.resolve("cursor");
        came = this.directory.resolve("came");
        part = this.directory.resolve("part");
        Files.createDirectories(this.directory.resolve("wanted"));
        lock = FileChannel.open(this.directory.resolve("lock"), CREATE, WRITE).tryLock();
        if (lock == null) {
            throw new IOException("another program keeps the mirror in " + directory);
        }
    }

    Optional<String> cursor() throws IOException {
        return Files.exists(cursor) ? Optional.of(Files.readString(cursor)) : Optional.empty();
    }

    /** The cursor goes first: who is killed behind that begins anew, too. */
    void beginAnew() throws IOException {
        Files.deleteIfExists(cursor);
        Files.writeString(came, "");
    }

    /** Keeps a page. */
    void keep(List<Change> changes, String next) throws IOException {
        List<String> names = new ArrayList<>(List.of("")); // ends a line that a kill has cut off
        for (Change change : changes) {
            if (change.record() == null) {
                remove(change);
            } else {
                write(new ByteArrayInputStream(change.json().getBytes(UTF_8)));
                moveTo(change.isFile() ? wanted(change) : place(change));
                names.add(name(place(change)));
            }
        }
        if (Files.exists(came)) {
            Files.write(came, names, APPEND, DSYNC);
        }
        write(new ByteArrayInputStream(next.getBytes(UTF_8)));
        moveTo(cursor);
    }

    /** After a new beginning, as soon as everything has come. */
    void removeWhatDidNotCome() throws IOException {
        if (Files.exists(came)) {
            Set<String> names = new HashSet<>(Files.readAllLines(came));
            for (Path record : records(directory, path -> !names.contains(name(path)), Integer.MAX_VALUE)) {
                remove(Change.of(Files.readString(record)));
            }
            Files.delete(came);
        }
    }

    /** Records of files whose bytes are not there yet. */
    List<Path> wanted(Predicate<Path> which, int most) throws IOException {
        return records(directory.resolve("wanted"), which, most);
    }

    Path wanted(Change file) {
        return directory.resolve("wanted").resolve(Names.record(file.id()));
    }

    boolean has(Change file, String sha256) throws IOException {
        Path bytes = bytes(file);
        if (!Files.exists(bytes)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(bytes)) {
            return copy(content, OutputStream.nullOutputStream()).equals(sha256);
        }
    }

    /** Keeps the bytes of a file. */
    void keep(Change file, InputStream bytes, String sha256) throws IOException {
        if (!write(bytes).equals(sha256)) {
            throw new IOException("these are the bytes of another version, or damaged ones");
        }
        moveTo(bytes(file));
    }

    /** The bytes of a file are there, or there are none any more; it is wanted no longer. */
    void settle(Change file, boolean isThere) throws IOException {
        if (isThere) {
            Files.move(wanted(file), inItsDirectory(place(file)), ATOMIC_MOVE);
        } else {
            Files.delete(wanted(file));
        }
    }

    private void remove(Change change) throws IOException {
        Files.deleteIfExists(place(change));
        if (change.isFile()) {
            Files.deleteIfExists(wanted(change));
            Files.deleteIfExists(bytes(change));
        }
    }

    private List<Path> records(Path below, Predicate<Path> which, int most) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(path -> path.toString().endsWith(".json") && !path.startsWith(directory.resolve("files")))
                    .filter(which)
                    .limit(most)
                    .toList();
        }
    }

    private Path place(Change change) {
        return directory.resolve(Names.encoded(change.kind())).resolve(Names.record(change.id()));
    }

    private Path bytes(Change file) {
        return directory.resolve("files").resolve(Names.file(file.id()));
    }

    /** By which a record is known, whether it is wanted or in its place. */
    private String name(Path record) {
        return directory.relativize(record).toString().replace(File.separatorChar, '/').replaceFirst("^wanted/", "FILE/");
    }

    /** Says the SHA-256 of what was written. */
    private String write(InputStream content) throws IOException {
        try (FileChannel out = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
            String sha256 = copy(content, Channels.newOutputStream(out));
            out.force(true);
            return sha256;
        }
    }

    private static String copy(InputStream content, OutputStream out) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, sha256).transferTo(out);
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void moveTo(Path place) throws IOException {
        Files.move(part, inItsDirectory(place), ATOMIC_MOVE);
    }

    private static Path inItsDirectory(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        return place;
    }
}

/** Names for ids and paths: whatever these hold, they lead nowhere else, and can be read back by percent-decoding. */
final class Names {

    private Names() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A");
    }

    /** Of a file of JSON. */
    static String record(String id) {
        return parted(encoded(id).replace(".", "%2E")) + ".json";
    }

    /** Of a file below its directory. */
    static String file(String path) {
        return segments(path).map(segment -> parted(segment.replaceFirst("^[.]", "%2E"))).collect(Collectors.joining("/"));
    }

    static String url(String path) {
        return segments(path).collect(Collectors.joining("/"));
    }

    private static Stream<String> segments(String path) {
        return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).map(Names::encoded);
    }

    /** File systems take no name of more than 255 bytes. */
    private static String parted(String name) {
        return name.replaceAll("(.{200})(?=.)", "$1/");
    }
}

/** Requests to Seans. What is no success is an exception. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_PAUSE = 60;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String root;
    private final String authorization;

    Api(String base, String user, String password) {
        root = base.replaceFirst("/*$", "/api/");
        authorization = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    String text(String path) throws IOException, InterruptedException {
        try (InputStream body = open(path)) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    InputStream open(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(root + path)));
    }

    void put(String path, String json) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(root + path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)))
                .close();
    }

    private InputStream send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(
                request.header("Authorization", authorization).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        InputStream body = new Watched(answer.body(), PATIENCE);
        if (answer.statusCode() / 100 == 2) {
            return body;
        }
        try (body) {
            throw new Refusal(
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After").filter(text -> text.matches("[0-9]{1,6}")).map(Long::valueOf),
                    new String(body.readNBytes(1000), UTF_8));
        }
    }

    /** Makes an attempt until it succeeds, or until it is clear that it never will. */
    static <T> T insist(Attempt<T> attempt) throws IOException, InterruptedException {
        for (long pause = 1; true; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            long seconds = pause;
            try {
                return attempt.make();
            } catch (Refusal refusal) {
                seconds = refusal.secondsToWait(pause);
                System.out.println(refusal.getMessage() + ": again in " + seconds + " s");
            } catch (IOException failed) {
                System.out.println(failed + ": again in " + pause + " s");
            }
            TimeUnit.SECONDS.sleep(seconds);
        }
    }

    /** What may fail. */
    interface Attempt<T> {
        T make() throws IOException, InterruptedException;
    }
}

/** An answer that is no success. */
final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final Long retryAfter;

    Refusal(int status, Optional<Long> retryAfter, String body) {
        super(status + " " + body.strip());
        this.status = status;
        this.retryAfter = retryAfter.orElse(null);
    }

    int status() {
        return status;
    }

    /** A source that is not there may come yet: 1C has not called. What is wrong in the request itself stays wrong. */
    long secondsToWait(long unlessTold) throws Refusal {
        if (status < 500 && status != 404 && status != 408 && status != 429) {
            throw this;
        }
        return retryAfter == null ? unlessTold : retryAfter;
    }
}

/** A body that fails when nothing comes any more; of itself it would wait for ever. */
final class Watched extends FilterInputStream {

    private static final ExecutorService READERS = Executors.newCachedThreadPool(reader -> {
        Thread thread = new Thread(reader);
        thread.setDaemon(true);
        return thread;
    });

    private final Duration patience;

    Watched(InputStream body, Duration patience) {
        super(body);
        this.patience = patience;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        try {
            return READERS.submit(() -> in.read(bytes, from, count)).get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (TimeoutException | InterruptedException nothing) {
            throw new IOException("the answer stops in the middle", nothing);
        }
    }
}

/** An order of one line, and what becomes of it. */
final class PlacedOrder {

    private static final String BODY =
            """
            {"version": 1, "date": "%s", "currency": %s, "sum": %s,
             "customer": {"kind": "person", "name": "Иванова Анна"},
             "lines": [{"id": %s, "name": %s, "unit": {"code": %s, "name": %s}, "quantity": 1, "price": %3$s, "sum": %3$s,
                        "tax": {"rate": "%s"}, "kind": "goods"}]}
            """;

    private final Api api;
    private final String path;

    PlacedOrder(Api api, String number) {
        this.api = api;
        path = "orders/" + Names.encoded(number);
    }
}

/** JSON, read no further than is needed: what a field holds stays the text that it is. */
final class Json {

    private final String text;
    private int at;

    private Json(String text) throws EOFException {
        if (text == null) {
            throw new EOFException("the answer ends too early");
        }
        this.text = text;
    }

    /** The fields of an object, each as its text. */
    static Map<String, String> fields(String object) throws IOException {
        Json json = new Json(object);
        Map<String, String> fields = new LinkedHashMap<>();
        json.require('{');
        for (boolean ends = json.finds('}'); !ends; ends = json.ends('}')) {
            String name = string(json.value());
            json.require(':');
            fields.put(name, json.value());
        }
        return fields;
    }

    /** The elements of an array, each as its text. */
    static List<String> elements(String array) throws IOException {
        Json json = new Json(array);
        List<String> elements = new ArrayList<>();
        json.require('[');
        for (boolean ends = json.finds(']'); !ends; ends = json.ends(']')) {
            elements.add(json.value());
        }
        return elements;
    }

    /** What a string says; null for null, and for a field that is not there. */
    static String string(String value) throws IOException {
        if (value == null || value.equals("null")) {
            return null;
        }
        Json json = new Json(value);
        json.require('"');
        StringBuilder said = new StringBuilder();
        for (char next = json.next(); next != '"'; next = json.next()) {
            said.append(next == '\\' ? json.escaped() : next);
        }
        return said.toString();
    }

    /** A character outside of the basic plane is two escapes, and two chars in Java, too. */
    private char escaped() throws IOException {
        char letter = next();
        if (letter != 'u') {
            int known = "bfnrt".indexOf(letter);
            return known < 0 ? letter : "\b\f\n\r\t".charAt(known);
        }
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            code = code * 16 + Character.digit(next(), 16);
        }
        return (char) code;
    }

    private String value() throws IOException {
        skipSpace();
        int from = at;
        int depth = 0;
        do {
            char next = next();
            if (next == '"') {
                skipString();
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            } else if (depth == 0) {
                skipWord();
            }
        } while (depth > 0);
        return text.substring(from, at);
    }

    private void skipString() throws IOException {
        for (char next = next(); next != '"'; next = next()) {
            if (next == '\\') {
                next();
            }
        }
    }

    private void skipWord() {
        while (at < text.length() && ",:]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean finds(char expected) {
        skipSpace();
        boolean isFound = at < text.length() && text.charAt(at) == expected;
        at += isFound ? 1 : 0;
        return isFound;
    }

    private void require(char expected) throws IOException {
        if (!finds(expected)) {
            throw new IOException("this is no JSON, or not all of it, at " + at + ": " + expected + " is missing");
        }
    }

    /** Or goes on behind a comma. */
    private boolean ends(char end) throws IOException {
        if (finds(',')) { return false; }
        require(end);
        return true;
    }

    private char next() throws EOFException {
        if (at == text.length()) {
            throw new EOFException("the JSON ends too early");
        }
        return text.charAt(at++);
    }
}
