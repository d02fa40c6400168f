package dev.seans.chaos;

import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneC;
import dev.seans.testkit.onec.OneCFailure;
import dev.seans.testkit.onec.OneCKind;
import dev.seans.testkit.onec.Product;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A 1C whose goods change. An export that fails is sent again as a whole, as often as needed, before anything else changes. */
final class ExportTraffic implements Traffic {

    private static final int MOST_PICTURES = 2;
    private static final int MOST_PICTURE_BYTES = 40_000;

    private final URI exchange;
    private final OneCKind kind;
    private final String user;
    private final String password;
    private final int portion;
    private final List<Export> history = new ArrayList<>();
    private Catalogue goods;

    ExportTraffic(URI exchange, OneCKind kind, String user, String password, int products) {
        this.exchange = exchange;
        this.kind = kind;
        this.user = user;
        this.password = password;
        this.portion = products / 2;
        this.goods = Catalogue.of(products);
    }

    @Override
    public String name() {
        return "exports of " + kind;
    }

    /** The same random numbers make the same change, until it has arrived. */
    @Override
    public boolean step(Random random) throws IOException, OneCFailure {
        Catalogue changed = goods;
        int number = 1 + random.nextInt(goods.products().size());
        changed = changed.with(number, product -> changed(product, random));
        boolean whole = history.isEmpty() || random.nextInt(3) == 0;
        Export export = new Export(whole ? changed : changed.only(number), !whole);
        export.to(exchange, this);
        history.add(export);
        goods = changed;
        return true;
    }

    private static Product changed(Product product, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> product.withName("Пара " + random.nextInt(1_000_000));
            case 1 -> product.withPrice(random.nextInt(100_000) + ".25");
            case 2 -> product.withStock(random.nextInt(1_000));
            default ->
                product.pictures().size() < MOST_PICTURES
                        ? product.withPicture(random.nextInt(1_000_000) + ".jpg", bytes(random))
                        : product.withName("Ботинки " + random.nextInt(1_000_000));
        };
    }

    private static byte[] bytes(Random random) {
        byte[] content = new byte[1 + random.nextInt(MOST_PICTURE_BYTES)];
        random.nextBytes(content);
        return content;
    }

    /** Sends to a server at which nothing breaks all that this one was sent. */
    void replay(URI undisturbed) throws IOException, OneCFailure {
        for (Export export : history) {
            export.to(undisturbed, this);
        }
    }

    private record Export(Catalogue goods, boolean onlyChanges) {

        void to(URI exchange, ExportTraffic base) throws IOException, OneCFailure {
            OneC oneC = OneC.of(base.kind, exchange, base.user, base.password).inPortionsOf(base.portion);
            if (onlyChanges) {
                oneC.exportChanges(goods);
            } else {
                oneC.exportAll(goods);
            }
        }
    }
}
