package dev.seans.testkit.onec;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Goods of one base of 1C, in one group, with a price and a stock for each. Its ids are random, so two of them never meet in
 * one database.
 */
public final class Catalogue {

    private final UUID id;
    private final List<Product> products;

    private Catalogue(UUID id, List<Product> products) {
        this.id = id;
        this.products = List.copyOf(products);
    }

    /** With so many products: boots at 101.50, 102.50 and so on, of which there are 1, 2 and so on. */
    public static Catalogue of(int products) {
        UUID id = UUID.randomUUID();
        return new Catalogue(
                id,
                IntStream.rangeClosed(1, products)
                        .mapToObj(number -> Product.of(id + "-" + number, number))
                        .toList());
    }

    /** Of the classifier, and of the catalogue in it. */
    public String id() {
        return id.toString();
    }

    public String groupId() {
        return id + "-g";
    }

    public String priceTypeId() {
        return id + "-p";
    }

    public List<Product> products() {
        return products;
    }

    /**
     * The product with this number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Product product(int number) {
        return products.stream()
                .filter(product -> product.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The catalogue has no product " + number));
    }

    /** The same goods, of which one is changed. */
    public Catalogue with(int number, UnaryOperator<Product> change) {
        Product changed = change.apply(product(number));
        return new Catalogue(
                id,
                products.stream()
                        .map(product -> product.number() == number ? changed : product)
                        .toList());
    }

    /** The same goods without those behind the first {@code count}. */
    public Catalogue first(int count) {
        return new Catalogue(id, products.subList(0, count));
    }

    /** One product alone: what 1C sends if nothing else has changed. */
    public Catalogue only(int number) {
        return new Catalogue(id, List.of(product(number)));
    }

    /** A whole export in CommerceML 2.07: the document of the goods. */
    public OneCFile importFile(String name) {
        return OneCKind.STOCK.schema(false).goods(name, this);
    }

    /** A whole export in CommerceML 2.07: the document of the offers. */
    public OneCFile offersFile(String name) {
        return OneCKind.STOCK.schema(false).offers(name, this);
    }

    List<OneCFile> pictures() {
        return products.stream().flatMap(product -> product.pictures().stream()).toList();
    }

    /** In its order; at least one, that may be empty. */
    List<Catalogue> inPortionsOf(int size) {
        return IntStream.rangeClosed(0, Math.max(0, products.size() - 1) / size)
                .map(portion -> portion * size)
                .mapToObj(from -> new Catalogue(id, products.subList(from, Math.min(from + size, products.size()))))
                .toList();
    }
}
