package dev.seans.acceptance;

import static org.awaitility.Awaitility.await;

import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** 1C exports goods, as far as a test that looks at something else needs it. */
final class Export {

    /** A workshop's goods, every kind of record, in CommerceML 3.1. */
    static final List<String> WORKSHOP = List.of(
            "groups", "propertiesGoods", "units", "storages", "priceLists", "goods", "offers", "prices", "rests");

    private final URI root;

    Export(URI root) {
        this.root = root;
    }

    OneCConnection connection(String type) {
        return new OneCConnection(root.resolve("exchange"), type, "1c", "1c", OneCOptions.USUAL);
    }

    void upload(OneCFile... files) throws IOException {
        upload(connection("catalog").login(), files);
    }

    /** All files, and then the import of each document. */
    void upload(OneCSession session, OneCFile... files) throws IOException {
        OneCConnection goods = connection("catalog");
        for (OneCFile file : files) {
            goods.file(session, file.name(), file.content());
        }
        for (OneCFile file : files) {
            if (file.name().endsWith(".xml")) {
                await(file.name() + " is imported")
                        .until(() -> goods.importFile(session, file.name()).text(), text -> text.startsWith("success"));
            }
        }
    }

    void uploadWorkshop() throws IOException {
        OneCSession session = connection("catalog").login();
        for (String name : WORKSHOP) {
            try (InputStream document =
                    Objects.requireNonNull(Export.class.getResourceAsStream("/commerceml31/" + name + ".xml"))) {
                upload(session, new OneCFile(name + ".xml", document.readAllBytes()));
            }
        }
    }
}
