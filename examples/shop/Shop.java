import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.*;

import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.security.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.regex.*;
import java.util.stream.*;

/**
 * A shop that reads from Seans and gives it orders: one file, the JDK, and nothing else.
 *
 * <pre>
 * java Shop.java base-url user password directory [source] [--once]   keeps a mirror of a source
 * java Shop.java base-url user password order number product-id       places an order, and tells how it goes on
 * </pre>
 */
public final class Shop {

    public static void main(String[] arguments) throws InterruptedException {
        boolean once = arguments.length > 4 && arguments[arguments.length - 1].equals("--once");
        List<String> words = List.of(arguments).subList(0, arguments.length - (once ? 1 : 0));
        try {
            Api api = new Api(words.get(0), words.get(1), words.get(2));
            if (words.get(3).equals("order")) {
                new PlacedOrder(api, words.get(4)).place(words.get(5));
            } else {
                new Mirror(api, words.size() > 4 ? words.get(4) : "1c", new Store(Path.of(words.get(3)))).keep(once);
            }
            System.exit(0);
        } catch (IOException | IndexOutOfBoundsException hopeless) {
            System.err.println(
                    hopeless instanceof IOException ? hopeless : "arguments are missing: see the top of this file");
            System.exit(1);
        }
    }
}

/**
 * Keeps a mirror of a source.
 *
 * <ol>
 *   <li>Without a cursor it reads a snapshot. One that is cut off is continued by the feed, behind its last whole line.
 *   <li>With a cursor it follows the feed. What is there already is put there again without harm.
 *   <li>Files are fetched between two pages, for some seconds: pictures do not keep prices waiting.
 * </ol>
 */
final class Mirror {

    private static final int PAGE = 100;

    private final Api api;
    private final String source;
    private final Store store;

    /** Whose bytes may be missing; at the start all. */
    private final Set<Path> files;

    private boolean areFilesDue = true;

    Mirror(Api api, String source, Store store) throws IOException {
        this.api = api;
        this.source = Names.encoded(source);
        this.store = store;
        files = new LinkedHashSet<>(store.records("FILE"));
    }

    /** Without end, or once until all is read. */
    void keep(boolean once) throws IOException, InterruptedException {
        boolean isAllRead = false;
        while (!isAllRead || !once) {
            isAllRead = Api.insist(() -> goOn(once));
        }
    }

    private boolean goOn(boolean once) throws IOException, InterruptedException {
        Optional<String> cursor = store.cursor();
        if (cursor.isEmpty()) {
            readSnapshot();
            return false;
        }
        boolean isAtEnd = follow(cursor.get(), once || areFilesDue ? "" : "&wait=20s");
        areFilesDue = !fetchFiles();
        return isAtEnd && !areFilesDue;
    }

    private void readSnapshot() throws IOException, InterruptedException {
        store.beginAnew();
        List<Json> read = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(api.open("snapshot?source=" + source), UTF_8))) {
            Json line = new Json(lines.readLine());
            for (; !line.has("next"); line = new Json(lines.readLine())) {
                read.add(line);
                if (read.size() == PAGE) {
                    keep(read, line.text("at"));
                    read.clear();
                }
            }
            keep(read, line.text("next"));
        } catch (IOException cutOff) {
            if (!read.isEmpty()) {
                keep(read, read.get(read.size() - 1).text("at"));
            }
            throw cutOff;
        }
    }

    /** Whether there is nothing new. Not before is gone what did not come: what changes under a snapshot comes behind it. */
    private boolean follow(String cursor, String wait) throws IOException, InterruptedException {
        try {
            Json page = api.json("changes?source=" + source + "&limit=" + PAGE + "&after=" + cursor + wait);
            if (page.text("next").equals(cursor)) {
                store.removeWhatDidNotCome();
                return true;
            }
            keep(page.items("changes"), page.text("next"));
        } catch (Refusal refusal) {
            if (refusal.status != 410) {
                throw refusal;
            }
            store.beginAnew();
        }
        return false;
    }

    private void keep(List<Json> changes, String next) throws IOException {
        files.addAll(store.keep(changes, next));
        System.out.println(changes.size() + " changes, up to " + next);
    }

    /** Whether all were tried. Each goes behind the others first, so that one that cannot be had keeps none of them waiting. */
    private boolean fetchFiles() throws IOException, InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        for (Path file : List.copyOf(files)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            files.remove(file);
            files.add(file);
            if (!Files.exists(file) || fetch(new Json(Files.readString(file)))) {
                files.remove(file);
            }
        }
        return true;
    }

    /** Whether it is there, or gone for good: what comes back is told anew. */
    private boolean fetch(Json file) throws IOException, InterruptedException {
        String path = file.text("id");
        String sha256 = new Json(file.part("record")).text("sha256");
        if (sha256 == null || store.has(path, sha256)) {
            return true;
        }
        try (InputStream bytes = api.open("files/" + source + "/" + Names.encodedPath(path) + "?v=" + sha256)) {
            return store.keep(path, bytes, sha256);
        } catch (Refusal refusal) {
            System.out.println(path + " cannot be had: " + refusal.getMessage());
            return refusal.status == 404;
        }
    }
}

/**
 * The mirror on disk. Everything is written beside its place and moved there when it is whole; the cursor last, so that who is killed
 * reads a page again. After a beginning {@code came} names what has come since.
 */
final class Store {

    private final Path directory;
    private final Path cursor;
    private final Path came;
    private final Path part;

    Store(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        cursor = directory.resolve("cursor");
        came = directory.resolve("came");
        part = directory.resolve("part");
    }

    Optional<String> cursor() throws IOException {
        return Files.exists(cursor) ? Optional.of(Files.readString(cursor)) : Optional.empty();
    }

    /** The cursor goes first: who is killed behind that begins anew, too. */
    void beginAnew() throws IOException {
        Files.deleteIfExists(cursor);
        Files.writeString(came, "");
    }

    /** Keeps a page, and says which of its records are of files. */
    List<Path> keep(List<Json> changes, String next) throws IOException {
        StringBuilder names = new StringBuilder("\n"); // ends a line that was cut off
        List<Path> files = new ArrayList<>();
        for (Json change : changes) {
            Path place = place(change);
            if (!change.has("record")) {
                remove(place);
                continue;
            }
            put(place, change.toString());
            names.append(name(place)).append('\n');
            if (change.text("kind").equals("FILE")) {
                files.add(place);
            }
        }
        if (Files.exists(came)) {
            Files.writeString(came, names, APPEND, DSYNC);
        }
        put(cursor, next);
        return files;
    }

    void removeWhatDidNotCome() throws IOException {
        if (Files.exists(came)) {
            Set<String> names = new HashSet<>(Files.readAllLines(came));
            for (Path record : records("")) {
                if (!names.contains(name(record))) {
                    remove(record);
                }
            }
            Files.delete(came);
        }
    }

    private void remove(Path record) throws IOException {
        if (Files.exists(record)) {
            Json change = new Json(Files.readString(record));
            if (change.text("kind").equals("FILE")) {
                Files.deleteIfExists(bytes(change.text("id")));
            }
            Files.delete(record);
        }
    }

    List<Path> records(String kind) throws IOException {
        try (Stream<Path> all = Files.walk(Files.createDirectories(directory.resolve(kind)))) {
            return all.filter(path -> path.toString().endsWith(".json") && !path.startsWith(directory.resolve("files")))
                    .toList();
        }
    }

    boolean has(String file, String sha256) throws IOException {
        try (InputStream bytes = Files.newInputStream(bytes(file))) {
            return copy(bytes, OutputStream.nullOutputStream()).equals(sha256);
        } catch (NoSuchFileException missing) {
            return false;
        }
    }

    /** Whether these are its bytes. If not, there is another version, which is told, too. */
    boolean keep(String file, InputStream bytes, String sha256) throws IOException {
        boolean isTheFile = write(bytes).equals(sha256);
        if (isTheFile) {
            movePartTo(bytes(file));
        }
        return isTheFile;
    }

    private Path place(Json change) throws IOException {
        return directory.resolve(Names.encoded(change.text("kind"))).resolve(Names.ofRecord(change.text("id")));
    }

    private Path bytes(String file) {
        return directory.resolve(Path.of("files", Names.ofFile(file)));
    }

    private String name(Path record) {
        return directory.relativize(record).toString();
    }

    private void put(Path place, String text) throws IOException {
        write(new ByteArrayInputStream(text.getBytes(UTF_8)));
        movePartTo(place);
    }

    private void movePartTo(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private String write(InputStream content) throws IOException {
        try (FileChannel out = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
            String sha256 = copy(content, Channels.newOutputStream(out));
            out.force(true);
            return sha256;
        }
    }

    /** Says the SHA-256 of what was copied. */
    private static String copy(InputStream content, OutputStream out) throws IOException {
        try {
            DigestInputStream digested = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(out);
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

/** Names in requests and on disk: whatever an id or a path holds, it leads nowhere else. */
final class Names {

    private Names() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A");
    }

    static String encodedPath(String path) {
        return encoded(path).replace("%2F", "/");
    }

    static String ofRecord(String id) {
        return parted(encoded(id).replace(".", "%2E")) + ".json";
    }

    static String ofFile(String path) {
        return parted(encodedPath(path)).replaceAll("(?<![^/])[.]", "%2E");
    }

    /** A file system takes names of at most 255 bytes. */
    private static String parted(String name) {
        return name.replaceAll("([^/]{200})(?=[^/])", "$1/");
    }
}

/** Requests to Seans. What is no success is an exception. */
final class Api {

    /** Over HTTP/2 Payara misreads paths with letters beyond ASCII. */
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

    InputStream open(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    Json json(String path) throws IOException, InterruptedException {
        return json(request(path));
    }

    Json put(String path, String json) throws IOException, InterruptedException {
        return json(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", authorization)
                .timeout(Duration.ofMinutes(1));
    }

    private Json json(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (InputStream body = send(request)) {
            return new Json(new String(body.readAllBytes(), UTF_8));
        }
    }

    private InputStream send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        InputStream body = new Watched(answer.body());
        if (answer.statusCode() / 100 == 2) {
            return body;
        }
        try (body) {
            throw new Refusal(answer, new String(body.readNBytes(1000), UTF_8));
        }
    }

    /** Makes an attempt until it succeeds, or is refused for good. */
    static <T> T insist(Attempt<T> attempt) throws IOException, InterruptedException {
        for (int pause = 1; true; pause = Math.min(2 * pause, 60)) {
            try {
                return attempt.make();
            } catch (IOException failed) {
                int seconds = failed instanceof Refusal refusal ? refusal.secondsToWait(pause) : pause;
                System.out.println(failed + "; again in " + seconds + " s");
                TimeUnit.SECONDS.sleep(seconds);
            }
        }
    }

    /** What may fail, and may be made again. */
    interface Attempt<T> {
        T make() throws IOException, InterruptedException;
    }
}

/** An answer that is no success. */
final class Refusal extends IOException {

    final int status;
    private final String retryAfter;

    Refusal(HttpResponse<?> answer, String body) {
        super(answer.statusCode() + " " + body);
        status = answer.statusCode();
        retryAfter = answer.headers().firstValue("Retry-After").orElse("");
    }

    /** What is wrong with a request stays wrong. A source that is not there may come yet: 1C has not called. */
    int secondsToWait(int unlessTold) throws Refusal {
        if (status < 500 && status != 404 && status != 429) {
            throw this;
        }
        return retryAfter.matches("[0-9]{1,5}") ? Integer.parseInt(retryAfter) : unlessTold;
    }
}

/** A body that fails when nothing comes for a minute; of itself it would wait for ever. */
final class Watched extends FilterInputStream {

    private static final ExecutorService READERS = Executors.newCachedThreadPool();

    Watched(InputStream body) {
        super(body);
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        try {
            return READERS.submit(() -> in.read(bytes, from, count)).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException | InterruptedException failed) {
            throw new IOException("the answer stops in the middle", failed);
        }
    }
}

/** An order of one line, and what becomes of it. */
final class PlacedOrder {

    private static final String BODY = """
        {"version": 1, "date": "%s", "currency": "RUB", "sum": %s,
         "customer": {"kind": "person", "name": "Иванова Анна"},
         "lines": [{"id": %s, "name": %s, "unit": {"code": %s, "name": %s},
                    "quantity": 1, "price": %2$s, "sum": %2$s, "tax": {"rate": "20"}, "kind": "goods"}]}
        """;

    private final Api api;
    private final String path;

    PlacedOrder(Api api, String number) {
        this.api = api;
        path = "orders/" + Names.encoded(number);
    }

    /** The version makes a repeat harmless, so it is put until there is an answer. */
    void place(String productId) throws IOException, InterruptedException {
        Json product = api.json("catalog/products/" + Names.encoded(productId) + "?expand=offers");
        Json offer = first(product, "offers");
        String price = first(offer, "prices").part("amount");
        String order = BODY.formatted(
                Instant.now(),
                price,
                offer.part("id"),
                product.part("name"),
                product.part("unitCode"),
                product.part("unit"));
        try {
            Api.insist(() -> api.put(path, order));
        } catch (Refusal refusal) {
            if (refusal.status != 409) {
                throw refusal;
            }
            System.out.println("there is an order of this number already");
        }
        follow();
    }

    private static Json first(Json goods, String name) throws IOException {
        return goods.items(name).stream()
                .findFirst()
                .orElseThrow(() -> new IOException("there are no " + name + " of this product"));
    }

    private void follow() throws IOException, InterruptedException {
        String state = "";
        int told = 0;
        while (!state.equals("CONFIRMED")) {
            String now = Api.insist(() -> api.json(path)).text("state");
            if (!now.equals(state)) {
                System.out.println(now);
            }
            List<Json> history = Api.insist(() -> api.json(path + "/history")).items("history");
            history.stream().skip(told).forEach(System.out::println);
            told = history.size();
            state = now;
            TimeUnit.SECONDS.sleep(1);
        }
    }
}

/** An object of JSON, read no further than is needed: what a field holds stays the text that it is. */
final class Json {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");
    private static final Map<String, String> ESCAPED = Map.of("b", "\b", "f", "\f", "n", "\n", "r", "\r", "t", "\t");

    private final String text;
    private final Map<String, String> fields = new HashMap<>();

    Json(String text) throws IOException {
        this.text = text;
        Iterator<String> parts = parts(text).iterator();
        while (parts.hasNext()) {
            fields.put(string(parts.next()), parts.next());
        }
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The value of a field as it stands there. */
    String part(String name) throws IOException {
        if (!has(name)) {
            throw new IOException("no " + name + " is in " + text);
        }
        return fields.get(name);
    }

    /** A string; null for null. */
    String text(String name) throws IOException {
        return part(name).equals("null") ? null : string(part(name));
    }

    List<Json> items(String name) throws IOException {
        List<Json> items = new ArrayList<>();
        for (String item : parts(part(name))) {
            items.add(new Json(item));
        }
        return items;
    }

    @Override
    public String toString() {
        return text;
    }

    /** What stands directly in an object, names and values in turn, or in an array. */
    private static List<String> parts(String text) throws IOException {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; text != null && at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"') {
                at = endOfString(text, at);
            } else if (next == '{' || next == '[') {
                from = depth++ == 0 ? at + 1 : from;
            } else if (depth == 1 && ",:}]".indexOf(next) >= 0) {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
            depth -= next == '}' || next == ']' ? 1 : 0;
        }
        if (from == 0 || depth != 0) {
            throw new EOFException("this is no JSON, or not all of it");
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static int endOfString(String text, int begin) {
        int at = begin + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    /** A character outside of the basic plane has two escapes, as it has two chars here. */
    private static String string(String quoted) {
        return ESCAPE.matcher(quoted.substring(1, quoted.length() - 1)).replaceAll(escape -> {
            String code = escape.group(1);
            String letter = escape.group(2);
            return Matcher.quoteReplacement(
                    code == null
                            ? ESCAPED.getOrDefault(letter, letter)
                            : Character.toString(Integer.parseInt(code, 16)));
        });
    }
}
