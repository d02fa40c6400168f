package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.orders.GivenOrders;
import dev.seans.server.FileTrees;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.ServerUser;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneC;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCKind;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is saved first, and {@code seans.home} after it, while 1C goes on; both come back on another machine. */
@Tag("smoke")
@Tag("matrix")
class RestoredBackupSmokeIT {

    private static final byte[] PICTURE = {1, 2, 3, 4};

    private final Path directory = Path.of("target", "smoke", "RestoredBackupSmokeIT");
    private final Path backup = directory.resolve("restored");
    private final SeansServer first = PayaraMicro.server(ServerOptions.in(directory.resolve("first")));
    private final SeansServer restored = PayaraMicro.server(ServerOptions.in(backup));

    @BeforeEach
    void start() throws IOException {
        FileTrees.delete(directory);
        first.start();
    }

    @AfterEach
    void end() {
        first.close();
        restored.close();
    }

    @Test
    void one_c_and_the_shop_go_on_where_the_database_was_saved() throws Exception {
        Catalogue goods = Catalogue.of(5).with(2, product -> product.withPicture("a.jpg", PICTURE));
        oneC(first).exportAll(goods);
        new ShopApi(first.root()).put(GivenOrders.order("B-1", "before"), 1);
        byte[] document = Catalogue.of(3).importFile("import.xml").content();
        OneCSession session = connection(first).login();
        connection(first).file(session, "import.xml", Arrays.copyOf(document, 100));
        first.stop();
        copy("database");
        first.start();
        oneC(first)
                .exportChanges(goods.with(3, product -> product.withPicture("late.jpg", PICTURE))
                        .only(3));
        first.stop();
        copy("home");

        restored.start();

        assertThat(products()).isEqualTo(5);
        assertThat(pictureOf(goods.product(2).pictures().get(0).name())).isEqualTo(PICTURE);
        connection(restored).file(session, "import.xml", Arrays.copyOfRange(document, 100, document.length));
        await("the import of both halves ends")
                .until(() -> connection(restored)
                        .importFile(session, "import.xml")
                        .text()
                        .startsWith("success"));
        oneC(restored)
                .exportChanges(goods.with(3, product -> product.withPicture("late.jpg", PICTURE))
                        .only(3));
        assertThat(products()).isEqualTo(8);
        OneC withOrders = oneC(restored);
        assertThat(withOrders.orders().fetch()).isEqualTo(1);
        assertThat(withOrders.orders().fetch()).isZero();
    }

    private void copy(String folder) throws IOException {
        FileTrees.copy(directory.resolve("first").resolve(folder), backup.resolve(folder));
    }

    private int products() throws IOException {
        return new AdminApi(restored.root()).counts("1c").getInt("products");
    }

    private byte[] pictureOf(String path) throws IOException {
        return new ShopApi(restored.root()).ask("files/1c/" + path).body();
    }

    private static OneC oneC(SeansServer server) {
        return OneC.of(OneCKind.STOCK, exchange(server), ServerUser.EXCHANGE.name(), ServerUser.EXCHANGE.password());
    }

    private static OneCConnection connection(SeansServer server) {
        return new OneCConnection(
                exchange(server),
                "catalog",
                ServerUser.EXCHANGE.name(),
                ServerUser.EXCHANGE.password(),
                OneCOptions.USUAL);
    }

    private static URI exchange(SeansServer server) {
        return server.root().resolve("exchange");
    }
}
