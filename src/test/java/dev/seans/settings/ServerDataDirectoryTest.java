package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerDataDirectoryTest {

    @Test
    void wildFlyNamesItsDataDirectory() {
        assertThat(ServerDataDirectory.find(Map.of("jboss.server.data.dir", "/wildfly/data")::get))
                .contains(Path.of("/wildfly/data"));
    }

    @Test
    void payaraNamesItsInstanceWhichHasOne() {
        assertThat(ServerDataDirectory.find(Map.of("com.sun.aas.instanceRoot", "/payara/domain1")::get))
                .contains(Path.of("/payara/domain1/data"));
    }

    @Test
    void seansHomeBeatsTheServerAndIsMadeAbsolute() {
        assertThat(ServerDataDirectory.home(GivenSettings.with(Map.of("seans.home", "some/../folder"))))
                .isEqualTo(Path.of("folder").toAbsolutePath());
    }

    @Test
    void onAnUnknownServerTheOperatorMustSaySo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerDataDirectory.home(GivenSettings.defaults()))
                .withMessageEndingWith(": set seans.home");
    }
}
