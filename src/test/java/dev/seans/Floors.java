package dev.seans;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which room is on which floor. A room may look down, never up or across, but for one: database may see settings. */
final class Floors {

    private static final String HOUSE = "dev.seans.";

    private static final Map<String, Integer> FLOOR_OF = Map.ofEntries(
            Map.entry("deployment", 9),
            Map.entry("admin", 8),
            Map.entry("console", 8),
            Map.entry("shop", 8),
            Map.entry("api", 6),
            Map.entry("exchange", 7),
            Map.entry("keeper", 7),
            Map.entry("gateway", 7),
            Map.entry("login", 2),
            Map.entry("publications", 1),
            Map.entry("client", 2),
            Map.entry("services", 6),
            Map.entry("imports", 6),
            Map.entry("registry", 5),
            Map.entry("filter", 5),
            Map.entry("search", 5),
            Map.entry("catalog", 4),
            Map.entry("reuse", 4),
            Map.entry("files", 4),
            Map.entry("httpsession", 4),
            Map.entry("commerceml", 2),
            Map.entry("bulk", 3),
            Map.entry("nodes", 3),
            Map.entry("cookies", 3),
            Map.entry("records", 1),
            Map.entry("orders", 1),
            Map.entry("orderbook", 3),
            Map.entry("uploads", 2),
            Map.entry("archive", 1),
            Map.entry("session", 2),
            Map.entry("jobs", 1),
            Map.entry("changes", 1),
            Map.entry("identity", 1),
            Map.entry("upstream", 1),
            Map.entry("database", 0),
            Map.entry("settings", 0));

    private static final List<String> ACROSS = List.of("database", "settings");

    private Floors() {}

    static Set<String> packages() {
        return FLOOR_OF.keySet().stream().map(HOUSE::concat).collect(Collectors.toSet());
    }

    static ArchCondition<JavaClass> onlyImportDownward() {
        return new ArchCondition<>("import only rooms on lower floors") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(Floors::isForbidden)
                        .map(Dependency::getDescription)
                        .forEach(description -> events.add(SimpleConditionEvent.violated(type, description)));
            }
        };
    }

    private static boolean isForbidden(Dependency dependency) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!target.startsWith(HOUSE)) {
            return false;
        }
        String from = room(dependency.getOriginClass().getPackageName());
        String to = room(target);
        return !from.equals(to) && floor(from) <= floor(to) && !ACROSS.equals(List.of(from, to));
    }

    private static String room(String packageName) {
        return packageName.substring(HOUSE.length());
    }

    private static int floor(String room) {
        Integer floor = FLOOR_OF.get(room);
        if (floor == null) {
            throw new IllegalStateException(room + " has no floor");
        }
        return floor;
    }
}
