package dev.seans.exchange;

import dev.seans.commerceml.OrderDocuments.Form;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of CommerceML in which a client wants its orders, as {@code version=} of init or query says. */
final class OrderVersion {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,3})(\\..*)?");
    private static final int WITH_CONTAINERS = 3;

    private OrderVersion() {}

    /** Documents in containers for those that ask for them alone: others see nothing in one. */
    static Form form(String version) {
        Matcher form = FORM.matcher(version.strip());
        return form.matches() && Integer.parseInt(form.group(1)) >= WITH_CONTAINERS ? Form.CONTAINERS : Form.FLAT;
    }
}
