package dev.seans.publications;

import dev.seans.settings.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is to be said of a publication file. */
final class VrdRemarks {

    private static final int LONGEST_EXCERPT = 60;
    private static final int MOST_REMARKS = 20;

    private final String file;
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> idle = new LinkedHashSet<>();

    VrdRemarks(String file) {
        this.file = file;
    }

    /** A value is wrong. */
    void wrong(VrdElement element, String attribute, String value, String expected) {
        mistakes.add("%s, attribute %s of <%s>: \"%s\": %s"
                .formatted(place(element), attribute, element.name(), excerpt(value), expected));
    }

    /** Something else is wrong. */
    void wrong(VrdElement element, String what) {
        mistakes.add("%s: %s".formatted(place(element), what));
    }

    void unknownElement(VrdElement element, Collection<String> known) {
        warnings.add("%s: the element <%s> is unknown and ignored%s"
                .formatted(place(element), excerpt(element.name()), nearest(element.name(), known)));
    }

    /** Warns of attributes that nobody knows, and notes those that have no effect. */
    void checkAttributes(VrdElement element, VrdForm form) {
        for (String attribute : element.attributes().keySet()) {
            if (form.idle().contains(attribute)) {
                idle(attribute + " of <" + element.name() + ">");
            } else if (!form.used().contains(attribute)) {
                warnings.add("%s: the attribute %s of <%s> is unknown and ignored%s"
                        .formatted(place(element), excerpt(attribute), element.name(), nearest(attribute, form.all())));
            }
        }
    }

    /** 1C has more attributes than it describes: a name that looks like none of ours is hardly a slip of the pen. */
    private static String nearest(String name, Collection<String> known) {
        return NearestName.near(name, known)
                .map(near -> "; the nearest known name is " + near)
                .orElse("");
    }

    void idle(String what) {
        idle.add(what);
    }

    private String place(VrdElement element) {
        return "%s, line %d".formatted(file, element.line());
    }

    /** For logs: one short line. */
    private static String excerpt(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "...";
    }

    /** @throws InvalidVrdException if something is wrong */
    VrdReader.Reading reading(Vrd vrd) throws InvalidVrdException {
        if (!mistakes.isEmpty()) {
            throw new InvalidVrdException(bounded(mistakes));
        }
        return new VrdReader.Reading(vrd, bounded(warnings), List.copyOf(idle));
    }

    private static List<String> bounded(List<String> all) {
        if (all.size() <= MOST_REMARKS) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST_REMARKS));
        some.add("and " + (all.size() - MOST_REMARKS) + " more of this kind");
        return some;
    }
}
