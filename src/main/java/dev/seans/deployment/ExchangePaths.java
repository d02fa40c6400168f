package dev.seans.deployment;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.Setting;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.Set;

/**
 * Maps the exchange on further paths, so that nobody must repackage the WAR for an address. Its filter is mapped on the
 * servlet by name, so it follows. A slash at the end makes no difference: addresses of other shops have one, and some clients
 * add it.
 */
final class ExchangePaths {

    /** The name of the servlet in web.xml. */
    private static final String NAME = "exchange";

    private ExchangePaths() {}

    static void map(ServletContext context, List<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        ServletRegistration servlet = context.getServletRegistration(NAME);
        if (servlet == null) {
            throw mistake("web.xml has no servlet named " + NAME + " to map");
        }
        paths.forEach(path -> map(servlet, path));
    }

    private static void map(ServletRegistration servlet, String path) {
        if (!path.startsWith("/")) {
            throw mistake("\"" + path + "\" must begin with /");
        }
        Set<String> taken = servlet.addMapping(path);
        if (!taken.isEmpty()) {
            throw mistake("\"" + path + "\" belongs to another servlet already");
        }
        if (!path.endsWith("/") && !path.contains("*")) {
            servlet.addMapping(path + "/");
        }
    }

    private static InvalidSettingsException mistake(String what) {
        return new InvalidSettingsException(List.of(Setting.EXCHANGE_PATHS.key() + ": " + what));
    }
}
