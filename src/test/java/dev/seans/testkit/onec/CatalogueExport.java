package dev.seans.testkit.onec;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.seans.testkit.http.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One export of goods, in the files and sessions of its kind. */
final class CatalogueExport {

    private final OneCKind kind;
    private final OneCConnection connection;
    private final OneCClient client;
    private final int portion;

    CatalogueExport(OneCKind kind, OneCConnection connection, int portion) {
        this.kind = kind;
        this.connection = connection;
        this.client = new OneCClient(connection, kind.options());
        this.portion = portion;
    }

    void run(Catalogue catalogue, boolean onlyChanges) throws IOException, OneCFailure {
        switch (kind) {
            case STOCK -> inPortions(catalogue, onlyChanges);
            case OLD_STOCK, MOYSKLAD -> atOnce(catalogue, onlyChanges);
            case MODULE -> inOneSession(catalogue, onlyChanges);
        }
    }

    /** First all goods, then all offers, a session for each portion; of a whole export the first alone says that it is whole. */
    private void inPortions(Catalogue catalogue, boolean onlyChanges) throws IOException, OneCFailure {
        client.checkConnection();
        List<Catalogue> portions = catalogue.inPortionsOf(portion);
        for (int index = 0; index < portions.size(); index++) {
            CommerceMl2 schema = kind.schema(onlyChanges || index > 0);
            client.send(withPictures(
                    schema.goods("import0_%d.xml".formatted(index + 1), portions.get(index)), portions.get(index)));
        }
        for (int index = 0; index < portions.size(); index++) {
            CommerceMl2 schema = kind.schema(onlyChanges || index > 0);
            client.send(schema.offers("offers0_%d.xml".formatted(index + 1), portions.get(index)));
        }
    }

    private void atOnce(Catalogue catalogue, boolean onlyChanges) throws IOException, OneCFailure {
        CommerceMl2 schema = kind.schema(onlyChanges);
        List<OneCFile> files = new ArrayList<>(List.of(withPictures(schema.goods("import.xml", catalogue), catalogue)));
        files.add(schema.offers("offers.xml", catalogue));
        client.send(files.toArray(OneCFile[]::new));
    }

    /** Every document with its import; at the end of a whole export the site is to hide what it did not hold. */
    private void inOneSession(Catalogue catalogue, boolean onlyChanges) throws IOException, OneCFailure {
        OneCSession session = onlyChanges ? client.login() : loginInASecondOfItsOwn();
        OneCInit init = OneCInit.ofModule(connection.mode("init&version=3.1", session));
        for (OneCFile document : new CommerceMl31(catalogue).documents()) {
            List<OneCFile> files = document.name().startsWith("goods")
                    ? List.of(withPictures(document, catalogue))
                    : List.of(document);
            client.upload(session, files, init);
            client.importFiles(session, List.of(document));
        }
        if (!onlyChanges) {
            untilSuccess("deactivate&" + session.timestamp(), session);
            untilSuccess("complete", session);
        }
    }

    /** The site tells whole seconds: what a test has sent in the same one would count as a part of this export. */
    private OneCSession loginInASecondOfItsOwn() throws IOException, OneCFailure {
        OneCSession first = client.login();
        OneCSession session = first;
        while (session.timestamp().equals(first.timestamp())
                && !first.timestamp().isEmpty()) {
            LockSupport.parkNanos(MILLISECONDS.toNanos(100));
            session = client.login();
        }
        return session;
    }

    private void untilSuccess(String mode, OneCSession session) throws IOException, OneCFailure {
        RawResponse answer = connection.mode(mode, session);
        while (OneCAnswer.of(answer).isProgress()) {
            answer = connection.mode(mode, session);
        }
        if (!OneCAnswer.of(answer).isSuccess()) {
            throw OneCFailure.of(mode, OneCAnswer.of(answer).reason(), answer);
        }
    }

    private static OneCFile[] withPictures(OneCFile document, Catalogue catalogue) {
        List<OneCFile> files = new ArrayList<>(List.of(document));
        files.addAll(catalogue.pictures());
        return files.toArray(OneCFile[]::new);
    }
}
