package dev.seans.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/** What this node is called, for operators: as its server calls it, else as its machine does. */
public final class NodeName {

    private static final List<String> SERVER_PROPERTIES = List.of("jboss.node.name", "com.sun.aas.instanceName");

    private NodeName() {}

    public static String of() {
        return SERVER_PROPERTIES.stream()
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .map(instance -> machine() + "/" + instance)
                .orElseGet(NodeName::machine);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
