package dev.seans.exchange;

import dev.seans.commerceml.OrderDocuments.Form;
import dev.seans.filter.SessionIdentity;
import dev.seans.identity.IdSource;
import dev.seans.identity.RequestedId;
import dev.seans.identity.RequestedIdReader;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code mode=init}: how files are to be sent. Exactly two lines, because 1C counts them; two more only for clients that
 * send {@code version=} (protocol, sections 1.2 and 1.6, step 6). Wipes nothing, and may be skipped.
 */
@OnePerApplication
class Init implements ExchangeMode {

    /** The newest CommerceML that the reader of catalogues knows; a client that asks then sends it. */
    private static final String VERSION = "3.1";

    private final Settings settings;
    private final Exchanges exchanges;

    @Inject
    Init(Settings settings, Exchanges exchanges) {
        this.settings = settings;
        this.exchanges = exchanges;
    }

    @Override
    public String name() {
        return "init";
    }

    @Override
    public Set<ExchangeType> types() {
        return ExchangeType.WITH_MODES;
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        if (isOfOrders(request)) {
            request.version().ifPresent(version -> note(request, version));
        }
        String zip = "zip=" + settings.text(Setting.EXCHANGE_ZIP);
        String limit = "file_limit=" + settings.size(Setting.EXCHANGE_FILE_LIMIT);
        return Optional.of(
                request.asksForVersion()
                        ? Reply.of(zip, limit, "sessid=" + sentId(request), "version=" + version(request))
                        : Reply.of(zip, limit));
    }

    /** What 1C is given in this session is of the version that it has asked for. */
    private void note(ExchangeRequest request, String version) {
        SessionIdentity.of(request.http()).ifPresent(identity -> exchanges.noteVersion(identity.key(), version));
    }

    /** Orders are told in the version that the client can read; goods are read in any. */
    private static String version(ExchangeRequest request) {
        return isOfOrders(request)
                ? request.version().map(OrderVersion::form).orElse(Form.FLAT).version()
                : VERSION;
    }

    private static boolean isOfOrders(ExchangeRequest request) {
        return request.type().equals(ExchangeType.SALE.parameter());
    }

    /** The id that the client itself has just sent: we keep none. */
    private String sentId(ExchangeRequest request) {
        RequestedIdReader reader = new RequestedIdReader(List.of(IdSource.values()), settings.text(Setting.COOKIE));
        return reader.read(request.http()) instanceof RequestedId.Present present
                ? present.id().secret()
                : "";
    }
}
