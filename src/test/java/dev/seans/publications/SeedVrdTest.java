package dev.seans.publications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The publication file of 1C's own description, with its quotes escaped. */
class SeedVrdTest {

    private static final Map<ReuseValue, String> USE = values("use");

    @Test
    void everyValueIsRead() throws IOException, InvalidVrdException {
        VrdReader.Reading reading = GivenVrd.read(GivenVrd.seed());

        assertThat(reading.vrd())
                .isEqualTo(new Vrd(
                        Optional.of("/demo"),
                        Map.of(
                                ServiceType.ODATA,
                                section(new VrdService("standard.odata", Optional.empty(), true, USE, 10)),
                                ServiceType.SOAP,
                                section(new VrdService("OperationalData1", Optional.of("OperData"), true, USE, 12)),
                                ServiceType.HTTP,
                                section(new VrdService("ПримерРаботы", Optional.empty(), true, values("autouse"), 15))),
                        List.of()));
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.idle())
                .containsExactly(
                        "ib of <point>", "enable of <point>", "allowexecutescheduledjobs of <point>", "<pool>");
    }

    @Test
    void withTheQuotesAsTheyArePrintedItTellsHowToWriteThem() throws IOException {
        String printed = GivenVrd.seed().replace("&quot;", "\"");

        assertThatExceptionOfType(InvalidVrdException.class)
                .isThrownBy(() -> GivenVrd.read(printed))
                .withMessage("/seans/default.vrd, line 6, attribute ib: a value has quotes inside:"
                        + " write &quot; for each of them");
    }

    private static Map<ReuseValue, String> values(String mode) {
        return Map.of(
                ReuseValue.MODE,
                mode,
                ReuseValue.MAX_AGE,
                "20",
                ReuseValue.POOL_TIMEOUT,
                "5",
                ReuseValue.POOL_SIZE,
                "10");
    }

    private static VrdSection section(VrdService service) {
        return new VrdSection(true, false, List.of(service));
    }
}
