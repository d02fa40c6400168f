package dev.seans.testkit.onec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of a {@link Catalogue}, and its only offer. Each {@code with} gives a changed copy, for the next export.
 *
 * @param number from 1; the article is {@code A-} and this
 * @param price of the offer, in roubles
 * @param stock of the offer, in whole pieces
 * @param markedForDeletion whether 1C tells the site to delete it
 */
public record Product(
        String id,
        int number,
        String name,
        BigDecimal price,
        int stock,
        boolean markedForDeletion,
        List<OneCFile> pictures) {

    public Product {
        if (number < 1 || price.signum() < 0) {
            throw new IllegalArgumentException("A product has a number from 1, and a price from 0: " + id);
        }
        pictures = List.copyOf(pictures);
    }

    static Product of(String id, int number) {
        return new Product(
                id, number, "Ботинки " + number, new BigDecimal(100 + number + ".50"), number, false, List.of());
    }

    public String article() {
        return "A-" + number;
    }

    public Product withName(String changed) {
        return new Product(id, number, changed, price, stock, markedForDeletion, pictures);
    }

    public Product withPrice(String changed) {
        return new Product(id, number, name, new BigDecimal(changed), stock, markedForDeletion, pictures);
    }

    public Product withStock(int changed) {
        return new Product(id, number, name, price, changed, markedForDeletion, pictures);
    }

    public Product withDeletionMark() {
        return new Product(id, number, name, price, stock, true, pictures);
    }

    /** One picture more; the first is the main one. Its path has the id of the product and this name, which needs no escaping. */
    public Product withPicture(String fileName, byte[] content) {
        List<OneCFile> more = new ArrayList<>(pictures);
        more.add(new OneCFile("import_files/%s/%s_%s".formatted(id.substring(0, 2), id, fileName), content));
        return new Product(id, number, name, price, stock, markedForDeletion, more);
    }
}
