package dev.seans.publications;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads {@code default.vrd}. Elements are known by their local names, because the namespace differs from file to file:
 * the example of 1C's own description has the address of the publication there.
 */
final class VrdReader {

    private static final Pattern ZERO = Pattern.compile("0*");

    /** The column has so many characters. */
    private static final int LONGEST_BASE = 255;

    private final VrdRemarks remarks;

    private VrdReader(VrdRemarks remarks) {
        this.remarks = remarks;
    }

    /**
     * What the file says.
     *
     * @param file what messages call it
     * @throws InvalidVrdException with every mistake
     */
    static Reading read(String file, byte[] content) throws InvalidVrdException {
        VrdElement root = VrdXml.read(file, content);
        VrdRemarks remarks = new VrdRemarks(file);
        return remarks.reading(new VrdReader(remarks).vrd(root));
    }

    private Vrd vrd(VrdElement root) {
        if (!root.name().equals("point")) {
            remarks.wrong(
                    root, "the root element is <" + root.name() + ">, but a publication file begins with <point>");
        }
        remarks.checkAttributes(root, VrdForm.ROOT);
        root.children().forEach(this::checkName);
        Map<ServiceType, VrdSection> sections = new EnumMap<>(ServiceType.class);
        one(root, "ws").ifPresent(ws -> sections.put(ServiceType.SOAP, section(ws, "point", "alias", VrdForm.SOAP)));
        one(root, "httpServices")
                .ifPresent(http -> sections.put(ServiceType.HTTP, section(http, "service", "rootUrl", VrdForm.HTTP)));
        sections.put(ServiceType.ODATA, odata(root));
        return new Vrd(base(root), sections, zones(root));
    }

    private void checkName(VrdElement child) {
        if (VrdForm.IDLE_ELEMENTS.contains(child.name())) {
            remarks.idle("<" + child.name() + ">");
        } else if (!VrdForm.SECTIONS.contains(child.name())) {
            Set<String> known = new HashSet<>(VrdForm.IDLE_ELEMENTS);
            known.addAll(VrdForm.SECTIONS);
            remarks.unknownElement(child, known);
        }
    }

    private void checkChildren(VrdElement element, String known) {
        element.children().stream()
                .filter(child -> !child.name().equals(known))
                .forEach(child -> remarks.unknownElement(child, List.of(known)));
    }

    private Optional<VrdElement> one(VrdElement root, String name) {
        List<VrdElement> all = root.children(name);
        if (all.size() > 1) {
            remarks.wrong(
                    all.get(1),
                    "<" + name + "> stands twice, first in line " + all.get(0).line());
        }
        return all.stream().findFirst();
    }

    private Optional<String> base(VrdElement root) {
        Optional<String> base = root.attribute("base").filter(text -> !text.isEmpty());
        base.filter(text -> text.length() > LONGEST_BASE)
                .ifPresent(
                        text -> remarks.wrong(root, "base", text, "expected at most " + LONGEST_BASE + " characters"));
        return base;
    }

    private VrdSection section(VrdElement element, String childName, String aliasName, VrdForm form) {
        remarks.checkAttributes(element, VrdForm.SECTION);
        checkChildren(element, childName);
        List<VrdService> services = element.children(childName).stream()
                .map(child -> service(child, aliasName, form))
                .toList();
        refuseTwins(element, childName, services);
        boolean byDefault = flag(element, "publishByDefault", false);
        boolean inCommon = flag(element, "pointEnableCommon", false);
        return new VrdSection(flag(element, "enable", true), byDefault || inCommon, services);
    }

    private VrdService service(VrdElement element, String aliasName, VrdForm attributes) {
        remarks.checkAttributes(element, attributes);
        Optional<String> name = element.attribute("name");
        if (name.isEmpty()) {
            remarks.wrong(element, "<" + element.name() + "> has no attribute name: which service is it?");
        }
        name.ifPresent(text -> check(element, "name", text, ServiceName::check));
        Optional<String> alias = element.attribute(aliasName).filter(text -> !text.isEmpty());
        Consumer<String> form = aliasName.equals("rootUrl") ? ServiceName::checkRoot : ServiceName::check;
        alias.ifPresent(text -> check(element, aliasName, text, form));
        return new VrdService(name.orElse(""), alias, flag(element, "enable", true), values(element), element.line());
    }

    /** Two services with one address: nobody could say whose sessions a call gets. */
    private void refuseTwins(VrdElement section, String childName, List<VrdService> services) {
        List<VrdElement> elements = section.children(childName);
        for (int later = 1; later < services.size(); later++) {
            VrdService service = services.get(later);
            VrdElement element = elements.get(later);
            services.subList(0, later).stream()
                    .filter(service::meets)
                    .findFirst()
                    .ifPresent(first -> remarks.wrong(
                            element,
                            "<%s> has a name or an address of the one in line %d: remove one of them"
                                    .formatted(element.name(), first.line())));
        }
    }

    private VrdSection odata(VrdElement root) {
        boolean byDefault = flag(root, "enableStandardOData", false);
        Optional<VrdElement> element = one(root, "standardOdata");
        element.ifPresent(odata -> remarks.checkAttributes(odata, VrdForm.ODATA));
        VrdService service = new VrdService(
                ServiceName.OF_ODATA,
                Optional.empty(),
                element.map(odata -> flag(odata, "enable", byDefault)).orElse(byDefault),
                element.map(this::values).orElse(Map.of()),
                element.orElse(root).line());
        return new VrdSection(true, false, List.of(service));
    }

    /** Without reuse the numbers have no meaning, and start-up scripts of images write zeros for them. */
    private Map<ReuseValue, String> values(VrdElement element) {
        Map<ReuseValue, String> values = new EnumMap<>(ReuseValue.class);
        boolean isReused =
                !element.attribute(ReuseValue.MODE.attribute()).equals(Optional.of(ReuseMode.DONTUSE.text()));
        for (ReuseValue value : ReuseValue.values()) {
            element.attribute(value.attribute())
                    .filter(text -> isReused || !ZERO.matcher(text).matches())
                    .ifPresent(text -> {
                        check(element, value.attribute(), text, value::check);
                        values.put(value, text);
                    });
        }
        return values;
    }

    private List<String> zones(VrdElement root) {
        Optional<VrdElement> zones = one(root, "zones");
        zones.ifPresent(element -> {
            remarks.checkAttributes(element, VrdForm.ZONES);
            checkChildren(element, "zone");
        });
        List<VrdElement> all = zones.map(element -> element.children("zone")).orElse(List.of());
        all.forEach(zone -> remarks.checkAttributes(zone, VrdForm.ZONE));
        return all.stream().map(zone -> zone.attribute("value").orElse("")).toList();
    }

    /** As XML Schema, part 2, section 3.2.2 writes truth. */
    private boolean flag(VrdElement element, String attribute, boolean otherwise) {
        String text = element.attribute(attribute).orElse(Boolean.toString(otherwise));
        check(element, attribute, text, value -> {
            if (!List.of("true", "false", "1", "0").contains(value)) {
                throw new IllegalArgumentException("expected true or false");
            }
        });
        return text.equals("true") || text.equals("1");
    }

    private void check(VrdElement element, String attribute, String text, Consumer<String> reader) {
        try {
            reader.accept(text);
        } catch (IllegalArgumentException wrongForm) {
            remarks.wrong(element, attribute, text, String.valueOf(wrongForm.getMessage()));
        }
    }

    /**
     * A publication file, and what is to be said of it.
     *
     * @param warnings of what is unknown and therefore ignored
     * @param idle what is understood, but means nothing here
     */
    record Reading(Vrd vrd, List<String> warnings, List<String> idle) {

        Reading {
            warnings = List.copyOf(warnings);
            idle = List.copyOf(idle);
        }
    }
}
