package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiRole;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets shops read what they may, and operators everything. */
@OnePerApplication
class ShopAccess {

    private final ApiLogin login;
    private final Settings settings;

    @Inject
    ShopAccess(ApiLogin login, Settings settings) {
        this.login = login;
        this.settings = settings;
    }

    /**
     * Who reads. Whoever is both a shop and an operator is a shop.
     *
     * @throws ApiException 401, 403 and 429 for who may not, 405 for what is no reading
     */
    Reader requireReader(HttpServletRequest request, HttpServletResponse response) {
        boolean isShop = login.requireOneOf(List.of(ApiRole.SHOP, ApiRole.ADMIN), request, response) == ApiRole.SHOP;
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw ApiException.notAllowed(response, "GET, HEAD");
        }
        return new Reader(request.getUserPrincipal().getName(), isShop, ApiParameters.of(request));
    }

    /** The source that is read: the one that gets the reader's orders, if none is named. */
    String requireSource(Reader reader) {
        return requireSource(
                reader,
                reader.parameters().source().orElse(settings.of(reader.user()).text(Setting.ORDERS_SOURCE)));
    }

    /**
     * The source, if the reader may read it.
     *
     * @throws ApiException 403
     */
    String requireSource(Reader reader, String source) {
        if (reader.isShop() && !sources(settings.of(reader.user())).contains(source)) {
            throw new ApiException(
                    HttpServletResponse.SC_FORBIDDEN,
                    "this shop may not read that source: " + Setting.SHOP_SOURCES.keyOf("<user>")
                            + " names those that it may");
        }
        return source;
    }

    /** Those that a shop may read, by its settings. */
    static List<String> sources(Settings ofShop) {
        List<String> named = ofShop.list(Setting.SHOP_SOURCES);
        return named.isEmpty() ? List.of(ofShop.text(Setting.ORDERS_SOURCE)) : named;
    }

    /** A user, and what is asked for. */
    record Reader(String user, boolean isShop, ApiParameters parameters) {

        /** Whose orders alone are told; null for an operator, who sees all. */
        @Nullable
        String shop() {
            return isShop ? user : null;
        }
    }
}
