package dev.seans.testkit.onec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The site's orders in a base of 1C. It finds them by number, cut to 11 characters, passes over changes of what is approved, and
 * says {@code success}. An answer that lacks a mandatory element leaves nothing; an order that cannot be filled in leaves those
 * before it, and none behind it is ever loaded.
 */
public final class OneCOrders {

    private static final int LOOKED_UP = 11;

    /** Without one of these it throws, and nothing of the answer stays. */
    private static final List<String> MANDATORY = List.of("Ид", "Номер", "Дата", "ХозОперация", "Валюта");

    private static final Set<String> CURRENCIES = Set.of("RUB", "руб");

    private final OneCKind kind;
    private final OneCConnection connection;
    private final OneCClient client;
    private final Map<String, Stored> orders = new TreeMap<>();
    private int files;

    OneCOrders(OneCKind kind, OneCConnection connection) {
        this.kind = kind;
        this.connection = connection;
        this.client = new OneCClient(connection, kind.options());
    }

    /**
     * Fetches the orders of the site.
     *
     * @return how many documents there were
     * @throws OneCFailure if the site refuses, or 1C cannot take one of them: the site is not told of success
     */
    public int fetch() throws IOException, OneCFailure {
        return fetch(Loss.NONE);
    }

    /** The same, torn. */
    public int fetch(Loss loss) throws IOException, OneCFailure {
        OneCSession session = client.login();
        if (kind.readsPages()) {
            OneCInit.ofModule(connection.mode("init&version=3.1", session));
        }
        int read = 0;
        List<Element> documents;
        do {
            documents = documents(connection.mode("query", session).body());
            if (loss == Loss.ANSWER_OF_QUERY) {
                return documents.size();
            }
            take(documents);
            read += documents.size();
        } while (kind.readsPages() && !documents.isEmpty());
        if (loss != Loss.KILLED_BEFORE_SUCCESS) {
            connection.mode("success", session);
        }
        return read;
    }

    /**
     * Sends all its orders back, paid and, if it can say so, shipped.
     *
     * @throws OneCFailure if the site refuses one
     */
    public void sendBack() throws IOException, OneCFailure {
        OneCSession session = client.login();
        OneCInit init = kind.readsPages()
                ? OneCInit.ofModule(connection.mode("init&version=3.1", session))
                : OneCInit.of(connection.init(session));
        for (Stored order : orders.values()) {
            List<OneCFile> document = List.of(
                    OneCFile.of("orders-%s_%d.xml".formatted(UUID.randomUUID(), ++files), kind.document(order)));
            client.upload(session, document, init);
            if (kind.asksForImport()) {
                client.importFiles(session, document);
            }
        }
    }

    /** A person approves the order in 1C: from now on what the site says of it is passed over. */
    public void approve(String number) {
        orders.computeIfPresent(number, (same, order) -> order.withApproval());
    }

    /** Those that were fetched, by their number. */
    public Collection<Stored> all() {
        return List.copyOf(orders.values());
    }

    private List<Element> documents(byte[] answer) throws IOException, OneCFailure {
        String start = new String(answer, 0, Math.min(5, answer.length), StandardCharsets.US_ASCII);
        if (!start.equals("<?xml")) {
            throw OneCFailure.of("query", "the answer cannot be read");
        }
        Element root = root(answer);
        List<Element> around = kind.readsPages() ? children(root, "Контейнер") : List.of(root);
        return around.stream()
                .flatMap(container -> children(container, "Документ").stream())
                .filter(document -> text(document, "ХозОперация").isEmpty()
                        || text(document, "ХозОперация").equalsIgnoreCase("Заказ товара"))
                .toList();
    }

    private static Element root(byte[] answer) throws IOException, OneCFailure {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer))
                    .getDocumentElement();
        } catch (SAXException broken) {
            throw OneCFailure.of("query", "the answer cannot be read: " + broken.getMessage());
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("Every JDK has a parser", impossible);
        }
    }

    private void take(List<Element> documents) throws OneCFailure {
        for (Element document : documents) {
            requireMandatory(document);
        }
        Set<String> found = Set.copyOf(orders.keySet());
        Set<String> taken = new HashSet<>();
        for (Element document : documents) {
            requireFillable(document);
            String number = text(document, "Номер");
            // What is longer is never found; what stands twice in an answer was not there when it was looked for.
            boolean isFound = found.contains(number) && number.length() <= LOOKED_UP;
            orders.merge(number, Stored.first(number, document), (before, first) -> {
                if (!isFound || taken.contains(number)) {
                    return before.changed(document).madeAgain();
                }
                return before.approved() ? before : before.changed(document);
            });
            taken.add(number);
        }
    }

    private static void requireMandatory(Element document) throws OneCFailure {
        for (String name : MANDATORY) {
            if (text(document, name).isEmpty()) {
                throw OneCFailure.of("query", "an order has no " + name + ": none of the answer is loaded");
            }
        }
    }

    private static void requireFillable(Element document) throws OneCFailure {
        boolean isCustomerNamed = children(document, "Контрагенты").stream()
                .flatMap(customers -> children(customers, "Контрагент").stream())
                .anyMatch(customer -> !text(customer, "Наименование").isEmpty());
        if (!CURRENCIES.contains(text(document, "Валюта")) || !isCustomerNamed) {
            throw OneCFailure.of(
                    "query", "the order " + text(document, "Номер") + " cannot be filled in: none behind it is loaded");
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
    public enum Loss {
        NONE,

        /** 1C never got the orders. */
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
    public record Stored(String number, String guid, String comment, BigDecimal sum, boolean approved, int made) {

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

        Stored withApproval() {
            return new Stored(number, guid, comment, sum, true, made);
        }

        /** As 1C numbers it. */
        public String numberInOneC() {
            return "КД-" + number;
        }
    }
}
