package dev.seans.acceptance;

import static org.awaitility.Awaitility.await;

import dev.seans.exchange.OneCConnection;
import dev.seans.exchange.OneCLogin;
import dev.seans.exchange.OneCOptions;
import dev.seans.exchange.OneCSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A base of 1C with its orders, that exchanges them as its kind does (protocol of orders, section 1): it finds them by number,
 * cut to 11 characters; takes all documents of an answer in one transaction; passes over changes of what is approved, and says
 * {@code success}.
 */
final class OneCBase {

    private static final int LOOKED_UP = 11;

    /** Without one of these it throws, and nothing of the answer stays. */
    private static final List<String> MANDATORY = List.of("Ид", "Номер", "Дата", "ХозОперация", "Валюта");

    private static final Set<String> CURRENCIES = Set.of("RUB", "руб");

    private final OneCKind kind;
    private final OneCConnection connection;
    private final Map<String, Stored> orders = new TreeMap<>();
    private int files;

    OneCBase(OneCKind kind, URI root) {
        this.kind = kind;
        this.connection = new OneCConnection(root.resolve("exchange"), "sale", "1c", "1c", OneCOptions.USUAL);
    }

    /**
     * Fetches the orders of the site.
     *
     * @return how many documents there were
     */
    int fetch(Loss loss) throws Exception {
        OneCSession session = OneCLogin.of(connection);
        if (kind.readsPages()) {
            connection.mode("init&version=3.1", session);
        }
        int read = 0;
        List<Element> documents;
        do {
            documents = documents(connection.mode("query", session).body());
            if (loss == Loss.ANSWER_OF_QUERY) {
                return documents.size();
            }
            Map<String, Stored> changed = new LinkedHashMap<>();
            documents.forEach(document -> take(document, changed));
            orders.putAll(changed);
            read += documents.size();
        } while (kind.readsPages() && !documents.isEmpty());
        if (loss != Loss.KILLED_BEFORE_SUCCESS) {
            connection.mode("success", session);
        }
        return read;
    }

    /** Sends all its orders back, paid and, if it can say so, shipped; what it is answered. */
    String sendBack() throws IOException {
        OneCSession session = OneCLogin.of(connection);
        String last = "";
        for (Stored order : orders.values()) {
            String name = "orders-%s_%d.xml".formatted(UUID.randomUUID(), ++files);
            last = connection
                    .file(session, name, kind.document(order).getBytes(StandardCharsets.UTF_8))
                    .text();
            if (kind.asksForImport()) {
                last = await("the import of " + name + " ends")
                        .until(() -> connection.importFile(session, name).text(), text -> !text.startsWith("progress"));
            }
        }
        return last;
    }

    /** From now on what the site says of it is passed over. */
    void approve(String number) {
        orders.computeIfPresent(number, (same, order) -> order.isApproved());
    }

    Collection<Stored> orders() {
        return orders.values();
    }

    private List<Element> documents(byte[] answer) throws Exception {
        String start = new String(answer, 0, Math.min(5, answer.length), StandardCharsets.US_ASCII);
        if (!start.equals("<?xml")) {
            throw new IOException("не удалось прочитать");
        }
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer))
                .getDocumentElement();
        List<Element> around = kind.readsPages() ? children(root, "Контейнер") : List.of(root);
        return around.stream()
                .flatMap(container -> children(container, "Документ").stream())
                .filter(document -> text(document, "ХозОперация").equalsIgnoreCase("Заказ товара"))
                .toList();
    }

    private void take(Element document, Map<String, Stored> changed) {
        for (String name : MANDATORY) {
            if (text(document, name).isEmpty()) {
                throw new IllegalStateException("поле объекта (" + name + ") не обнаружено");
            }
        }
        Element customer =
                children(children(document, "Контрагенты").get(0), "Контрагент").get(0);
        if (!CURRENCIES.contains(text(document, "Валюта"))
                || text(customer, "Наименование").isEmpty()) {
            throw new IllegalStateException("заказ не заполнен: " + text(document, "Номер"));
        }
        String number = text(document, "Номер");
        Stored before = changed.getOrDefault(number, orders.get(number));
        if (before == null) {
            changed.put(number, Stored.first(number, document));
        } else if (number.length() > LOOKED_UP || changed.containsKey(number)) {
            // What is longer is never found, what stands twice in an answer was not there when it was looked for.
            changed.put(number, before.changed(document).madeAgain());
        } else if (!before.approved()) {
            changed.put(number, before.changed(document));
        }
    }

    private static String text(Element element, String child) {
        return children(element, child).stream()
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element element, String name) {
        List<Element> children = new ArrayList<>();
        IntStream.range(0, element.getChildNodes().getLength()).forEach(index -> {
            Node node = element.getChildNodes().item(index);
            if (node instanceof Element child && child.getTagName().equals(name)) {
                children.add(child);
            }
        });
        return children;
    }

    /** Where an exchange is torn. */
    enum Loss {
        NONE,
        ANSWER_OF_QUERY,

        /** The orders are in it; the site does not know. */
        KILLED_BEFORE_SUCCESS
    }

    /**
     * An order in the base.
     *
     * @param comment as it came last
     * @param made how many orders this one became there; more than one is a doubled order
     */
    record Stored(String number, String guid, String comment, BigDecimal sum, boolean approved, int made) {

        static Stored first(String number, Element document) {
            return new Stored(number, UUID.randomUUID().toString(), "", BigDecimal.ZERO, false, 1).changed(document);
        }

        Stored changed(Element document) {
            return new Stored(
                    number,
                    guid,
                    text(document, "Комментарий"),
                    new BigDecimal(text(document, "Сумма")),
                    approved,
                    made);
        }

        Stored madeAgain() {
            return new Stored(number, guid, comment, sum, approved, made + 1);
        }

        Stored isApproved() {
            return new Stored(number, guid, comment, sum, true, made);
        }

        String numberInOneC() {
            return "КД-" + number;
        }
    }
}
